"""What one reading of a page lacks that another one has: text that is this page's own."""

from collections.abc import Callable, Iterable, Sequence

from portalcrawl.extraction.analysis import Analysis
from portalcrawl.induction.rules.bodies import drop_summary
from portalcrawl.page.layout import Line, prose_of
from portalcrawl.page.page_title import bare

LEAST_TEXT = 60
"""Bytes from which lines without a sentence are text (20 hanzi)."""
_SPOILT = 0.2


def find_lost(ours: Analysis, theirs: Analysis, is_own: Callable[[str], bool]) -> list[int]:
    """The lines of their text that ours leaves out and does not say in other lines; two readings of one page.

    `is_own` tells whether a line stands on no other page. The page's path is such a line, as it ends with the headline;
    it is not text.
    """
    lines, held = ours.layout.lines, {*ours.body.kept, *ours.body.captions, *ours.body.files}
    title = bare(theirs.headline.text or "")
    missing = [
        i
        for i in drop_summary(ours.layout, theirs.body).kept
        if i not in held and _may_be_text(lines[i]) and not _is_path(lines[i], title)
    ]
    lost = [i for i in missing if is_own(lines[i].text)]
    if not lost:
        return []
    told = bare(ours.text)
    return [i for i in lost if bare(lines[i].text) not in told]


def is_worse(ours: Analysis, theirs: Analysis, is_own: Callable[[str], bool], headline: str | None) -> list[int]:
    """The lines that our reading of a page lacks, if they are much of the text and nothing speaks for ours; else none.

    If each reading has much text of the page's own that the other one lacks, theirs must say clearly more of the
    headline: below a short article there may be long comments.
    """
    lines = ours.layout.lines
    lost = find_lost(ours, theirs, is_own)
    if not (is_text(lines, lost) and is_much(lines, lost, theirs.body.kept)):
        return []
    won = find_lost(theirs, ours, is_own)
    if is_text(lines, won) and is_much(lines, won, ours.body.kept):
        said, said_by_ours = (_count_said(headline or "", lines, indexes) for indexes in (lost, won))
        return lost if said > _CLEARLY * said_by_ours else []
    return lost


def is_text(lines: Sequence[Line], indexes: Sequence[int]) -> bool:
    """Whether lines are an article's text: a sentence, or many short ones. A counter does not count."""
    return any(prose_of(lines[i]) for i in indexes) or weigh(lines, indexes) >= LEAST_TEXT


def weigh(lines: Sequence[Line], indexes: Iterable[int]) -> int:
    """The bytes of lines outside links."""
    return sum(lines[i].size - lines[i].link_size for i in indexes)


def is_much(lines: Sequence[Line], indexes: Sequence[int], whole: Iterable[int]) -> bool:
    """Whether lines are a fifth of a text or more."""
    return weigh(lines, indexes) >= max(LEAST_TEXT, _SPOILT * weigh(lines, whole))


def _count_said(headline: str, lines: Sequence[Line], indexes: Iterable[int]) -> int:
    """How many pieces of a headline stand in these lines: pairs of hanzi, five letters."""
    title, text = bare(headline), bare("".join(lines[i].text for i in indexes))
    size = _LETTERS if title.isascii() else _HANZI
    pieces = {title[i : i + size] for i in range(len(title) - size + 1)}
    return sum(piece in text for piece in pieces)


_LETTERS, _HANZI = 5, 2
# So many times as much of the headline must be said.
_CLEARLY = 2


def _may_be_text(line: Line) -> bool:
    return bool(line.text) and not line.is_linked


def _is_path(line: Line, title: str) -> bool:
    """Whether a line has links and only the headline beside them, cut perhaps: Home > News > A crane (...)."""
    if not line.links or not title:
        return False
    rest = line.text
    for link in line.links:
        rest = rest.replace(link.text, " ", 1) if link.text else rest
    own = bare(rest)
    return bool(own) and title.startswith(own)


def quote_text(text: str) -> str:
    """The beginning of a text, for people."""
    return f"“{text[:_LONGEST_QUOTE]}{'…' if len(text) > _LONGEST_QUOTE else ''}”"


_LONGEST_QUOTE = 30
