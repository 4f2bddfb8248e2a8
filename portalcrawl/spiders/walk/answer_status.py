"""What an answer's status means for a lease, by what its address was met as."""

from scrapy.http import Response

from portalcrawl.archive.ledger import NO_MAP, Role, State
from portalcrawl.lexicon.index_names import is_site_map
from portalcrawl.spiders.answers import Elsewhere, Refusal, read_status
from portalcrawl.spiders.walk.leases.look_visits import LookVisit
from portalcrawl.spiders.walk.leases.visits import Visit
from portalcrawl.spiders.walk.lists.unlinked_pages import NOTHING_BEHIND, UnlinkedPages
from portalcrawl.spiders.walk.moves.redirects import Redirects
from portalcrawl.spiders.walk.sitemaps import is_robots_file

_NO_RULES = range(400, 500)
"""The statuses of a robots.txt that is not there (RFC 9309, section 2.3.1.3): it forbids nothing and names nothing."""


def judge_status(
    visit: Visit, response: Response, redirects: Redirects, unlinked: UnlinkedPages
) -> Refusal | Elsewhere | None:
    """What an answer's status says of a lease; None if it brings a page."""
    lease = visit.lease
    status = read_status(response, is_page=lease.role not in (Role.SITEMAP, Role.FEED))
    if not isinstance(status, Refusal):
        return status
    if is_robots_file(lease.url) and response.status in _NO_RULES:
        return Refusal(State.GONE, status.reason)
    if status.state is not State.GONE:
        return status
    if isinstance(visit, LookVisit):
        return redirects.find_copy(visit.lease, visit.led is not None) or status
    if lease.role is Role.LIST and lease.section is None and is_site_map("", lease.url):
        return Refusal(State.GONE, status.reason + NO_MAP)
    # Nobody says that there is a page of which the address was made up.
    return Refusal(State.EXCLUDED, NOTHING_BEHIND) if unlinked.is_asked(lease.url) else status
