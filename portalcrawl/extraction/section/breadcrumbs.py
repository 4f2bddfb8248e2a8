"""The section path that a page shows."""

import re
from collections.abc import Iterator

from lxml import html

from portalcrawl.extraction.section.category import find_category
from portalcrawl.extraction.section.named_category import find_named_category
from portalcrawl.extraction.section.path_cleaning import MARKS, MOST_STEPS, clean_path, leads_home
from portalcrawl.items import Breadcrumb
from portalcrawl.lexicon import article_words, class_names
from portalcrawl.lexicon.index_names import is_date_index
from portalcrawl.page.document import Document
from portalcrawl.page.layout import Layout, Line, Link
from portalcrawl.page.metadata import SECTION_NAMES, Metadata
from portalcrawl.page.page import Page
from portalcrawl.page.page_title import bare
from portalcrawl.text.urls.sites import is_same_site
from portalcrawl.text.whitespace import fold

_SEPARATORS = re.compile(r"\s{0,9}(?:>|›|»|→|／|/|\||—>|->|::|＞|≫|»)\s*|\s{1,9}[-–—]\s+")
_COMMAS = frozenset(",，、")
# An assignment of a breadcrumb's HTML in a script: a quoted string with links between angle brackets.
_IN_SCRIPT = re.compile(
    r"(?P<quote>[\"'])(?P<html>\s{0,20}(?><a\s[^\n]{10,1000}?</a>\s{0,9}(?:&gt;|>|›|»))[^\n]{0,1000}?)"
    r"(?P=quote)\s{0,9}(?:[;\n]|$)"
)
# Links of a line that is a path.
_FEWEST = 2
# UTF-8 bytes of a path: with a label or a class, without both, and without a link to a section either.
_LONGEST_LABELLED = 900
_LONGEST_LINE = 300
_LONGEST_NAMES = 90
# Characters of a headline that ends a path.
_SHORTEST_END = 6
# Blocks around a label that is alone in its line, and lines behind it, in which its path is.
_REACH = 3
_LINES_BEHIND = 10
# Lines of a block that a class calls a path: a step and a mark each.
_MOST_LINES = 16
_BAR = re.compile(r"\s{0,9}[|｜]\s{0,9}")
_STEP = re.compile(r"\s*(?:>|›|»|→|／|/|—>|->|::|＞|≫)+\s*")
_ARROWS = (">", "›", "»", "→", "＞", "≫")
# Characters of a script that writes a path; longer ones are libraries.
_SCRIPT_LIMIT = 30_000


def find_breadcrumbs(page: Page, headline: str | None) -> tuple[str, list[Breadcrumb]]:
    """How the path was found and the path, outermost first, without home page and article."""
    document, layout = page.document, page.layout
    for evidence, found in (
        ("label", _from_label(document, layout)),
        ("markup", _from_markup(document, layout)),
        ("json-ld", _from_metadata(document, page.metadata)),
        ("script", _from_script(document)),
        ("home", _from_home_link(document, layout, headline)),
        ("category", find_category(page, headline)),
        ("category", find_named_category(page, headline)),
        ("home", _from_home_alone(layout)),
    ):
        if path := clean_path(document, found, headline):
            return evidence, path
    if column := page.metadata.values.get(SECTION_NAMES[0]):
        # Some systems write the site's name before it.
        return "meta:columnname", [Breadcrumb(column.removeprefix(page.metadata.site).strip(MARKS) or column)]
    return "", []


def _from_label(document: Document, layout: Layout) -> Iterator[Breadcrumb]:
    for index, line in enumerate(layout.lines):
        if (
            line.size < _LONGEST_LABELLED
            and article_words.MAY_SAY_HERE.search(line.text)
            and (match := article_words.HERE.search(line.text))
        ):
            block = layout.blocks[line.block]
            if line.links:
                yield from _of_line(document, layout, index, line.text[match.end() :])
                return
            # The label is alone: the path follows in the same small block or the one around it.
            for above in layout.ancestors(line.block)[:_REACH]:
                block = layout.blocks[above]
                if any(layout.lines[i].links for i in range(index, block.last)):
                    break
            rest = line.text[match.end() :]
            if rest.strip(MARKS):
                yield from split_path(rest)
                return
            if block.last - index <= _LINES_BEHIND:
                for other in range(index + 1, block.last):
                    yield from _of_line(document, layout, other, layout.lines[other].text)
                return


def _of_line(document: Document, layout: Layout, index: int, text: str) -> Iterator[Breadcrumb]:
    """The links of a line and the unlinked words between and behind them."""
    rest = text
    for link in layout.lines[index].links:
        before, found, after = rest.partition(link.text) if link.text else ("", "", rest)
        if found and is_beside(before):
            rest = after
        elif found:
            yield from split_path(before)
            yield Breadcrumb(link.text, document.absolute(link.element.get("href") or ""))
            rest = after
    yield from split_path(rest)


