"""Unlisted pages to which only unlisted pages lead."""

import pytest
from runs import HOME, archive_article, fate_of

from portalcrawl.archive.ledger import Lease, ListedRow, Role, State
from portalcrawl.items import Article
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.unlisted import unlisted_chains
from portalcrawl.spiders.walk.unlisted.unlisted_chains import CHAINED, UnlistedChains

FIRST = HOME + "show/0.html"


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unlisted_chains, "MOST_UNLISTED", 3)


def lease_linked(run: Run, page: str, count: int) -> list[Lease]:
    """The leases of candidates that `page` links."""
    for n in range(count):
        run.ledger.add_candidate(ListedRow(f"{HOME}show/{n + 1}.html", page, n))
    return [lease for lease in run.ledger.lease((Role.CANDIDATE,), 500) if lease.url != FIRST]


def test_what_an_unlisted_page_links_is_read_up_to_a_number(run: Run) -> None:
    run.ledger.add_candidate(ListedRow(FIRST, HOME, 1))
    chains = UnlistedChains(run)
    assert [chains.is_spent(lease) for lease in lease_linked(run, FIRST, 5)] == [False] * 3 + [True] * 2


def test_what_a_list_an_article_of_one_or_a_sitemap_links_is_read_without_end(run: Run) -> None:
    run.ledger.add_page(HOME + "sitemap.xml", Role.SITEMAP)
    archive_article(run, Article(HOME + "info/1.html", headline="园区开工", articleBody="今天开工。"))
    for page in (HOME, HOME + "sitemap.xml", HOME + "info/1.html"):
        chains = UnlistedChains(run)
        assert not any(chains.is_spent(lease) for lease in lease_linked(run, page, 10))


def test_a_portal_with_many_listed_articles_may_have_many_unlisted_ones(run: Run) -> None:
    for n in range(6):
        archive_article(run, Article(f"{HOME}info/{n}.html", headline=f"第{n}期开工", articleBody=f"第{n}期今天开工。"))
    run.ledger.add_candidate(ListedRow(FIRST, HOME, 1))
    chains = UnlistedChains(run)
    assert sum(chains.is_spent(lease) for lease in lease_linked(run, FIRST, 10)) == 4


def test_the_next_run_reads_on(run: Run) -> None:
    run.ledger.add_candidate(ListedRow(FIRST, HOME, 1))
    [lease] = run.ledger.lease((Role.CANDIDATE,), 1)
    run.ledger.set_state(lease.url, State.EXCLUDED, CHAINED)
    UnlistedChains(run)
    assert fate_of(run, FIRST) == (State.PENDING, None)
