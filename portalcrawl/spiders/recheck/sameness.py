"""Whether two addresses show one and the same page, and whether a page is the one that is named.

Gates, messages and error pages that answer with 200 are known by that: unlike addresses show the same, whatever they
say, and it is not what lists call these addresses.
"""

import re
from collections.abc import Iterable
from hashlib import blake2b

from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of
from portalcrawl.page.page_title import bare_headline
from portalcrawl.text.dates.hints import has_full_date
from portalcrawl.text.dates.parsing import find_dates
from portalcrawl.text.urls.canonical import canonicalize_url

_SHORTEST = 4
"""Characters of a name that tells pages apart: a row that only says "more" names none."""
_ALIKE = 0.4
"""So large a share of two names' pairs of characters is common, or they name different things."""

_SHOWN = "//@src | //object/@data | //@poster"
# A number with what hangs on it: a request's number, a time, a visitor's address differ on one and the same page.
_NUMBERED = re.compile(r"(?<![!-~])[!-/:-~]*+[0-9][!-~]*+")


def fingerprint_page(document: Document) -> str:
    """What a page says, numbers aside; equal for a gate's answers to different visitors.

    A page that says nothing is known by what it plays or shows.
    """
    text = "\n".join(line.text for line in page_of(document).layout.lines)
    squeezed = "".join(_NUMBERED.sub("", text).split())
    if not squeezed:
        squeezed = "\n".join(str(source) for source in document.tree.xpath(_SHOWN))
    return blake2b(squeezed.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def fingerprint_target(url: str) -> str:
    """Where a redirect leads, whatever it carries along of the address that led there."""
    return canonicalize_url(url).partition("?")[0]


def is_named(headline: str | None, names: Iterable[str | None]) -> bool:
    """Whether a page's headline says what one of the names does; True where no name tells anything.

    >>> is_named("园区召开项目推进会", ["园区召开项目推…", None])
    True
    >>> is_named("安全验证", ["园区召开项目推进会"])
    False
    >>> is_named("安全验证", ["更多"]), is_named("园区召开项目推进会", ["2016年4月19日"])
    (True, True)
    """
    said = [_drop_dates(name) for name in names if name]
    known = [bare for name in said if len(bare := bare_headline(name.rstrip("….")).lower()) >= _SHORTEST]
    if not known or not headline:
        return not known
    own = bare_headline(headline).lower()
    return any(name in own or own in name or _share(own, name) >= _ALIKE for name in known)


def is_titled(title: str, name: str | None) -> bool:
    """Whether a page's title holds the whole of a name, as a gate's does not.

    >>> is_titled("江城网 | 园区召开项目推进会", "园区召开项目推进会"), is_titled("江城网", "江城网公告")
    (True, False)
    """
    known = bare_headline((name or "").rstrip("….")).lower()
    return len(known) >= _SHORTEST and known in bare_headline(title).lower()


def _drop_dates(name: str) -> str:
    """A name without the date in it: the day alone names no page."""
    found = next(find_dates(name), None) if has_full_date(name) else None
    return name if found is None else name[: found.start] + name[found.end :]


def _share(one: str, other: str) -> float:
    """Dice's coefficient of the pairs of characters."""
    first, second = ({text[i : i + 2] for i in range(len(text) - 1)} for text in (one, other))
    return 2 * len(first & second) / max(1, len(first) + len(second))
