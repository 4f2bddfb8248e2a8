"""What a run over the whole portal has left out, outside its lists: in words, for summary, manifest and `status`."""

from collections.abc import Sequence

from portalcrawl.archive.ledger import UNLISTED, State
from portalcrawl.discovery.rows.links.candidates import is_page_address
from portalcrawl.extraction.rejection import LIST_PAGE
from portalcrawl.spiders.lists_of_lists import SPENT
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.entrances import LANGUAGES
from portalcrawl.spiders.walk.unlisted.undated_groups import find_undated
from portalcrawl.spiders.walk.unlisted.unlisted_chains import CHAINED
from portalcrawl.spiders.walk.unlisted.unlisted_links import find_alike
from portalcrawl.text.urls.patterns import has_pattern, is_of_numbers

_MOST_NAMED = 3
"""Addresses of one kind that are named."""


def find_portal_gaps(run: Run) -> list[str]:
    """No article at all, lists whose rows could not be read, links made like the portal's own that were not tried,
    texts that may be articles though they have no date or are short, languages not read."""
    lists = [url for url in run.ledger.list_rejected(LIST_PAGE) if is_page_address(url)]
    gaps = []
    if run.lost is not None:
        gaps.append("no menu and no list on the start page: what sitemaps and feeds name was read, and no more")
    elif run.is_first and not run.ledger.has_archived():
        gaps.append("not one article was found: what its lists show may be written by scripts")
    if lists:
        gaps.append(f"{_count(lists, 'page')} listing others, whose rows could not be read: {_name(lists)}")
    if listed := _find_taken_for_lists(run):
        gaps.append(
            f"{_count(listed, 'page')} with an article's address that list nothing of their own: {_name(listed)}"
        )
    if untried := find_alike(run.ledger):
        gaps.append(f"{_count(untried, 'link')} made like the portal's own, left as {UNLISTED!r}: {_name(untried)}")
    undated = find_undated(run.ledger)
    if texts := undated.texts:
        gaps.append(f"{_count(texts, 'text')} with an article's address, but no date and in no list: {_name(texts)}")
    if brief := undated.short:
        gaps.append(f"{_count(brief, 'short text')} that a sitemap or a feed names, and no list: {_name(brief)}")
    if unread := undated.untried:
        after = "were short texts" if brief else "had texts without a date"
        gaps.append(f"{_count(unread, 'link')} not asked for, as the first {after}: {_name(unread)}")
    if deeper := run.ledger.list_rejected(SPENT, State.EXCLUDED):
        gaps.append(f"{_count(deeper, 'link')} left as {SPENT!r}: {_name(deeper)}")
    if chained := run.ledger.list_rejected(CHAINED, State.EXCLUDED):
        gaps.append(f"{_count(chained, 'link')} left as {CHAINED!r}: {_name(chained)}")
    # What has become a section since is read with the rest.
    trees = [tree for tree in (run.ledger.get_meta(LANGUAGES) or "").split() if run.tree.find(tree) is None]
    if trees:
        gaps.append(f"pages in other languages, to be archived on their own: {' '.join(trees)}")
    return gaps


def _find_taken_for_lists(run: Run) -> list[str]:
    """Pages that another page names as briefly as sections, and that may be articles with the lists beside them."""
    profile, own_rows = run.keeper.profile, run.ledger.own_rows
    patterns = [pattern for pattern in profile.articles.patterns if is_of_numbers(pattern)] if profile else []
    sections = [run.tree.find(url) for url in run.tree.urls if patterns and has_pattern(url, patterns)]
    read = own_rows.list_read_sections() if sections else set()
    return [
        section.url
        for section in sections
        if section is not None
        and section.origin == "page"
        and section.id in read
        and not own_rows.has_own_rows([section.id], [section.id])
    ]


def _count(urls: Sequence[str], noun: str) -> str:
    return f"{len(urls)} {noun}{'s' if len(urls) > 1 else ''}"


def _name(urls: Sequence[str]) -> str:
    return ", ".join([*urls[:_MOST_NAMED], *(["…"] if len(urls) > _MOST_NAMED else [])])
