"""Decompression without guessing, and without taking half a page for a whole one."""

from typing import Self

from scrapy import Request
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from portalcrawl.middlewares.codings import CodingError, CutBodyError, split_codings, unpack_body, unpack_unsaid

CUT = "dataloss"
"""Scrapy's flag of an answer whose connection ended too early; here also of one whose packed body has no end."""


class UnreadableBodyError(IgnoreRequest):
    """A body that is too large when it is unpacked, or in a coding that nobody knows; the message says which."""


class InflateMiddleware(HttpCompressionMiddleware):
    """Scrapy's decompression, with a plain Response as result.

    Scrapy's `replace()` asks the compressed text response for its encoding. Where the header names none, it is guessed
    from the gzip bytes, which takes 4-5 ms a page. `Document` decodes, so only the bytes are needed here.
    """

    @classmethod
    def without_crawler(cls, limit: int) -> Self:
        """One for stored pages, which no crawl hands out; `limit` is in bytes."""
        made = cls.__new__(cls)
        made.stats, made._max_size = None, limit
        return made

    def process_response(self, request: Request, response: Response, spider: object = None) -> Response:
        """The response with its body unpacked, flagged as `CUT` if that has no end.

        Servers state the length of the unpacked page for a packed one: an answer that is shorter than its header says
        is whole if its packed body has an end. Raises UnreadableBodyError.
        """
        if request.method == "HEAD":
            return response
        limit = request.meta.get("download_maxsize", self._max_size)
        if not (codings := split_codings(response.headers.getlist("Content-Encoding"))):
            page = unpack_unsaid(response.body, limit)
            return response if page is response.body else _unpacked(response, page, response.flags)
        flags = [flag for flag in response.flags if flag != CUT]
        try:
            body = unpack_body(response.body, codings, limit)
            if CUT in response.flags and body == response.body:
                # It was not packed, so nothing says that it has an end.
                flags.append(CUT)
        except CutBodyError:
            body = b""
            flags.append(CUT)
        except CodingError as error:
            raise UnreadableBodyError(str(error)) from None
        return _unpacked(response, body, flags)


def _unpacked(response: Response, body: bytes, flags: list[str]) -> Response:
    headers = response.headers.copy()
    headers.pop("Content-Encoding", None)
    return Response(
        response.url,
        status=response.status,
        headers=headers,
        body=body,
        flags=flags,
        request=response.request,
        ip_address=response.ip_address,
    )


def is_whole(response: Response, limit: int) -> bool:
    """Whether an answer whose connection ended too early is whole all the same, because its packed body has an end.

    `limit` is the most bytes that the body may have.
    """
    codings = split_codings(response.headers.getlist("Content-Encoding"))
    try:
        return bool(codings) and unpack_body(response.body, codings, limit) != response.body
    except CodingError:
        return False
