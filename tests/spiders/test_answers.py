"""What an answer means for a URL."""

import pytest
from scrapy.http import Response

from portalcrawl.archive.ledger import State
from portalcrawl.profiles.model import Portal, Profile
from portalcrawl.spiders.answers import (
    Refusal,
    is_page,
    read_answer,
    read_document,
    read_status,
)
from portalcrawl.spiders.portal_profile import PortalProfile

URL = "http://example.com/news/1.html"


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (404, State.GONE),
        (410, State.GONE),
        (403, State.FAILED),
        (500, State.FAILED),
        (304, State.FAILED),
        (300, State.FAILED),
        (200, None),
    ],
)
def test_a_status_decides(status: int, state: State | None) -> None:
    refusal = read_status(Response(URL, status=status))
    assert refusal == (state and Refusal(state, f"HTTP {status}"))


@pytest.mark.parametrize(
    ("content_range", "is_whole"),
    [
        (None, True),
        ("bytes 0-1428/1429", True),
        ("Bytes 0-1428/*", True),
        ("bytes 0-1428/5000", False),
        ("bytes 100-1428/1429", False),
        ("bytes */1429", False),
        ("pages 1/3", False),
    ],
)
def test_a_part_of_a_page_is_none(content_range: str | None, is_whole: bool) -> None:
    headers = {"Content-Range": content_range} if content_range else {}
    refusal = None if is_whole else Refusal(State.FAILED, "HTTP 206: a part of the page")
    assert read_status(Response(URL, status=206, headers=headers)) == refusal


def test_a_redirect_to_an_endless_address_is_not_followed() -> None:
    """The reason tells its length, not the address."""
    answer = Response(URL, status=302, headers={"Location": "/" + "a" * 200_000})
    words = "leads to an address of 200019 characters, 2000 at most"
    assert read_status(answer) == Refusal(State.FAILED, words)


@pytest.mark.parametrize(
    ("status", "is_page", "state"),
    [(501, False, State.GONE), (501, True, State.FAILED), (503, False, State.FAILED), (200, False, None)],
)
def test_a_sitemap_that_a_server_cannot_make_is_not_there(status: int, is_page: bool, state: State | None) -> None:
    refusal = read_status(Response(URL, status=status), is_page=is_page)
    assert refusal == (state and Refusal(state, f"HTTP {status}"))


@pytest.mark.parametrize("status", [204, 205])
def test_an_answer_that_can_have_no_page_is_a_failure(status: int) -> None:
    assert read_status(Response(URL, status=status)) == Refusal(State.FAILED, f"HTTP {status}")


@pytest.mark.parametrize("status", [200, 302, 404])
def test_an_answer_that_was_cut_says_nothing(status: int) -> None:
    answer = Response(URL, status=status, flags=["dataloss"], headers={"Location": "/"})
    assert read_status(answer) == Refusal(State.FAILED, "answer cut off")


def test_nobody_goes_to_a_login_behind_a_redirect_or_a_script() -> None:
    target = "http://example.com/member/login.php?to=/news/1.html"
    answers = (
        Response(URL, status=302, headers={"Location": target}),
        Response(URL, headers={"Refresh": f"0; url={target}"}),
        Response(URL, body=f"<html><script>location.href='{target}'</script></html>".encode()),
        Response(URL, body=f'<html><meta http-equiv="refresh" content="0;url={target}"></html>'.encode()),
    )
    for answer in answers:
        refusal = read_answer(answer, PortalProfile())
        assert refusal == Refusal(State.EXCLUDED, f"leads to what is not a page to read: {target}")


@pytest.mark.parametrize(
    ("content_type", "body", "expected"),
    [
        ("application/octet-stream", b"\n<!DOCTYPE html><p>x", True),
        ("application/octet-stream", b"PK\x03\x04", False),
        ("application/octet-stream", b"words", False),
        ("*/*", b"<html>", True),
        ("text/htm", b"<HTML>", True),
        ("charset=utf-8", b"<p>x</p>", True),
        ("application/x-httpd-php", b"\xef\xbb\xbf<!-- x --><html>", True),
        ("binary/octet-stream", b"\xff\xfe" + "<html>".encode("utf-16-le"), True),
        ("text/html", b"%PDF-1.4", False),
        ("", b"\x89PNG\r\n\x1a\n", False),
        ("application/json", b'{"a": "<p>"}', False),
    ],
)
def test_the_bytes_say_more_than_the_type(content_type: str, body: bytes, expected: bool) -> None:
    assert is_page(Response(URL, headers={"Content-Type": content_type}, body=body)) is expected


@pytest.mark.parametrize(
    ("content_type", "expected"),
    [
        ("text/html; charset=gbk", True),
        ("application/xhtml+xml", True),
        ("", True),
        ("application/pdf", False),
        ("image/png", False),
    ],
)
def test_a_page_is_told_from_a_file(content_type: str, expected: bool) -> None:
    assert is_page(Response(URL, headers={"Content-Type": content_type})) is expected


@pytest.mark.parametrize("day_first", [True, False, None])
def test_a_page_is_told_the_order_of_day_and_month(day_first: bool | None) -> None:
    known = PortalProfile(Profile(Portal("http://example.com/", day_first=day_first)))
    assert read_document(Response(URL, body=b"<p>03/04/2017"), known).day_first is day_first
