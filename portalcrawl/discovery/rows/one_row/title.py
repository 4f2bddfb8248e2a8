"""A row's title: which of its texts it is, and the attribute that completes it if the list cut it."""

import re
from datetime import datetime, tzinfo
from functools import lru_cache
from typing import NamedTuple

from lxml import html

from portalcrawl.discovery.rows.one_row.marked_title import text_of_marked
from portalcrawl.lexicon import article_words, class_names, list_words
from portalcrawl.lexicon.headline_marks import strip_marks as strip_list_marks
from portalcrawl.page.links.page_links import Link
from portalcrawl.page.tags import HEADINGS
from portalcrawl.page.text_length import title_length
from portalcrawl.page.texts import text_of
from portalcrawl.text.dates.hints import has_full_date
from portalcrawl.text.dates.parsing import find_dates, is_date_only
from portalcrawl.text.hanzi import HANZI
from portalcrawl.text.whitespace import fold

_ELLIPSIS = re.compile(r"\s{0,9}((?<!…)…++|(?<!\.)\.{2,}+|(?<!。)。{2,}+|(?<!⋯)⋯++)\s*$")
_BULLETS = re.compile(r"^[\s·•●▪■◆◇□○※☆★►▶→•\-–|]+(?=\S)|[\s|]{1,40}$")
# more.gif, img/btn_more2.png, gengduo.jpg
_MORE_FILE = re.compile(r"(?:^|[/_-])(?:more|gengduo)\d{0,2}\.\w{3,4}(?:$|\?)", re.IGNORECASE)
_OPEN_END = re.compile(r"[\s\[(（【]$")
_LONGEST = 500
"""Characters of a title that are kept; a page that is one link has more."""
_LONGEST_MORE = 40
"""Characters that tell whether a link says `read on`."""
_LONGEST_DAY = 32
"""Characters of a date with the time and the weekday."""
_LEAST_STEM = 2
"""Characters of a cut title that an attribute completes; fewer agree by chance."""
_LEAST_TITLE = 9
"""Of a title beside a date in the same text, and of a part of a card that may be its title, in bytes."""
_LEAST_CARD = 60
"""Of a link's text, in bytes: a longer one is a card with title, excerpt and date, if it has parts."""
_LONGEST_DATE = 12
"""Characters at the beginning of a card's first part: if they hold a date, the title is the second part."""
_HEADING_REACH = 4
"""Elements, from a link up to the row's own, that may be its heading."""


class Weights(NamedTuple):
    """Which of the links of a row has its title. A picture's, `read on` and links without a letter never do.

    `tests/discovery/rows/test_title.py` has rows for each, under its name.
    """

    longest: int = 36
    """A text counts by its length in bytes, up to this: of two titles the first one is taken."""
    longest_title: int = 180
    """What is longer is an excerpt that is a link."""


WEIGHTS = Weights()


def is_more(text: str) -> bool:
    """Whether a link's text only says `read on`."""
    return _is_more(text[:_LONGEST_MORE])


def is_more_image(link: Link) -> bool:
    """Whether a link is an image that says `more`, by its `alt` or by its file's name."""
    if link.text or len(link.element) == 0:
        return False
    images = list(link.element.iter("img"))
    return len(images) == 1 and (
        _MORE_FILE.search(images[0].get("src") or "") is not None or is_more(fold(images[0].get("alt") or "") or "-")
    )


@lru_cache(maxsize=4_096)
def _is_more(text: str) -> bool:
    return bool(list_words.MORE.fullmatch(text) or list_words.MORE_PREFIX.match(text))


_TIME = re.compile(r"[0-2]?[0-9][:.][0-5][0-9](?::[0-5][0-9])?(?: ?[ap]\.?m\.?)?", re.IGNORECASE)
# What a server calls a file of a folder that it lists.
_FILE_NAME = re.compile(r"[\w.~-]+\.(?:s?html?|aspx?|jspx?|php)", re.IGNORECASE | re.ASCII)


def choose_headline(links: list[Link], roots: list[html.HtmlElement]) -> tuple[str | None, bool]:
    """(the title as far as the row gives it, whether it is cut). The name of the file is not a title."""
    headline, is_cut = _choose_text(links, roots)
    if headline is not None and _FILE_NAME.fullmatch(headline) and links[0].url.rpartition("/")[2] == headline:
        return None, False
    return headline, is_cut


def _choose_text(links: list[Link], roots: list[html.HtmlElement]) -> tuple[str | None, bool]:
    if are_days(links) and (titled := _text_beside(links, roots) or _heading_text(roots, links)):
        return titled, False
    if len(links) == 1 and len(links[0].element) == 0 and links[0].text and not is_more(links[0].text):
        return _complete(links[0].text, [links[0].title] if links[0].title else [])
    best, best_rank = "", _EXCERPT
    whole: list[str] = []
    for link in links:
        text = _title_text(link)
        whole += [name for name in (link.title, fold(link.element.get("aria-label") or "")) if name]
        if len(link.element):
            whole += [alt for image in link.element.iter("img") if (alt := fold(image.get("alt") or ""))]
        if not text or is_more(text) or not any(c.isalnum() for c in text):
            continue
        rank = _rank(title_length(text), in_heading=_is_in_heading(link, roots))
        if rank > best_rank:
            best, best_rank = text, rank
    if not best:
        best = _heading_text(roots, links) or max(whole, key=len, default="")
        return best or None, False
    return _complete(best, whole)


def are_days(links: list[Link]) -> bool:
    """Whether the texts of a row's links are days or times and nothing else: whole posts are linked so."""
    texts = [link.text for link in links]
    return all(
        (0 < len(text) <= _LONGEST_DAY and has_full_date(text) and is_date_only(text)) or _TIME.fullmatch(text)
        for text in texts
    )


