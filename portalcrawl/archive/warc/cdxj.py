"""CDXJ: one line for each page in a WARC file, sorted by address and time, by which replay tools find pages.

The values are those that pywb's own indexer writes for the same file, except for its spaces and for what names no file.
"""

import re
from datetime import UTC, datetime

import orjson

from portalcrawl.archive.warc.model import WarcPlace
from portalcrawl.archive.warc.records import format_digest
from portalcrawl.archive.warc.surt import make_surt

REVISIT = "warc/revisit"
"""The mime of a revisit record, whose line states no status."""

NOT_MODIFIED = 304
"""The status of an answer that nothing has changed. A replay of it would show nothing, so its line names no file, and
replay tools go on to the page as it was before. Earlier versions named the file, or had no line of it.
"""

_UNKNOWN = "unk"
_TYPE_END = re.compile(r"[; ]")


def format_line(
    url: str,
    fetched: datetime,
    content_type: str | None,
    status: int | None,
    digest: bytes | None,
    place: WarcPlace,
    *,
    is_shown: bool = True,
) -> bytes:
    """The line of an answer, with its end; `status` None is a revisit. `digest` is the payload's SHA-1.

    One that is not to be shown by itself (304) names no file.
    """
    facts = {
        "url": url,
        "mime": REVISIT if status is None else _TYPE_END.split(content_type or _UNKNOWN, maxsplit=1)[0],
        "status": str(status) if status is not None else None,
        "digest": format_digest(digest) if digest else None,
        "length": str(place.length),
        "offset": str(place.offset),
        "filename": place.file if is_shown else None,
    }
    known = {name: value for name, value in facts.items() if value is not None}
    stamp = fetched.astimezone(UTC).strftime("%Y%m%d%H%M%S")
    # A key has no spaces: they are escaped.
    return f"{make_surt(url)} {stamp} ".encode("utf-8", "replace") + orjson.dumps(known) + b"\n"
