"""Further pages of lists that come in pieces: HTML without a page around it, and JSON."""

from types import SimpleNamespace
from typing import Any, cast

import orjson
import pytest
from scrapy.http import Response

from portalcrawl.spiders.data_pages import Pieces
from portalcrawl.spiders.portal_profile import PortalProfile
from portalcrawl.text.dates.parsing import CHINA

SECOND = "http://example.com/api?page=2"
ROW = "<li><a href='/a/1.html'>The new bridge over the river is opened</a></li>"
NEXT = b"<a href='http://example.com/api?page=3'>next page</a>"


def open_answer(
    body: bytes, url: str = SECOND, kind: str = "application/json", **heads: str
) -> tuple[Pieces, Response]:
    pieces = Pieces(cast(PortalProfile, SimpleNamespace(zone=CHINA)))
    head = {name.replace("_", "-"): value for name, value in heads.items()}
    return pieces, pieces.open(Response(url, headers={"Content-Type": kind, **head}, body=body))


def test_rows_of_a_program_become_rows_of_a_page() -> None:
    posts = [
        {
            "link": f"http://example.com/a/{n}/",
            "title": {"rendered": f"Bridge &#038; road {n}"},
            "date": "2023-05-04T10:00:00",
        }
        for n in (1, 2)
    ]
    _, page = open_answer(orjson.dumps(posts))
    assert b"<li><a href='http://example.com/a/1/'>Bridge &amp; road 1</a> <span>2023-05-04</span></li>" in page.body
    assert page.body.count(b"<li>") == 2
    assert NEXT in page.body
    assert page.headers["Content-Type"] == b"text/html; charset=utf-8"


def test_markup_in_data_is_the_page() -> None:
    _, page = open_answer(orjson.dumps({"ok": True, "data": {"html": ROW}}))
    assert ROW.encode() in page.body
    assert NEXT in page.body


def test_a_piece_of_markup_gets_a_page_around_it() -> None:
    _, page = open_answer(ROW.encode(), kind="text/html")
    assert page.body.startswith(b"<html><body><li>")
    assert NEXT in page.body


WHOLE: dict[str, tuple[bytes, str, str]] = {
    "a whole page": (b"<html><body>" + ROW.encode() + b"</body></html>", SECOND, "text/html"),
    "a piece that is no further page": (ROW.encode(), "http://example.com/api", "text/html"),
    "no links": (b"<p>Nothing more.</p>", SECOND, "text/html"),
    "no data": (b"{not json", SECOND, "application/json"),
    "nothing": (b"", SECOND, "text/html"),
}


@pytest.mark.parametrize(("body", "url", "kind"), WHOLE.values(), ids=WHOLE.keys())
def test_other_answers_stay_as_they_are(body: bytes, url: str, kind: str) -> None:
    assert open_answer(body, url, kind)[1].body == body


ENDS: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "the data": ({"html": ROW, "has_more": False}, {}),
    "the head": ({"html": ROW}, {"X_WP_TotalPages": "2"}),
}


@pytest.mark.parametrize(("data", "heads"), ENDS.values(), ids=ENDS.keys())
def test_nothing_is_asked_for_behind_an_end_that_is_stated(data: dict[str, Any], heads: dict[str, str]) -> None:
    _, page = open_answer(orjson.dumps(data), **heads)
    assert ROW.encode() in page.body
    assert b"next page" not in page.body


def test_what_was_made_up_and_shows_nothing_is_the_end_of_the_list() -> None:
    pieces, _ = open_answer(ROW.encode(), kind="text/html")
    third = "http://example.com/api?page=3"
    for answer in (Response(third, status=400), Response(third, body=b""), Response(third, body=b"[]")):
        assert pieces.is_behind_last(answer, third)
    assert not pieces.is_behind_last(Response(third, body=ROW.encode()), third)
    assert not pieces.is_behind_last(Response(SECOND, status=404), SECOND), "a page names this one"


@pytest.mark.parametrize(
    ("status", "body"),
    [(503, b""), (429, b"slow down"), (403, b""), (200, b"<html><body>The database is away.</body></html>")],
)
def test_what_may_pass_is_no_end_of_the_list(status: int, body: bytes) -> None:
    pieces, _ = open_answer(ROW.encode())
    assert not pieces.is_behind_last(
        Response("http://example.com/api?page=3", status=status, body=body), "http://example.com/api?page=3"
    )


@pytest.mark.parametrize(
    ("data", "following"),
    [
        ({"next": "/more?o=40"}, "http://example.com/more?o=40"),
        ({"links": {"next": "http://example.com/more?o=40"}}, "http://example.com/more?o=40"),
        ({"next_page_url": "?cursor=abc"}, "http://example.com/more?cursor=abc"),
        ({"next": "http://other.org/more?o=40"}, None),
        ({"next": None}, None),
        ({"next": 3}, None),
    ],
)
def test_data_may_name_the_next_rows(data: dict[str, Any], following: str | None) -> None:
    _, page = open_answer(orjson.dumps({"html": ROW, **data}), "http://example.com/more?o=20")
    assert (b"next page" in page.body) is (following is not None)
    if following:
        assert f"<a href='{following}'>next page</a>".encode() in page.body


def test_data_without_a_next_address_are_the_last() -> None:
    _, page = open_answer(orjson.dumps({"html": ROW, "next": None}))
    assert b"next page" not in page.body
