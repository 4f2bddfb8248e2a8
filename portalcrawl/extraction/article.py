"""From a page to an article: the one door of this floor."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from portalcrawl.extraction.analysis import Analysis, analyse
from portalcrawl.extraction.body.html.html_writer import write_markup, write_paragraphs
from portalcrawl.extraction.body.shown.images import are_teasers
from portalcrawl.extraction.body.shown.picture_pages import is_picture_page
from portalcrawl.extraction.credits.portal_policy import settle_credits
from portalcrawl.extraction.found import Found, is_named_article
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.missing_text import explain_missing_text
from portalcrawl.extraction.rejection import find_rejection
from portalcrawl.extraction.rules.template_choice import choose_template
from portalcrawl.extraction.section.breadcrumbs import find_breadcrumbs
from portalcrawl.items import YEAR_INFERRED, Article, Attachment, Author, Breadcrumb
from portalcrawl.page.document import Document
from portalcrawl.page.limits.cpu_budget import budgeted
from portalcrawl.page.metadata import DESCRIPTION_NAMES, KEYWORD_NAMES, Metadata
from portalcrawl.profiles.model import Profile, Template
from portalcrawl.text.language import find_language
from portalcrawl.text.restoration.lost_characters import find_oddities
from portalcrawl.text.urls.patterns import has_pattern, is_of_numbers

NO_HINTS = Hints()
UNDATED = "no date and of no layout that articles have here"
MISFIT = " (no rule fits)"
"""Behind the evidence of a field whose rule did not fit the page."""

__all__ = ["Extraction", "Hints", "extract_article", "join_pages"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a page gave: an article, or the reason why it is not one; its section path in both cases."""

    article: Article | None
    """`capture` and `listing` are left None, `evidence` says for each field how it was found."""
    rejection: str | None
    """A short stable phrase: "list page", "no body", "message page", "no date and not listed" …"""
    breadcrumbs: tuple[Breadcrumb, ...]
    template: Template | None = None
    """The profile's template that fits the page."""
    misfits: tuple[str, ...] = ()
    """Fields whose rule did not fit the page."""
    analysis: Analysis | None = field(default=None, repr=False, compare=False)
    """What this was made of, for whoever compares readings."""

    @property
    def sure_fields(self) -> dict[str, float] | None:
        """By field with a sure rule, on what share of pages the rule is known to fit; None without a template."""
        if self.template is None:
            return None
        rules = [*self.template.rules.items(), ("articleBody", self.template.body)]
        sure = [(name, rule) for name, rule in rules if rule is not None and rule.is_sure]
        return {name: rule.support.share if rule.support and not rule.is_declared else 1.0 for name, rule in sure}


@budgeted
def extract_article(document: Document, hints: Hints = NO_HINTS, rule: Profile | None = None) -> Extraction:
    """The article of a page, or why it is not one. Never raises on a page's content.

    `rule` is the portal's profile: the template that fits the page decides field by field, heuristics decide the rest.
    """
    template = choose_template(rule.templates, document) if rule else None
    return conclude(analyse(document, hints, template), hints, rule, template)


def conclude(analysis: Analysis, hints: Hints, rule: Profile | None, template: Template | None) -> Extraction:
    """The article of a page that was read by `template`, or why it is not one."""
    page = analysis.page
    document = page.document
    found = Found(
        headline=analysis.headline,
        date=analysis.date,
        body=analysis.body,
        text=analysis.text,
        furniture=analysis.settled,
        wall=analysis.wall,
        has_things=bool(analysis.images or analysis.attachments or analysis.shown),
        shows_teasers=not (analysis.attachments or analysis.shown) and are_teasers(page, analysis.body),
        has_own_address=rule is not None and has_pattern(document.url, filter(is_of_numbers, rule.articles.patterns)),
        has_layout=template is not None,
        is_picture_page=not (analysis.attachments or analysis.shown)
        and is_picture_page(document, analysis.headline.text, analysis.images, analysis.text),
    )
    rejection = find_rejection(page, hints, found)
    is_bare = rule is not None and rule.articles.dated and template is None and analysis.date.iso is None
    if rejection is None and is_bare and not is_named_article(hints, found):
        rejection = UNDATED
    if rejection:
        # Of a list the last step is the list itself, with its own headline.
        path = find_breadcrumbs(page, None)[1]
        return Extraction(None, rejection, tuple(path), analysis=analysis)
    credit = settle_credits(analysis.credits, rule.portal) if rule else analysis.credits
    evidence = {
        "headline": analysis.headline.evidence,
        "articleBody": _body_evidence(analysis, template),
        "datePublished": _date_evidence(analysis, hints),
        "contentSource": credit.source_evidence,
        "authors": credit.author_evidence,
        "breadcrumbs": analysis.breadcrumbs_evidence,
    }
    headline, metadata = analysis.headline.text, page.metadata
    article = Article(
        url=document.url,
        headline=headline,
        articleBody=analysis.text or None,
        articleBodyHtml=write_paragraphs(analysis.stated) or write_markup(page, analysis.body) or None,
        canonicalUrl=metadata.canonical,
        datePublished=analysis.date.iso,
        datePublishedRaw=analysis.date.raw,
        dateModified=analysis.modified,
        authors=[Author(name) for name in credit.authors],
        contentSource=credit.source,
        breadcrumbs=analysis.breadcrumbs,
        inLanguage=find_language(metadata.language, f"{headline or ''} {analysis.text}"),
        description=_description(metadata, headline) or analysis.body.summary,
        images=analysis.images,
        attachments=_join_files(analysis),
        videos=analysis.shown.videos,
        audios=analysis.shown.audios,
        keywords=_keywords(metadata),
        clicks=credit.clicks,
        textNotes=[*document.text_notes, *analysis.wall.notes, *find_oddities(f"{headline or ''}{analysis.text}")],
        evidence=_tell_evidence(evidence, analysis),
    )
    return Extraction(article, None, tuple(analysis.breadcrumbs), template, _list_misfits(analysis), analysis)


