"""Asking for a page only where it has changed since it was last read (RFC 9110, section 13)."""

from scrapy.http import Response

from portalcrawl.archive.ledger import Validators

NOT_MODIFIED = 304
SAME = f"HTTP {NOT_MODIFIED}"
"""The reason of a fate that such an answer led to."""


def read_validators(response: Response) -> Validators | None:
    """What the server gives with a page to ask later whether it is still the same."""
    etag, modified = ((response.headers.get(name) or b"").decode("latin-1") for name in ("ETag", "Last-Modified"))
    return Validators(etag or None, modified or None) if etag or modified else None


def build_condition(validators: Validators) -> dict[str, str]:
    """Request headers that ask for a page only where it has changed."""
    headers = {}
    if validators.etag:
        headers["If-None-Match"] = validators.etag
    if validators.modified:
        headers["If-Modified-Since"] = validators.modified
    return headers


def is_unchanged(response: Response) -> bool:
    """Whether the server says that the page is the same; a 304 to a request without a condition says nothing."""
    request = response.request
    is_conditional = request is not None and (
        "If-None-Match" in request.headers or "If-Modified-Since" in request.headers
    )
    return response.status == NOT_MODIFIED and is_conditional
