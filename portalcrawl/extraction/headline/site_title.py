"""Whether a page's title is its site's name: the page says so where it says whose it is, in its foot, at its logo, and
where it links its front page."""

from itertools import islice

from portalcrawl.lexicon import article_words
from portalcrawl.page.layout import Layout
from portalcrawl.page.own_site import leads_to_site
from portalcrawl.page.page import Page
from portalcrawl.page.page_title import bare
from portalcrawl.text.urls.index_pages import is_home_address

# Characters of a bare name; fewer stand in many notices.
_SHORTEST = 3
# Lines at a page's end among which its notices are, and pictures at its beginning among which its logo is.
_FOOT = 12
_PICTURES = 4


def is_own_name(layout: Layout, title: str) -> bool:
    """Whether the site calls itself by a bare title: in a notice in its foot, or at a picture that leads home.

    No notice names the headline of the page that it stands on.
    """
    if len(title) < _SHORTEST or not layout.blocks:
        return False
    foot = (line.text for line in layout.lines[-_FOOT:] if line.text and article_words.is_legal(line.text))
    if any(title in bare(text) for text in foot):
        return True
    for image in islice(layout.blocks[0].element.iter("img"), _PICTURES):
        link = next(image.iterancestors("a"), None)
        if link is not None and is_home_address(link.get("href") or "") and bare(image.get("alt") or "") == title:
            return True
    return False


def find_names_of_home(page: Page) -> set[str]:
    """The bare names of links that lead from another page to the front page."""
    document, found = page.document, set()
    if is_home_address(document.url):
        return set()
    for line in page.layout.lines:
        for link in line.links:
            href = link.element.get("href") or ""
            # Few links are spelled so, and to resolve all of them would take long: ../../index.html.
            if not (href and link.text and is_home_address(href.lstrip("./"))):
                continue
            address = document.absolute(href) or href
            if is_home_address(address) and leads_to_site(address, page.layout.host):
                found.add(bare(link.text))
    return found
