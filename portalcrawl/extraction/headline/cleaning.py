"""The headline as the record gives it: whole, without what lists and frames add. What its author wrote remains."""

import re
from collections import deque
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from portalcrawl.extraction.headline.cut_titles import complete_headline, is_cut, uncut
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.extraction.headline.kicker import drop_kicker, part_glued
from portalcrawl.extraction.hints import Hints
from portalcrawl.lexicon import article_words
from portalcrawl.lexicon.headline_marks import strip_doubtful_marks, strip_marks
from portalcrawl.page.layout import Layout
from portalcrawl.page.metadata import TITLE_NAMES, Metadata
from portalcrawl.page.page import Page
from portalcrawl.page.page_title import bare, split_title
from portalcrawl.text.dates.hints import has_full_date
from portalcrawl.text.dates.parsing import find_dates

# Characters: what is longer is a text in the headline's place; the evidence says that it was cut.
_LONGEST = 500
# Characters of a part that the row may show alone; a shorter one may be the column's name in both places.
_SHORTEST_PART = 4
_OPEN_END = re.compile(r"\s[-–—|]\s*$")
# Dots that are the author's own: the full Chinese ellipsis.
_OWN_DOTS = "……"


def settle_headline(headline: Headline, page: Page, hints: Hints) -> Headline:
    """The headline whole, without marks of lists, columns and sites, of at most 500 characters.

    The other places that show it are its witnesses: the list's row, metadata, the page title, `title` attributes. What
    may be the author's, such as `（图）`, goes only if one of them has the headline without it.
    """
    if not headline.text:
        return headline
    layout, metadata = page.layout, page.metadata
    stated = [metadata.values.get(name) for name in TITLE_NAMES] + [metadata.linked.headline]
    witnesses = [strip_marks(one[:_LONGEST]) for one in (*stated, hints.headline, *page.title_parts) if one]
    headline = replace(headline, text=part_glued(headline, layout, witnesses))
    # One more than a headline may have: then it is known that it was cut.
    text = strip_marks(drop_kicker(headline, layout, _split_frames(witnesses), hints.headline or "")[: _LONGEST + 1])
    text = _drop_tool(text, layout, headline)
    if is_cut(text):
        text = _uncut(text, [*_attributes(layout, headline), *witnesses], is_of_list=headline.evidence == "list")
    text = _mend_broken(text, page.title)
    if headline.last - headline.first > 1:
        text = _join_lines(text, [*witnesses, page.title]).replace(" ——", "——")
    text = _drop_frame(text, metadata, hints)
    shorter = strip_doubtful_marks(text)
    if shorter != text and any(bare(one) == bare(shorter) for one in witnesses):
        text = shorter
    # Rows are read without a date at their ends: they tell nothing of the author's.
    text = _drop_date(text, [one for one in (*stated, page.title) if one], page.title_parts)
    evidence = headline.evidence
    if len(text) > _LONGEST:
        text, evidence = text[:_LONGEST].rstrip(), f"{evidence}, cut at {_LONGEST} characters"
    return replace(headline, text=text, evidence=evidence)


def _drop_tool(text: str, layout: Layout, headline: Headline) -> str:
    """The text without a tool of the page that is linked behind it in the same line: Title 返回."""
    links = layout.lines[headline.last - 1].links if headline.first >= 0 else []
    tool = " ".join(links[-1].text.split()) if links else ""
    if not tool or tool == text or not text.endswith(tool) or not article_words.TOOL_LINE.match(tool):
        return text
    return text[: -len(tool)].rstrip(" <«‹|[【(（") or text


def _mend_broken(text: str, title: str) -> str:
    """The title, if it goes on with a quotation mark where the text ends: in an attribute the mark ends the value."""
    is_broken = len(title) > len(text) and title.startswith(text) and title[len(text) :].lstrip()[:1] == '"'
    return title if is_broken else text


def _drop_date(text: str, wholes: list[str], parts: list[str]) -> str:
    """The text without a date at its end, which designs set into the heading: `<h3>Title<span>2026-03-20</span>`.

    The page's title or its metadata must say the rest, and none of them the date behind it.
    """
    last = deque(find_dates(text), maxlen=1)
    if not last or any(map(str.isalnum, text[last[0].end :])):
        return text
    rest = text[: last[0].start].rstrip(" -–—|·[(（【")
    is_said = any(bare(one) == bare(rest) for one in (*wholes, *parts))
    return rest if is_said and not any(bare(text) in bare(whole) for whole in wholes) else text


def _split_frames(witnesses: list[str]) -> list[str]:
    """The witnesses, and each without the site's name behind it."""
    return [text for one in witnesses for text in (one, split_title(one)[0] if split_title(one) else one)]


def _attributes(layout: Layout, headline: Headline) -> Iterator[str]:
    """The `title` attributes of the headline's elements and links."""
    for line in layout.lines[max(headline.first, 0) : max(headline.last, 0)]:
        for element in (*(link.element for link in line.links), layout.blocks[line.block].element):
            if text := element.get("title"):
                yield " ".join(text.split())


def _join_lines(text: str, witnesses: list[str]) -> str:
    """A headline of several lines as the witnesses write it on one: a line's end in hanzi is not a space."""
    return next((one for one in witnesses if one != text and one.replace(" ", "") == text.replace(" ", "")), text)


def _uncut(text: str, others: Iterable[str], *, is_of_list: bool) -> str:
    """The whole of a cut headline. If nobody completes it, its dots are the author's, unless a list shows them."""
    others = list(others)
    if (whole := complete_headline(text, others)) != text:
        return whole
    if is_of_list:
        return uncut(text) or text
    stem = bare(uncut(text))
    if not text.rstrip().endswith(_OWN_DOTS):
        return next((other for other in others if not is_cut(other) and bare(other) == stem), text)
    return text


def _drop_frame(text: str, metadata: Metadata, hints: Hints) -> str:
    """The headline without the names around it: the site's, or those that the list's row does not repeat."""
    parts = split_title(text)
    if len(parts) < 2:
        return text
    sites = {bare(name) for name in (hints.site_name, metadata.site) if name}
    own = [part for part in parts if bare(part) not in sites]
    if len(own) == 1:
        return own[0]
    other = hints.headline or metadata.values.get("og:title") or ""
    # A row that ends where the next part begins is cut there: Harbour –
    shown = "" if _OPEN_END.search(other) else bare(strip_marks(other))
    # The titles of rows are read without a date at their ends: what an author has dated is no less the headline.
    is_dated = len(parts) == 2 and any(has_full_date(part) for part in parts if bare(part) != shown)
    if len(shown) >= _SHORTEST_PART and not is_dated:
        return next((part for part in parts if bare(part) == shown), text)
    return text
