"""`portalcrawl schedule`: prints systemd units or crontab lines that crawl portals again and again."""

import os
import re
import shutil
import sys
import zlib
from pathlib import Path
from typing import Annotated

import typer

from portalcrawl.archive.layout import Layout
from portalcrawl.exceptions import UsageError
from portalcrawl.spiders.arguments import parse_start
from portalcrawl.text.urls.canonical import portal_folder

_SPAN = re.compile(r"(\d{1,3})\s*(m|h|d|w)", re.IGNORECASE)
_MINUTES = {"m": 1, "h": 60, "d": 1440, "w": 10_080}
_LEAST, _MOST = 15, 4 * 10_080
"""Minutes between two runs."""
_DAY, _HOUR = 1440, 60

_SERVICE = """\
# /etc/systemd/system/portalcrawl-{name}.service
[Unit]
Description=Archive of {name}
Wants=network-online.target
After=network-online.target
OnFailure=portalcrawl-failed@%n.service

[Service]
Type=oneshot
User={user}
WorkingDirectory={folder}
ExecStart={command}
# 3: complete with failures; 4: interrupted, the next run continues; 6: an earlier run still works.
SuccessExitStatus=3 4 6
TimeoutStartSec=infinity
TimeoutStopSec=120
Nice=10
UMask=0027
# What a crawl does not need. `systemd-analyze security portalcrawl-{name}` shows the effect.
CapabilityBoundingSet=
AmbientCapabilities=
NoNewPrivileges=yes
ProtectSystem=strict
ReadWritePaths={output}
ProtectHome=read-only
PrivateTmp=yes
PrivateDevices=yes
PrivateUsers=yes
ProtectProc=invisible
ProcSubset=pid
ProtectClock=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectControlGroups=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
RemoveIPC=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged @resources
SystemCallErrorNumber=EPERM
"""
_TIMER = """\
# /etc/systemd/system/portalcrawl-{name}.timer
[Unit]
Description={every} archive of {name}

[Timer]
OnCalendar={calendar}
# Spread over machines too; always the same on one.
RandomizedDelaySec=5min
FixedRandomDelay=true
Persistent=true

[Install]
WantedBy=timers.target
"""
_FAILED = """\
# /etc/systemd/system/portalcrawl-failed@.service: what is done when a portal needs you; write your own command
[Unit]
Description=Tell that %i has failed

[Service]
Type=oneshot
ExecStart=/bin/sh -c 'systemctl status --no-pager --lines=20 "%i" | mail -s "%i failed" root'
"""


def run(
    targets: Annotated[
        list[str],
        typer.Argument(metavar="TARGET…", help="Portals' addresses, profiles' files, or existing archives."),
    ],
    every: Annotated[str, typer.Option(help="The time between two runs: 30m, 6h, 1d, 1w.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder that holds archives.")] = Path("output"),
    cron: Annotated[bool, typer.Option("--cron/--systemd", help="Lines of a crontab, or units of systemd.")] = False,
    user: Annotated[str, typer.Option(help="The user that systemd runs the crawls as.")] = "portals",
) -> None:
    """Print units or crontab lines for portals, with starts that are spread over the time between two runs."""
    minutes = parse_every(every)
    named = [(_name_of(target), target) for target in targets]
    if len({name for name, _ in named}) < len(named):
        raise UsageError("two targets are one portal")
    parts = []
    for name, target in named:
        folder = Path(target).resolve().parent if Layout(Path(target)).is_archive() else output.resolve()
        command = [_program(), "crawl", _address_of(target), "--output", str(folder)]
        start = zlib.crc32(name.encode()) % minutes
        if cron:
            line = " ".join(_quote(word).replace("%", r"\%") for word in command)
            parts.append(f"{write_cron(minutes, start)}  cd {_quote(str(Path.cwd()))} && {line} >> {name}.log 2>&1\n")
        else:
            parts += _write_units(name, command, minutes, start, every, folder, user)
    if not cron:
        parts.append(_FAILED)
    print("\n".join(parts) if not cron else "".join(parts), end="")


