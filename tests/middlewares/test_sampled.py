"""What learning got from an address is the crawl's first try at it, once."""

import pytest
from scrapy import Request
from scrapy.http import TextResponse

from portalcrawl.archive.warc.model import WARC, WarcPlace
from portalcrawl.middlewares.sampled import TAKEN, SampledMiddleware


def test_the_answer_at_hand_is_the_requests() -> None:
    request = Request("http://example.com/a", meta={"lease": 1})
    request.meta[TAKEN] = TextResponse("http://example.com/a", status=503, body=b"x", request=Request("http://other/"))
    answer = SampledMiddleware().process_request(request)
    assert answer is not None
    assert (answer.status, answer.body, answer.url) == (503, b"x", "http://example.com/a")
    assert answer.request is request, "its lease goes with it"
    assert TAKEN in answer.flags, "nobody has asked the portal now"


def test_its_place_in_the_archive_goes_with_it() -> None:
    place = WarcPlace("example.com-00001.warc.gz", 1, 2)
    sampled = TextResponse("http://example.com/a", request=Request("http://example.com/a", meta={WARC: place}))
    request = Request("http://example.com/a", meta={TAKEN: sampled})
    assert SampledMiddleware().process_request(request) is not None
    assert request.meta[WARC] == place


def test_it_is_used_once() -> None:
    """A retry of the request goes to the portal."""
    request = Request("http://example.com/a", meta={TAKEN: TextResponse("http://example.com/a")})
    assert SampledMiddleware().process_request(request) is not None
    assert SampledMiddleware().process_request(request) is None
    assert TAKEN not in request.copy().meta


def test_an_error_at_hand_is_raised_once() -> None:
    request = Request("http://example.com/a", meta={TAKEN: TimeoutError("late")})
    with pytest.raises(TimeoutError, match="late"):
        SampledMiddleware().process_request(request)
    assert SampledMiddleware().process_request(request) is None


def test_other_requests_pass() -> None:
    assert SampledMiddleware().process_request(Request("http://example.com/a")) is None
