"""Page 1 of a list under another address than the one by which the list is known: `/news/page/1/` beside `/news/`."""

from portalcrawl.archive.ledger import REDIRECTS_TO, Lease, Ledger, Role, Section, State
from portalcrawl.discovery.pager.addresses import bare_addresses, read_slots
from portalcrawl.text.urls.canonical import canonicalize_url


def find_first_page(ledger: Ledger, lease: Lease) -> str | None:
    """The address at which a list's first page was read; None where `lease` is not page 1 by another address."""
    if lease.role is not Role.LIST:
        return None
    for url in (url for slot in read_slots(lease.url) if slot.number == 1 for url in bare_addresses(slot)):
        found = ledger.find(url)
        if found is not None and found[1] in (Role.LIST, Role.HOME) and found[2] is State.DONE:
            return url
    return None


def is_first_page(ledger: Ledger, lease: Lease, section: Section) -> bool:
    """Whether a list page is its section's first one: the address that the menu links, or where that leads."""
    led = ledger.reason_of(section.url)
    ways = [section.url, *([led.removeprefix(REDIRECTS_TO)] if led.startswith(REDIRECTS_TO) else [])]
    return canonicalize_url(lease.url) in {canonicalize_url(way) for way in ways}
