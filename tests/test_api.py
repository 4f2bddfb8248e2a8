"""The public API over an archive; its doctests show pages."""

from pathlib import Path

import pytest
from small_archive import PORTAL, SmallArchive

import portalcrawl
from portalcrawl.exceptions import ArchiveError, UsageError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    small = SmallArchive(tmp_path / "www.example.com")
    small.begin()
    small.write(PORTAL + "1", datePublished="2017-12-25")
    small.write(PORTAL + "2", datePublished="2018-01-02")
    small.end()
    small.begin()
    small.rewrite(PORTAL + "1")
    small.archive.append_change(
        {"url": PORTAL + "2", "kind": "withdrawn", "version": 1, "at": "2026-02-01T00:00:00Z", "runId": "r"}
    )
    small.end()
    return tmp_path / "www.example.com"


def test_articles_changes_and_pages_of_an_archive(root: Path) -> None:
    archive = portalcrawl.Archive.open(root)
    assert [record["url"][-1] for record in archive.articles()] == ["2", "1"]
    assert [record["capture"]["version"] for record in archive.articles(versions=True)] == [1, 1, 2]
    assert [record["url"][-1] for record in archive.articles(since="2018")] == ["2"]
    assert [change["kind"] for change in archive.changes()] == ["withdrawn"]
    pages = list(archive.pages())
    assert [page.url[-1] for page in pages] == ["1", "2", "1"]
    assert all(page.status == 200 and "园区".encode() in page.body for page in pages)
    assert pages[0].headers["content-type"] == "text/html; charset=utf-8"


def test_what_cannot_be_read_is_an_error(root: Path, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no archive here"):
        portalcrawl.Archive.open(tmp_path / "nowhere")
    archive = portalcrawl.Archive.open(root)
    with pytest.raises(UsageError, match="soon"):
        list(archive.articles(since="soon"))
    with pytest.raises(UsageError, match="no archive here has this section"):
        list(archive.articles(section="新闻"))
    path = root / "articles" / "00001.jsonl"
    path.write_bytes(path.read_bytes().replace("园区".encode(), "园囗".encode()))
    with pytest.raises(ArchiveError, match="no sound record"):
        list(archive.articles(versions=True))


def test_mangled_bytes_and_texts_are_read_alike() -> None:
    page = (
        "<h1>經(jīng)濟開發(fā)區(qū)召開會議</h1><div class=content>"
        + "<p>經(jīng)濟開發(fā)區(qū)召開工作會議。</p>" * 6
        + "</div>"
    )
    found = [portalcrawl.extract(one, "http://www.example.com/1.html").record for one in (page, page.encode())]
    assert found[0] == found[1]
    assert found[0] is not None
    assert found[0]["headline"] == "经济开发区召开会议"
