"""What it means that no answer came: the fate of the address, in words."""

import re

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from twisted.web._newclient import ParseError, ResponseFailed

from portalcrawl.archive.ledger import State
from portalcrawl.downloader.contract import RefusedDownloadError
from portalcrawl.middlewares.robots_file import RobotsUnreachableError
from portalcrawl.spiders.answers import CUT_OFF, Refusal
from portalcrawl.text.whitespace import tidy

# What OpenSSL says of an answer that is no handshake.
_NO_TLS = re.compile(r"wrong version number|unknown protocol|packet length too long", re.IGNORECASE)
_FAILURES: tuple[tuple[type[Exception], str], ...] = (
    (CannotResolveHostError, "host unknown"),
    (DownloadConnectionRefusedError, "connection refused"),
    (DownloadTimeoutError, "timed out"),
    (DownloadCancelledError, "larger than the size limit"),
    (ResponseDataLossError, CUT_OFF),
)


def describe_error(error: BaseException | None) -> Refusal:
    """The fate of a request that got no answer."""
    if isinstance(error, RefusedDownloadError):
        return Refusal(State.FAILED, str(error))
    if isinstance(error, RobotsUnreachableError):
        return Refusal(State.FAILED, str(error))
    if isinstance(error, IgnoreRequest):
        text = str(error)
        if "robots.txt" in text:
            return Refusal(State.EXCLUDED, "robots.txt")
        if "offsite" in text:
            return Refusal(State.EXCLUDED, "offsite")
        return Refusal(State.FAILED, text or "ignored")
    for kind, words in _FAILURES:
        if isinstance(error, kind):
            return Refusal(State.FAILED, words)
    text = tidy(str(error))
    if isinstance(error, DownloadFailedError) and re.search(r"ssl|tls|certificate", text, re.IGNORECASE):
        if _NO_TLS.search(text):
            return Refusal(State.FAILED, "the server does not speak TLS: http:// may be right")
        return Refusal(State.FAILED, f"TLS failure: {text[:200]}")
    if isinstance(error, DownloadFailedError) and isinstance(error.__cause__, ResponseFailed):
        return Refusal(State.FAILED, _describe_end(error.__cause__))
    return Refusal(State.FAILED, f"{type(error).__name__}: {text[:200]}".removesuffix(": "))


def _describe_end(error: ResponseFailed) -> str:
    """How a connection ended on which no whole answer came."""
    reasons = [reason.value for reason in error.reasons]
    said = next((one for one in reasons if isinstance(one, (ParseError, ValueError))), None)
    if said is None:
        return "the connection was closed before an answer"
    words = said.args[0] if said.args else said
    text = words.decode("latin-1") if isinstance(words, bytes) else str(words)
    return f"the answer is not HTTP: {tidy(text)[:200]}"
