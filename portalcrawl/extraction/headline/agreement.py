"""In how much a line of the page agrees with what else says the headline: page title, metadata, the list's row."""

import re
from typing import NamedTuple

from portalcrawl.extraction.headline.candidates import LONGEST, Candidate
from portalcrawl.extraction.headline.cut_titles import is_cut, uncut
from portalcrawl.extraction.headline.site_title import find_names_of_home, is_own_name
from portalcrawl.extraction.hints import Hints
from portalcrawl.lexicon import article_words, class_names
from portalcrawl.lexicon.headline_marks import strip_doubtful_marks
from portalcrawl.page.layout import prose_of
from portalcrawl.page.metadata import TITLE_NAMES, Metadata
from portalcrawl.page.page import Page
from portalcrawl.page.page_title import bare, bare_headline, names_column, names_site
from portalcrawl.page.tags import HEADINGS
from portalcrawl.text.dates.hints import has_full_date

_BRACKETS = frozenset("[(（【［")
_SCHEME = re.compile(r"^https?:")
_FIRST_WORD = re.compile(r"[^\W_]")
# Characters of which `bare` changes only the case.
_STANDS_ALONE = re.compile(r"[A-Za-z0-9\u4e00-\u9fff]")

# Words of a heading that say something.
_LONG_WORD = re.compile(r"\w{3,}")
# Characters of a list's row that was cut, and of one that was not, with which a headline may begin. Fewer begin many
# lines: 通知, 关于.
_SHORTEST_CUT_ROW = 4
_SHORTEST_ROW = 8
# Characters of a line that the page title says among other things; fewer are the column's or the site's name.
_SHORTEST_IN_TITLE = 6
# Characters of a page title that stops before the headline does.
_SHORTEST_TITLE = 10
# UTF-8 bytes of a meta line, and lines below the headline among which it is the first with a text.
_LONGEST_META = 150
_BELOW = 2
# UTF-8 bytes of a sentence (20 hanzi).
_SENTENCE = 60
SHORTEST = 4
"""Characters: a shorter line is a column's name or what is left of a longer headline."""


class _Weights(NamedTuple):
    """What a line gains and loses in the election of the headline; `test_election` has a page on which each decides."""

    h1: float = 3.0
    """The page's main heading is enough alone, unless it is the site's or a column's name."""
    h2: float = 1.6
    """Also names columns and side lists: not enough without another witness."""
    h3: float = 1.0
    h4: float = 0.6
    title_class: float = 0.8
    """A class or id such as `title`: as a heading without a heading's tag."""
    row: float = 5.0
    """The list's row says the same: it outweighs every heading that says something else."""
    row_begins: float = 4.5
    """The line goes on where the row ends or was cut."""
    stated: float = 3.0
    """The metadata says the same; some systems write the site's or the column's name there."""
    in_title: float = 3.0
    """The page title says the same, alone or as the part that is its headline by its place or length."""
    other_part: float = 1.5
    """The same as one of its other parts, which name column and site."""
    begins_title: float = 2.5
    """The page title begins with the line, without a mark that parts it from the rest; the share of the title that the
    line has comes on top."""
    inside_title: float = 1.5
    """The same anywhere else in the page title."""
    title_begins: float = 1.5
    """The line goes on where the page title ends."""
    furniture: float = -4.0
    """In a part of the page that holds no article: more than any heading gains."""
    furniture_word: float = -2.0
    """The same by a class word alone, of a main heading that the row or the page title says, too."""
    leads_home: float = -4.0
    """A link to the home page: the site's name, which is the h1 of many home-made pages."""
    names_home: float = -4.0
    """What a link to the home page is called elsewhere on the page, such as the first of a trail; no row says it."""
    leads_up: float = -4.0
    """A link to a folder above the page, of what neither row nor metadata say, nor the page title alone or first:
    the section's name."""
    site_name: float = -2.5
    """Ends as names of sites do (…网, …门户), and no row says it."""
    column_name: float = -2.0
    """Ends as names of columns do (…公告, …要闻), in a page title that says something longer as well."""
    behind_text: float = -2.0
    """No heading, not said alone and whole by a witness, and behind a sentence below the main heading: a signature."""
    linked: float = -3.0
    """A link without a heading: another page's title."""
    short: float = -2.0
    """Has too few characters for a headline."""
    above_meta: float = 2.0
    """Right above a meta line, and in agreement with another witness; with a heading's tag also if the page title names
    the site alone."""


