"""The life of an article is told in order, also while a run writes."""

from pathlib import Path

import orjson
import pytest
from small_archive import PORTAL, SmallArchive

from portalcrawl.archive.history import Event, read_archive_events, read_events, read_lines

A, B = PORTAL + "a.html", PORTAL + "b.html"


@pytest.fixture
def archive(tmp_path: Path) -> SmallArchive:
    archive = SmallArchive(tmp_path / "portal")
    archive.begin()
    archive.write(A, fetched="2026-01-01T00:00:00Z")
    archive.write_copy(B, A)
    archive.end()
    archive.begin()
    archive.rewrite(A, fetched="2026-01-03T00:00:00Z")
    archive.archive.append_change(
        {"url": A, "kind": "moved", "version": 1, "at": "2026-01-02T00:00:00Z", "runId": "r", "movedTo": B}
    )
    archive.end()
    return archive


def test_the_life_of_an_article(archive: SmallArchive) -> None:
    events = read_events(archive.layout, "https://example.com/a.html#top")
    assert [event.kind for event in events] == ["listed", "copy", "archived", "moved", "changed", "looked", "next"]
    archived, moved, changed = events[2:5]
    assert (archived.facts["version"], changed.facts["version"]) == (1, 2)
    assert moved == Event("2026-01-02T00:00:00Z", "moved", A, {"version": 1, "runId": "r", "movedTo": B})
    assert read_events(archive.layout, PORTAL + "strange.html") == []


def test_the_life_of_an_archive_leaves_first_captures_out(archive: SmallArchive) -> None:
    events = read_archive_events(archive.layout)
    assert [event.kind for event in events if event.kind != "run"] == ["moved", "changed"]
    assert sum(event.kind == "run" for event in events) == 2
    assert [event.at for event in events] == sorted(event.at for event in events)


def test_a_line_that_is_being_written_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "changes.jsonl"
    assert list(read_lines(path)) == []
    path.write_bytes(orjson.dumps({"a": 1}) + b"\n" + b'{"a"')
    assert list(read_lines(path)) == [{"a": 1}]
