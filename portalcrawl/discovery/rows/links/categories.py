"""Links in rows that name the category of an article: they are not rows themselves."""

from collections.abc import Collection, Sequence

from lxml import html

from portalcrawl.discovery.rows.one_row.title import is_more
from portalcrawl.lexicon import list_words
from portalcrawl.page.links.page_links import Link
from portalcrawl.page.tags import HEADINGS
from portalcrawl.page.text_length import title_length
from portalcrawl.page.texts import has_image

_INLINE = frozenset({"b", "strong", "span", "em", "font", "i", "u", "small"})
_BRACKETS = {"[": "]", "【": "】", "(": ")", "（": "）", "<": ">", "〔": "〕", "「": "」"}
_LONGEST_CATEGORY = 30
"""Of a link in a row that names a section, in bytes: `[关于党建]` is one, a title in brackets is not."""
_REPEATS = 3
"""Times that a category comes again between other links."""
_LONGEST_REPEATED = 24
"""Characters of a text that may be such a category's; longer ones are not counted."""
_BRACKET_REACH = 3
"""Elements around a link that may stand between it and its brackets: `[<b><a>要闻</a></b>]`."""


def count_repeats(links: Sequence[Link]) -> dict[tuple[str, str], int]:
    """How often each address comes under the same name, with other links between: a category's does, row after row."""
    repeats: dict[tuple[str, str], int] = {}
    last = ""
    for link in links:
        if link.url != last:
            last = link.url
            if len(link.text) <= _LONGEST_REPEATED:
                key = (link.url, link.text)
                repeats[key] = repeats.get(key, 0) + 1
    return repeats


def find_category_headings(links: Sequence[Link], repeats: dict[tuple[str, str], int]) -> set[tuple[str, str]]:
    """The tags and classes of headings most of which name categories that come again: a card may have one beside its
    title, and what such a heading names on one card alone is a category as well.

    Where no other heading stands beside them they may be titles: a front page shows the same ones several times.
    """
    repeated = [link for link in links if repeats.get((link.url, link.text), 0) >= _REPEATS]
    found = {_heading_of(link) for link in repeated if _has_heading_beside(link)}
    counts: dict[tuple[str, str], int] = {heading: 0 for heading in found if heading is not None}
    if counts:
        for link in links:
            if (heading := _heading_of(link)) in counts:
                is_category = repeats.get((link.url, link.text), 0) >= _REPEATS and _has_heading_beside(link)
                counts[heading] += 1 if is_category else -1
    return {heading for heading, surplus in counts.items() if surplus > 0}


def _has_heading_beside(link: Link) -> bool:
    """Whether another heading with a link stands in the same part as the heading of this one."""
    holder = next(link.element.iterancestors(*HEADINGS), None)
    around = holder.itersiblings(*HEADINGS) if holder is not None else ()
    before = holder.itersiblings(*HEADINGS, preceding=True) if holder is not None else ()
    return any(next(other.iter("a"), None) is not None for other in (*around, *before))


def _heading_of(link: Link) -> tuple[str, str] | None:
    holder = next(link.element.iterancestors(*HEADINGS), None)
    return None if holder is None else (str(holder.tag), holder.get("class") or "")


def is_category(link: Link, repeats: dict[tuple[str, str], int], headings: Collection[tuple[str, str]]) -> bool:
    """Whether a link names a category: by its `rel`, its brackets or its label, because it comes again, or because it
    stands in one of the `headings` that do."""
    rel = link.rel
    if rel and ("tag" in rel or "author" in rel or "category" in rel):
        return True
    if not link.text or title_length(link.text) > _LONGEST_CATEGORY or has_image(link.element):
        return False
    if not link.same_site:
        return False
    return (
        repeats.get((link.url, link.text), 0) >= _REPEATS
        or _is_bracketed(link)
        or bool(list_words.ROW_LABEL.search(_text_before(link.element)))
        or (bool(headings) and _heading_of(link) in headings)
    )


def _is_bracketed(link: Link) -> bool:
    text = link.text
    if is_more(text):
        return False  # (read on): the row's own link, its only one perhaps
    if len(text) > 2 and _BRACKETS.get(text[0]) == text[-1]:
        return True
    element = link.element
    for _ in range(_BRACKET_REACH):
        before, after = _text_before(element), (element.tail or "").strip()
        if before and after and _BRACKETS.get(before[-1]) == after[0]:
            return True
        holder = element.getparent()
        if holder is None or holder.tag not in _INLINE or len(holder) != 1 or before or after:
            return False
        element = holder
    return False


def _text_before(element: html.HtmlElement) -> str:
    previous = element.getprevious()
    if previous is not None:
        return (previous.tail or "").strip() or ((previous.text or "").strip() if len(previous) == 0 else "")
    holder = element.getparent()
    return (holder.text or "").strip() if holder is not None else ""
