"""Pages that hold too much are not read; those that hold much are, in seconds."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from portalcrawl.discovery.menu.sections import find_sections, find_subsections
from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.extraction.article import extract_article
from portalcrawl.page.document import Document
from portalcrawl.page.limits import cpu_budget
from portalcrawl.page.limits.size_limits import MOST_ATTRIBUTES, MOST_LINKS, MOST_TAGS
from portalcrawl.settings import DOWNLOAD_MAXSIZE

MOST_SECONDS = 20.0
"""Of processor time, on a machine four times as slow as ours."""
URL = "http://portal.example/news/"
LARGEST = 5 * 1024 * 1024

# Made when they are read: all of them at once take 80 MB of each process that collects tests.
EXCESSIVE: dict[str, Callable[[], bytes]] = {
    "elements": lambda: b"<div>x</div>" * 700_000,
    "unclosed elements": lambda: b"<p>x" * (MOST_TAGS + 1),
    "elements that are links": lambda: b"<a href=/1>x</a>" * 400_000,
    "links in capitals": lambda: b"<A\nHREF=/1>x</A>" * (MOST_LINKS + 1),
    "attributes": lambda: (b"<p " + b"a=1 " * 100 + b">") * (MOST_ATTRIBUTES // 100 + 1),
}
_PARAMETERS = b"&".join(b"a%d=%d" % (n, n) for n in range(250))
LARGE: dict[str, Callable[[], bytes]] = {
    "elements": lambda: b"<div>x</div>" * (MOST_TAGS - 10),
    "elements with names": lambda: b"".join(b"<p id=i%d class='a b%d'>x</p>" % (n, n) for n in range(MOST_TAGS - 10)),
    "cells": lambda: b"<table>" + b"<tr><td>x<td>y" * (MOST_TAGS // 3 - 10),
    "links with 250 parameters": lambda: b"".join(
        b"<li><a href='/%d?%s'>A title of some length %d</a>" % (n, _PARAMETERS, n) for n in range(2_500)
    ),
    "rows": lambda: b"".join(
        b"<li><a href=/a/%d.html>A title of some length %d</a><i>2024-01-02</i>" % (n, n) for n in range(MOST_LINKS - 9)
    ),
    "options": lambda: b"<select>" + b"".join(b"<option value=/l_%d.html>%d" % (n, n) for n in range(MOST_TAGS - 10)),
    "one tag with a million attributes": lambda: b"<p " + b" ".join(b"a%d" % n for n in range(600_000)) + b">x",
    "tags with 64 KB of attributes": lambda: (b"<p " + b" ".join(b"a%d" % n for n in range(9_000)) + b">x") * 80,
    "tags with 7 KB of attributes": lambda: (b"<p " + b" ".join(b"a%d" % n for n in range(1_300)) + b">x") * 700,
    "data blocks that do not end": lambda: b"<script type='text/xml'>" * 40_000,
    "tags that do not end": lambda: b"<script type=" * 300_000,
    "links in a data block that do not end": lambda: b"<script type=text/xml>" + b"<a " * 1_000_000 + b"</script>",
    "sections of data": lambda: b"<![CDATA[" * 500_000,
    "comments that do not end": lambda: b"<!--" * 1_000_000,
    "stray end tags": lambda: b"<b>" * 2_000 + b"</i>" * 500_000,
    "annotations": lambda: "經(jīng)濟(jì)，".encode() * 150_000,
    "two charsets": lambda: ("中文".encode("gbk") + "中文".encode()) * 300_000,
    "words": lambda: "新华社北京电记者张三报道，".encode() * 130_000,
    "white space": lambda: b"x" + b" " * 4_000_000 + b"y",
}


BEYOND = {
    "links with 250 parameters",
    "tags that do not end",
    "links in a data block that do not end",
    "sections of data",
    "comments that do not end",
}
"""Those of them that are beyond a limit as well."""


@pytest.mark.parametrize("kind", EXCESSIVE)
def test_a_page_that_holds_too_much_is_not_read(kind: str) -> None:
    started = time.process_time()
    document = Document.from_bytes(URL, b"<html><body>" + EXCESSIVE[kind]())
    assert document.excess is not None
    assert kind.removeprefix("unclosed ").split()[0] in document.excess
    assert len(document.tree.xpath("//*")) == 3, "nothing of it is parsed"
    assert time.process_time() - started < 1


@pytest.mark.slow
@pytest.mark.parametrize("kind", LARGE)
def test_a_large_page_is_read_in_seconds(kind: str) -> None:
    page = b"<html><body>" + LARGE[kind]()
    assert len(page) <= LARGEST
    readers: tuple[Callable[[Document], object], ...] = (
        find_sections,
        lambda page: find_subsections(page, ()),
        find_rows,
        find_pages,
        extract_article,
    )
    started = time.process_time()
    document = Document.from_bytes(URL, page)
    for read in readers:
        read(document)
    assert time.process_time() - started < MOST_SECONDS
    assert (document.excess is None) == (kind not in BEYOND)


def test_ordinary_pages_are_far_below_the_limits() -> None:
    """The largest page of 30,000 recorded ones has 5,886 elements and 889 links."""
    page = b"<html><body>" + b"<p><a href=/1>x</a></p>" * 3_000
    document = Document.from_bytes(URL, page)
    assert document.excess is None
    assert len(document.tree.xpath("//a")) == 3_000


def test_the_limits_are_those_that_are_promised() -> None:
    promised = " ".join((Path(__file__).parents[3] / "SECURITY.md").read_text("utf-8").split())
    assert (
        f"A page is {DOWNLOAD_MAXSIZE >> 20} MB at most (`DOWNLOAD_MAXSIZE`), with {MOST_TAGS:,} elements, "
        f"{MOST_LINKS:,} links and {MOST_ATTRIBUTES:,} attributes, and reading it takes {cpu_budget.MOST_SECONDS:g} s "
        f"of processor time and {cpu_budget.MOST_MEMORY >> 20} MB of memory at most."
    ) in promised
