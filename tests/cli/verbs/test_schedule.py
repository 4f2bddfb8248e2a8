"""`portalcrawl schedule`: units and crontab lines that systemd and cron understand, with starts that are spread."""

import re
import shutil
import subprocess
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from running import refuse, run_here

from portalcrawl.cli.verbs.schedule import parse_every, write_calendar, write_cron
from portalcrawl.exceptions import UsageError

ANALYZE = shutil.which("systemd-analyze")
needs_systemd = pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not installed")


def write_units(folder: Path, *arguments: object) -> list[Path]:
    """Put what is printed into files by the names in its comments."""
    run = run_here("schedule", *arguments)
    assert run.returncode == 0, run.stderr
    parts = re.split(r"^# /etc/systemd/system/(\S+?)(?::.*)?$", run.stdout, flags=re.MULTILINE)[1:]
    paths = []
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        path = folder / name.rstrip(":")
        path.write_text(text)
        paths.append(path)
    return paths


def test_a_portal_has_a_service_and_a_timer(tmp_path: Path) -> None:
    paths = write_units(tmp_path, "http://www.example.com/", "news.example.org", "--every", "6h", "-o", tmp_path)
    assert [path.name for path in paths] == [
        "portalcrawl-www.example.com.service", "portalcrawl-www.example.com.timer",
        "portalcrawl-news.example.org.service", "portalcrawl-news.example.org.timer", "portalcrawl-failed@.service",
    ]  # fmt: skip
    service = paths[0].read_text()
    assert "SuccessExitStatus=3 4 6" in service
    assert "OnFailure=portalcrawl-failed@%n.service" in service
    assert f"crawl http://www.example.com/ --output {tmp_path}" in service
    starts = [re.search(r"OnCalendar=(.*)", path.read_text()) for path in (paths[1], paths[3])]
    assert starts[0] is not None
    assert starts[1] is not None
    assert starts[0][1] != starts[1][1]


@needs_systemd
def test_systemd_understands_the_units_and_finds_them_hardened(tmp_path: Path) -> None:
    assert ANALYZE is not None
    paths = write_units(tmp_path, "http://www.example.com/a%20b/", "--every", "1d", "-o", tmp_path, "--user", "root")
    for path in paths[:2]:
        run = subprocess.run([ANALYZE, "verify", "--man=no", str(path)], capture_output=True, text=True, check=False)
        told = [line for line in run.stderr.splitlines() if path.name in line and "not-found" not in line]
        assert not told, run.stderr
    run = subprocess.run(
        [ANALYZE, "security", "--offline=true", "--no-pager", str(paths[0])],
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(r"Overall exposure level for \S+: ([\d.]+)", run.stdout)
    assert found, run.stdout + run.stderr
    assert float(found[1]) < 4


@needs_systemd
@pytest.mark.parametrize("every", ["15m", "30m", "1h", "6h", "1d", "1w"])
def test_calendars_come_as_often_as_they_should(every: str) -> None:
    assert ANALYZE is not None
    minutes = parse_every(every)
    text = write_calendar(minutes, 77)
    run = subprocess.run([ANALYZE, "calendar", "--iterations=3", text], capture_output=True, text=True, check=True)
    times = re.findall(r"(?:Next elapse|Iter\. #\d): \w+ (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)", run.stdout)
    moments = [datetime.fromisoformat(one) for one in times]
    assert {(later - one).total_seconds() / 60 for one, later in pairwise(moments)} == {minutes}


@pytest.mark.parametrize("every", ["15m", "30m", "1h", "6h", "1d", "1w"])
@pytest.mark.parametrize("start", [0, 7, 59, 1439, 9_000])
def test_crontab_fields_are_within_their_bounds(every: str, start: int) -> None:
    minutes = parse_every(every)
    fields = write_cron(minutes, start % minutes).split()
    for field, most in zip(fields, (59, 23, 31, 12, 6), strict=True):
        assert all(int(number) <= most for number in re.findall(r"(?<!/)\b\d+", field.partition("/")[0]))


def test_crontab_lines(tmp_path: Path) -> None:
    run = run_here("schedule", "www.example.com", "a.example/x%20y", "--every", "1d", "--cron", "-o", tmp_path)
    lines = run.stdout.splitlines()
    assert len(lines) == 2
    assert all(re.match(r"\d+ \d+ \* \* \*  cd ", line) for line in lines)
    assert r"a.example/x\%20y" in lines[1]


@pytest.mark.parametrize("every", ["", "soon", "1m", "7m", "5h", "3d", "9w"])
def test_times_that_cannot_be_meant(every: str) -> None:
    with pytest.raises(UsageError, match="--every"):
        parse_every(every)
    refuse(run_here("schedule", "a.example", "--every", every), 2, "--every")


def test_targets_that_cannot_be_meant() -> None:
    refuse(run_here("schedule", "no address", "--every", "1d"), 2, "not a web address")
    refuse(run_here("schedule", "a.example", "http://a.example/", "--every", "1d"), 2, "one portal")


def test_a_path_without_an_archive_is_named_as_one(tmp_path: Path) -> None:
    """`output/nosuch`, and a folder that holds archives."""
    for target in (tmp_path / "nosuch", tmp_path):
        refuse(run_here("schedule", target, "--every", "6h"), 2, "there is no such archive")
