"""What a rule says of a row's title and date."""

from datetime import datetime, tzinfo

from lxml import html
from msgspec.structs import replace

from portalcrawl.discovery.rows.one_row.day_month_order import NO_ORDER, RowsOrder
from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.page.texts import text_of
from portalcrawl.profiles.model import RowsRule
from portalcrawl.profiles.xpath import select
from portalcrawl.text.dates.hints import RELATIVE_HINT
from portalcrawl.text.dates.parsing import parse_date
from portalcrawl.text.dates.patterns import YEAR_HINT
from portalcrawl.text.whitespace import tidy


def obey_rule(
    row: Row,
    rule: RowsRule,
    elements: list[html.HtmlElement],
    reference: datetime | None,
    zone: tzinfo,
    order: RowsOrder = NO_ORDER,
) -> Row:
    """The row with the rule's title and date: a learned rule fills in what was not found, a declared one decides."""
    if rule.title and (rule.is_declared or row.headline is None) and (title := _text_in(rule.title, rule, elements)):
        row = replace(row, headline=title, headline_is_cut=False)
    if rule.date and (rule.is_declared or row.datePublished is None):
        stated = _text_in(rule.date, rule, elements)
        found = parse_date(stated, reference=reference, zone=zone) if stated else None
        found = found and order.settle(found, reference, zone)
        # Without a year it is no date, unless a person says that it is one.
        is_guess = stated is not None and not (YEAR_HINT.search(stated) or RELATIVE_HINT.search(stated))
        if found is not None and (rule.is_declared or not is_guess):
            row = replace(row, datePublished=found.iso, year_is_inferred=is_guess)
    return row


def _text_in(xpath: str, rule: RowsRule, elements: list[html.HtmlElement]) -> str | None:
    """The text that an XPath selects from the row's element, which is one of `elements` or stands above them."""
    if not elements:
        return None
    rows = set(select_rows(rule, elements[0]))
    row = next((step for step in (elements[0], *elements[0].iterancestors()) if step in rows), elements[0])
    for found in select(xpath, row):
        if text := tidy(found) if isinstance(found, str) else text_of(found):
            return text
    return None


def select_rows(rule: RowsRule, element: html.HtmlElement) -> list[html.HtmlElement]:
    """All rows of the page that an element stands in."""
    return [one for one in select(rule.xpath, element.getroottree().getroot()) if isinstance(one, html.HtmlElement)]
