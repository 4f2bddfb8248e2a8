"""Links to other articles, each with a few lines of what it says, below a text or in place of its end."""

from portalcrawl.lexicon import class_names
from portalcrawl.page.layout import Layout, prose_of
from portalcrawl.page.own_site import leads_to_site
from portalcrawl.page.tags import HEADINGS

# UTF-8 bytes of an unlinked sentence which shows that no link to another article comes first.
_SENTENCE = 90
# Lines of text that a teaser has below its link, and how many links make a row of teasers.
_TEASER_LINES = 3
_FEWEST_TEASERS = 2
# UTF-8 bytes of the lines below a teaser's link, and links of a box between two paragraphs.
_LONGEST_EXCERPT = 600
_LARGEST_BOX = 10
# UTF-8 bytes of a line that says something, between teasers; shorter ones are labels.
_SHORTEST = 12
# Lines in which teasers are counted; a page of ten thousand links ends here.
_LOOK_AHEAD = 300


def find_title_lines(layout: Layout) -> set[int]:
    """The lines that are headings or marked as titles and lead to other pages of the site.

    Headings that lead to other sites are the article's own: a list of links, news of projects.
    """
    found = set()
    for mark in layout.marks:
        if mark.line < len(layout.lines) and (
            mark.role & class_names.TITLE or layout.blocks[mark.block].tag in HEADINGS
        ):
            line = layout.lines[mark.line]
            if any(leads_to_site(link.element.get("href") or "#", layout.host) for link in line.links):
                found.add(mark.line)
    return found


def are_teasers(layout: Layout, start: int, last: int, furniture: list[bool], seen: int) -> bool:
    """Whether the rest is links to other pages, each with at most a few lines of text, and the last one's are not more
    than all that was `seen` before."""
    lines = run = said = 0
    last_said = start
    links: list[int] = []
    before: set[str | None] = set()
    for index in range(start, min(last, start + _LOOK_AHEAD)):
        line = layout.lines[index]
        if furniture[index] or line.size < _SHORTEST:
            continue
        lines += 1
        if line.is_linked:
            if run > 1 and said > seen and _stands_apart(layout, last_said, links):
                break
            pages = {link.element.get("href") for link in line.links}
            # Kicker and title of one page are one link.
            if run or pages != before:
                links.append(index)
            before, run, said = pages, 0, 0
            continue
        run += 1
        said += prose_of(line)
        last_said = index
        if run > _TEASER_LINES or (not links and prose_of(line) >= _SENTENCE):
            return False
    # A box of links above the rest of a text.
    is_more = said > seen and (said > _LONGEST_EXCERPT or _stands_apart(layout, last_said, links))
    is_box = len(links) <= _LARGEST_BOX and run > 1 and is_more
    return len(links) >= _FEWEST_TEASERS and len(links) * (_TEASER_LINES + 1) >= lines and not is_box


def _stands_apart(layout: Layout, index: int, links: list[int]) -> bool:
    """Whether a line stands in an element without any of the links, and all of them in one box beside that element: an
    excerpt stands below its own link."""
    beside = -1
    for number in layout.ancestors(layout.parent_of(index)):
        block = layout.blocks[number]
        inside = [link for link in links if block.first <= link < block.last]
        if inside:
            return beside >= 0 and len(inside) == len(links) and _share_box(layout, links, number)
        beside = number
    return False


def _share_box(layout: Layout, links: list[int], around: int) -> bool:
    """Whether one block inside another holds all these lines."""
    ancestors = list(layout.ancestors(layout.lines[links[0]].block))
    inner = ancestors[: ancestors.index(around)] if around in ancestors else []
    return any(layout.blocks[number].last > links[-1] for number in inner)
