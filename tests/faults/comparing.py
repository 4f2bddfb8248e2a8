"""Whether an archive is what an undisturbed run would have written."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archived import check_manifest, check_places, read_archive, target_of
from forks import Forks

from portalcrawl.archive.ledger import read_coverage, read_fates

UNFINISHED = (".open", ".tmp", "-wal", "-shm", "-journal")
"""Ends of names that nothing has once a run is over."""


@dataclass(frozen=True)
class Content:
    """What an archive says, without what differs between two runs over the same portal."""

    records: dict[str, dict[str, Any]]
    """By path and query of the address."""
    groups: frozenset[frozenset[str]]
    """Articles of the same text: one of them is archived, the others are its copies."""
    near: dict[str, str]
    """Of articles that tell another one's story, that one; whether record or line names it depends on what is first."""
    fates: dict[str, tuple[str, str, str | None]]
    """Role, state and section of each address; whether archived or a copy is told by `groups`."""
    coverage: dict[str, tuple[int, int, int]]
    """Of each section: rows, lists read, lists open."""


def comparable(record: dict[str, Any]) -> dict[str, Any]:
    """A record without its run, its time, and where its page stands in a WARC file.

    The rest of it is compared: headline to body, row and evidence. What it says of its original is compared apart.
    """
    capture = {key: value for key, value in record["capture"].items() if key not in ("runId", "fetchedAt", "warc")}
    rest = {key: value for key, value in record.items() if key not in ("nearDuplicateOf", "similarity")}
    return rest | {"capture": capture}


def read_content(root: Path) -> Content:
    """The archive's content. Raises AssertionError where it is not in order by itself.

    Of exact copies the first one read is the original, and which is read first depends on when a run was killed. So
    all that is asked is that the same articles are told to be the same.
    """
    leftovers = [path for path in root.rglob("*") if path.name.endswith(UNFINISHED)]
    assert not leftovers, f"left behind: {leftovers}"
    check_places(root)
    check_manifest(root)
    archived = read_archive(root)
    groups: dict[str, set[str]] = {target: {target} for target in archived.records}
    for copy, original in archived.duplicates.items():
        groups[original].add(copy)
    fates = {}
    for fate in read_fates(root / "ledger.db"):
        target = target_of(fate.url)
        assert target not in fates, f"{target} has two fates"
        is_met = target in archived.met
        assert is_met == (fate.state in ("archived", "duplicate")), f"{target}: {fate.state}"
        assert not is_met or (fate.state == "archived") == (target in archived.records), f"{target}: {fate.state}"
        fates[target] = (fate.role.name, "met" if is_met else str(fate.state), fate.section)
    return Content(
        {target: comparable(record) for target, record in archived.records.items()},
        frozenset(frozenset(group) for group in groups.values()),
        archived.near,
        fates,
        {one.name: (one.rows, one.lists_read, one.lists_open) for one in read_coverage(root / "ledger.db")},
    )


def check_same(root: Path, undisturbed: Content, forks: Forks) -> None:
    """The archive is in order and says what that of an undisturbed run says."""
    found = read_content(root)
    assert found.groups == undisturbed.groups, f"{found.groups ^ undisturbed.groups}"
    assert found.near == undisturbed.near, f"{dict(found.near.items() ^ undisturbed.near.items())}"
    assert found.fates == undisturbed.fates, f"{dict(found.fates.items() ^ undisturbed.fates.items())}"
    assert found.coverage == undisturbed.coverage, f"{dict(found.coverage.items() ^ undisturbed.coverage.items())}"
    for target in found.records.keys() & undisturbed.records.keys():
        mine, other = found.records[target], undisturbed.records[target]
        differing = {key for key in mine.keys() | other.keys() if mine.get(key) != other.get(key)}
        assert not differing, f"{target}: {[(key, mine.get(key), other.get(key)) for key in sorted(differing)]}"
    verify(root, forks)


def verify(root: Path, forks: Forks) -> None:
    """`portalcrawl verify` finds nothing wrong."""
    run, _ = forks.run("verify", root, watched=root)
    if run.returncode == 2 and "No such command" in run.stderr:
        return  # a program that cannot verify yet
    assert run.returncode == 0, f"verify: {run.stdout}{run.stderr}"
