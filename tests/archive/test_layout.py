"""Which files of an archive are segments."""

from pathlib import Path

from portalcrawl.archive.layout import Layout


def test_segments_are_told_from_strangers_and_sorted_by_number(tmp_path: Path) -> None:
    layout = Layout(tmp_path / "portal")
    layout.create()
    sealed, opened = layout.sealed_segment(9), layout.open_segment(100_000)
    strangers = ("README", "00001.jsonl.tmp", "0001.jsonl", "00002.jsonl.open.aside", "x00003.jsonl", "00004.json")
    for path in (opened, sealed, *(layout.articles / name for name in strangers)):
        path.touch()
    assert layout.list_segments() == [(9, sealed), (100_000, opened)]
    assert layout.list_sealed() == [sealed]
    assert (sealed.name, opened.name) == ("00009.jsonl", "100000.jsonl.open")


def test_where_no_folder_can_be_is_no_archive(tmp_path: Path) -> None:
    assert not Layout(tmp_path / ("x" * 300)).is_archive()
