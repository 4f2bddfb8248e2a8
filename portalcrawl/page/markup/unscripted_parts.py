"""Parts for browsers without scripts, which open or close elements of the page around them.

To a browser that runs scripts what `<noscript>` holds is text and no markup
(https://html.spec.whatwg.org/multipage/scripting.html#the-noscript-element), so some pages open a box in one and close
it in another. libxml2 reads it as markup, and the whole page would stand in the first.
"""

import re
from collections import Counter

_TAG = re.compile(rb"<(/?)noscript\b[^>]{0,400}>", re.IGNORECASE)
# Elements whose end tag nobody may leave out; and scripts, in which such a tag is a string.
_PAIRED = re.compile(
    rb"<(/?)(script|div|table|section|article|main|header|footer|aside|nav|form|center|span|a|ul|ol|style)(?=[\s/>])",
    re.IGNORECASE,
)


def drop_unpaired_parts(data: bytes) -> bytes:
    """The page without the parts that do not close what they open; the same bytes for a page without any.

    >>> drop_unpaired_parts(b"<noscript><div></noscript><p>a</p><noscript></div></noscript>")
    b'<p>a</p>'
    >>> drop_unpaired_parts(b"<noscript><div>b</div></noscript><p>a</p>")
    b'<noscript><div>b</div></noscript><p>a</p>'
    """
    if b"<noscript" not in data and b"<NOSCRIPT" not in data:
        return data
    kept: list[bytes] = []
    end = 0
    opened: re.Match[bytes] | None = None
    for tag in _TAG.finditer(data):
        if not tag[1]:
            opened = opened or tag
        elif opened is not None:
            if _is_unpaired(data, opened.end(), tag.start()):
                kept.append(data[end : opened.start()])
                end = tag.end()
            opened = None
    return b"".join([*kept, data[end:]]) if kept else data


def _is_unpaired(data: bytes, start: int, end: int) -> bool:
    counts: Counter[bytes] = Counter()
    for closes, name in _PAIRED.findall(data, start, end):
        counts[name.lower()] += -1 if closes else 1
    # Where a script ends in between, the tag was one of its strings.
    return not counts[b"script"] and any(counts.values())
