"""Reads the pages of the newer styles, independently of the code that wrote them."""

import re
from datetime import date

from lxml import html

from portalcrawl.demo import Page, Portal, TruthArticle

MONTHS = [date(2026, number, 1).strftime("%B") for number in range(1, 13)]
_NUMBERS = {name: number for number, month in enumerate(MONTHS, 1) for name in (month, month[:3])}
_NAMES = "|".join(_NUMBERS)


def decode(page: Page) -> str:
    """As a browser does: by the charset that the page names."""
    found = re.search(rb'charset="?([\w-]+)', page.body)
    assert found
    return page.body.decode(found[1].decode("ascii"))


def tree_of(portal: Portal, target: str) -> html.HtmlElement:
    return html.fromstring(re.sub(r'<meta charset="[^"]+">', "", decode(portal.pages[target])))


def squeeze(text: str) -> str:
    return "".join(text.split())


def whole_text(portal: Portal, article: TruthArticle) -> str:
    return squeeze("".join(tree_of(portal, target).text_content() for target in article.pages or [article.path]))


def read_day(text: str) -> str | None:
    """The day in the first of the forms that the pages have."""
    if found := re.search(r"(\d{4})[-/.](\d\d)[-/.](\d\d)", text):
        year, month, day = map(int, found.groups())
    elif found := re.search(r"(\d\d)/(\d\d)/(\d{4})", text):
        day, month, year = map(int, found.groups())
    elif found := re.search(r"(\d{2,3})(?:年|-)(\d{1,2})(?:月|-)(\d{1,2})(?!\d)", text):
        year, month, day = map(int, found.groups())
        year += 1911
    elif found := re.search(rf"({_NAMES}) (\d+), (\d{{4}})", text):
        year, month, day = int(found[3]), _NUMBERS[found[1]], int(found[2])
    elif found := re.search(rf"(\d+) ({_NAMES}) (\d{{4}})", text):
        year, month, day = int(found[3]), _NUMBERS[found[2]], int(found[1])
    else:
        return None
    return str(date(year, month, day))


def facts_of(style: str, portal: Portal, article: TruthArticle) -> str:
    """What stands between the headline and the text."""
    tree = tree_of(portal, article.path)
    if style == "english":
        return " ".join(node.text_content() for node in tree.xpath("//header[@class='entry-header']/*[not(self::h1)]"))
    facts = tree.xpath("//*[@class='title']/following-sibling::*[1]")
    return str(facts[0].text_content())
