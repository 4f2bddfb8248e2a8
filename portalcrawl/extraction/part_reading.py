"""Pages of which only a part is read, because a template's rules give all that stands elsewhere.

Where sure rules find headline, date and text, most of what is left to heuristics stands between the headline and a few
lines behind the text. Menus, lists beside it and the foot of the page are most of a page's elements, and reading them
takes half of the time. So the layout begins at the headline and ends shortly behind the text.

The part must give what the whole page gives. Two things make sure of that. First, a page counts only if nothing in it
depends on the whole page: rules give all that rules can give, the text is long, hardly any of it stands in furniture,
no text is hidden. Second, the first pages of each template, and later one in 50, are read both ways: once the two
differ, its pages are read whole from then on.
"""

from lxml import html
from msgspec import Struct

from portalcrawl.extraction.analysis import Analysis, analyse
from portalcrawl.extraction.article import Extraction, conclude, extract_article
from portalcrawl.extraction.credits.person_links import names_authors
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.rules.template_choice import choose_template, first_element
from portalcrawl.lexicon import class_names
from portalcrawl.page.document import Document
from portalcrawl.page.layout import prose_of
from portalcrawl.page.layout_reading.element_roles import BLOCK_TAGS
from portalcrawl.page.limits.cpu_budget import budgeted
from portalcrawl.page.page import part_of
from portalcrawl.page.text_length import text_length
from portalcrawl.profiles.model import Profile, Template
from portalcrawl.text.urls.patterns import has_pattern

TRIED = 12
"""Pages of a template that are read both ways before one is read in part alone."""
EVERY = 50
"""Of so many later pages one is read both ways."""
# After so many pages of which none, or hardly any, could be read in part, it is not tried again.
_VAIN = 20
_LEAST_SHARE = 0.5
# UTF-8 bytes of a text, and of all lines: shorter ones may be a message, whatever else the page says.
_LEAST_TEXT = 600
_LEAST_LINES = 1_200
# UTF-8 bytes of sentences, with which no list's row is a list; the share of them that may stand in furniture.
_LEAST_PROSE = 150
_MOST_IN_FURNITURE = 0.4


class _Trial(Struct):
    """What is known of one template's pages."""

    read: int = 0
    vain: int = 0
    differs: bool = False

    @property
    def is_over(self) -> bool:
        return self.differs or (self.vain >= _VAIN and self.vain > _LEAST_SHARE * (self.read + self.vain))


class PartReadings:
    """Reads the articles of one portal, those of tried templates in part."""

    def __init__(self) -> None:
        self._trials: dict[str, _Trial] = {}
        self._profile: Profile | None = None
        """To whose templates the trials belong."""

    def extract(self, document: Document, hints: Hints, rule: Profile | None) -> Extraction:
        """As `extract_article`; `analysis` is None where the page was read in part.

        A row that leads to an address unlike those of the portal's articles may be another list's.
        """
        if (
            rule is None
            or not hints.listed
            or hints.is_fragment
            or not has_pattern(document.url, rule.articles.patterns)
        ):
            return extract_article(document, hints, rule)
        if rule is not self._profile:
            self._profile, self._trials = rule, {}
        template = choose_template(rule.templates, document)
        trial = self._trials.setdefault(template.name, _Trial()) if template is not None else None
        if template is None or trial is None or trial.is_over:
            return extract_article(document, hints, rule)
        found = read_in_part(document, hints, rule, template)
        if found is None:
            trial.vain += 1
            return extract_article(document, hints, rule)
        trial.read += 1
        if trial.read > TRIED and trial.read % EVERY:
            return found
        whole = extract_article(document, hints, rule)
        trial.differs = whole != found
        return whole


@budgeted
def read_in_part(document: Document, hints: Hints, rule: Profile, template: Template) -> Extraction | None:
    """What a part of the page gives; None if that may not be what the whole page gives."""
    place = _find_place(document, template)
    page = part_of(document, *place) if place is not None else None
    if page is None:
        return None
    analysis = analyse(document, hints, template, part=page)
    if not _is_by_rules(analysis, template) or not _is_plain(analysis):
        return None
    found = conclude(analysis, hints, rule, template)
    return None if found.article is None else Extraction(found.article, None, found.breadcrumbs, template)


def _find_place(document: Document, template: Template) -> tuple[html.HtmlElement, html.HtmlElement] | None:
    """The block that begins the part, and the text's element; None if the template's rules do not name them."""
    rules = template.rules
    if template.body is None or not {"headline", "datePublished"} <= rules.keys():
        return None
    text, headline = (first_element(rule.xpath, document) for rule in (template.body, rules["headline"]))
    if text is None or headline is None:
        return None
    source = first_element(rules["contentSource"].xpath, document) if "contentSource" in rules else None
    named = {text, headline} if source is None else {text, headline, source}
    first = next((element for element in document.body.iter() if element in named), None)
    while first is not None and first.tag not in BLOCK_TAGS:
        first = first.getparent()
    return None if first is None else (first, text)


def _is_by_rules(analysis: Analysis, template: Template) -> bool:
    """Whether the template's rules gave all that they can give."""
    own = f"rule:{template.name}"
    if analysis.misfits or analysis.headline.first < 0 or analysis.stated:
        return False
    found = {
        "headline": analysis.headline.evidence,
        "datePublished": analysis.date.evidence,
        "breadcrumbs": analysis.breadcrumbs_evidence,
        "contentSource": analysis.credits.source_evidence,
        "authors": analysis.credits.author_evidence,
    }
    credit = {"contentSource", "authors"}
    if not all(found[name] == own or (name in credit and not found[name]) for name in template.rules):
        return False
    # Who is named by links all over the page counts where nobody else is.
    return bool(found["authors"]) or not names_authors(analysis.page.document)


def _is_plain(analysis: Analysis) -> bool:
    """Whether nothing is there by which the rest of the page could change what was read."""
    layout = analysis.layout
    if analysis.wall.note or text_length(analysis.text) < _LEAST_TEXT:
        return False
    if sum(line.size for line in layout.lines) < _LEAST_LINES:
        return False
    prose = in_furniture = 0
    for line in layout.lines:
        if bytes_of_sentences := prose_of(line):
            prose += bytes_of_sentences
            if layout.blocks[line.block].role & class_names.FURNITURE:
                in_furniture += bytes_of_sentences
    own = sum(prose_of(layout.lines[index]) for index in analysis.body.kept)
    return own >= _LEAST_PROSE and in_furniture < _MOST_IN_FURNITURE * prose
