"""The date in a page's scripts, for pages that show none, or only one told from today (昨天)."""

import re
from collections.abc import Iterator
from datetime import datetime, tzinfo

from lxml import html

from portalcrawl.text.dates.parsing import CHINA, DateMatch
from portalcrawl.text.dates.stated_dates import parse_stated

# A variable or key that is named after the publishing, and its value: a date or Unix seconds or milliseconds. `ct` is
# the time of creation in minified scripts.
_STATED = re.compile(
    r"(?:(?:publish(?:ed)?|pub|posted|post|created?|release|issued?)[_-]?(?:time|date|at)|(?<![A-Za-z0-9_.$])ct)"
    r"[\"']?\s{0,4}[:=]\s{0,4}[\"']?((?:19|20)[0-9]{2}[-/][0-9]{1,2}[-/][0-9]{1,2}[^\"',;<}]{0,20}|1[0-9]{9}(?:[0-9]{3})?)(?![0-9])",
    re.IGNORECASE,
)
# Characters of one script, and of all that are read: longer ones are libraries, and cost time.
_LONGEST_SCRIPT = 200_000
_MOST_CHARACTERS = 1_000_000


def find_script_date(
    root: html.HtmlElement, *, reference: datetime | None = None, zone: tzinfo = CHINA
) -> DateMatch | None:
    """The one day that all statements of a page's scripts agree on; None if they differ, as a list's do.

    `reference` and `zone` are as in `find_dates`.
    """
    found: DateMatch | None = None
    for value in _read_values(root):
        match = parse_stated(value, reference=reference, zone=zone)
        if match is None:
            continue
        if found is not None and match.day != found.day:
            return None
        found = found or match
    return found


def _read_values(root: html.HtmlElement) -> Iterator[str]:
    left = _MOST_CHARACTERS
    for script in root.getroottree().iter("script"):
        text = script.text or ""
        if "ld+json" in (script.get("type") or "") or len(text) > _LONGEST_SCRIPT:
            continue
        left -= len(text)
        if left < 0:
            return
        for statement in _STATED.finditer(text):
            yield statement[1]
