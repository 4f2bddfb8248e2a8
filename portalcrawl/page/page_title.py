"""A page's `<title>`: headline, names of columns and the site's name, and which of its parts is which."""

import re
import unicodedata
from collections.abc import Set
from functools import lru_cache

from lxml import html

from portalcrawl.lexicon import site_words
from portalcrawl.lexicon.headline_marks import strip_doubtful_marks
from portalcrawl.page.text_length import text_length
from portalcrawl.text.whitespace import fold

# The first character of a run apart, because only so the search for it is a fast one.
_NOT_WORD = re.compile(r"[\W_][\W_]*")
# Signs that NFKC makes other signs of, whatever stands beside them.
_WIDE_SIGNS = re.compile("[\u00a0\u2026\u3000\uff01\uff08\uff09\uff0c\uff0e\uff0f\uff1a\uff1b\uff1f]")
# What stands between a title and the site's name: a bar, an underscore, a dash in spaces, guillemets. A single one in
# spaces stands before a name: 5 > 3 compares.
_SEPARATOR = re.compile(
    r"\s{0,9}[|｜_]+\s*|\s{1,9}[-–—‑~·•:：]+\s+|\s{0,9}(?:--+|——+|>>+|»|«|›|&raquo;)\s*|(?<!\d)\s{1,9}[<>]\s{1,9}(?=[^\W\d])"
    r"|(?<=[\u4e00-\u9fff”》！？）)\]….])[-–](?=[\u4e00-\u9fffA-Z])"
)
# Guillemets that stand around words are quotation marks: Музей «Боровое» открылся; in German they point inwards.
_QUOTED = re.compile(r"«[^«»|｜]{1,200}»|»(?=\S)[^«»|｜]{1,200}(?<=\S)«")
_COLON = re.compile("[:：]")
_LONGEST_SITE = 16
_LONGEST_COLUMN = 8
_MOST_LINKS = 3_000
# Texts that are remembered, and characters of one: a page's headline is compared again and again, and its site's name
# on every page; paragraphs are compared once.
_REMEMBERED = 1_000
_LONGEST_REMEMBERED = 200


def bare(text: str) -> str:
    """A text for comparison: width and case folded, white space and punctuation gone.

    >>> bare("Ｇ20 峰会：开幕！") == bare("g20峰会 开幕")
    True
    """
    return _bare_again(text) if len(text) <= _LONGEST_REMEMBERED else _bare(text)


def _bare(text: str) -> str:
    # Of most texts nothing else needs folding: to see that takes a tenth of doing it.
    plain = _WIDE_SIGNS.sub("", text)
    folded = plain if unicodedata.is_normalized("NFKC", plain) else unicodedata.normalize("NFKC", text)
    return "".join(_NOT_WORD.split(folded)).casefold()


_bare_again = lru_cache(maxsize=_REMEMBERED)(_bare)


def bare_headline(text: str) -> str:
    """The same for a headline, without marks of lists: texts that differ only in these say the same headline."""
    return bare(strip_doubtful_marks(text))


def split_title(title: str) -> list[str]:
    """The parts of a `<title>`: the headline, the section and the site's name, in the page's order."""
    return list(_split_again(title) if len(title) <= _LONGEST_REMEMBERED else _split(title))


def _split(title: str) -> tuple[str, ...]:
    quoted = [found.span() for found in _QUOTED.finditer(title)] if "«" in title else []
    parts, start, place = [], 0, 0
    while found := _SEPARATOR.search(title, place):
        place = next((last for first, last in quoted if first < found.end() and found.start() < last), 0)
        if not place:
            parts.append(title[start : found.start()])
            start = place = found.end()
    return tuple(part.strip() for part in (*parts, title[start:]) if part.strip())


_split_again = lru_cache(maxsize=_REMEMBERED)(_split)


def names_site(text: str) -> bool:
    """Whether a bare text of few words ends as names of sites do; in Latin letters the names themselves are short."""
    return (text.isascii() or len(text) <= _LONGEST_SITE) and bool(site_words.SITE.search(text))


def names_column(text: str) -> bool:
    """Whether a bare text of few words ends as names of columns do."""
    return len(text) <= _LONGEST_COLUMN and bool(site_words.COLUMN.search(text))


def pick_headline(title: str, sites: Set[str], body: html.HtmlElement | None) -> str:
    """The part of a title that is the headline: no known site, no name of a column or of a site.

    `sites` are bare names. What the page in `body` links by that very name, if it is short, is a column. Of what then
    is left, the first part, unless another one has more than twice its size.
    """
    parts = split_title(title)
    if len(parts) < 2:
        return title
    # The site's name may stand before the section's: Harbour talk: Boats.
    rest = [part for part in parts if sites.isdisjoint((bare(part), bare(_COLON.split(part, maxsplit=1)[0])))] or parts
    if len(rest) > 2 and all(names_site(bare(part)) for part in rest[1:]):
        # A school's name, and the longer one of what it belongs to.
        return rest[0]
    longest = max(rest, key=_size)
    if len(rest) > 1:
        linked, ends = _linked_names(body), (rest[0], rest[-1])
        rest = [
            part
            for part in rest
            if part is longest
            or not (part in linked or names_column(bare(part)) or (part in ends and names_site(bare(part))))
        ]
    return rest[0] if _size(rest[0]) * 2 >= _size(longest) else longest


def _size(part: str) -> int:
    return text_length(part)


def _linked_names(body: html.HtmlElement | None) -> set[str]:
    """The short texts of a page's links."""
    if body is None:
        return set()
    texts: set[str] = set()
    for number, link in enumerate(body.iter("a")):
        if number >= _MOST_LINKS:
            break
        text = link.text or ""
        if len(text) <= 4 * _LONGEST_COLUMN and 0 < len(name := fold(text)) <= _LONGEST_COLUMN:
            texts.add(name)
    return texts
