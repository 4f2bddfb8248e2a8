"""Links of a pager that show an arrow alone: what their names, their icons' or their `rel` say."""

import re

from portalcrawl.page.links.page_links import Link

# chevron-right, angle-double-left, arrow-next, icon-right; two arrows lead to the end.
_ARROW = r"(?:chevron|angle|arrow|caret|icon)[\w-]{0,40}"
_ICONS = (
    ("last", re.compile(r"double[\w-]{0,40}right|(?:angles|chevrons)-right|(?:^|[\s_-])last(?![a-z])", re.IGNORECASE)),
    ("first", re.compile(r"double[\w-]{0,40}left|(?:angles|chevrons)-left|(?:^|[\s_-])first(?![a-z])", re.IGNORECASE)),
    ("next", re.compile(rf"(?:^|[\s_-])(?:next|older)(?![a-z])|{_ARROW}right", re.IGNORECASE)),
    ("previous", re.compile(rf"(?:^|[\s_-])(?:prev|newer)|{_ARROW}left", re.IGNORECASE)),
)
_RELATIONS = {"next": "next", "prev": "previous"}


def read_icon(link: Link) -> str:
    """Where a link without a text leads, as in `PageToken.kind`; "" for a link that is not a pager's."""
    if link.rel in _RELATIONS:
        return _RELATIONS[link.rel]
    inner = (e.get("class") or e.get("href") or "" for e in link.element.iterdescendants())
    names = " ".join([link.element.get("class") or "", *inner])
    return next((kind for kind, pattern in _ICONS if pattern.search(names)), "") if names.strip() else ""
