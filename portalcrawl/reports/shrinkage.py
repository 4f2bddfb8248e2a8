"""The alarm of a run that found less than the one before it: empty pages do not mean that the portal is empty.

Lists are compared with their own past: a section's first page with what it showed last time, a list that was read to
its end with the last time that it was, a stated total with how well it used to fit. What has changed raises the alarm
once; that every list of the portal is empty raises it each time.
"""

from collections.abc import Iterable, Sequence

from portalcrawl.archive.ledger import Comparison, ListWalk, Menu, Stop

MOST_NAMED = 5
"""Sections that are named for one kind of alarm; of the others there is only the number."""
# Rows: fewer are what editors take away, or what is published while a list is being read.
_LEAST = 5
_FALL = 0.1
# Of a list of one page, which may show what is of the day.
_LEAST_OF_A_PAGE = 3
_FALL_OF_A_PAGE = 0.5
# By so large a share of what was missing before may more be missing: totals that count what lists do not show grow.
_GROWTH = 0.5


def find_shrinkage(sections: Sequence[Comparison], menu: Menu | None, *, is_limited: bool) -> tuple[str, ...]:
    """The places at which a generation that came to its end found less than earlier ones, in words.

    `menu` is None if the generation did not come to the home page.
    `is_limited`: the run was asked for some sections only, so these say nothing about the portal.
    """
    alarms = []
    if not is_limited and sections and (alarm := _find_silence([one.now for one in sections])):
        alarms.append(alarm)
    if menu is not None and not menu.now and menu.before:
        alarms.append(f"home page: its menu names no section, {menu.before} before")
    alarms += _name(one.now.name + ": " + words for one in sections if (words := _find_emptied(one)))
    alarms += _name(one.now.name + ": " + words for one in sections if (words := _find_fall(one)))
    alarms += _name(one.now.name + ": " + words for one in sections if (words := _find_gap(one)))
    return tuple(alarms)


def _find_silence(walks: Sequence[ListWalk]) -> str | None:
    known = sum(walk.known for walk in walks)
    if not known or any(walk.rows or walk.stop in (Stop.FAILED, Stop.INTERRUPTED) for walk in walks):
        return None
    pages = sum(walk.pages for walk in walks)
    return f"portal: no list shows a row any more ({pages} list pages read, {known} rows known)"


def _find_emptied(one: Comparison) -> str | None:
    """A section whose first page showed rows and shows none, or is not there."""
    if one.before is None or one.has_moved:
        return None
    if one.now.stop is Stop.ABSENT and one.before.rows and (one.now.gaps or one.lost):
        return f"{one.now.gaps[0] if one.now.gaps else 'its page is no list any more'}; {one.before.rows} rows before"
    # Where rows are sections themselves, the next run takes them for a menu: no article is missing.
    if one.now.first_rows == 0 and (one.before.first_rows or 0) > one.strays:
        return f"its first page shows no rows, {one.before.first_rows} before"
    # Its first page leads to another one, which was read instead.
    is_led = one.now.first_rows is None and one.now.pages and one.now.stop not in (Stop.FAILED, Stop.INTERRUPTED)
    if is_led and not one.now.rows and one.before.rows > one.strays:
        return f"its first page leads to one without rows, {one.before.rows} rows before"
    return None


def _find_fall(one: Comparison) -> str | None:
    """A list that was read to its end and is clearly shorter than when it was last read to its end."""
    if one.whole is None or one.now.stop is not Stop.END or one.now.first_rows == 0:
        return None
    lost = min(one.lost, one.whole.seen - one.now.seen)
    is_short = one.whole.pages <= 1
    if lost < max(_LEAST_OF_A_PAGE if is_short else _LEAST, (_FALL_OF_A_PAGE if is_short else _FALL) * one.whole.seen):
        return None
    return (
        f"{one.now.seen} rows on {one.now.pages} pages, {one.whole.seen} on {one.whole.pages} before; "
        f"{lost} of them stand in no list any more"
    )


def _find_gap(one: Comparison) -> str | None:
    """A list that lacks more of what its pager states than it did before."""
    if one.now.stop is Stop.FAILED:
        return None  # its failures are counted as such
    # What the first walk lacks is a gap; less than before is more than that.
    if one.whole is not None and one.now.missing_pages > one.whole.missing_pages:
        return f"{one.now.stated_pages} list pages are stated, {one.now.pages} were read"
    if one.stated is None or one.now.missing is None or one.now.stated_rows is None:
        return None
    before = max(0, one.stated.missing or 0)
    if one.now.missing - before < max(_LEAST, _GROWTH * before):
        return None
    return f"of {one.now.stated_rows} stated rows {one.now.missing} were never seen, {before} before"


def _name(words: Iterable[str]) -> list[str]:
    """Alarms of one kind; those behind the first few are only counted."""
    alarms = list(words)
    if len(alarms) > MOST_NAMED:
        rest = len(alarms) - MOST_NAMED
        alarms[MOST_NAMED:] = [f"and so for {rest} further sections"]
    return alarms
