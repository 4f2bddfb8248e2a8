"""The headline: the text in which page title, headings, metadata and list row agree, without the site's name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portalcrawl.extraction.hints import Hints
from portalcrawl.lexicon import article_words, class_names
from portalcrawl.lexicon.headline_marks import strip_doubtful_marks
from portalcrawl.page.layout import Block, Layout, Line
from portalcrawl.page.metadata import TITLE_NAMES, Metadata
from portalcrawl.page.page import Page
from portalcrawl.page.page_title import bare, bare_headline, names_column, names_site, pick_headline
from portalcrawl.page.tags import HEADINGS
from portalcrawl.text.urls.index_pages import is_home_address

_CUT = re.compile(r"\s*(?:…+|\.{2,}|。。。|・・・)\s*$")
_LONGEST = 200
_BRACKETS = frozenset("[(（【［")
_FIRST_WORD = re.compile(r"[^\W_]")
# Characters that `bare` leaves as they are, but for their case.
_STANDS_ALONE = re.compile(r"[A-Za-z0-9\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline, how it was found, and the lines where the page shows it: `lines[first:last]`, or none (-1)."""

    text: str | None
    evidence: str = ""
    first: int = -1
    last: int = -1


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    first: int
    last: int
    level: str
    role: int
    own_role: int
    leads_home: bool
    is_linked: bool


def _leads_home(line: Line) -> bool:
    """Whether the line, which is linked, is a link to the site's root: then it is the site's name."""
    return any(is_home_address(link.element.get("href") or "") for link in line.links)


def strip_label(text: str) -> str:
    """The headline without a label such as `标题：` before it."""
    return article_words.TITLE_LABEL.sub("", text)


def is_cut(text: str) -> bool:
    """Whether a list row's title was cut."""
    return bool(_CUT.search(text))


def uncut(text: str) -> str:
    """The title without the dots that stand for its rest."""
    return _CUT.sub("", text)


def find_headline(page: Page, hints: Hints) -> Headline:
    """The headline by agreement; where no line of the page shows it, the metadata's, then the page title's."""
    layout, metadata = page.layout, page.metadata
    judge = _Judge(page, hints)
    best, best_score = None, _ENOUGH
    for candidate in _candidates(layout, judge):
        score = judge.score(candidate)
        if score > best_score:
            best, best_score = candidate, score
    if best is None:
        return _without_line(page, hints)
    text = strip_label(best.text)
    if is_cut(text) or len(text) < 4:
        text = complete_headline(text, [*_stated(metadata), hints.headline, *page.title_parts])
    return Headline(text, f"heading:{best.level}" if best.level else "line", best.first, best.last)


def _stated(metadata: Metadata) -> list[str | None]:
    return [*(metadata.values.get(name) for name in TITLE_NAMES), metadata.linked.headline]


def complete_headline(text: str, others: Iterable[str | None]) -> str:
    """The first of the other texts that says a cut or very short headline in full; else the headline as it is."""
    stem = bare(uncut(text))
    for other in others:
        if other and not is_cut(other) and len(bare(other)) > len(stem) and bare(other).startswith(stem):
            return other
    return text


_ENOUGH = 2.9
_LEVEL_SCORE = {"h1": 3.0, "h2": 1.6, "h3": 1.0, "h4": 0.6}


