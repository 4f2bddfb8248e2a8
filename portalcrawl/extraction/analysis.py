"""An article's page, read by rules and heuristics, before it is judged whether it is an article."""

from msgspec import Struct
from msgspec.structs import replace

from portalcrawl.extraction.body import labels
from portalcrawl.extraction.body.body import Body
from portalcrawl.extraction.body.election.container import Container, find_container
from portalcrawl.extraction.body.election.settled_furniture import settle_furniture
from portalcrawl.extraction.body.lead import find_lead
from portalcrawl.extraction.body.lines.attachments import find_attachments
from portalcrawl.extraction.body.shown.embedded import Shown, find_shown
from portalcrawl.extraction.body.shown.images import find_images
from portalcrawl.extraction.body.shown.nearby_files import find_files_beside
from portalcrawl.extraction.body.shown.textless import find_things
from portalcrawl.extraction.body.stated_text import read_stated_text
from portalcrawl.extraction.body.trimming import trim_body
from portalcrawl.extraction.body.walls import Wall, find_wall
from portalcrawl.extraction.credits.clicks import find_clicks
from portalcrawl.extraction.credits.source import Credits, find_credits
from portalcrawl.extraction.date.election import PublishedDate, find_date
from portalcrawl.extraction.date.modified import find_modified
from portalcrawl.extraction.date.time_zone import settle_zone
from portalcrawl.extraction.headline.cleaning import settle_headline
from portalcrawl.extraction.headline.election import Headline, find_headline
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.meta_zone import find_meta_zone
from portalcrawl.extraction.rules.template import open_rules
from portalcrawl.extraction.section.breadcrumbs import find_breadcrumbs
from portalcrawl.items import Attachment, Breadcrumb, Image
from portalcrawl.page.document import Document
from portalcrawl.page.layout import Layout
from portalcrawl.page.metadata import Metadata
from portalcrawl.page.page import Page, page_of
from portalcrawl.profiles.model import Template

# The evidence of a source without a label: only its place or its class speaks for it.
_UNLABELLED = ("beside-date", "class")


class Analysis(Struct, frozen=True):
    """A page, read."""

    page: Page
    hints: Hints
    """With the time zone in which the page was read."""
    headline: Headline
    furniture: list[bool]
    """For each line whether it is furniture: not the article's."""
    settled: list[bool]
    """The same for the question whether the page is a list. What a rule leaves out was learned from articles. Where the
    headline's rule does not fit, it may be the titles of rows, and does not count."""
    container: Container
    body: Body
    text: str
    """The body's paragraphs with a blank line between them."""
    stated: tuple[str, ...]
    """These paragraphs, if the page states them for programs alone."""
    date: PublishedDate
    credits: Credits
    breadcrumbs: list[Breadcrumb]
    breadcrumbs_evidence: str
    images: list[Image]
    attachments: list[Attachment]
    """Those that the text links; `shown` has the ones in frames."""
    shown: Shown
    wall: Wall
    stated_in: str = ""
    """Where these stand."""
    modified: str | None = None
    """When the article was changed, ISO 8601."""
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


def analyse(
    document: Document, hints: Hints, template: Template | None = None, *, part: Page | None = None
) -> Analysis:
    """All that a page says about its article; `template` holds the rules that come before the heuristics.

    `part` is the page of the document if only a part of it is to be looked at.
    """
    page = part or page_of(document)
    layout = page.layout
    hints = settle_zone(page, hints)
    rules = open_rules(template, page)
    headline = rules.find_headline(hints, lambda: find_headline(page, hints))
    settled = settle_furniture(layout, headline)
    furniture = rules.mark_omitted(settled)
    container = rules.find_container(headline, furniture, lambda: find_container(layout, furniture, headline))
    body = trim_body(layout, container, headline, furniture)
    if not body.text(layout) and not find_lead(layout, body, headline, furniture):
        body = find_things(layout, body, headline, furniture)
    wall = find_wall(layout, body, headline, furniture)
    body = body.without(wall.lines, labels.PROTECTED_WALL if wall.is_protected else labels.TRUNCATED_WALL)
    meta_zone = rules.narrow_zone(find_meta_zone(layout, headline, body))
    # Only now: below a lead that is no part of the block, by-line and date are looked for.
    lead = [] if rules.has_block else find_lead(layout, body, headline, furniture)
    body.rules.update(dict.fromkeys(lead, labels.LEAD))
    date = rules.find_date(hints, lambda: find_date(page, meta_zone, hints))
    how, crumbs = rules.find_breadcrumbs(headline.text, lambda: find_breadcrumbs(page, headline.text))
    credit = rules.find_credits(
        meta_zone, lambda: find_credits(page, meta_zone), lambda: find_clicks(layout, meta_zone)
    )
    text = body.text(layout)
    stated = read_stated_text(page, text, headline)
    if stated.paragraphs:
        body, text = body.without(set(body.kept), labels.OUTSIDE), "\n\n".join(stated.paragraphs)
    beside = find_files_beside(layout, body, headline, furniture)
    for index in beside:
        body.rules.setdefault(index, labels.FILE_BESIDE)
    is_declared = rules.has_declared_headline(headline)
    return Analysis(
        page=page,
        hints=hints,
        # Only now: the page was read by the headline as it shows it.
        headline=headline if is_declared else settle_headline(headline, page, hints),
        furniture=furniture,
        settled=settled if "headline" in rules.misfits else furniture,
        container=container,
        body=body,
        text=text,
        stated=stated.paragraphs,
        stated_in=stated.evidence,
        date=date,
        credits=_drop_section(credit, crumbs),
        breadcrumbs=crumbs,
        breadcrumbs_evidence=how,
        images=find_images(page, body),
        attachments=find_attachments(page, sorted({*body.kept, *body.files, *beside})),
        shown=find_shown(page, body, headline),
        wall=wall,
        modified=find_modified(page, meta_zone, hints, date.iso),
        misfits=tuple(rules.misfits),
    )


def _drop_section(credit: Credits, crumbs: list[Breadcrumb]) -> Credits:
    """The credits without a source that is the section's name: meta lines show it beside the date, too."""
    is_section = credit.source in {crumb.name for crumb in crumbs}
    if is_section and credit.source_evidence in _UNLABELLED:
        return replace(credit, source=None, source_evidence="")
    return credit
