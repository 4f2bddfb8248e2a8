"""A removal that ends, or meets a full disk, at each call that changes the disk: the next run carries it out."""

import gzip
import shutil
import signal
from pathlib import Path

import pytest
from archived import check_manifest, read_fates, read_lines, target_of
from comparing import verify
from forks import Forks
from lab import Lab
from shim import ROOM_CALLS, WRITES, Fault, Kind, Trace

WISH = ("--apply", "--reason", "the author asked for it")


def texts_of(root: Path) -> dict[str, str]:
    """By address the first paragraph of each article that stands."""
    lines = (line for path in root.glob("articles/*.jsonl") for line in read_lines(path))
    return {line["url"]: line["articleBody"].split("\n")[0] for line in lines if len(line.get("articleBody", "")) > 100}


def lines_of(root: Path) -> dict[str, list[bytes]]:
    return {path.name: path.read_bytes().splitlines() for path in root.glob("articles/*.jsonl")}


def check_removed(lab: Lab, root: Path, url: str, text: str, forks: Forks) -> None:
    """Nothing of the text is left, everything else is, and the archive is in order."""
    for path in root.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert text.encode() not in (gzip.decompress(data) if path.suffix == ".gz" else data), path
    old, new = lines_of(lab.archive), lines_of(root)
    assert old.keys() == new.keys()
    changed = [(a, b) for name in old for a, b in zip(old[name], new[name], strict=True) if a != b]
    assert len(changed) == 1
    assert url.encode() in changed[0][1]
    for path in lab.archive.glob("warc/*.warc.gz"):
        assert (root / "warc" / path.name).stat().st_size == path.stat().st_size
    check_manifest(root)
    verify(root, forks)


@pytest.fixture(scope="module")
def chosen(lab: Lab) -> tuple[str, str]:
    """The address and the text of an article without copies."""
    near = {line["url"] for line in read_lines(lab.archive / "duplicates.jsonl")}
    near |= {line["duplicateOf"] for line in read_lines(lab.archive / "duplicates.jsonl")}
    found = sorted((url, text) for url, text in texts_of(lab.archive).items() if url not in near)
    return found[len(found) // 2]


@pytest.fixture(scope="module")
def calls(lab: Lab, chosen: tuple[str, str]) -> Trace:
    """What an undisturbed removal does to the disk."""
    forks, root = lab.workers[0], lab.folder / "removed" / lab.archive.name
    shutil.copytree(lab.archive, root)
    run, trace = forks.run("remove", chosen[0], root, *WISH, watched=root)
    assert run.returncode == 0, run.stderr
    check_removed(lab, root, *chosen, forks)
    return trace


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("kind", [Kind.KILL, Kind.TORN, Kind.POWER])
def test_ended_at_a_write_point(lab: Lab, chosen: tuple[str, str], calls: Trace, kind: Kind) -> None:
    def end_and_finish(forks: Forks, output: Path, fault: Fault) -> bool:
        root = output / lab.archive.name
        shutil.copytree(lab.archive, root)
        run, trace = forks.run("remove", chosen[0], root, *WISH, watched=root, fault=fault)
        is_met = trace.is_ended_by(fault)
        assert run.returncode == (-signal.SIGKILL if is_met else 0), run.stderr
        again, _ = forks.run("remove", chosen[0], root, *WISH, watched=root)
        assert again.returncode == 0, again.stderr
        check_removed(lab, root, *chosen, forks)
        return is_met

    points = calls.numbers(*WRITES) if kind is Kind.TORN else range(1, len(calls) + 1)
    faults = [Fault(kind, at, seed=at) for at in points]
    tally = lab.sweep(f"remove-{kind}", lab.scale.choose(faults, 4), end_and_finish, 0.04)
    assert tally.unmet <= 1 + tally.tried / 10


@pytest.mark.timeout(3600)
def test_the_next_crawl_carries_it_out(lab: Lab, chosen: tuple[str, str], calls: Trace) -> None:
    """From the moment at which the ledger says so; before it, nothing has happened."""

    def end_and_crawl(forks: Forks, output: Path, fault: Fault) -> bool:
        root = output / lab.archive.name
        shutil.copytree(lab.archive, root)
        run, trace = forks.run("remove", chosen[0], root, *WISH, watched=root, fault=fault)
        is_met = trace.is_ended_by(fault)
        assert run.returncode == (-signal.SIGKILL if is_met else 0), run.stderr
        lab.crawl.finish(forks, output)
        is_removed = read_fates(root)[target_of(chosen[0])]["state"] == "removed"
        assert is_removed == (chosen[0] not in texts_of(root))
        if is_removed:
            check_removed(lab, root, *chosen, forks)
        verify(root, forks)
        return is_met

    faults = [Fault(Kind.KILL, at) for at in range(1, len(calls) + 1)]
    lab.sweep("remove-crawl", lab.scale.choose(faults, 2), end_and_crawl, 0.02)


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("kind", [Kind.FULL, Kind.FULL_SHORT])
def test_a_full_disk(lab: Lab, chosen: tuple[str, str], calls: Trace, kind: Kind) -> None:
    def fail_and_finish(forks: Forks, output: Path, fault: Fault) -> bool:
        root = output / lab.archive.name
        shutil.copytree(lab.archive, root)
        run, trace = forks.run("remove", chosen[0], root, *WISH, watched=root, fault=fault)
        is_refused = any(call in ROOM_CALLS for call, _ in trace.calls[fault.at - 1 :])
        assert run.returncode in ((0, 5) if is_refused else (0,)), run.stderr
        again, _ = forks.run("remove", chosen[0], root, *WISH, watched=root)
        assert again.returncode == 0, again.stderr
        check_removed(lab, root, *chosen, forks)
        return is_refused and run.returncode == 5

    faults = [Fault(kind, at) for at in range(1, len(calls) + 1)]
    lab.sweep(f"remove-{kind}", lab.scale.choose(faults, 3), fail_and_finish, 0.02)
