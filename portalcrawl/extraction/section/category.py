"""The category that an article links in its own meta line, for pages without a breadcrumb."""

import re
from collections.abc import Iterator

from lxml import html

from portalcrawl.items import Breadcrumb
from portalcrawl.lexicon import article_words, class_names
from portalcrawl.lexicon.index_names import is_category_address, is_tag_index
from portalcrawl.page.layout import Layout, Line, Link
from portalcrawl.page.page import Page
from portalcrawl.page.page_title import bare
from portalcrawl.page.tags import HEADINGS
from portalcrawl.text.urls.identity import address_key
from portalcrawl.text.urls.sites import is_same_site

# Class names of the link, or of what holds it in its meta line. `category-news` may be the whole article's.
_NAME = re.compile(
    r"(?:^|[_-]|(?<=[a-z])(?=[A-Z]))(?:cats?|cates?|category|categories|folders?)"
    r"(?:[_-](?:links?|lists?|items?|names?|labels?|wrap|box|meta|ul|title|text|block))?$",
    re.IGNORECASE,
)
# What belongs to no article.
_FURNITURE = class_names.NAVIGATION | class_names.ASIDE | class_names.COMMENT
# How many articles each category has, behind its name: `Tools (34)`.
_COUNT = re.compile(r"^\s*+(?:[(（\[]\s*+)?\d++\s*+[)）\]]?\s*+$")
# The link and the elements around it that may be named after categories.
_REACH = 3
# Characters before the link that may hold its label, and of a category's name.
_LONGEST_LABEL = 100
_LONGEST_NAME = 60
# The elements around a category that may be the card of the article to which it belongs.
_CARD = 5
# And those that may be the box of a category and the label above it.
_BOX = 4
# Of a site's address itself.
_SLASHES_OF_SITE = 3
# So many side by side are a list of all categories.
_MOST = 4


def find_category(page: Page, headline: str | None) -> Iterator[Breadcrumb]:
    """The category nearest to the headline, behind the categories that its address lies below.

    Side bars and related articles link categories, too: the article's own is in the smallest part of the page that has
    both the headline and a category.
    """
    layout = page.layout
    anchor = headline_line(layout, headline)
    around = layout.ancestors(layout.lines[anchor].block) if layout.lines else []
    best: tuple[int, int] | None = None
    chosen: list[Breadcrumb] = []
    for index, line in enumerate(layout.lines):
        if not line.links:
            continue
        links = _categories_of(line, layout) or _below_label(layout, index)
        if not links or _is_on_card(page, line, anchor):
            continue
        shared = next((i for i, block in enumerate(around) if _lies_in(layout, line.block, block)), len(around))
        # First the part of the page that both share, then the distance: a list of categories may be nearer.
        rank = (shared, abs(index - anchor))
        if best is None or rank < best:
            best = rank
            near = [
                (x.text, page.document.absolute(x.element.get("href") or "")) for x in _gather(layout, index, links)
            ]
            # Other sites have categories, too: a text may cite one.
            chosen = [Breadcrumb(name, url) for name, url in near if url is None or is_same_site(url, page.url)]
    yield from _nest(_own_of(chosen, page.url))


def headline_line(layout: Layout, headline: str | None) -> int:
    """The line that shows the headline, as a heading if one does, perhaps with a date behind it; the first line if none
    does."""
    title = bare(headline or "")
    lines = [i for i, line in enumerate(layout.lines) if title and bare(line.text).startswith(title)]
    headed = [i for i in lines if layout.blocks[layout.lines[i].block].tag in HEADINGS]
    alone = [i for i in lines if bare(layout.lines[i].text) == title]
    return next(iter([i for i in headed if i in alone] or alone or headed), 0)


def _is_on_card(page: Page, line: Line, anchor: int) -> bool:
    """Whether a line stands on the card of another article: in a small part of the page, without the line `anchor`,
    that has the title of another page."""
    layout = page.layout
    around = [
        block
        for block in layout.ancestors(line.block)[:_CARD]
        if not layout.blocks[block].first <= anchor < layout.blocks[block].last
    ]
    if not around:
        return False
    card = layout.blocks[around[-1]]
    for mark in layout.marks:
        is_title = mark.role & class_names.TITLE or layout.blocks[mark.block].tag in HEADINGS
        if not is_title or not card.first <= mark.line < card.last or mark.line >= len(layout.lines):
            continue
        for link in layout.lines[mark.line].links:
            url = page.document.absolute(link.element.get("href") or "")
            is_other = link.text and url and address_key(url) != address_key(page.url) and not _is_named(link)
            if is_other and _is_linked(mark.element, link.element):
                return True
    return False


