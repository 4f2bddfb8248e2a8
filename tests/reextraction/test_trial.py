"""A profile is tried on stored pages, and what the trial has read is not read again."""

from contextlib import closing
from pathlib import Path

import pytest
from stored_portal import PORTAL, make_archive

from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger.database import open_to_read
from portalcrawl.page.document import Document
from portalcrawl.reextraction.reader import RawPlace, StoredPageReader
from portalcrawl.reextraction.run import Reextraction
from portalcrawl.reextraction.source import open_source

SIZE = 12
PROFILE = f"""
[portal]
start = "{PORTAL}"

[[templates]]
name = "article-1"

[templates.articleBody]
xpath = '//div[@class="content"]'
"""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of the pages that are opened, in their order."""
    urls: list[str] = []
    read = StoredPageReader.open_document

    def note(self: StoredPageReader, url: str, place: RawPlace) -> Document | None:
        urls.append(url)
        return read(self, url, place)

    monkeypatch.setattr(StoredPageReader, "open_document", note)
    return urls


def reread(root: Path, *, is_tried: bool) -> list[tuple[str, str | None]]:
    """Address and text of each article that differs."""
    layout = Layout(root)
    with closing(open_to_read(layout.ledger, may_be_older=True)) as db:
        work = Reextraction(open_source(layout, db, None), jobs=1, name="profile.toml")
        if is_tried:
            assert work.try_profile() == []
        return [(change.article.url, change.article.articleBody) for change in work.iter_changes()]


def test_a_page_is_opened_once(tmp_path: Path, opened: list[str]) -> None:
    root = tmp_path / "www.example.com"
    make_archive(root, SIZE, refused=1)
    (root / "profile.toml").write_text(PROFILE, "utf-8")
    found = reread(root, is_tried=True)
    assert len(opened) == len(set(opened)) == SIZE + 1
    opened.clear()
    assert found == reread(root, is_tried=False)
    assert len(opened) == SIZE + 1
    assert len(found) == SIZE + 1


def test_where_links_have_sessions_pages_are_read_again(tmp_path: Path, opened: list[str]) -> None:
    """Only later pages tell which parameters are a visitor's."""
    root = tmp_path / "www.example.com"
    make_archive(root, SIZE, links="<a href='/?PHPSESSID={number:032x}'>a</a>")
    (root / "profile.toml").write_text(PROFILE, "utf-8")
    reread(root, is_tried=True)
    assert len(opened) == 2 * SIZE
