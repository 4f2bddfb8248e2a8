"""Segments: only whole, committed lines survive; a sealed one never changes."""

from pathlib import Path

import pytest

from portalcrawl.archive.layout import Layout
from portalcrawl.archive.segments import LineWriter, SegmentWriter
from portalcrawl.exceptions import ArchiveError


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    layout = Layout(tmp_path / "portal")
    layout.create()
    return layout


def test_a_place_names_the_very_bytes(layout: Layout) -> None:
    segment = SegmentWriter(layout, 1, 0, 0)
    segment.append({"headline": "园区要闻"})
    place = segment.append({"headline": "二"})
    segment.sync()
    segment.close()
    data = layout.open_segment(1).read_bytes()
    assert data[place.offset : place.offset + place.length].decode() == '{"headline":"二"}'
    assert data[place.offset + place.length :] == b"\n"


def test_lines_behind_the_commit_are_cut_off(layout: Layout) -> None:
    segment = SegmentWriter(layout, 1, 0, 0)
    segment.append({"n": 1})
    segment.sync()
    committed = segment.size
    segment.append({"n": 2})
    segment.sync()
    segment.close()
    with layout.open_segment(1).open("ab") as stream:
        stream.write(b'{"n": 3, "torn')
    SegmentWriter(layout, 1, committed, 1).close()
    assert layout.open_segment(1).read_bytes() == b'{"n":1}\n'


def test_a_file_shorter_than_its_commit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "duplicates.jsonl"
    path.write_bytes(b'{"n":1}\n')
    with pytest.raises(ArchiveError, match="has 8 bytes, the ledger has committed 9"):
        LineWriter(path, 9)


def test_rolling_then_finishing_seals(layout: Layout) -> None:
    segment = SegmentWriter(layout, 1, 0, 0)
    segment.append({"n": 1})
    segment.roll()
    assert not layout.sealed_segment(1).exists()
    segment.finish_seals()
    assert layout.sealed_segment(1).read_bytes() == b'{"n":1}\n'
    segment.append({"n": 2})
    segment.sync()
    assert layout.open_segment(2).read_bytes() == b'{"n":2}\n'
    assert segment.number == 2
    segment.close()


def test_a_crash_between_commit_and_rename_is_mended(layout: Layout) -> None:
    layout.open_segment(1).write_bytes(b'{"n":1}\n')
    segment = SegmentWriter(layout, 2, 0, 0)
    assert layout.sealed_segment(1).exists()
    assert not layout.open_segment(1).exists()
    assert segment.size == 0


def test_an_empty_segment_leaves_no_file(layout: Layout) -> None:
    segment = SegmentWriter(layout, 1, 0, 0)
    segment.append({"n": 1})
    segment.close()
    SegmentWriter(layout, 1, 0, 0).close()
    assert list(layout.articles.iterdir()) == []
