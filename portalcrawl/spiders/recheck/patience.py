"""Which fates a passing trouble may have caused."""

from portalcrawl.archive.ledger import Lease, Role, State
from portalcrawl.extraction.rejection import INDEX, LIST_PAGE, PICTURE
from portalcrawl.spiders.answers import NOT_READ

NOT_A_PAGE = "not a page"
"""How the reason of a file begins, by its type."""
LEADS = "redirects "
"""How the reason of a fate begins to which a redirect led to another address."""
_ENTRANCES = (Role.HOME, Role.SITEMAP, Role.FEED)
_CLEAR = (LIST_PAGE, INDEX, PICTURE, NOT_A_PAGE)
"""What is something else, and says so: no trouble shows it."""
_ERROR_TYPE = "json"
"""How the type ends in which programs are told of an error: nobody files that under a row."""


def is_doubtful(lease: Lease, state: State, reason: str) -> bool:
    """Whether another answer may come another day.

    What a redirect led to has no doubts of its own: the address that leads there has.
    """
    if lease.role in _ENTRANCES or (lease.row is not None and lease.row.hops):
        return False
    if state in (State.GONE, State.NOT_ARTICLE):
        return True
    return state in (State.EXCLUDED, State.DUPLICATE) and reason.startswith((LEADS, NOT_READ))


def is_odd(state: State, reason: str) -> bool:
    """Whether a fate says that an article that should be there is not."""
    return state is not State.DUPLICATE and (not reason.startswith(_CLEAR) or is_error(reason))


def is_error(reason: str) -> bool:
    """Whether a file of such a type is a message of trouble in an article's place."""
    return reason.startswith(NOT_A_PAGE) and reason.endswith(_ERROR_TYPE)


def is_urgent(lease: Lease, state: State, reason: str) -> bool:
    """Whether the next run is to ask again, because a list shows the address."""
    return lease.role is not Role.CANDIDATE and (state is State.DUPLICATE or is_odd(state, reason))
