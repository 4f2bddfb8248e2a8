"""Page 1 of a list under another address than the list's own: `/news/page/1/` beside `/news/`."""

from portalcrawl.archive.ledger import Lease, Ledger, Role, State
from portalcrawl.discovery.pager.addresses import bare_addresses, read_slots


def find_first_page(ledger: Ledger, lease: Lease) -> str | None:
    """The address at which a list's first page was read; None where `lease` is not page 1 by another address."""
    if lease.role is not Role.LIST:
        return None
    for url in (url for slot in read_slots(lease.url) if slot.number == 1 for url in bare_addresses(slot)):
        found = ledger.find(url)
        if found is not None and found[1] in (Role.LIST, Role.HOME) and found[2] is State.DONE:
            return url
    return None
