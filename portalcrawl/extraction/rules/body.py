"""What the rule for the body says of a page: its block, and which lines it leaves out."""

from portalcrawl.extraction.body.election.container import Container
from portalcrawl.extraction.body.lines.attachments import is_file_line
from portalcrawl.extraction.rules.node_lines import NodeLines
from portalcrawl.extraction.rules.template_choice import MOST_NODES, select_elements
from portalcrawl.page.document import Document
from portalcrawl.page.layout import prose_of
from portalcrawl.profiles.model import BodyRule

_LEAST_PROSE = 0.5
"""Of the prose of the block that heuristics found: less is not the text, unless the rule's headline confirms it."""


def mark_omitted(rule: BodyRule, furniture: list[bool], document: Document, nodes: NodeLines) -> list[bool]:
    """`furniture` with the lines that the rule leaves out.

    A declared body is not furniture, whatever the classes around it say.
    """
    flags = list(furniture)
    holders = select_elements(rule.xpath, document)
    if rule.is_declared:
        for first, last in map(nodes.range_of, holders):
            if all(flags[first:last]):
                flags[first:last] = [False] * (last - first)
    bodies = set(holders)
    for xpath in rule.omit:
        for element in select_elements(xpath, document):
            # Only inside the body: never the body itself, nor a box of its kind that was pasted into it.
            if element not in bodies and not bodies.isdisjoint(element.iterancestors()):
                first, last = nodes.range_of(element)
                flags[first:last] = [True] * (last - first)
    if rule.omit_lines:
        left_out = set(rule.omit_lines)
        flags = [flag or line.text in left_out for flag, line in zip(flags, nodes.layout.lines, strict=True)]
    return flags


def find_ruled_block(rule: BodyRule, furniture: list[bool], document: Document, nodes: NodeLines) -> Container | None:
    """The first block that the rule selects and that shows anything; None if there is none."""
    for element in select_elements(rule.xpath, document)[:MOST_NODES]:
        number = nodes.block_around(element)
        if number is None:
            continue
        block, lines = nodes.layout.blocks[number], nodes.layout.lines
        own = [lines[i] for i in range(block.first, block.last) if not furniture[i]]
        if any(line.images or (line.text and not line.is_linked) or is_file_line(line) for line in own):
            return Container(number, block.first, block.last, sum(prose_of(line) for line in own))
    return None


def holds_the_prose(ours: Container, best: Container) -> bool:
    """Whether a rule's block may be the text: it is long beside the heuristics' block, or one is inside the other."""
    is_near = (ours.first >= best.first and ours.last <= best.last) or (
        best.first >= ours.first and best.last <= ours.last
    )
    return is_near or ours.prose >= _LEAST_PROSE * best.prose
