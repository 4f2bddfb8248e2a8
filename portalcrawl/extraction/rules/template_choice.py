"""Which of a profile's templates fits a page, and what its XPaths select there."""

from collections.abc import Sequence

from lxml import html

from portalcrawl.page.document import Document
from portalcrawl.profiles.model import Template
from portalcrawl.profiles.xpath import Found, select

MOST_NODES = 12
"""Nodes of one rule that are read: a path that fits ten thousand takes no time."""


def choose_template(templates: Sequence[Template], document: Document) -> Template | None:
    """The template that fits the page: its rule for the body, if it has one, finds something, and its rules find more
    fields than those of other templates. None if there is no such template."""
    best, most = None, 0
    for template in templates:
        if template.body is not None and not select_once(template.body.xpath, document):
            continue
        found = sum(1 for rule in template.rules.values() if select_once(rule.xpath, document))
        found += template.body is not None
        if found > most:
            best, most = template, found
    return best


def select_once(xpath: str, document: Document) -> list[Found]:
    """What an XPath selects on a page, looked for once: fields share places, and templates are tried first."""
    known: dict[str, list[Found]] = document.facts.setdefault(select_once, {})
    if xpath not in known:
        known[xpath] = select(xpath, document.tree)
    return known[xpath]


def select_elements(xpath: str, document: Document) -> list[html.HtmlElement]:
    """The elements that an XPath selects on a page."""
    return [one for one in select_once(xpath, document) if isinstance(one, html.HtmlElement)]


def first_element(xpath: str, document: Document) -> html.HtmlElement | None:
    """The first element that an XPath selects on a page."""
    return next(iter(select_elements(xpath, document)), None)
