"""URLs that lead elsewhere: their own fate, and what takes their place."""

import pytest
from runs import HOME, fate_of

from portalcrawl.archive.ledger import FRONT, REDIRECTS_TO, Lease, ListedRow, Role, State
from portalcrawl.spiders.answers import IN_CIRCLES, MAX_HOPS
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.moves.redirects import Redirects

NEWS = HOME + "news/"
ONE, TWO = HOME + "1.html", HOME + "2.html"


def lease_article(run: Run, url: str) -> Lease:
    run.ledger.add_listed(ListedRow(url, NEWS, 3, "会议", "2017-12-25"), None, FRONT)
    [lease] = run.ledger.lease((Role.ARTICLE,), 1)
    return lease


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("https://example.com/1.html", True),
        ("http://www.example.com/1.html", True),
        ("https://www.example.com/1.html?utm_source=x", True),
        (HOME + "1.html#top", True),
        ("http://m.example.com/1.html", False),
        (HOME + "1.html?id=2", False),
        (HOME + "2.html", False),
    ],
)
def test_another_spelling_is_the_same_page(run: Run, target: str, expected: bool) -> None:
    assert Redirects(run).is_same_page(Lease(1, ONE, Role.ARTICLE, None, None), target) is expected


@pytest.mark.parametrize(
    ("target", "refusal"),
    [
        ("http://other.org/a", (State.EXCLUDED, "redirects offsite to other.org")),
        (HOME, (State.NOT_ARTICLE, "redirects to the home page")),
        (HOME + "a/b/" * 4, (State.EXCLUDED, "redirects into a trap: path loop")),
        (TWO, None),
    ],
)
def test_some_targets_decide_the_fate(run: Run, target: str, refusal: tuple[State, str] | None) -> None:
    assert Redirects(run).refuse(target) == refusal


def test_the_target_takes_the_place_with_the_rows_hints(run: Run) -> None:
    assert Redirects(run).add(lease_article(run, ONE), TWO) == (State.DUPLICATE, REDIRECTS_TO + TWO)
    [lease] = run.ledger.lease((Role.ARTICLE,), 9)
    assert lease.url == TWO
    assert lease.row == ListedRow(TWO, NEWS, 3, "会议", "2017-12-25", hops=1)


def test_a_slash_behind_a_folder_s_name_is_no_detour(run: Run) -> None:
    """What the row calls the page is then held against the page itself, without waiting for another day."""
    Redirects(run).add(lease_article(run, HOME + "a/x"), HOME + "a/x/")
    [lease] = run.ledger.lease((Role.ARTICLE,), 9)
    assert lease.row is not None
    assert lease.row.hops == 0
    Redirects(run).add(lease_article(run, HOME + "a/y?id=1"), HOME + "a/y/")
    [lease] = run.ledger.lease((Role.ARTICLE,), 9)
    assert lease.row is not None
    assert lease.row.hops == 1


def test_a_list_page_stays_one_of_its_section(run: Run) -> None:
    section = run.tree.add(NEWS, ("新闻",), (NEWS,), "menu")
    assert section is not None
    [lease] = run.ledger.lease((Role.LIST,), 9)
    Redirects(run).add(lease, NEWS + "index.htm?p=1")
    assert [(x.url, x.section) for x in run.ledger.lease((Role.LIST,), 9)] == [(NEWS + "index.htm?p=1", section.id)]


def test_a_section_is_no_article_and_is_not_added_again(run: Run) -> None:
    run.tree.add(NEWS, ("新闻",), (NEWS,), "menu")
    assert Redirects(run).add(lease_article(run, ONE), NEWS) == (State.NOT_ARTICLE, "redirects to a section")
    assert run.ledger.lease((Role.ARTICLE, Role.CANDIDATE), 9) == []


def test_two_pages_that_lead_to_each_other_both_fail(run: Run) -> None:
    redirects = Redirects(run)
    run.ledger.set_state(ONE, *redirects.add(lease_article(run, ONE), TWO))
    [lease] = run.ledger.lease((Role.ARTICLE,), 1)
    assert redirects.add(lease, ONE) == (State.FAILED, IN_CIRCLES)
    assert fate_of(run, ONE) == (State.FAILED, IN_CIRCLES)


def test_a_chain_of_new_addresses_ends(run: Run) -> None:
    lease = lease_article(run, HOME + "0.html")
    for number in range(1, MAX_HOPS + 2):
        fate = Redirects(run).add(lease, f"{HOME}{number}.html")
        if fate.state is State.FAILED:
            break
        [lease] = run.ledger.lease((Role.ARTICLE,), 1)
    assert (number, fate) == (MAX_HOPS + 1, (State.FAILED, IN_CIRCLES))
