"""A page that asks not to be archived is not, neither its text nor its raw page."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from archived import only_archive, read_archive, read_fates, target_of
from running import crawl
from scrapy.http import Response
from tiny_portal import Handler, TinyPortal

from portalcrawl.archive.warc.reader import WarcRecord, iter_records
from portalcrawl.middlewares.noarchive import REASON, forbids_archiving

META = '<meta name="robots" content="index, NOARCHIVE">'
ONE = "/local/1.html"
Send = Callable[[Handler, str], None]


def send_packed(handler: Handler, page: str) -> None:
    handler.send_page(gzip.compress(page.replace("<head>", f"<head>{META}").encode()), Content_Encoding="gzip")


WAYS: dict[str, Send] = {
    "a meta element": lambda h, page: h.send_page(page.replace("<head>", f"<head>{META}")),
    "a meta element of a packed page": send_packed,
    "a header": lambda h, page: h.send_page(page, X_Robots_Tag="noarchive, nofollow"),
    "a header for us": lambda h, page: h.send_page(page, X_Robots_Tag="portalcrawl: noarchive"),
}


@pytest.mark.parametrize("way", WAYS)
def test_noarchive_is_honoured_for_text_and_raw_page(way: str, tmp_path: Path) -> None:
    with TinyPortal() as portal:
        page = portal.render_article(1)
        portal.routes[ONE] = lambda h: WAYS[way](h, page)
        assert crawl(portal.url, tmp_path).returncode == 0
        root = only_archive(tmp_path)
        assert len(read_archive(root).records) == 5
        assert read_fates(root)[ONE] == {"state": "excluded", "reason": REASON} | read_fates(root)[ONE]
        assert ONE not in _targets(root)
        # The same portal, asked otherwise.
        assert crawl(portal.url, tmp_path, "--ignore-noarchive").returncode == 0
        assert len(read_archive(root).records) == 6
        assert ONE in _targets(root)


def _targets(root: Path) -> list[str]:
    """Whose raw pages an archive keeps."""
    return [
        target_of(part.url)
        for path in root.glob("warc/*.warc.gz")
        for found in iter_records(path)
        for part in found
        if isinstance(part, WarcRecord)
    ]


HEADS = {
    b"<meta name=robots content=noarchive>": True,
    b"<META CONTENT='noarchive' NAME='ROBOTS'>": True,
    b"<meta name='portalcrawl' content='noindex,noarchive'>": True,
    b"<meta name='otherbot' content='noarchive'>": False,
    b"<meta name='robots' content='noindex, nofollow'>": False,
    b"<meta name='description' content='What noarchive means for robots'>": False,
    b"<p>name=robots noarchive</p>": False,
}


@pytest.mark.parametrize("head", HEADS)
def test_elements_that_say_it(head: bytes) -> None:
    assert forbids_archiving(Response("http://e.example/", body=b"<html><head>" + head)) is HEADS[head]


HEADERS = {
    "noarchive": True,
    "noindex,noarchive": True,
    "robots: noarchive": True,
    "otherbot: noarchive": False,
    "otherbot: noarchive, nofollow": False,
    "unavailable_after: 25 Jun 2010 15:00:00 PST": False,
    "noindex": False,
}


@pytest.mark.parametrize("header", HEADERS)
def test_headers_that_say_it(header: str) -> None:
    assert forbids_archiving(Response("http://e.example/", headers={"X-Robots-Tag": header})) is HEADERS[header]