_WEIGHTS = _Weights()
# Those that say the line alone and whole.
_WITNESSES = frozenset(("row", "row_begins", "stated", "in_title"))
_LEVEL_SCORE = {"h1": _WEIGHTS.h1, "h2": _WEIGHTS.h2, "h3": _WEIGHTS.h3, "h4": _WEIGHTS.h4}


def list_stated(metadata: Metadata) -> list[str | None]:
    """The headlines that the metadata state."""
    return [*(metadata.values.get(name) for name in TITLE_NAMES), metadata.linked.headline]


def _find_text_below_heading(page: Page) -> int:
    """The first line with a sentence below the page's first main heading; behind all lines if there is none."""
    layout, is_below = page.layout, False
    for index, line in enumerate(layout.lines):
        tag = layout.blocks[line.block].tag
        is_below |= tag == "h1"
        # A site may say below its name what it is.
        if is_below and tag not in HEADINGS and prose_of(line) >= _SENTENCE:
            return index
    return len(layout.lines)


class Judge:
    """Weighs the lines of one page against its title, its metadata and the list's row."""

    def __init__(self, page: Page, hints: Hints) -> None:
        metadata = page.metadata
        self.lines = page.layout.lines
        self.document = page.document
        self.title = bare_headline(page.title)
        parts = [bare_headline(p) for p in page.title_parts]
        self.longest_part = max(parts, key=len, default="")
        # The site's name is the last part, or the first if the headline is last: then that is the longest.
        self.parts = {
            part: _WEIGHTS.in_title if i == 0 or len(part) == len(self.longest_part) else _WEIGHTS.other_part
            for i, part in enumerate(parts)
        }
        self.cut_parts = [bare_headline(uncut(part)) for part in page.title_parts if is_cut(part)]
        self.stated = {bare_headline(s) for s in list_stated(metadata) if s} - {bare(hints.site_name or "")}
        self.site = bare(hints.site_name or metadata.site)
        self.title_is_sites = not self.stated and (
            not self.title or self.title == self.site or names_site(self.title) or is_own_name(page.layout, self.title)
        )
        self.text_begins = _find_text_below_heading(page)
        self.homes = find_names_of_home(page) - {self.title}
        row = hints.headline or ""
        self.row = bare_headline(uncut(row))
        self.row_is_cut = is_cut(row)
        firsts = {*self.title, *(text[0] for text in (self.row, *self.stated, *self.parts) if text)}
        self.firsts = firsts | {letter.upper() for letter in firsts}

    def weigh(self, candidate: Candidate) -> dict[str, float]:
        """What speaks for and against a line, by the names of the weights; nothing if it cannot be the headline."""
        text = bare_headline(candidate.text) if len(candidate.text) <= LONGEST else ""
        if not text or text == self.site:
            return {}
        parts = self._agreement(text)
        is_above_meta = (self.title_is_sites or not _WITNESSES.isdisjoint(parts)) and self._is_above_meta(candidate)
        if candidate.level in _LEVEL_SCORE:
            parts[candidate.level] = _LEVEL_SCORE[candidate.level]
        is_believed = candidate.by_word and ("row" in parts or "in_title" in parts)
        # The name of a column, in a title that also says something longer.
        is_column = text in self.parts and text not in (self.row, self.longest_part) and names_column(text)
        # Osu! is a headline where the page calls it one, and its title begins with it.
        is_marked = bool(candidate.own_role & class_names.TITLE) and text == next(iter(self.parts), None)
        is_signature = not candidate.level and candidate.first > self.text_begins and _WITNESSES.isdisjoint(parts)
        is_main = not _WITNESSES.isdisjoint(parts) and parts.get("in_title") != _WEIGHTS.other_part
        is_site = candidate.level != "h1" and text != self.row and names_site(text)
        for name, weight, holds in (
            ("title_class", _WEIGHTS.title_class, candidate.own_role & class_names.TITLE),
            ("furniture", _WEIGHTS.furniture, candidate.is_furniture and not is_believed),
            ("furniture_word", _WEIGHTS.furniture_word, is_believed),
            ("leads_home", _WEIGHTS.leads_home, candidate.leads_home),
            ("names_home", _WEIGHTS.names_home, not candidate.leads_home and text != self.row and text in self.homes),
            ("leads_up", _WEIGHTS.leads_up, candidate.is_linked and not is_main and self._leads_up(candidate)),
            ("site_name", _WEIGHTS.site_name, is_site),
            ("column_name", _WEIGHTS.column_name, is_column),
            ("behind_text", _WEIGHTS.behind_text, is_signature),
            ("linked", _WEIGHTS.linked, candidate.is_linked and not candidate.level),
            ("short", _WEIGHTS.short, len(text) < SHORTEST and not is_marked),
            ("above_meta", _WEIGHTS.above_meta, is_above_meta),
        ):
            if holds:
                parts[name] = weight
        return parts

    def is_main(self, candidate: Candidate, parts: dict[str, float]) -> bool:
        """Whether a line is a main heading against which nothing speaks, and the page title says half of its words."""
        if candidate.level != "h1" or sum(parts.values()) < _WEIGHTS.h1 or names_column(bare(candidate.text)):
            return False
        words = _LONG_WORD.findall(candidate.text)
        return len(words) > 1 and 2 * sum(bare(word) in self.title for word in words) >= len(words)

    def is_of_part(self, candidate: Candidate, main: Candidate) -> bool:
        """Whether a heading is that of a part of the text: it stands behind a sentence below the main one, and the page
        title, which says both in part, says neither alone."""
        if candidate.level in ("", "h1") or candidate.first <= max(self.text_begins, main.first):
            return False
        return _WITNESSES.isdisjoint(self._agreement(bare_headline(candidate.text)))

    def _is_above_meta(self, candidate: Candidate) -> bool:
        """Whether the next line with a text says when or by whom; the main heading needs no such witness."""
        if candidate.level == "h1" or candidate.is_linked or candidate.is_furniture:
            return False
        line = next((line for line in self.lines[candidate.last : candidate.last + _BELOW] if line.text), None)
        return (
            line is not None
            and not line.is_linked
            and line.size <= _LONGEST_META
            and bool(has_full_date(line.text) or article_words.META_LABEL.match(line.text))
        )

    def _leads_up(self, candidate: Candidate) -> bool:
        """Whether its link leads to a folder above the page: the section's name, though it is a heading."""
        own = _SCHEME.sub("", self.document.url)
        for link in self.lines[candidate.first].links:
            folder = _SCHEME.sub("", self.document.absolute(link.element.get("href") or "") or "")
            if folder.endswith("/") and own.startswith(folder) and own != folder:
                return True
        return False

    def may_agree(self, text: str) -> bool:
        """Whether a text begins like one that it could agree with. Hardly any line does: the rest is not compared."""
        first = _FIRST_WORD.search(text if text[0] not in _BRACKETS else strip_doubtful_marks(text))
        return first is not None and (first[0] in self.firsts or not _STANDS_ALONE.match(first[0]))

    def is_row(self, text: str) -> bool:
        """Whether a text is what the list's row says, whole."""
        return bool(self.row) and not self.row_is_cut and bare_headline(text) == self.row

    def _agreement(self, text: str) -> dict[str, float]:
        parts: dict[str, float] = {}
        if len(self.row) >= 2:
            if text == self.row:
                parts["row"] = _WEIGHTS.row
            elif text.startswith(self.row) and len(self.row) >= (
                _SHORTEST_CUT_ROW if self.row_is_cut else _SHORTEST_ROW
            ):
                parts["row_begins"] = _WEIGHTS.row_begins
        if text in self.stated:
            parts["stated"] = _WEIGHTS.stated
        if text == self.title or text in self.parts:
            parts["in_title"] = self.parts.get(text, _WEIGHTS.in_title)
        elif any(len(stem) >= _SHORTEST_IN_TITLE and text.startswith(stem) for stem in self.cut_parts):
            parts["in_title"] = _WEIGHTS.in_title
        elif len(text) >= _SHORTEST_IN_TITLE and self.title.startswith(text):
            parts["begins_title"] = _WEIGHTS.begins_title + len(text) / len(self.title)
        elif len(text) >= _SHORTEST_IN_TITLE and text in self.title:
            parts["inside_title"] = _WEIGHTS.inside_title + len(text) / len(self.title)
        elif len(self.title) >= _SHORTEST_TITLE and text.startswith(self.title):
            parts["title_begins"] = _WEIGHTS.title_begins
        return parts
