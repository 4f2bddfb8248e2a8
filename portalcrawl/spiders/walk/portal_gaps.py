"""What a run over the whole portal has left out, outside its lists: in words, for summary, manifest and `status`."""

from portalcrawl.archive.ledger import UNLISTED, State
from portalcrawl.discovery.rows.candidates import is_page_address
from portalcrawl.extraction.rejection import LIST_PAGE
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.section_growth import SPENT
from portalcrawl.spiders.walk.entrances import LANGUAGES
from portalcrawl.spiders.walk.unlisted.unlisted_chains import CHAINED
from portalcrawl.spiders.walk.unlisted.unlisted_links import find_alike

_MOST_NAMED = 3
"""Addresses of one kind that are named."""


def find_portal_gaps(run: Run) -> list[str]:
    """No article at all, lists whose rows could not be read, links made like the portal's own that were not tried,
    languages not read."""
    lists = [url for url in run.ledger.list_rejected(LIST_PAGE) if is_page_address(url)]
    gaps = []
    if run.lost is not None:
        gaps.append("no menu and no list on the start page: what sitemaps and feeds name was read, and no more")
    elif run.is_first and not run.ledger.has_archived():
        gaps.append("not one article was found: what its lists show may be written by scripts")
    if lists:
        gaps.append(f"{_count(lists, 'page')} listing others, whose rows could not be read: {_name(lists)}")
    if untried := find_alike(run.ledger):
        gaps.append(f"{_count(untried, 'link')} made like the portal's own, left as {UNLISTED!r}: {_name(untried)}")
    if deeper := run.ledger.list_rejected(SPENT, State.EXCLUDED):
        gaps.append(f"{_count(deeper, 'link')} left as {SPENT!r}: {_name(deeper)}")
    if chained := run.ledger.list_rejected(CHAINED, State.EXCLUDED):
        gaps.append(f"{_count(chained, 'link')} left as {CHAINED!r}: {_name(chained)}")
    # What has become a section since is read with the rest.
    trees = [tree for tree in (run.ledger.get_meta(LANGUAGES) or "").split() if run.tree.find(tree) is None]
    if trees:
        gaps.append(f"pages in other languages, to be archived on their own: {' '.join(trees)}")
    return gaps


def _count(urls: list[str], noun: str) -> str:
    return f"{len(urls)} {noun}{'s' if len(urls) > 1 else ''}"


def _name(urls: list[str]) -> str:
    return ", ".join([*urls[:_MOST_NAMED], *(["…"] if len(urls) > _MOST_NAMED else [])])
