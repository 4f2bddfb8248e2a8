"""Pages that wait for the others of the run, because they are not what their rows name.

An article whose list calls it otherwise is not rare, so such a page is taken in the end. Where unlike addresses show
one and the same page, it is a gate's or an error's, and none of them is taken; unless there are two of them and the
page has more to say than a message: portals do file one article at two addresses.

The same holds for pages that show an article where the menu has sections: what stands in the place of two is an error.
"""

from collections import defaultdict
from collections.abc import Callable

from msgspec import Struct
from scrapy import Request
from scrapy.http import Response

from portalcrawl.archive.ledger import Lease, State
from portalcrawl.items import Article
from portalcrawl.page.document import Document
from portalcrawl.page.text_length import text_length
from portalcrawl.spiders.recheck.sameness import fingerprint_page
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.leases.visits import Visit

MOST = 40
"""Pages that wait at one time, for their bodies are kept; of more the first is taken if it is not like another."""
TWICE_FILED = 1
"""So many others may show the same page if it has a long text."""
LONG_TEXT = 1_200
"""UTF-8 bytes, 400 hanzi: more than gates and messages say."""
SAME_PAGE = "the same page at unlike addresses"

Again = Callable[[Lease, Response], Request]
"""Makes the request by which a page that has waited is read again."""


class _Held(Struct, frozen=True):
    visit: Visit
    response: Response
    what: str
    is_long: bool
    is_section: bool = False
    """Whether it stands where the menu has a section."""


class HeldPages:
    """The pages that wait; their URLs stay leased."""

    def __init__(self, run: Run, again: Again) -> None:
        """What stands for several pages is asked of the run's health."""
        self._run = run
        self._again = again
        self._held: list[_Held] = []
        self._sections: defaultdict[str, set[str]] = defaultdict(set)
        """By fingerprint, the sections in whose place a page stands."""

    def __len__(self) -> int:
        return len(self._held)

    def hold(self, visit: Visit, article: Article, document: Document, response: Response) -> list[Request]:
        """Let a page wait that was read as `article`; the requests by which others are read instead."""
        what = fingerprint_page(document)
        self._run.health.note_instead(visit.lease, what)
        self._held.append(_Held(visit, response, what, text_length(article.articleBody or "") >= LONG_TEXT))
        return [] if len(self._held) <= MOST else self._let_go(self._held.pop(0))

    def hold_section(self, visit: Visit, article: Article, document: Document, response: Response) -> list[Request]:
        """The same of a page that stands in a section's place."""
        what = fingerprint_page(document)
        self._sections[what].add(visit.lease.url)
        is_long = text_length(article.articleBody or "") >= LONG_TEXT
        self._held.append(_Held(visit, response, what, is_long, is_section=True))
        return [] if len(self._held) <= MOST else self._let_go(self._held.pop(0))

    def release(self) -> list[Request]:
        """Settle all that waits once nothing else is on its way; the requests by which pages are read."""
        if not self._held or len(self._held) < len(self._run.ledger.leased):
            return []
        held, self._held = self._held, []
        return [request for one in held for request in self._let_go(one)]

    def _let_go(self, one: _Held) -> list[Request]:
        ledger, health, lease = self._run.ledger, self._run.health, one.visit.lease
        others = len(self._sections[one.what]) - 1 if one.is_section else health.count_others(lease, one.what)
        if others > (TWICE_FILED if one.is_long else 0):
            if one.is_section:
                health.note_empty_list(lease.url)
                ledger.lease_as_list(lease, lease.section)
                ledger.set_read(lease.url, 0)
            else:
                one.visit.settle(State.NOT_ARTICLE, SAME_PAGE)
            return []
        return [self._again(lease, one.response)]
