"""Whether the portal is well tonight: one judgement for each run, asked before anything is settled for good.

A portal that is ill answers for its pages with something else: an error, a gate, its home page. It is known by what
becomes of pages that should be there: articles that are archived, and rows that lists show for the first time.
"""

from collections import defaultdict
from collections.abc import Iterator

from portalcrawl.archive.ledger import Lease, Ledger, Look, Role, State
from portalcrawl.extraction.rejection import REMOVED

LEAST = 5
"""Fewer pages without an article are dead links, unless all of them are, or one page stands for several."""
MOST = 0.5
"""A larger share of pages without an article is the portal's fault."""
DEAD = 0.05
"""So large a share of new rows without a page, and `LEAST` of them, is told: any portal has some dead links."""
FEW, SOME = 3, 0.1
"""So many pages, or this share of them, that show the same or lead to the same are not what editors do."""
NAMED = 5
"""List pages that are named; of more there is only the number."""
_HELD = (State.ARCHIVED, State.UNCHANGED, State.DUPLICATE, State.OUTSIDE_WINDOW, State.REMOVED)


class Health:
    """Counts how known pages answer."""

    def __init__(self, ledger: Ledger) -> None:
        """Where redirects have led is asked of the ledger at the end."""
        self._ledger = ledger
        self._seen = {"archived": 0, "listed": 0}
        self._odd: dict[str, list[str]] = {"archived": [], "listed": []}
        self._instead: dict[str, defaultdict[str, dict[str, str]]] = {
            "archived": defaultdict(dict),
            "listed": defaultdict(dict),
        }
        """What was shown instead of articles: a page's fingerprint, or a redirect's target; for which addresses, and to
        where they led."""
        self._alike: defaultdict[str, set[str]] = defaultdict(set)
        """What was shown for which addresses; the portal's health aside, so that addresses in doubt are counted too."""
        self._dead: list[str] = []
        """New rows whose address the portal does not know."""
        self._cut: list[str] = []
        """New articles that name a further page which is not there."""
        self._empty: dict[str, None] = {}
        self.home: str | None = None
        """What is odd about the start page, in words."""
        self.blamed: set[str] = set()
        """The addresses by which troubles were found."""

    @staticmethod
    def _kind(lease: Lease) -> str | None:
        """Which pages a lease says something of; None for one that says nothing, or that was dead before."""
        if isinstance(lease, Look):
            return None if lease.held.was_gone else "archived"
        return "listed" if lease.role is Role.ARTICLE and lease.doubted is None and lease.is_new else None

    def note_article(self, lease: Lease) -> None:
        """A page is there."""
        if (kind := self._kind(lease)) is not None:
            self._seen[kind] += 1

    def note_missing(self, lease: Lease) -> None:
        """A page shows no article."""
        if (kind := self._kind(lease)) is not None:
            self._seen[kind] += 1
            self._odd[kind].append(lease.url)

    def note_dead(self, lease: Lease) -> None:
        """The portal says that a page is not there."""
        if self._kind(lease) == "listed":
            self._dead.append(lease.url)

    def note_instead(self, lease: Lease, what: str, target: str = "") -> None:
        """Something else is shown in a page's place; `what` is equal for one and the same thing."""
        self._alike[what].add(lease.url)
        if (kind := self._kind(lease)) is not None:
            self._instead[kind][what][lease.url] = target

    def note_cut(self, lease: Lease) -> None:
        """An article names a further page that is not there; of one that is archived this was told before."""
        if not isinstance(lease, Look):
            self._cut.append(lease.url)

    def note_empty_list(self, url: str) -> None:
        """A list page that should have rows shows none."""
        self._empty[url] = None

    def count_others(self, lease: Lease, what: str) -> int:
        """In the place of how many other pages something is shown too."""
        return len(self._alike[what] - {lease.url})

    def find_troubles(self) -> tuple[str, ...]:
        """What is wrong with the portal, in words; nothing for a portal that is well."""
        found: list[str] = [self.home] if self.home else []
        found += [f"list page: {url} shows no rows; it is asked for again" for url in list(self._empty)[:NAMED]]
        if (rest := len(self._empty) - NAMED) > 0:
            found.append(f"list page: so do {rest} further ones")
        self.blamed.update(self._empty)
        for kind, verb in (("archived", "were looked at again"), ("listed", "were read for the first time")):
            seen, odd = self._seen[kind], len(self._odd[kind])
            if (odd >= LEAST and odd > MOST * seen) or (odd >= FEW and odd == seen):
                end = "none was withdrawn" if kind == "archived" else "they are asked for again"
                found.append(f"{kind} pages: {odd} of {seen} that {verb} show no article; {end}")
                self.blamed.update(self._odd[kind])
            else:
                found += self._find_gates(kind)
        return tuple(found)

    def find_dead_rows(self) -> tuple[str, ...]:
        """That many new rows lead nowhere, or new articles to no second page, in words.

        A portal that is ill may do that, or one whose old pages are gone: nothing is known of it yet, and what such
        rows were to show is missing.
        """
        found = []
        dead = len(self._dead)
        seen = max(self._seen["listed"], self._ledger.doubts.count_answered())
        if dead >= LEAST and dead >= DEAD * seen:
            found.append(f"listed pages: {dead} of {seen} that were asked for are not there, such as {self._dead[0]}")
        if self._cut:
            found.append(
                f"articles that name a further page which is not there: {len(self._cut)}, such as {self._cut[0]}"
            )
        return tuple(found)

    def _find_gates(self, kind: str) -> Iterator[str]:
        for what, sources in self._instead[kind].items():
            # One dead page to which several lead is no gate; one that carries along where they came from is.
            is_one = len(set(sources.values())) == 1
            urls = [url for url, target in sources.items() if not self._is_there(target, is_dead_there=is_one)]
            is_redirect = "://" in what
            # A few like pages without a text are no rarity on a large portal.
            least = FEW if is_redirect else max(FEW, SOME * self._seen[kind])
            if len(urls) >= least or (len(urls) > 1 and len(urls) >= MOST * self._seen[kind]):
                self.blamed.update(urls)
                shown = f"lead to {what}" if is_redirect else "show one and the same page"
                yield f"{kind} pages: {len(urls)} {shown} instead of articles, such as {urls[0]}"

    def _is_there(self, target: str, *, is_dead_there: bool) -> bool:
        """Whether a redirect led to an article, or to the portal's word that there is none."""
        found = self._ledger.find(target) if target else None
        if found is None:
            return False
        is_dead = found[2] is State.GONE or self._ledger.reason_of(target) == REMOVED
        return found[2] in _HELD or (is_dead and is_dead_there)
