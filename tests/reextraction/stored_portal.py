"""An archive whose raw pages were read by a faulty program: each record has the first paragraph for the whole text."""

from pathlib import Path
from typing import Any

import orjson
from exchanges import page
from prose import write_headline, write_paragraphs

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import FRONT, ListedRow, Role, State
from portalcrawl.exceptions import ExitCode
from portalcrawl.items import Article, Capture, CapturePlace, ListingRow
from portalcrawl.pipelines.normalize import NormalizePipeline
from portalcrawl.record import build_record

PORTAL = "http://www.example.com/"
REFUSED = "no body"


def write_page(number: int) -> str:
    """An article's page."""
    paragraphs = "".join(f"<p>{text}</p>" for text in write_paragraphs(number))
    head = f"<h1>{write_headline(number)}</h1><div class='info'>来源：青石日报 日期：2024-03-{number % 28 + 1:02}</div>"
    return f"<div class='place'><a href='/'>首页</a></div>{head}<div class='content'>{paragraphs}</div>"


def make_archive(root: Path, size: int, refused: int = 0, links: str = "") -> None:
    """So many articles, and so many pages that were refused although they are articles. `links` is markup that each has
    besides, with its number."""
    archive = Archive(root, PORTAL)
    archive.begin_run({"since": None, "until": None, "sections": []})
    ledger = archive.ledger
    for number in range(1, size + refused + 1):
        url = f"{PORTAL}a/{number}.html"
        row = ListedRow(url, PORTAL, number, write_headline(number), f"2024-03-{number % 28 + 1:02}")
        ledger.add_listed(row, None, FRONT)
        ledger.lease((Role.ARTICLE,), 1)
        place = archive.append_exchange(page(f"a/{number}.html", write_page(number) + links.format(number=number)))
        assert place is not None
        if number > size:
            ledger.set_state(url, State.NOT_ARTICLE, REFUSED)
            continue
        article = Article(url, row.headline, write_paragraphs(number)[0], datePublished=row.date)
        article.listing = ListingRow(row.page, row.position, row.headline, row.date)
        article.evidence = {"headline": "heading:h1"}
        article.capture = Capture(
            archive.run_name, "2024-03-01T12:00:00Z", 200,
            warc=CapturePlace(place.file, place.offset, place.length),
        )  # fmt: skip
        article = NormalizePipeline().process_item(article)
        assert article.capture is not None
        stands = archive.append_article(build_record(article))
        digest = bytes.fromhex(article.capture.digest.removeprefix("sha256:"))
        ledger.set_archived(url, stands, digest, article.datePublished, article.headline)
    archive.end_run("finished", {})
    archive.close()


def read_newest(root: Path) -> dict[str, dict[str, Any]]:
    """The newest record of each address, without what a run gives it."""
    newest: dict[str, dict[str, Any]] = {}
    for path in Layout(root).list_sealed():
        for line in path.read_bytes().splitlines():
            record = orjson.loads(line)
            newest[record["url"]] = record
    for record in newest.values():
        for name in ("runId", "previousVersion", "fetchedAt"):
            record["capture"].pop(name, None)
    return newest


def count_records(root: Path) -> int:
    """All versions of all articles. Asserts that no version is there twice."""
    found = [
        (record["url"], record["capture"]["version"])
        for path in Layout(root).list_sealed()
        for record in map(orjson.loads, path.read_bytes().splitlines())
    ]
    assert len(found) == len(set(found))
    return len(found)


COMPLETE = int(ExitCode.COMPLETE)
