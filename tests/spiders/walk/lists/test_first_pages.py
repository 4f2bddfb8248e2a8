"""Page 1 under another address."""

import pytest
from runs import HOME

from portalcrawl.archive.ledger import REDIRECTS_TO, Lease, Role, State
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.lists.first_pages import find_first_page, is_first_page

NEWS = HOME + "news/"


def lease(url: str, role: Role = Role.LIST) -> Lease:
    return Lease(1, url, role, None, None)


@pytest.mark.parametrize(
    ("url", "role", "is_first"),
    [
        (NEWS + "page/1/", Role.LIST, True),
        (NEWS + "page/2/", Role.LIST, False),
        (NEWS + "page/1/", Role.ARTICLE, False),
        (HOME + "notes/page/1/", Role.LIST, False),
    ],
)
def test_page_1_of_a_list_that_was_read(run: Run, url: str, role: Role, is_first: bool) -> None:
    run.tree.add(NEWS, ("新闻",), (NEWS,), "menu")
    assert find_first_page(run.ledger, lease(url, role)) is None, "it is not read yet"
    for one in run.ledger.lease((Role.LIST,), 9):
        run.ledger.set_read(one.url, 2)
    assert (find_first_page(run.ledger, lease(url, role)) is not None) is is_first


@pytest.mark.parametrize(
    ("url", "is_first"),
    [
        (NEWS + "latest/", True),
        # The redirect's spelling is one, the link's that another page has is the other.
        (NEWS + "latest/index.html", True),
        (NEWS + "page/2/", False),
    ],
)
def test_the_page_to_which_a_menu_entry_leads(run: Run, url: str, is_first: bool) -> None:
    section = run.tree.add(NEWS, ("新闻",), (NEWS,), "menu")
    assert not is_first_page(run.ledger, lease(url), section), "nothing has led there yet"
    for one in run.ledger.lease((Role.LIST,), 9):
        run.ledger.set_state(one.url, State.DUPLICATE, REDIRECTS_TO + NEWS + "latest/")
    assert is_first_page(run.ledger, lease(url), section) is is_first
