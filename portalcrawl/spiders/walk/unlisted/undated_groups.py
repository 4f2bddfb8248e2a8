"""Texts that no list shows, without a date or too short to be believed, which may be articles all the same.

Such a page is left out: who we are, how to join. But where the portal's articles stand in the same folder, or where the
first few of a folder were such texts and the rest was not asked for, it may be articles that the archive lacks. So may
be short texts with a date, where a sitemap or a feed names several at like addresses: whoever made it counts them among
what is published.
"""

from collections import Counter
from dataclasses import dataclass

from portalcrawl.archive.ledger import Ledger, State
from portalcrawl.extraction.article import UNDATED
from portalcrawl.extraction.rejection import NO_DATE, TOO_SHORT
from portalcrawl.spiders.walk.unlisted.address_groups import GIVEN_UP, PROBES, group_of, is_at_root

_LEAST_SHARE = 0.1
"""Beside articles stand a few other texts; these are at least this share of the articles' number."""


@dataclass(frozen=True, slots=True)
class Undated:
    """Addresses that may be articles'."""

    texts: tuple[str, ...]
    """Those that were read, and have addresses like the portal's articles."""
    short: tuple[str, ...]
    """Those with a date that are short, and that a sitemap or a feed names."""
    untried: tuple[str, ...]
    """Those that were not read, because the first ones of their kind were such texts."""


def find_undated(ledger: Ledger) -> Undated:
    """The texts without a date that may be articles; right below the portal's root stand pages of all kinds."""
    rejected = [url for reason in (NO_DATE, UNDATED) for url in ledger.list_rejected(reason)]
    texts = Counter(group for url in rejected if not is_at_root(group := group_of(url)))
    articles = Counter(map(group_of, ledger.list_read()[0]))
    like = {
        group
        for group, count in texts.items()
        if group in articles and count >= max(PROBES, _LEAST_SHARE * articles[group])
    }
    named = ledger.list_rejected_of_maps(TOO_SHORT)
    brief = Counter(group for url in named if not is_at_root(group := group_of(url)))
    left = ledger.list_rejected(GIVEN_UP, State.EXCLUDED)
    return Undated(
        tuple(url for url in rejected if group_of(url) in like),
        tuple(url for url in named if brief[group_of(url)] >= PROBES),
        tuple(url for url in left if max(texts[group_of(url)], brief[group_of(url)]) >= PROBES),
    )