class _Judge:
    def __init__(self, page: Page, hints: Hints) -> None:
        metadata = page.metadata
        self.title = bare_headline(page.title)
        parts = [bare_headline(p) for p in page.title_parts]
        self.longest_part = max(parts, key=len, default="")
        # The site's name stands last, or first where the headline is last; the longer of two ends is the headline.
        self.parts = {part: 3.0 if i == 0 or len(part) > len(parts[0]) else 1.5 for i, part in enumerate(parts)}
        self.stated = {bare_headline(s) for s in _stated(metadata) if s} - {bare(hints.site_name or "")}
        self.site = bare(hints.site_name or metadata.values.get("og:site_name") or "")
        row = hints.headline or ""
        self.row = bare_headline(uncut(row))
        self.row_is_cut = is_cut(row)
        firsts = {*self.title, *(text[0] for text in (self.row, *self.stated, *self.parts) if text)}
        self.firsts = firsts | {letter.upper() for letter in firsts}

    def score(self, candidate: _Candidate) -> float:
        text = bare_headline(candidate.text) if len(candidate.text) <= _LONGEST else ""
        if not text or text == self.site:
            return 0.0
        score = _LEVEL_SCORE.get(candidate.level, 0.0)
        score += 0.8 if candidate.own_role & class_names.TITLE else 0.0
        score += self._agreement(text)
        if candidate.role & class_names.FURNITURE:
            score -= 4.0
        if candidate.leads_home:
            score -= 4.0
        if candidate.level != "h1" and text != self.row and names_site(text):
            score -= 2.5
        # The name of a column, in a title that also says something longer.
        if text in self.parts and text not in (self.row, self.longest_part) and names_column(text):
            score -= 2.0
        if candidate.is_linked and not candidate.level:
            score -= 3.0
        if len(text) < 4:
            score -= 2.0
        return score

    def may_agree(self, text: str) -> bool:
        """Whether a text begins as one that it could agree with does. Nearly no line does: the rest is not compared."""
        first = _FIRST_WORD.search(text if text[0] not in _BRACKETS else strip_doubtful_marks(text))
        return first is not None and (first[0] in self.firsts or not _STANDS_ALONE.match(first[0]))

    def _agreement(self, text: str) -> float:
        score = 0.0
        if len(self.row) >= 2:
            if text == self.row:
                score += 5.0
            elif (self.row_is_cut and len(self.row) >= 4 and text.startswith(self.row)) or (
                len(self.row) >= 8 and text.startswith(self.row)
            ):
                score += 4.5
        if text in self.stated:
            score += 3.0
        if text == self.title or text in self.parts:
            score += self.parts.get(text, 3.0)
        elif len(text) >= 6 and self.title.startswith(text):
            score += 2.5 + len(text) / len(self.title)
        elif len(text) >= 6 and text in self.title:
            score += 1.5 + len(text) / len(self.title)
        elif len(self.title) >= 10 and text.startswith(self.title):
            score += 1.5
        return score


def _candidates(layout: Layout, judge: _Judge) -> Iterator[_Candidate]:
    lines, blocks = layout.lines, layout.blocks
    done: set[int] = set()
    for mark in layout.marks:
        block = blocks[mark.block]
        if block.element is not mark.element or (block.tag not in HEADINGS and not block.own_role & class_names.TITLE):
            continue
        if 1 < block.last - block.first <= 3:
            text = layout.text_of(block)
            yield _Candidate(text, block.first, block.last, block.tag, block.role, block.own_role, False, False)
        done.add(mark.block)
    for index, line in enumerate(lines):
        if not 0 < line.size <= _LONGEST * 3:
            continue
        is_linked, block = line.is_linked, blocks[line.block]
        level, own = _find_level(layout, block)
        # A plain link is another page's title, plain furniture nobody's.
        if not (level or own & class_names.TITLE) and (
            is_linked or block.role & class_names.FURNITURE or not judge.may_agree(line.text)
        ):
            continue
        home = is_linked and _leads_home(line)
        yield _Candidate(line.text, index, index + 1, level, block.role, own, home, is_linked)


def _find_level(layout: Layout, block: Block) -> tuple[str, int]:
    """The heading that a line's block is or stands in, and the roles on the way there."""
    own = block.own_role
    for _ in range(3):
        if block.last - block.first > 3:
            break
        own |= block.own_role
        if block.tag in HEADINGS:
            return block.tag, own
        if block.parent < 0:
            break
        block = layout.blocks[block.parent]
    return "", own


def _without_line(page: Page, hints: Hints) -> Headline:
    layout, metadata = page.layout, page.metadata
    sites = {bare(name) for name in (hints.site_name, metadata.values.get("og:site_name")) if name}
    body = layout.blocks[0].element if layout.blocks else None
    if found := metadata.first(TITLE_NAMES):
        return Headline(pick_headline(found[1], sites, body), f"meta:{found[0]}")
    if metadata.linked.headline:
        return Headline(metadata.linked.headline, "json-ld")
    if hints.headline and not is_cut(hints.headline):
        return Headline(hints.headline, "list")
    if page.title:
        return Headline(pick_headline(page.title, sites, body), "title")
    return Headline(hints.headline, "list") if hints.headline else Headline(None)
