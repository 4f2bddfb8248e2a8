"""Which fates are asked for again, and how soon."""

import pytest

from portalcrawl.archive.ledger import Lease, ListedRow, Role, State
from portalcrawl.spiders.answers import NOT_READ
from portalcrawl.spiders.recheck.patience import is_doubtful, is_urgent

URL = "http://example.com/1.html"


def lease(role: Role, hops: int = 0) -> Lease:
    return Lease(1, URL, role, None, ListedRow(URL, URL, 1, hops=hops))


@pytest.mark.parametrize(
    ("role", "state", "reason", "is_in_doubt", "is_soon"),
    [
        (Role.ARTICLE, State.GONE, "HTTP 404", True, True),
        (Role.LIST, State.GONE, "HTTP 404", True, True),
        (Role.CANDIDATE, State.GONE, "HTTP 404", True, False),
        (Role.SITEMAP, State.GONE, "HTTP 404", False, True),
        (Role.ARTICLE, State.NOT_ARTICLE, "message page", True, True),
        (Role.ARTICLE, State.NOT_ARTICLE, "list page", True, False),
        (Role.ARTICLE, State.NOT_ARTICLE, "not a page", True, False),
        (Role.ARTICLE, State.EXCLUDED, "redirects offsite to other.example", True, True),
        (Role.ARTICLE, State.EXCLUDED, NOT_READ + "http://example.com/login", True, True),
        (Role.ARTICLE, State.EXCLUDED, "robots.txt", False, True),
        (Role.ARTICLE, State.DUPLICATE, "redirects to http://example.com/2.html", True, True),
        (Role.ARTICLE, State.DUPLICATE, "copy of http://example.com/2.html", False, True),
        (Role.ARTICLE, State.FAILED, "HTTP 500", False, True),
    ],
)
def test_the_answer_and_where_the_url_was_met_decide(
    role: Role, state: State, reason: str, is_in_doubt: bool, is_soon: bool
) -> None:
    assert is_doubtful(lease(role), state, reason) is is_in_doubt
    if is_in_doubt:
        assert is_urgent(lease(role), state, reason) is is_soon


def test_where_a_redirect_led_has_no_doubts_of_its_own() -> None:
    assert not is_doubtful(lease(Role.ARTICLE, hops=1), State.GONE, "HTTP 404")
