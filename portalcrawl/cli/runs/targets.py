"""What the targets of `portalcrawl crawl` mean: portals' addresses, profiles, archives wherever they stand."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import read_start_url
from portalcrawl.cli.finding import find_moved
from portalcrawl.exceptions import ArchiveError, PortalcrawlError, UsageError
from portalcrawl.profiles.store import load_profile
from portalcrawl.spiders.arguments import parse_start
from portalcrawl.text.urls.canonical import portal_folder

_PATH_MARKS = ("/", "./", "../", "~", ".\\", "\\")
"""What paths begin with and addresses do not."""


class Target(Struct, frozen=True):
    """One portal to archive."""

    typed: str
    """What was typed."""
    start: str
    archive: Path
    profile: Path | None = None
    same_as: str | None = None
    """The target before it, as it was typed, that means the same archive; this one is not crawled."""


class Skipped(Struct, frozen=True):
    """What stands among several targets and is not one, as a shell puts it there: `output/*`."""

    typed: str
    reason: str


class TargetError(UsageError):
    """A target that cannot be meant."""

    def __init__(self, typed: str, error: PortalcrawlError) -> None:
        """`error` says why."""
        super().__init__(str(error))
        self.typed = typed
        self.exit_code = error.exit_code


def find_targets(typed: Sequence[str], output: Path) -> list[Target | Skipped]:
    """What each target means, in their order. Raises TargetError."""
    return list(_find(typed, output))


def _find(typed: Sequence[str], output: Path) -> Iterator[Target | Skipped]:
    seen: dict[Path, str] = {}
    found_any = False
    for number, text in enumerate(typed, 1):
        try:
            one = _read(text, output, is_alone=len(typed) == 1)
        except PortalcrawlError as error:
            raise TargetError(text, error) from error
        if isinstance(one, Target):
            found_any = True
            place = one.archive.resolve()
            before = seen.setdefault(place, text)
            if before is not text:
                one = Target(one.typed, one.start, one.archive, one.profile, same_as=before)
        elif number == len(typed) and not found_any:
            raise TargetError(text, UsageError(f"{text!r}: {one.reason}; name an archive's folder or a web address"))
        yield one


def _read(text: str, output: Path, *, is_alone: bool) -> Target | Skipped:
    path = Path(text)
    if text.endswith(".toml") and "://" not in text:
        start = parse_start(load_profile(path).portal.start or "")
        return Target(text, start, output / portal_folder(start), profile=path)
    if not text.strip() or "://" in text or not path.exists():
        return _read_address(text, output)
    if not path.is_dir() or not Layout(path).is_archive():
        reason = "a folder without a ledger" if path.is_dir() else "a file"
        if is_alone:
            raise UsageError(f"{text!r} is {reason}: neither an archive nor a web address")
        return Skipped(text, f"{reason}, not an archive")
    known = read_start_url(Layout(path).ledger)
    if known is None:
        raise ArchiveError(f"{text}: the ledger does not say which portal it is of; name the address")
    return Target(text, known, path)


def _read_address(text: str, output: Path) -> Target:
    is_path = text.startswith(_PATH_MARKS) or Path(text).parts[:-1] == output.parts
    if text.strip() and "://" not in text and is_path:
        raise UsageError(f"{text!r}: there is no such archive; name an archive's folder or a web address (http://…)")
    start = parse_start(text)
    folder = output / portal_folder(start)
    moved = None if Layout(folder).is_archive() else find_moved(start, output)
    return Target(text, start, moved.root if moved is not None else folder)


def continue_archive(targets: Sequence[Target], archive: Path) -> Target:
    """The one target, with the archive of its portal from before it moved. Raises UsageError."""
    if len(targets) != 1 or targets[0].typed.endswith(".toml") or Layout(Path(targets[0].typed)).is_archive():
        raise UsageError("--continues: name one target, the portal's new address")
    if not Layout(archive).is_archive():
        raise UsageError(f"--continues {archive}: no archive here; name a folder such as output/www.example.com")
    [target] = targets
    if target.archive.resolve() != archive.resolve() and Layout(target.archive).is_archive():
        raise UsageError(f"--continues {archive}: {target.start} has an archive of its own, {target.archive}")
    return replace(target, archive=archive)