def _text_beside(links: list[Link], roots: list[html.HtmlElement]) -> str | None:
    """What the heading says that a row's link stands in, without the link's text: `<h2>Title <a>5.6.2023</a></h2>`."""
    heading = next(
        (step for step in (links[0].element, *links[0].element.iterancestors()) if step.tag in HEADINGS), None
    )
    if heading is None or not any(heading is root or root in heading.iterancestors() for root in roots):
        return None
    text = text_of(heading)
    for link in links:
        text = text.replace(link.text, " ")
    return " ".join(text.split()).strip(" -–—|·,:()[]") or None


def _rank(length: int, *, in_heading: bool) -> tuple[bool, bool, int]:
    """What stands in a heading comes before all others, among these a title before an excerpt, then a longer one."""
    return in_heading, length <= WEIGHTS.longest_title, min(length, WEIGHTS.longest)


_EXCERPT = _rank(WEIGHTS.longest_title + 1, in_heading=False)
"""The rank of an excerpt outside headings, which is never the title."""


def _complete(text: str, whole: list[str]) -> tuple[str, bool]:
    """(the title without ellipsis, whether it is cut); an attribute in `whole` that continues it completes it."""
    text = text[:_LONGEST] if text[0].isalnum() else _BULLETS.sub("", text[:_LONGEST]) or text[:_LONGEST]
    stem = _ELLIPSIS.sub("", text) if text[-1] in "….。⋯" else text
    for candidate in whole:
        if candidate == text:
            continue
        named = _named_title(candidate[:_LONGEST])
        if len(named) > len(stem) and _flat(named).startswith(_flat(stem)) and len(stem) >= _LEAST_STEM:
            return named, bool(_ELLIPSIS.search(named))
        if named == stem and stem != text:
            return named, False
    return (stem, True) if stem != text and stem else (text, False)


def _named_title(attribute: str) -> str:
    """The title in an attribute; some systems put date and author there as well, with labels."""
    return article_words.BESIDE_TITLE.split(article_words.TITLE_LABEL.sub("", attribute), maxsplit=1)[0].strip()


def _flat(text: str) -> str:
    """A title for comparison: without spaces, and without a list's marks, which only the attribute may have."""
    return strip_list_marks(text).replace(" ", "")


def _title_text(link: Link) -> str:
    """The link's text; of a link that is a whole card, only the text of its title."""
    element = link.element
    if len(element) == 0:
        return link.text
    marked = None
    for inner in element.iterdescendants():
        if inner.tag in HEADINGS and (text := text_of(inner)):
            return text
        if marked is None and class_names.TITLE_STEM.search(inner.get("class") or "") and text_of(inner):
            marked = inner
    # An attribute that is shown as a part of the text is the title; the others are a category, a mark, an excerpt.
    if link.title and title_length(link.title) >= _LEAST_TITLE and link.title in link.text:
        return link.title
    if marked is not None:
        return text_of_marked(link, marked)
    for bold in element.iterdescendants("b", "strong"):
        # In a line of its own above the others: a member's name, and what it makes.
        line = bold.getnext()
        if line is not None and line.tag == "br" and not (bold.tail or "").strip():
            text = text_of(bold)
            if title_length(text) >= _LEAST_TITLE and link.text.startswith(text):
                return text
    texts = [text_of(part) for part in element.iterdescendants("p", "div", "dt", "dd", "li")]
    texts = [text for text in texts if title_length(text) >= _LEAST_TITLE]
    if texts and title_length(link.text) > _LEAST_CARD:
        return texts[1] if len(texts) > 1 and has_full_date(texts[0][:_LONGEST_DATE]) else texts[0]
    return link.text


def _is_in_heading(link: Link, roots: list[html.HtmlElement]) -> bool:
    element = link.element
    for _ in range(_HEADING_REACH):
        if element.tag in HEADINGS:
            return True
        if element in roots or element.getparent() is None:
            return False
        element = element.getparent()
    return False


def _heading_text(roots: list[html.HtmlElement], links: list[Link]) -> str:
    """The heading of a row whose only links say `read on` or show a picture.

    A heading that leads to the row's own address is the title. If there is no such heading, the last one in hanzi is.
    The day above a post may be a heading, too.
    """
    headings = [heading for root in roots for heading in root.iter(*HEADINGS)]
    headings = headings or [caption for root in roots for caption in root.iter("figcaption")]
    targets = {link.element.get("href") for link in links}
    own = [heading for heading in headings if any(a.get("href") in targets for a in heading.iter("a"))]
    texts = [text for heading in own or headings if (text := text_of(heading)) and not is_date_only(text)]
    wide = [t for t in texts if HANZI.search(t)]
    return (wide or texts or [""])[-1]


def strip_marks(headline: str, reference: datetime | None, zone: tzinfo) -> tuple[str, bool]:
    """(the title without bullets, date and a list's marks around it, whether one of these says that it is pinned)."""
    text = headline if headline[0].isalnum() and headline[-1] not in "| " else _BULLETS.sub("", headline).strip()
    pinned = False
    if text and text[0] in "[【(（" and (match := list_words.PIN_MARK.match(text)):
        text, pinned = text[match.end() :], True
    if has_full_date(text):
        for found in find_dates(text, reference=reference, zone=zone):
            before, after = text[: found.start].rstrip(" [(（【").lstrip(), text[found.end :].lstrip(" ])）】").rstrip()
            if not before and title_length(after) >= _LEAST_TITLE:
                text = after
            elif not after and title_length(before) >= _LEAST_TITLE and _OPEN_END.search(text[: found.start]):
                text = before
            break
    text = strip_list_marks(text)
    return (_BULLETS.sub("", text).strip() if text is not headline else text), pinned
