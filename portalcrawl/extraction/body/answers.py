"""The answers of a thread: blocks numbered like the first post, each with its day and its writer's link."""

import re
from collections.abc import Iterator

from portalcrawl.extraction.headline.election import Headline
from portalcrawl.page.layout import Block, Layout
from portalcrawl.text.dates.hints import has_full_date

# What forums call a post, and its number: post_889817, js-post-12, p31, elComment_7. Live blogs number entries.
_NUMBERED = re.compile(r"(?:.*[-_])?((?:el)?(?:post|p|msg|message|reply|comment|floor|answer))[-_]?\d+", re.IGNORECASE)
# Lines of a post in which its day and its writer stand, UTF-8 bytes of such a line and of a writer's name.
_META_LINES = 8
_LONGEST_META = 200
_LONGEST_NAME = 60


def find_answers(layout: Layout, headline: Headline) -> set[int]:
    """The blocks of a thread's posts but the first, if the first stands at the headline and all are set alike."""
    if headline.first < 0:
        return set()
    threads: dict[tuple[int, str, str], list[int]] = {}
    for number, block in enumerate(layout.blocks):
        name = block.element.get("id")
        if name and name[-1].isdigit() and (match := _NUMBERED.fullmatch(name)):
            threads.setdefault((block.parent, block.tag, match[1].lower()), []).append(number)
    answers: set[int] = set()
    for posts in threads.values():
        blocks = [layout.blocks[number] for number in posts]
        if len(posts) > 1 and blocks[0].last > headline.first and all(_is_post(layout, block) for block in blocks):
            answers.update(posts[1:])
    return answers


def _is_post(layout: Layout, block: Block) -> bool:
    """Whether a block begins or ends with a day and a writer's link."""
    lines = layout.lines[block.first : block.last]
    edges = [*lines[:_META_LINES], *lines[-_META_LINES:]]
    is_dated = any(line.size <= _LONGEST_META and has_full_date(line.text) for line in edges)
    return is_dated and any(0 < len(name) <= _LONGEST_NAME for name in _names(layout, block))


def _names(layout: Layout, block: Block) -> Iterator[str]:
    for line in layout.lines[block.first : block.last][:_META_LINES]:
        yield from (link.text for link in line.links)
