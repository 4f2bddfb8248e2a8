"""What becomes of a lease without a fate, or in another role."""

from pathlib import Path

import pytest
from ledgers import ARTICLE, HOME, archive, begin, lease_article, list_article, state_of

from portalcrawl.archive.ledger import Ledger, Role, State


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return begin(tmp_path)


def test_what_is_given_back_is_leased_again(ledger: Ledger) -> None:
    lease = lease_article(ledger, "a")
    ledger.give_back()
    assert (ledger.pending, ledger.leased) == (1, {})
    assert ledger.lease(ARTICLE, 10) == [lease]


def test_what_was_met_as_what_it_is_not(ledger: Ledger) -> None:
    ledger.put_back(lease_article(ledger, "a"), Role.HOME)
    assert ledger.lease(ARTICLE, 10) == []
    [again] = ledger.lease((Role.HOME,), 10)
    assert (again.url, again.role, ledger.pending) == (HOME + "a", Role.HOME, 0)


@pytest.mark.parametrize("is_read", [True, False])
def test_a_list_page_that_is_an_article_gets_another_fate(ledger: Ledger, is_read: bool) -> None:
    ledger.add_page(HOME + "news/", Role.LIST)
    [lease] = ledger.lease((Role.LIST,), 1)
    if is_read:
        ledger.set_state(lease.url, State.DONE)
    ledger.lease_again(lease)
    assert ledger.leased[lease.url].role is Role.CANDIDATE
    ledger.set_state(lease.url, State.NOT_ARTICLE, "no date")
    assert {fate: n for fate, n in ledger.tally.items() if n} == {(Role.CANDIDATE, State.NOT_ARTICLE): 1}


def test_an_article_that_is_a_list_belongs_to_its_section(ledger: Ledger) -> None:
    section = ledger.sections.add(HOME + "n/", ("n",), (HOME + "n/",), 0, "menu")
    again = ledger.lease_as_list(lease_article(ledger, "a"), section.id)
    assert (again.role, again.section) == (Role.LIST, section.id)
    assert ledger.leased[HOME + "a"] is again
    assert ledger.find_role(HOME + "a") == (Role.LIST, section.id)


def test_what_is_held_keeps_its_state(ledger: Ledger) -> None:
    url = list_article(ledger, "a")
    ledger.hold(url)
    assert url in ledger.leased
    assert state_of(ledger, url) == ("pending", "")
    ledger.let_go(url)
    assert ledger.leased == {}
    assert [lease.url for lease in ledger.lease(ARTICLE, 10)] == [url]


@pytest.mark.parametrize(
    ("state", "is_fetched"),
    [
        (State.NOT_ARTICLE, True),
        (State.EXCLUDED, True),
        (State.DUPLICATE, True),
        (State.FAILED, False),
        (State.GONE, False),
    ],
)
def test_which_fates_are_taken_back(ledger: Ledger, state: State, is_fetched: bool) -> None:
    url = lease_article(ledger, "a").url
    ledger.set_state(url, state, "for some reason")
    assert ledger.fetch_again(url) is is_fetched
    assert state_of(ledger, url)[0] == ("pending" if is_fetched else state)
    assert sum(ledger.tally.values()) == (0 if is_fetched else 1), "a fate that was taken back does not count"


def test_a_look_out_of_turn(ledger: Ledger) -> None:
    lease = archive(ledger, "a")
    look = ledger.find_archived(lease.url)
    assert look is not None
    assert (look.held.version, ledger.leased) == (1, {}), "it is only found"
    ledger.lease_look(look)
    assert ledger.leased == {lease.url: look}
    assert ledger.find_archived(lease.url) is None, "it is leased already"
    ledger.give_back()
    assert state_of(ledger, lease.url)[0] == "archived"


def test_only_archived_articles_are_looked_at(ledger: Ledger) -> None:
    assert ledger.find_archived(list_article(ledger, "a")) is None
    assert ledger.find_archived(HOME + "never-met") is None
