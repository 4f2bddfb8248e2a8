"""The category that an article names in its meta line without a link: `时间：2018-06-13　分类：商会新闻`.

Its name proves itself where a link of the page has it as well, in the menu or beside the text. Some pages have their
meta line below the text: there it counts as long as no other title has been linked.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from portalcrawl.extraction.section.category import headline_line
from portalcrawl.items import Breadcrumb
from portalcrawl.lexicon import article_words
from portalcrawl.page.layout import Line
from portalcrawl.page.page import Page
from portalcrawl.page.page_title import bare

# Lines from the headline to the line that names the category.
_NEAR = 4
# Characters of such a line; what is longer is a text.
_LONGEST = 200
# What stands between the label and the name, and the name itself.
_NAME = re.compile(r"[:：]\s*([^\s:：|｜]{2,30})")


def find_named_category(page: Page, headline: str | None) -> Iterator[Breadcrumb]:
    """The category that a line near the headline names behind its label, if a link of the page is called so; else one
    below, above whatever titles of other articles are linked there."""
    lines = page.layout.lines
    anchor = headline_line(page.layout, headline)
    near = _find_named(page, lines[max(0, anchor - _NEAR) : anchor + _NEAR + 1])
    if (found := next(near, None)) is not None:
        yield found
        return
    below = takewhile(lambda line: not line.is_linked, lines[anchor + _NEAR + 1 :])
    yield from islice(_find_named(page, below), 1)


def _find_named(page: Page, lines: Iterable[Line]) -> Iterator[Breadcrumb]:
    for line in lines:
        if len(line.text) > _LONGEST:
            continue
        for name in _NAME.finditer(line.text):
            is_labelled = article_words.CATEGORY_LABEL.search(line.text, 0, name.start()) is not None
            if is_labelled and (link := _find_link(page, name[1])) is not None:
                yield Breadcrumb(name[1], link)


def _find_link(page: Page, name: str) -> str | None:
    wanted = bare(name)
    return next((link.url for link in page.links if link.same_site and bare(link.text) == wanted), None)
