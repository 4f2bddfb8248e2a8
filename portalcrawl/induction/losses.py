"""What one reading of a page lacks that another one has: text that is this page's own."""

from collections.abc import Callable, Iterable, Sequence

from portalcrawl.extraction.analysis import Analysis
from portalcrawl.induction.bodies import drop_summary
from portalcrawl.page.layout import Line, prose_of
from portalcrawl.page.page_title import bare

LEAST_TEXT = 60
"""Bytes from which lines without a sentence are text (20 hanzi)."""
_SPOILT = 0.2


def find_lost(ours: Analysis, theirs: Analysis, is_own: Callable[[str], bool]) -> list[int]:
    """The lines of their text that ours leaves out and does not say in other lines; two readings of one page.

    `is_own` tells whether a line stands on no other page.
    """
    lines, held = ours.layout.lines, {*ours.body.kept, *ours.body.captions, *ours.body.files}
    missing = [i for i in drop_summary(ours.layout, theirs.body).kept if i not in held and _may_be_text(lines[i])]
    lost = [i for i in missing if is_own(lines[i].text)]
    if not lost:
        return []
    told = bare(ours.text)
    return [i for i in lost if bare(lines[i].text) not in told]


def is_text(lines: Sequence[Line], indexes: Sequence[int]) -> bool:
    """Whether lines are an article's text: a sentence, or many short ones. A counter does not count."""
    return any(prose_of(lines[i]) for i in indexes) or weigh(lines, indexes) >= LEAST_TEXT


def weigh(lines: Sequence[Line], indexes: Iterable[int]) -> int:
    """The bytes of lines outside links."""
    return sum(lines[i].size - lines[i].link_size for i in indexes)


def is_much(lines: Sequence[Line], indexes: Sequence[int], whole: Iterable[int]) -> bool:
    """Whether lines are a fifth of a text or more."""
    return weigh(lines, indexes) >= max(LEAST_TEXT, _SPOILT * weigh(lines, whole))


def _may_be_text(line: Line) -> bool:
    return bool(line.text) and not line.is_linked
