"""A sample article as the heuristics read it, with its short texts by element: where labels are looked for."""

from dataclasses import dataclass
from functools import cached_property

from lxml import etree, html

from portalcrawl.extraction.analysis import Analysis, analyse
from portalcrawl.extraction.headline.election import is_cut
from portalcrawl.induction.samples import ArticlePage
from portalcrawl.page.page_title import bare
from portalcrawl.text.whitespace import fold, strip_invisible

_STRING = etree.XPath("string()", smart_strings=False)
_LONGEST = 400
_SILENT = frozenset(("script", "style", "noscript", "template", "option", "select", "textarea"))


@dataclass
class Reading:
    """One sample, analysed once."""

    page: ArticlePage
    analysis: Analysis

    @classmethod
    def of(cls, page: ArticlePage) -> "Reading":
        """Read a sample by heuristics alone."""
        return cls(page, analyse(page.document, page.hints))

    @cached_property
    def texts(self) -> list[tuple[html.HtmlElement, str]]:
        """Every element of the body with a short text, the text folded; an element before those inside it."""
        found = []
        for element in self.page.document.body.iter(etree.Element):
            if element.tag in _SILENT:
                continue
            text = str(_STRING(element))
            if text and len(text) <= _LONGEST * 4 and 0 < len(text := fold(strip_invisible(text))) <= _LONGEST:
                found.append((element, text))
        return found

    @property
    def row_headline(self) -> str | None:
        """The list row's title, where it is whole."""
        title = self.page.hints.headline
        return title if title and not is_cut(title) else None

    @cached_property
    def headline(self) -> str | None:
        """The headline: the row's, where some element of the page says it as well, else the heuristics'."""
        row = bare(self.row_headline or "")
        if len(row) > 1 and any(bare(text) == row for _, text in self.texts):
            return self.row_headline
        return self.analysis.headline.text

    @property
    def day(self) -> str | None:
        """The day of publication: what page and row agree on, else what the page says."""
        date = self.analysis.date
        return date.iso[:10] if date.iso and date.is_of_page else None