def _join_files(analysis: Analysis) -> list[Attachment]:
    linked = {file.url for file in analysis.attachments}
    return [*analysis.attachments, *(file for file in analysis.shown.files if file.url not in linked)]


def _tell_evidence(evidence: dict[str, str], analysis: Analysis) -> dict[str, str]:
    misfits = _list_misfits(analysis)
    told = {name: how + (MISFIT if name in misfits else "") for name, how in evidence.items() if how}
    if analysis.date.refused:
        known = [told["datePublished"]] if "datePublished" in told else []
        told["datePublished"] = "; ".join([*known, *map(str, analysis.date.refused)])
    return told


def _list_misfits(analysis: Analysis) -> tuple[str, ...]:
    """The fields whose rule did not fit; the text is not among them on a page that has none."""
    return tuple(name for name in analysis.misfits if analysis.text or name != "articleBody")


def _date_evidence(analysis: Analysis, hints: Hints) -> str:
    evidence = analysis.date.evidence
    return YEAR_INFERRED if evidence == "list" and hints.year_is_inferred else evidence


def _body_evidence(analysis: Analysis, template: Template | None) -> str:
    if not analysis.text:
        return explain_missing_text(analysis)
    if analysis.stated:
        return analysis.stated_in
    if template and template.body and "articleBody" not in analysis.misfits:
        return f"rule:{template.name}"
    return f"block:{analysis.layout.blocks[analysis.container.block].tag}"


def _description(metadata: Metadata, headline: str | None) -> str | None:
    text = metadata.get(DESCRIPTION_NAMES)
    return text if text and text != headline else None


def _keywords(metadata: Metadata) -> list[str]:
    text = metadata.get(KEYWORD_NAMES) or ""
    for mark in "，、;；|":
        text = text.replace(mark, ",")
    words = [w for part in text.split(",") if (w := part.strip())]
    return list(dict.fromkeys(words))


def join_pages(first: Article, others: Sequence[Article]) -> Article:
    """One article of several pages: their texts, images and attachments in order, `pages` with all addresses.

    Source and authors that the first page does not state are the last one's: there they are below the text.
    """
    pages = [first, *others]
    last, evidence = pages[-1], dict(first.evidence)
    for name in ("contentSource", "authors"):
        if not getattr(first, name) and name in last.evidence:
            evidence[name] = last.evidence[name]
    images = {image.url: image for page in reversed(pages) for image in reversed(page.images)}
    files = {file.url: file for page in reversed(pages) for file in reversed(page.attachments)}
    videos = {video.url: video for page in pages for video in page.videos}
    audios = {audio.url: audio for page in pages for audio in page.audios}
    return replace(
        first,
        contentSource=first.contentSource or last.contentSource,
        authors=first.authors or last.authors,
        evidence=evidence,
        articleBody="\n\n".join(p.articleBody for p in pages if p.articleBody) or None,
        articleBodyHtml="\n".join(p.articleBodyHtml for p in pages if p.articleBodyHtml) or None,
        images=list(reversed(images.values())),
        attachments=list(reversed(files.values())),
        videos=list(videos.values()),
        audios=list(audios.values()),
        pages=[p.url for p in pages],
        textNotes=list(dict.fromkeys(note for p in pages for note in p.textNotes)),
    )
