"""Wrapper induction: a profile is learned from sample pages, whose labels are what the lists' rows say of them."""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import asdict, replace

from portalcrawl.discovery.menu.sections import find_sections
from portalcrawl.discovery.pager.article_pages import find_own_pages
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.induction.election.voting import LEAST_PAGES
from portalcrawl.induction.facts import learn_facts
from portalcrawl.induction.labelled_sample import LabelledSample
from portalcrawl.induction.rules.bodies import learn_body
from portalcrawl.induction.rules.fields import learn_fields
from portalcrawl.induction.rules.furniture import find_furniture, read_without
from portalcrawl.induction.rules.menu import learn_menu
from portalcrawl.induction.rules.pager import learn_pager
from portalcrawl.induction.rules.rows import learn_rows
from portalcrawl.induction.samples import Samples
from portalcrawl.induction.trials.trial import try_templates
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import ArticleAddresses, BodyRule, Profile, Rule, SectionEntry, Template, TriedProfile
from portalcrawl.profiles.support import Support
from portalcrawl.profiles.xpath import select
from portalcrawl.text.urls.canonical import canonicalize_url, is_same_site
from portalcrawl.text.urls.patterns import learn_patterns

_MOST_TEMPLATES = 5
# Share of a template's pages that show a date: of articles that are dated, and of pages that never are.
_DATED = 0.95
_UNDATED = 0.2
_LEAST_DATED = 5
_LEAST_CRUMBS = 2
# Share of a layout's pages that have something where its headlines stand.
_ALIKE = 0.9


def learn_profile(samples: Samples) -> Profile:
    """The profile that the samples support; heuristics find what it has no rule for. Never raises."""
    labelled = [LabelledSample.of(page) for page in samples.articles]
    furniture = find_furniture(labelled)
    labelled = read_without(furniture, labelled)
    links = find_sections(samples.home) if samples.home is not None else []
    sections = [SectionEntry((*link.path, link.name), link.url) for link in links]
    sections += find_sections_of(labelled, [section.url for section in sections], samples.start)
    known = [canonicalize_url(link.url) for link in links]
    portal = learn_facts(samples, labelled)
    templates = learn_templates(labelled)
    tried = try_templates(templates, labelled, portal.name)
    articles = learn_addresses(samples, templates, [link.url for link in links])
    others = [page.document for page in samples.lists] + [page.document for page in samples.articles]
    profile = Profile(
        portal=portal,
        sections=tuple(sections),
        menu=learn_menu(samples.home, others) if samples.home is not None else None,
        rows=learn_rows(samples.lists, known),
        pager=learn_pager([page.document for page in samples.lists]),
        articles=articles,
        templates=tuple(replace(one, furniture=furniture) for one in tried.templates),
    )
    return profile if not tried.notes else TriedProfile(**asdict(profile), notes=tuple(tried.notes))


def learn_templates(labelled: Sequence[LabelledSample]) -> list[tuple[Template, list[LabelledSample]]]:
    """The layouts of the articles, each with its pages: one rule for the body fits all pages of a template."""
    left = list(labelled)
    found: list[tuple[Template, list[LabelledSample]]] = []
    while len(left) >= LEAST_PAGES and len(found) < _MOST_TEMPLATES:
        learned = _learn_layout(left)
        if learned is None:
            break
        body, pages, rules = learned
        pager = learn_pager([sample.page.document for sample in pages], _find_own_pages)
        template = replace(Template(f"article-{len(found) + 1}", len(pages), body=body, pager=pager), **rules)
        found.append((template, pages))
        left = [sample for sample in left if sample not in pages]
    return _drop_undated(found)


def _find_own_pages(document: Document) -> Pages:
    """The article's pager, on its first page."""
    pages = find_own_pages(document)
    return pages if pages.current in (None, 1) else Pages()


def _learn_layout(labelled: Sequence[LabelledSample]) -> tuple[BodyRule, list[LabelledSample], dict[str, Rule]] | None:
    """The rule for the body of most pages, these pages, and the rules of their fields.

    An element around everything holds the text of each layout. If many pages have nothing at the headline's place,
    the pages that have it are taken for a layout of their own, if a narrower element holds their text.
    """
    learned = learn_body(labelled)
    if learned is None:
        return None
    body, pages = learned
    rules = learn_fields(pages)
    headline = rules.get("headline")
    alike = [r for r in pages if headline is None or select(headline.xpath, r.page.document.tree)]
    if len(alike) < _ALIKE * len(pages):
        narrower = learn_body(alike)
        if narrower is not None and narrower[0].xpath != body.xpath:
            body, pages = narrower
            rules = learn_fields(pages)
    return body, pages, rules


def _drop_undated(found: list[tuple[Template, list[LabelledSample]]]) -> list[tuple[Template, list[LabelledSample]]]:
    """Leaves out layouts that never show a date while all other articles do: those pages are not articles."""
    dated = [(template, pages) for template, pages in found if _share_dated(pages) > _UNDATED]
    if not dated or any(_share_dated(pages) < _DATED for _, pages in dated):
        return found
    return [(replace(template, name=f"article-{n}"), pages) for n, (template, pages) in enumerate(dated, 1)]


def _share_dated(pages: Sequence[LabelledSample]) -> float:
    return sum(sample.day is not None for sample in pages) / len(pages)


def find_sections_of(labelled: Sequence[LabelledSample], known: Sequence[str], start: str) -> list[SectionEntry]:
    """Sections that no menu shows and the breadcrumbs of several articles link."""
    counts: Counter[tuple[tuple[str, ...], str]] = Counter()
    for sample in labelled:
        path: tuple[str, ...] = ()
        for crumb in sample.analysis.breadcrumbs:
            path = (*path, crumb.name)
            if crumb.url and is_same_site(crumb.url, start):
                counts[path, crumb.url] += 1
    taken = {canonicalize_url(url) for url in (*known, start)}
    found: dict[str, SectionEntry] = {}
    for (path, url), count in sorted(counts.items(), key=lambda item: (len(item[0][0]), -item[1])):
        if count >= _LEAST_CRUMBS and canonicalize_url(url) not in taken:
            found.setdefault(canonicalize_url(url), SectionEntry(path, url))
    return list(found.values())


def learn_addresses(
    samples: Samples, templates: Sequence[tuple[Template, list[LabelledSample]]], sections: Sequence[str]
) -> ArticleAddresses:
    """What articles' addresses have in common, and whether all of them show a date."""
    pages = [sample for _, fitting in templates for sample in fitting]
    dated = sum(sample.day is not None for sample in pages)
    home = [samples.home.url] if samples.home is not None else []
    lists = [*home, *(page.document.url for page in samples.lists)]
    return ArticleAddresses(
        patterns=learn_patterns((sample.page.document.url for sample in pages), lists, sections),
        dated=dated >= max(_LEAST_DATED, _DATED * len(pages)),
        support=Support(dated, len(pages)) if pages else None,
    )
