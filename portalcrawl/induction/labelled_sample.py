"""A sample article with its labels: what the list's row and the heuristics say of it (distant supervision)."""

from dataclasses import dataclass
from functools import cached_property

from lxml import etree, html

from portalcrawl.extraction.analysis import Analysis, analyse
from portalcrawl.extraction.headline.cut_titles import is_cut
from portalcrawl.induction.samples import ArticlePage
from portalcrawl.page.page_title import bare
from portalcrawl.page.tags import CHOICES, SILENT
from portalcrawl.page.texts import raw_text_of
from portalcrawl.text.whitespace import tidy

_LONGEST = 400
_UNSEEN = SILENT | CHOICES


@dataclass
class LabelledSample:
    """A sample article as the heuristics read it, once for all rules that are learned from it."""

    page: ArticlePage
    analysis: Analysis

    @classmethod
    def of(cls, page: ArticlePage) -> "LabelledSample":
        """Reads a sample by heuristics alone."""
        return cls(page, analyse(page.document, page.hints))

    @cached_property
    def texts(self) -> list[tuple[html.HtmlElement, str]]:
        """The elements of the body that have a short text, with the folded text; outer elements come first."""
        found = []
        for element in self.page.document.body.iter(etree.Element):
            if element.tag in _UNSEEN:
                continue
            text = raw_text_of(element)
            if text and len(text) <= _LONGEST * 4 and 0 < len(text := tidy(text)) <= _LONGEST:
                found.append((element, text))
        return found

    @property
    def row_headline(self) -> str | None:
        """The list row's title, if it is whole."""
        title = self.page.hints.headline
        return title if title and not is_cut(title) else None

    @cached_property
    def headline(self) -> str | None:
        """The row's headline if some element of the page says it as well, else the one that heuristics find."""
        row = bare(self.row_headline or "")
        if len(row) > 1 and any(bare(text) == row for _, text in self.texts):
            return self.row_headline
        return self.analysis.headline.text

    @property
    def day(self) -> str | None:
        """The day of publication that the page says; None if only the row says one."""
        date = self.analysis.date
        return date.iso[:10] if date.iso and date.is_of_page else None
