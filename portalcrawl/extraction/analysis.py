"""What stands where on an article's page, before anyone judges whether it is an article: by rules and heuristics."""

from dataclasses import dataclass, replace

from portalcrawl.extraction.body.attachments import find_attachments
from portalcrawl.extraction.body.container import Container, find_container, settle_furniture
from portalcrawl.extraction.body.images import find_images
from portalcrawl.extraction.body.nearby_files import find_files_beside
from portalcrawl.extraction.body.trimming import Body, trim_body
from portalcrawl.extraction.credits.source import Credits, find_credits
from portalcrawl.extraction.date.election import PublishedDate, find_date
from portalcrawl.extraction.headline.cleaning import settle_headline
from portalcrawl.extraction.headline.election import Headline, find_headline
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.meta_zone import find_zone
from portalcrawl.extraction.rules.template import open_rules
from portalcrawl.extraction.section.breadcrumbs import find_breadcrumbs
from portalcrawl.items import Attachment, Breadcrumb, Image
from portalcrawl.page.document import Document
from portalcrawl.page.layout import Layout
from portalcrawl.page.metadata import Metadata
from portalcrawl.page.page import Page, page_of
from portalcrawl.profiles.model import Template

# A source without a label: its place beside the date is all that speaks for it.
_UNLABELLED = ("beside-date", "class")


@dataclass(frozen=True, slots=True)
class Analysis:
    """A page, read."""

    page: Page
    headline: Headline
    furniture: list[bool]
    """For each line whether it is none of the article's."""
    container: Container
    body: Body
    text: str
    """The body's paragraphs with a blank line between them."""
    date: PublishedDate
    credits: Credits
    breadcrumbs: list[Breadcrumb]
    breadcrumbs_evidence: str
    images: list[Image]
    attachments: list[Attachment]
    misfits: tuple[str, ...] = ()
    """Fields whose rule did not fit the page."""

    @property
    def layout(self) -> Layout:
        """The page's lines and blocks."""
        return self.page.layout

    @property
    def metadata(self) -> Metadata:
        """What the page's head says."""
        return self.page.metadata


def analyse(document: Document, hints: Hints, template: Template | None = None) -> Analysis:
    """All that a page says of its article; `template` holds the rules that come before the heuristics."""
    page = page_of(document)
    layout = page.layout
    rules = open_rules(template, page)
    headline = rules.find_headline(hints, lambda: find_headline(page, hints))
    furniture = rules.mark_omitted(settle_furniture(layout, headline))
    container = rules.find_container(headline, furniture, find_container(layout, furniture, headline))
    body = trim_body(layout, container, headline, furniture)
    zone = rules.narrow_zone(find_zone(layout, headline, body))
    date = rules.find_date(hints, lambda: find_date(page, zone, hints))
    how, crumbs = rules.find_breadcrumbs(headline.text, lambda: find_breadcrumbs(page, headline.text))
    credit = rules.find_credits(find_credits(page, zone), zone)
    beside = find_files_beside(layout, body, headline, furniture)
    is_declared = rules.has_declared_headline(headline)
    return Analysis(
        page=page,
        # Only now: the page is read by the headline as it shows it.
        headline=headline if is_declared else settle_headline(headline, page, hints),
        furniture=furniture,
        container=container,
        body=body,
        text=body.text(layout),
        date=date,
        credits=_drop_section(credit, crumbs),
        breadcrumbs=crumbs,
        breadcrumbs_evidence=how,
        images=find_images(page, body),
        attachments=find_attachments(page, sorted({*body.kept, *body.files, *beside})),
        misfits=tuple(rules.misfits),
    )


def _drop_section(credit: Credits, crumbs: list[Breadcrumb]) -> Credits:
    """The credits without a source that is the section's name, which meta lines show beside the date as well."""
    is_section = credit.source in {crumb.name for crumb in crumbs}
    if is_section and credit.source_evidence in _UNLABELLED:
        return replace(credit, source=None, source_evidence="")
    return credit