def _is_linked(title: html.HtmlElement, link: html.HtmlElement) -> bool:
    """Whether a title has a link in it or around it: on its line the author's may stand."""
    return link is title or title in link.iterancestors() or link in title.iterancestors()


def _lies_in(layout: Layout, inner: int, outer: int) -> bool:
    return layout.blocks[outer].token <= layout.blocks[inner].token and (
        layout.blocks[inner].token_end <= layout.blocks[outer].token_end
    )


def _categories_of(line: Line, layout: Layout) -> list[Link]:
    """The links of a line that name categories; none in menus, side bars and comments."""
    links = [link for link in line.links if link.text and len(link.text) <= _LONGEST_NAME]
    if not links or _is_furniture(layout, line.block) or _COUNT.search(line.text.rpartition(links[-1].text)[2] or "-"):
        return []
    named = [link for link in links if _is_named(link)]
    if named:
        return named
    before = line.text.partition(links[0].text)[0]
    return links[:1] if 0 < len(before) < _LONGEST_LABEL and article_words.CATEGORY_LABEL.search(before) else []


def _below_label(layout: Layout, index: int) -> list[Link]:
    """The links of a line that stands right below a category's label, in a box with nothing else: `Section:`, as the
    heading of a list. The class of such a box may say anything, that of what is around it may not."""
    label, line = layout.lines[index - 1], layout.lines[index]
    if index == 0 or label.links or not article_words.CATEGORY_HEAD.search(label.text) or not line.is_linked:
        return []
    for block in layout.ancestors(line.block)[:_BOX]:
        box = layout.blocks[block]
        if box.first == index - 1:
            lines = layout.lines[index : box.last]
            is_own = len(lines) < _MOST and all(one.is_linked for one in lines)
            is_own = is_own and not _is_furniture(layout, box.parent)
            return (
                [link for one in lines for link in one.links if 0 < len(link.text) <= _LONGEST_NAME] if is_own else []
            )
    return []


def _is_named(link: Link) -> bool:
    if "category" in (link.element.get("rel") or "").lower().split():
        return True
    href = link.element.get("href") or ""
    # `/category/tags/harbour.html` is a tag's, whatever is above it.
    if is_category_address(href) and not is_tag_index("", href):
        return True
    step = link.element
    for _ in range(_REACH):
        if step is None or step.tag in ("body", "article", "main"):
            return False
        if any(_NAME.search(name) for name in (step.get("class") or "").split()):
            return True
        step = step.getparent()
    return False


def _is_furniture(layout: Layout, block: int) -> bool:
    """Whether the parts around the line belong to no article; parts that are named after categories are left aside."""
    for above in map(layout.blocks.__getitem__, layout.ancestors(block)):
        if above.own_role & _FURNITURE and not any(map(_NAME.search, (above.element.get("class") or "").split())):
            return True
    return False


def _gather(layout: Layout, index: int, links: list[Link]) -> list[Link]:
    """The categories of a line and of the lines right behind it: each may have a line of its own."""
    found = list(links)
    for line in layout.lines[index + 1 : index + 1 + _MOST]:
        if not (more := _categories_of(line, layout)):
            break
        found += more
    return found


def _own_of(categories: list[Breadcrumb], url: str) -> list[Breadcrumb]:
    """Of categories side by side those in whose folders the article lies; all, where none or each is so."""
    folders = [(category.url or "").rpartition("/")[0] + "/" for category in categories]
    pairs = zip(categories, folders, strict=True)
    own = [category for category, folder in pairs if url.startswith(folder) and folder.count("/") > _SLASHES_OF_SITE]
    return own or categories


def _nest(categories: list[Breadcrumb]) -> Iterator[Breadcrumb]:
    """The first category with those below it: `/news/`, `/news/sports/`. Side by side they are not a path."""
    if len(categories) >= _MOST:
        return
    last = ""
    for category in categories:
        url = (category.url or "").rstrip("/")
        if last and not url.startswith(last + "/"):
            return
        yield category
        last = url
