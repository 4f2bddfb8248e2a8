"""Archives by month, author and tag that make up for list pages that could not be read."""

import pytest
from runs import HOME

from portalcrawl.archive.ledger import Role, State
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.unlisted.lost_lists import LostLists

VIEWS = ("tag/water/", "author/lin/", "2017/05/", "about/")
FOUND = [(HOME + url, "") for url in VIEWS]


def lose_pages(run: Run, count: int, state: State = State.GONE) -> None:
    for n in range(count):
        run.ledger.add_page(f"{HOME}news/page/{n + 2}/", Role.LIST)
        run.ledger.lease((Role.LIST,), 1)
        run.ledger.set_state(f"{HOME}news/page/{n + 2}/", state, "HTTP 404")


@pytest.mark.parametrize(("lost", "chosen"), [(0, []), (1, ["2017/05/"]), (2, ["2017/05/", "author/lin/"])])
def test_as_many_are_read_as_pages_are_lost(run: Run, lost: int, chosen: list[str]) -> None:
    lose_pages(run, lost)
    lists = LostLists(run)
    assert lists.choose(FOUND) == [HOME + url for url in chosen]
    assert lists.choose(FOUND) == []


def test_what_is_no_archive_makes_up_for_nothing(run: Run) -> None:
    lose_pages(run, 9, State.FAILED)
    assert len(LostLists(run).choose(FOUND)) == 3


def test_a_pager_that_cannot_be_followed_hides_pages_too(run: Run) -> None:
    run.ledger.add_page(HOME + "news/", Role.LIST)
    run.ledger.lease((Role.LIST,), 1)
    run.ledger.set_read(HOME + "news/", 20, "下一页 (goPage(2))")
    found = [(f"{HOME}tag/t{n}/", "") for n in range(20)]
    assert len(LostLists(run).choose(found)) == 10
