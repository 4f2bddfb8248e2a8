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
from portalcrawl.extraction.metadata import Metadata, read_metadata
from portalcrawl.extraction.rules.template import Ruled
from portalcrawl.extraction.section.breadcrumbs import find_breadcrumbs
from portalcrawl.items import Attachment, Breadcrumb, Image
from portalcrawl.page.document import Document
from portalcrawl.page.layout import Layout
from portalcrawl.page.layout_reader import read_layout
from portalcrawl.profiles.model import Template
from portalcrawl.text.urls.parts import host_of

# One more than a headline may have: then it is known that it was cut.
_LONGEST_TITLE = 500


# A source without a label: its place beside the date is all that speaks for it.
_UNLABELLED = ("beside-date", "class")


@dataclass(frozen=True, slots=True)
class Analysis:
    """A page, read."""

    layout: Layout
    metadata: Metadata
    page_title: str
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


def analyse(document: Document, hints: Hints, template: Template | None = None) -> Analysis:
    """All that a page says of its article; `template` holds the rules that come before the heuristics."""
    metadata = read_metadata(document)
    layout = read_layout(document.body)
    layout.host = host_of(document.url)
    page_title = document.page_title[: _LONGEST_TITLE + 1]
    ruled = Ruled(template, document, layout) if template is not None else None

    def guess_headline() -> Headline:
        return find_headline(layout, page_title, metadata, hints)

    headline = ruled.find_headline(hints, guess_headline) if ruled else guess_headline()
    is_declared = ruled is not None and ruled.has_declared_headline(headline)
    furniture = settle_furniture(layout, headline)
    if ruled:
        furniture = ruled.mark_omitted(furniture)
    container = find_container(layout, furniture, headline)
    if ruled:
        container = ruled.find_container(headline, furniture, container)
    body = trim_body(layout, container, headline, furniture)
    zone = find_zone(layout, headline, body)

    def guess_date() -> PublishedDate:
        return find_date(layout, zone, metadata, hints, document.url)

    def guess_breadcrumbs() -> tuple[str, list[Breadcrumb]]:
        return find_breadcrumbs(document, layout, metadata, headline.text)

    date = ruled.find_date(hints, guess_date) if ruled else guess_date()
    how, crumbs = ruled.find_breadcrumbs(headline.text, guess_breadcrumbs) if ruled else guess_breadcrumbs()
    credit = find_credits(layout, zone, metadata)
    beside = find_files_beside(layout, body, headline, furniture)
    return Analysis(
        layout=layout,
        metadata=metadata,
        page_title=page_title,
        # Only now: the page is read by the headline as it shows it.
        headline=headline if is_declared else settle_headline(headline, layout, page_title, metadata, hints),
        furniture=furniture,
        container=container,
        body=body,
        text=body.text(layout),
        date=date,
        credits=_drop_section(ruled.find_credits(credit, zone) if ruled else credit, crumbs),
        breadcrumbs=crumbs,
        breadcrumbs_evidence=how,
        images=find_images(document, layout, body),
        attachments=find_attachments(document, layout, sorted({*body.kept, *body.files, *beside})),
        misfits=tuple(ruled.misfits) if ruled else (),
    )


def _drop_section(credit: Credits, crumbs: list[Breadcrumb]) -> Credits:
    """The credits without a source that is the section's name, which meta lines show beside the date as well."""
    is_section = credit.source in {crumb.name for crumb in crumbs}
    if is_section and credit.source_evidence in _UNLABELLED:
        return replace(credit, source=None, source_evidence="")
    return credit
