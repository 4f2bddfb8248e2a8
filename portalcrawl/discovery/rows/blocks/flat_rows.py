"""Rows without an element of their own: a link, and beside it what belongs to it up to the next link."""

from lxml import html
from msgspec import Struct, field

from portalcrawl.discovery.rows.blocks.few_rows import FEW, LONGEST_LONE_ROW
from portalcrawl.discovery.rows.one_row.pieces import read_pieces
from portalcrawl.page.links.link_tree import Node
from portalcrawl.page.texts import text_up_to
from portalcrawl.text.dates.hints import has_date_hint
from portalcrawl.text.whitespace import tidy

_LONGEST_RUN = 4
"""Elements behind a row that may still be its own: excerpt, source, date, a line."""
_LONGEST_LEAD = 2
"""Elements before the first row that may be its own; what stands above them belongs to the page."""
_LONGEST_EXCERPT = 1_500
"""Characters of an element behind a row; behind one of few, a long text is the page's own."""


class Run(Struct):
    """What stands between two rows: a text and the elements behind it."""

    lead: str = ""
    elements: list[html.HtmlElement] = field(default_factory=list)
    stands_before: bool = False
    """Whether it stands before its row, as the days above whole posts do."""

    @property
    def dated(self) -> bool:
        """Whether it seems to show a date."""
        texts = [self.lead] + [piece.text for e in self.elements for piece in read_pieces(e, [], with_tail=True)]
        return any(has_date_hint(text) for text in texts)


def read_runs(nodes: list[Node]) -> list[Run]:
    """For each of some rows in one holder, the run that belongs to it: the one behind it, or the one before it.

    `title (date)<br>` and `<h3>title</h3><p>excerpt</p>` go on behind the link; `<span>date</span> title<br>` begins
    before it. If the first row has a date before it and the last has none behind it, all runs stand before their rows.
    """
    holder = nodes[0].parent.element if nodes[0].parent is not None else None
    if holder is None:
        return [Run() for _ in nodes]
    own = {node.element for node in nodes}
    strangers = {child.element for child in nodes[0].parent.children} - own if nodes[0].parent is not None else set()
    runs = [Run(tidy(holder.text or ""))]
    most = _LONGEST_EXCERPT if len(nodes) > FEW else LONGEST_LONE_ROW
    is_open = True
    for child in holder:
        if child in own:
            runs.append(Run(tidy(child.tail or "")))
            is_open = True
        elif child in strangers:
            is_open = False
            if len(runs) == 1:
                runs[0] = Run(tidy(child.tail or ""))
                is_open = True
        elif is_open and (len(runs[-1].elements) < _LONGEST_RUN or len(runs) == 1):
            is_open = len(runs) == 1 or text_up_to(child, most) is not None
            if is_open:
                runs[-1].elements.append(child)
    runs[0].elements = runs[0].elements[-_LONGEST_LEAD:]
    if len(runs) > 2 and not runs[-1].dated and runs[1].dated and runs[0].dated:
        for run in runs:
            run.stands_before = True
        return runs[:-1]
    return runs[1:]
