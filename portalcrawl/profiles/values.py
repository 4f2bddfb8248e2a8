"""What single values of a profile must be: addresses, paths, names, charsets, time zones."""

import re
from datetime import tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from portalcrawl.text.charsets.decoding import normalize_label
from portalcrawl.text.contacts import is_contact
from portalcrawl.text.dates import clock


def check_address(text: str) -> None:
    """Raises ValueError for what is not an address of the web."""
    if not text.startswith(("http://", "https://")):
        raise ValueError(f"{text!r} is no web address")


def check_path(names: tuple[str, ...]) -> None:
    """Raises ValueError for what is not a path of a section."""
    if not names or not all(name.strip() for name in names):
        raise ValueError(f"{list(names)} is no path; a section needs its names, the top of the menu first")


def check_name(text: str) -> None:
    """Raises ValueError for a name that is empty."""
    if not text.strip():
        raise ValueError(f"{text!r} is no name")


def check_contact(text: str) -> None:
    """Raises ValueError for what names nobody whom a portal could write to."""
    if not is_contact(text):
        raise ValueError(f"{text!r} is no contact; write an e-mail address or a page's address")


def check_charset(text: str) -> None:
    """Raises ValueError for what no web page may be in."""
    if normalize_label(text) is None:
        raise ValueError(f"{text!r} is no charset of web pages")


SIMPLIFIED = "simplified"


def check_script(text: str) -> None:
    """Raises ValueError for a script that text cannot be brought into."""
    if text != SIMPLIFIED:
        raise ValueError(f"{text!r} is no script that text is brought into; there is {SIMPLIFIED!r}")


# As a profile spells an offset; a page may leave out the colon and the minutes.
_OFFSET = re.compile("[+-][0-9]{1,2}:[0-9]{2}")


@lru_cache(maxsize=100)
def parse_zone(text: str) -> tzinfo:
    """The zone of `+08:00` or `Asia/Shanghai`. Raises ValueError."""
    if _OFFSET.fullmatch(text) and (offset := clock.parse_zone(text)) is not None:
        return offset
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"{text!r} is no time zone; write one like +08:00 or Asia/Shanghai") from error
