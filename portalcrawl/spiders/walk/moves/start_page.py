"""Where the start page leads to, and whether the portal lives there from now on.

A portal may live at another address than the one that its user knows. But one night's redirect to a notice on another
host must not bind the archive to that host: only a permanent redirect that holds on two days does.
"""

import time

from portalcrawl.archive.ledger import Lease, State
from portalcrawl.archive.recheck import is_another_day
from portalcrawl.discovery.menu.sections import find_sections
from portalcrawl.page.document import Document
from portalcrawl.spiders.run import Run
from portalcrawl.text.urls.canonical import host_of, hostname_of, is_same_site

HOME = "home_url"
"""The ledger's key for the address at which the start page was read, where that is another than the start's."""
_LED = "home_led"
"""The ledger's key for another host to which the start page has led for good: its name and since when, Unix time."""


class StartPage:
    """Follows the start page's redirects for one run."""

    def __init__(self, run: Run) -> None:
        """Earlier runs have read what the run's tree holds now."""
        self._run = run
        self._is_known = len(run.tree) > 0
        led = str(run.ledger.get_meta(_LED, "")).partition(" ")[0]
        if led:
            run.hosts.append(hostname_of(f"http://{led}/"))
        self._moved: str | None = None

    def follow(self, lease: Lease, target: str, *, is_permanent: bool) -> bool:
        """Whether the start page is read where it leads to; else it has its fate, and the run goes on without it."""
        run, tree = self._run, self._run.tree
        known = run.ledger.get_meta(HOME) or run.arguments.start
        is_at_home = is_same_site(target, lease.url) or host_of(target) == host_of(known)
        if self._is_known and not is_at_home and not is_permanent:
            words = f"redirects to {target}, for the time being"
            run.health.home = f"start page: {lease.url} {words}; sections are read as they are known"
            run.ledger.set_state(lease.url, State.FAILED, words)
            return False
        tree.home = target
        run.hosts.append(hostname_of(target))
        if is_at_home or not self._is_known:
            run.ledger.set_meta(HOME, target)
        else:
            self._moved = target
        return True

    def note_read(self, lease: Lease, document: Document) -> None:
        """The start page answers itself: if it has a menu, the portal lives there, whatever an earlier night said."""
        run = self._run
        is_elsewhere = host_of(document.url) != host_of(run.tree.home)
        if document.url == lease.url and is_elsewhere and find_sections(document, run.keeper.menu):
            run.tree.home = document.url
            run.ledger.set_meta(HOME, document.url)

    def settle(self, *, is_well: bool) -> None:
        """Note at the end of the run that the portal has moved, if an earlier day said so too."""
        if self._moved is None or not is_well:
            return
        ledger, host, now = self._run.ledger, host_of(self._moved), int(time.time())
        name, _, since = str(ledger.get_meta(_LED, "")).partition(" ")
        if name != host:
            ledger.set_meta(_LED, f"{host} {now}")
        elif is_another_day(int(since), now):
            ledger.set_meta(HOME, self._moved)