def parse_every(text: str) -> int:
    """The minutes of a time between two runs. Raises UsageError."""
    match = _SPAN.fullmatch(text.strip())
    minutes = int(match[1]) * _MINUTES[match[2].lower()] if match else 0
    if not _LEAST <= minutes <= _MOST:
        raise UsageError(f"--every {text!r}: write a time between 15m and 4w, such as 6h, 1d, 1w")
    if minutes < _HOUR and _HOUR % minutes:
        raise UsageError(f"--every {text!r}: write minutes that divide an hour: 15m, 20m, 30m")
    if _HOUR < minutes < _DAY and (minutes % _HOUR or _DAY % minutes):
        raise UsageError(f"--every {text!r}: write hours that divide a day: 1h, 2h, 3h, 4h, 6h, 8h, 12h")
    if minutes > _DAY and minutes != _MINUTES["w"]:
        raise UsageError(f"--every {text!r}: longer than a day, calendars know a week: write 1w")
    return minutes


def _name_of(target: str) -> str:
    path = Path(target)
    if Layout(path).is_archive():
        return path.resolve().name
    if target.endswith(".toml") and "://" not in target:
        return path.stem
    if target.strip() and "://" not in target and (path.exists() or (path.parent.name and path.parent.is_dir())):
        raise UsageError(f"{target!r}: there is no such archive; name an archive's folder or a web address (http://…)")
    return portal_folder(parse_start(target))


def _address_of(target: str) -> str:
    return str(Path(target).resolve()) if Path(target).exists() else target


def _program() -> str:
    """The program by an absolute path, because units and crontabs have a short PATH."""
    beside = Path(sys.executable).with_name("portalcrawl")
    found = str(beside) if beside.is_file() else shutil.which("portalcrawl")
    return os.path.abspath(found) if found else f"{sys.executable} -m portalcrawl"  # noqa: PTH100 - a link stays one


def _quote(text: str) -> str:
    return text if re.fullmatch(r"[\w@%+=:,./ -]*", text) and " " not in text else f"'{text}'"


def write_calendar(minutes: int, start: int) -> str:
    """systemd's OnCalendar for a run every so many minutes, the first of them `start` minutes into the time.

    >>> write_calendar(360, 77), write_calendar(1440, 77), write_calendar(30, 7)
    ('*-*-* 01/6:17', '*-*-* 01:17', '*-*-* *:07/30')
    """
    if minutes <= _HOUR:
        return f"*-*-* *:{start % minutes:02}" + ("" if minutes == _HOUR else f"/{minutes}")
    hour, minute = divmod(start % _DAY, _HOUR)
    if minutes < _DAY:
        return f"*-*-* {hour % (minutes // _HOUR):02}/{minutes // _HOUR}:{minute:02}"
    day = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[start // _DAY % 7]
    return f"{day + ' ' if minutes > _DAY else ''}*-*-* {hour:02}:{minute:02}"


def write_cron(minutes: int, start: int) -> str:
    """The five fields of a crontab line for the same.

    >>> write_cron(360, 77), write_cron(1440, 77), write_cron(30, 7)
    ('17 1-23/6 * * *', '17 1 * * *', '7-59/30 * * * *')
    """
    if minutes <= _HOUR:
        first = start % minutes
        return f"{first}-59/{minutes} * * * *" if minutes < _HOUR else f"{first} * * * *"
    hour, minute = divmod(start % _DAY, _HOUR)
    if minutes < _DAY:
        step = minutes // _HOUR
        return f"{minute} {hour % step}-23/{step} * * *"
    return f"{minute} {hour} * * {(start // _DAY % 7 + 1) % 7 if minutes > _DAY else '*'}"


def _write_units(
    name: str, command: list[str], minutes: int, start: int, every: str, output: Path, user: str
) -> list[str]:
    # A percent sign begins a specifier in units.
    words = " ".join(f'"{word}"' if " " in word and " -m " not in word else word for word in command)
    facts = {
        "name": name, "folder": output.parent, "output": output, "user": user,
        "command": words.replace("%", "%%"), "every": every, "calendar": write_calendar(minutes, start),
    }  # fmt: skip
    return [_SERVICE.format(**facts), _TIMER.format(**facts)]
