"""What becomes of an address that does not answer."""

import pytest
from scrapy.exceptions import CannotResolveHostError, DownloadFailedError, IgnoreRequest
from twisted.internet.error import ConnectionDone
from twisted.python.failure import Failure
from twisted.web._newclient import ParseError, ResponseFailed

from portalcrawl.archive.ledger import State
from portalcrawl.spiders.unanswered import describe_error


def end_with(reason: Exception) -> DownloadFailedError:
    """What the handler makes of a connection that ended for a reason."""
    error = DownloadFailedError("[<twisted.python.failure.Failure …>]")
    error.__cause__ = ResponseFailed([Failure(reason)])
    return error


@pytest.mark.parametrize(
    ("error", "fate"),
    [
        (IgnoreRequest("Forbidden by robots.txt"), (State.EXCLUDED, "robots.txt")),
        (CannotResolveHostError("x"), (State.FAILED, "host unknown")),
        (
            DownloadFailedError("[('SSL routines', '', 'wrong version number')]"),
            (State.FAILED, "the server does not speak TLS: http:// may be right"),
        ),
        (DownloadFailedError("certificate verify failed"), (State.FAILED, "TLS failure: certificate verify failed")),
        (ZeroDivisionError(), (State.FAILED, "ZeroDivisionError")),
        (end_with(ConnectionDone()), (State.FAILED, "the connection was closed before an answer")),
        (
            end_with(ParseError("non-integer status code", b"HTTP/1.1 abc")),
            (State.FAILED, "the answer is not HTTP: non-integer status code"),
        ),
    ],
)
def test_a_failure_is_told_in_words(error: Exception, fate: tuple[State, str]) -> None:
    assert describe_error(error) == fate
