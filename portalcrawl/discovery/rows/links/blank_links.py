"""Rows whose links have no text: a script writes their titles and pictures elsewhere, from values of its own.

As many links as the page states rows stand side by side then, hidden, and nothing else on the page counts so many.
"""

from itertools import groupby

from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.discovery.rows.links.candidates import is_page_address
from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.page.document import Document
from portalcrawl.page.texts import has_image, text_of
from portalcrawl.text.urls.canonical import is_same_site
from portalcrawl.text.urls.identity import address_key

_LEAST_ROWS = 2
"""Links beside each other; one without a text is a picture's or a button's."""


def find_blank_rows(document: Document, pages: Pages) -> list[Row]:
    """The links without a text of a page that states its rows: all of a list of one page, no more than all of another.

    The articles' pages say their titles.
    """
    if not pages.total_rows:
        return []
    found: list[list[str]] = []
    for holder, links in groupby(document.tree.iter("a"), key=lambda link: link.getparent()):
        urls: dict[str, str] = {}
        for link in links:
            url = document.absolute(link.get("href") or "")
            is_blank = not (text_of(link) or link.get("title") or has_image(link))
            if holder is None or not is_blank or url is None or not is_page_address(url):
                urls.clear()
                break
            if is_same_site(url, document.url):
                urls.setdefault(address_key(url), url)
        if len(urls) >= _LEAST_ROWS:
            found.append(list(urls.values()))
    has_more = pages.next is not None or pages.total_pages not in (None, 1)
    total = pages.total_rows
    fitting = [urls for urls in found if len(urls) == total or (has_more and len(urls) < total)]
    if len(fitting) != 1:
        return []
    return [Row(url, position=number) for number, url in enumerate(fitting[0], 1)]
