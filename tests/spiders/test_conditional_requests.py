"""Asking for a page only where it has changed."""

import pytest
from scrapy import Request
from scrapy.http import Response

from portalcrawl.archive.ledger import Validators
from portalcrawl.spiders.conditional_requests import build_condition, is_unchanged, read_validators

URL = "http://example.com/1.html"
DAY = "Mon, 25 Dec 2017 09:29:37 GMT"


@pytest.mark.parametrize(
    ("headers", "validators", "condition"),
    [
        ({"ETag": '"7"'}, Validators('"7"', None), {"If-None-Match": '"7"'}),
        ({"Last-Modified": DAY}, Validators(None, DAY), {"If-Modified-Since": DAY}),
        (
            {"ETag": 'W/"7"', "Last-Modified": DAY},
            Validators('W/"7"', DAY),
            {"If-None-Match": 'W/"7"', "If-Modified-Since": DAY},
        ),
    ],
)
def test_what_the_server_gives_is_what_it_is_asked_with(
    headers: dict[str, str], validators: Validators, condition: dict[str, str]
) -> None:
    assert read_validators(Response(URL, headers=headers)) == validators
    assert build_condition(validators) == condition


@pytest.mark.parametrize("headers", [{}, {"ETag": "", "Last-Modified": ""}])
def test_a_server_that_gives_nothing_cannot_be_asked(headers: dict[str, str]) -> None:
    assert read_validators(Response(URL, headers=headers)) is None


@pytest.mark.parametrize(
    ("status", "asked", "expected"),
    [
        (304, {"If-None-Match": "x"}, True),
        (304, {"If-Modified-Since": DAY}, True),
        (304, {}, False),
        (200, {"If-None-Match": "x"}, False),
    ],
)
def test_a_304_counts_only_where_it_was_asked_for(status: int, asked: dict[str, str], expected: bool) -> None:
    assert is_unchanged(Response(URL, status=status, request=Request(URL, headers=asked))) is expected
    assert not is_unchanged(Response(URL, status=status))