def is_beside(between: str) -> bool:
    """Whether what stands between two links says that they are side by side: `News, Sports` is not a path."""
    return between.strip() in _COMMAS


def drop_place_label(text: str) -> str:
    """The text behind `当前位置`, colon and all, if it says that; else the whole text."""
    match = article_words.HERE.search(text) if article_words.MAY_SAY_HERE.search(text) else None
    return text[match.end() :] if match else text


def split_path(text: str) -> Iterator[Breadcrumb]:
    """The steps of a path written as text, with separators between them."""
    for name in _SEPARATORS.split(text):
        if name := name.strip(MARKS):
            yield Breadcrumb(name)


def _from_markup(document: Document, layout: Layout) -> Iterator[Breadcrumb]:
    for block in layout.blocks:
        if not block.own_role & class_names.BREADCRUMB or not 0 < block.last - block.first <= _MOST_LINES:
            continue
        lines = range(block.first, block.last)
        # A notice of cookies has a button and a class that may call a path, too; a row of icons leads to other sites.
        leads_on = any(_leads_on(document, link) for i in lines for link in layout.lines[i].links)
        if leads_on and sum(layout.lines[i].size for i in lines) < _LONGEST_LABELLED:
            for index in lines:
                yield from _of_line(document, layout, index, layout.lines[index].text)
            return


def _leads_on(document: Document, link: Link) -> bool:
    """Whether a link leads to another page of the site."""
    url = document.absolute(link.element.get("href") or "")
    if url is None or url.partition("#")[0] == document.url.partition("#")[0]:
        return False
    return is_same_site(url, document.url)


def _from_home_link(document: Document, layout: Layout, headline: str | None) -> Iterator[Breadcrumb]:
    """A line of links that begins at home and goes on with arrows or slashes, or ends at the article itself, needs no
    label and no name."""
    for index, line in enumerate(layout.lines):
        if not _FEWEST <= len(line.links) <= MOST_STEPS or line.size > _LONGEST_LINE or not line.text:
            continue
        first = line.links[0]
        # Home may go by the site's name.
        address = document.absolute(first.element.get("href") or "")
        is_home = article_words.PATH_HOME.match(first.text) or leads_home(address)
        if is_home and (_is_trail(line) or _leads_here(document, line, headline)):
            yield from _of_line(document, layout, index, line.text)
            return


def _from_home_alone(layout: Layout) -> Iterator[Breadcrumb]:
    """The words behind the one link of a line, which is called home, and an arrow: `<a>主页</a> > 园区要闻`."""
    for line in layout.lines:
        if len(line.links) != 1 or not 0 < line.size <= _LONGEST_NAMES or not line.text.startswith(line.links[0].text):
            continue
        home = line.links[0].text
        behind = line.text[len(home) :].lstrip()
        if behind[:1] in _ARROWS and article_words.PATH_HOME.match(home):
            yield from split_path(behind)
            return


def _leads_here(document: Document, line: Line, headline: str | None) -> bool:
    """Whether a line ends with the headline, before which style sheets and icons may draw the marks, or behind bars
    with a link to its day: a menu ends with another page, and the bar above it with today's date."""
    title, link = bare(headline or ""), line.links[-1]
    if len(title) >= _SHORTEST_END and bare(line.text).endswith(title):
        return not (line.text.endswith(link.text) and _leads_on(document, link))
    *above, last = _BAR.split(line.text)
    return len(above) >= _FEWEST and link.text == last and is_date_index(last, link.element.get("href") or "")


def _is_trail(line: Line) -> bool:
    """Whether a mark of steps is between each link of a line and the next; menus have bars and spaces."""
    rest = line.text
    for place, link in enumerate(line.links):
        before, found, rest = rest.partition(link.text) if link.text else (rest, "", rest)
        if not found or (place and not _STEP.fullmatch(before)):
            return False
    return True


def _from_metadata(document: Document, metadata: Metadata) -> Iterator[Breadcrumb]:
    for name, url in metadata.linked.breadcrumbs:
        yield Breadcrumb(name, document.absolute(url) if url else None)


def _from_script(document: Document) -> Iterator[Breadcrumb]:
    for script in document.tree.iter("script"):
        text = script.text or ""
        if len(text) > _SCRIPT_LIMIT or ("<a " not in text and "<A " not in text):
            continue
        for match in _IN_SCRIPT.finditer(text):
            line_start = text.rfind("\n", 0, match.start()) + 1
            if "//" in text[line_start : match.start()].replace("://", ""):
                continue
            fragment = html.fragment_fromstring(match["html"].replace("\\", ""), create_parent="div")
            links = [
                Breadcrumb(fold(a.text_content()), document.absolute(a.get("href") or "")) for a in fragment.iter("a")
            ]
            if links and article_words.PATH_HOME.match(links[0].name):
                yield from links
                return
