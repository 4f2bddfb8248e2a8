"""A folder is one portal's, by the host that its ledger names."""

from pathlib import Path

import pytest

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.disk import Disk
from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import Ledger
from portalcrawl.archive.owner import claim_folder
from portalcrawl.exceptions import ArchiveError


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """Of a folder whose archive is opened and closed."""
    Archive(tmp_path / "one", "http://www.example.com/").close()
    return Layout(tmp_path / "one")


def claim(layout: Layout, start_url: str, *, continues: bool = False) -> bool:
    ledger = Ledger(layout.ledger, Disk(layout.root))
    try:
        is_new = claim_folder(layout, ledger, start_url, continues=continues)
        ledger.commit()
    finally:
        ledger.close()
    return is_new


@pytest.mark.parametrize("url", ["http://www.example.com/", "https://example.com/news/"])
def test_the_same_host_opens_it_again_with_or_without_www(layout: Layout, url: str) -> None:
    claim(layout, "http://www.example.com/")
    assert claim(layout, url) is False


def test_another_portal_is_told_whose_it_is_and_what_to_do(layout: Layout) -> None:
    claim(layout, "http://www.example.com/")
    with pytest.raises(ArchiveError, match=r"belongs to www\.example\.com, not to other\.example\.org; .*--continues"):
        claim(layout, "http://other.example.org/")


def test_a_portal_that_has_moved_keeps_its_archive(layout: Layout) -> None:
    claim(layout, "http://www.example.com/")
    assert claim(layout, "http://new.example.org/", continues=True) is False
    assert claim(layout, "http://new.example.org/") is False
    with pytest.raises(ArchiveError, match="belongs to"):
        claim(layout, "http://www.example.com/")


def test_an_empty_ledger_beside_records_is_no_new_archive(layout: Layout) -> None:
    layout.ledger.unlink()
    layout.sealed_segment(1).write_text("{}\n", "utf-8")
    with pytest.raises(ArchiveError, match="is empty, and there are"):
        claim(layout, "http://www.example.com/")
