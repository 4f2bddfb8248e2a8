"""Shows a profile to people: what was learned, how sure it is, and the articles that it gives."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from portalcrawl.cli.views.tables import make_console, make_table
from portalcrawl.items import Article
from portalcrawl.profiles.model import TEXT_FIELDS, Profile, Rule
from portalcrawl.profiles.support import Support

if TYPE_CHECKING:
    from portalcrawl.induction.samples import Samples

_LEAST_SHARE = 0.8
_LEAST_PAGES = 3
_SECTIONS_SHOWN = 12
_PARAGRAPHS_SHOWN = 2
_WIDTH = 100


def list_rules(profile: Profile) -> list[dict[str, str | None]]:
    """All rules as plain values: place, field, XPath, label, support, example and origin."""
    return [
        {
            "where": where,
            "field": field,
            "xpath": rule.xpath,
            "label": rule.label,
            "support": str(rule.support) if rule.support else None,
            "example": rule.example,
            "origin": rule.origin.value,
        }
        for where, field, rule in _rules(profile)
    ]


def _rules(profile: Profile) -> list[tuple[str, str, Rule]]:
    found: list[tuple[str, str, Rule]] = [("home page", "menu", profile.menu)] if profile.menu else []
    found += [("list", "rows", rule) for rule in profile.rows]
    found += [("list", "pager", profile.pager)] if profile.pager else []
    for template in profile.templates:
        found += [(template.name, field, rule) for field, rule in template.rules.items()]
        if template.body:
            found.append((template.name, "articleBody", template.body))
        if template.pager:
            found.append((template.name, "pages", template.pager))
    return found


def print_profile(profile: Profile, samples: "Samples") -> None:
    """Print the portal's facts, a table of the rules, and what is weak or missing."""
    portal = profile.portal
    facts = [portal.name, portal.system, portal.language, portal.time_zone, portal.charset]
    print(f"{portal.start}: {', '.join(fact for fact in facts if fact) or 'nothing known of it as a whole'}")
    pages = f"{len(samples.lists)} lists, {len(samples.articles)} articles"
    print(f"  learned from  {samples.requests + 1} requests: {pages}")
    names = [" > ".join(section.path) for section in profile.sections]
    more = f" and {len(names) - _SECTIONS_SHOWN} more" if len(names) > _SECTIONS_SHOWN else ""
    print(f"  sections      {', '.join(names[:_SECTIONS_SHOWN]) or 'none in a menu'}{more}")
    if profile.articles.patterns:
        dated = ", all dated" if profile.articles.dated else ""
        print(f"  articles      {', '.join(profile.articles.patterns)}{dated}")
    print()
    table = make_table("where", "field", "xpath", "support", "example")
    for where, field, rule in _rules(profile):
        support = "declared" if rule.is_declared else str(rule.support or "")
        support += " weak" if not rule.is_declared and _is_weak(rule.support) else ""
        table.add_row(where, field, rule.xpath, support, rule.example or "")
    make_console().print(table)
    for warning in list_warnings(profile, samples):
        print(f"! {warning}")


def _is_weak(support: Support | None) -> bool:
    return support is None or support.agreed < _LEAST_PAGES or support.share < _LEAST_SHARE


def list_warnings(profile: Profile, samples: "Samples") -> list[str]:
    """What a person should check: weak support, fields without a rule, pages that could not be fetched."""
    warnings = [
        f"{where}: {field} has weak support ({rule.support}); heuristics stand behind it"
        for where, field, rule in _rules(profile)
        if not rule.is_declared and _is_weak(rule.support)
    ]
    if not profile.sections:
        warnings.append("no section menu was found on the start page")
    if not profile.rows:
        warnings.append("lists: no rule for rows has support; they are found by heuristics")
    if not profile.templates:
        warnings.append("articles: no layout has support; all fields are found by heuristics")
    missing = {t.name: [field for field in TEXT_FIELDS if field not in t.rules] for t in profile.templates}
    warnings += [f"{name}: by heuristics alone: {', '.join(fields)}" for name, fields in missing.items() if fields]
    warnings += [f"could not be read: {url} ({reason})" for url, reason in samples.failures]
    return warnings


def print_articles(articles: Sequence[Article]) -> None:
    """Print articles as they would be archived, with their texts cut."""
    for article in articles:
        paragraphs = (article.articleBody or "").split("\n\n")
        shown = [_shorten(text) for text in paragraphs[:_PARAGRAPHS_SHOWN]]
        rest = len(paragraphs) - len(shown)
        facts = {
            "url": article.url,
            "headline": article.headline,
            "datePublished": article.datePublished,
            "contentSource": article.contentSource,
            "authors": ", ".join(author.name for author in article.authors),
            "breadcrumbs": " > ".join(crumb.name for crumb in article.breadcrumbs),
            "articleBody": f"{len(article.articleBody or '')} characters: {' / '.join(shown)}"
            + (f" / … {rest} more paragraphs" if rest > 0 else ""),
            "images": ", ".join(image.url for image in article.images),
            "attachments": ", ".join(file.url for file in article.attachments),
        }
        print()
        for name, value in facts.items():
            if value:
                print(f"  {name:14} {value}")


def _shorten(text: str) -> str:
    return text if len(text) <= _WIDTH else text[:_WIDTH] + "…"
