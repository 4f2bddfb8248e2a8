"""What is met goes to the frontier once; what is known changes only where that tells more."""

from pathlib import Path

import pytest
from ledgers import HOME, archive, begin, lease_article, list_article, state_of

from portalcrawl.archive.ledger import FRONT, UNLISTED, Ledger, ListedRow, Role, Seen, State


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return begin(tmp_path)


def next_generation(ledger: Ledger) -> None:
    ledger.runs.end(1, "2026-01-02", "finished", {})
    ledger.begin_run("r2", "2026-01-02", {})


def test_how_a_row_was_met(ledger: Ledger) -> None:
    row = ListedRow(HOME + "a", HOME, 1)
    assert ledger.add_listed(row, None, FRONT) is Seen.NEW
    assert ledger.add_listed(row, None, 7) is Seen.LISTED
    assert ledger.add_listed(row, None, FRONT) is Seen.REPEATED
    next_generation(ledger)
    assert ledger.add_listed(row, None, FRONT) is Seen.KNOWN
    assert ledger.add_listed(row, None, FRONT) is Seen.REPEATED


def test_a_row_that_leads_to_a_list_is_no_article(ledger: Ledger) -> None:
    ledger.add_page(HOME + "news/", Role.LIST)
    assert ledger.add_listed(ListedRow(HOME + "news/", HOME, 1), None, FRONT) is Seen.REPEATED
    assert ledger.readings.count_known(FRONT) == 0


@pytest.mark.parametrize(
    ("state", "is_back"),
    [
        (State.NOT_ARTICLE, True),
        (State.EXCLUDED, True),
        (State.FAILED, False),
        (State.DUPLICATE, False),
        (State.GONE, False),
    ],
)
def test_a_candidate_that_a_list_shows(ledger: Ledger, state: State, is_back: bool) -> None:
    ledger.add_candidate(ListedRow(HOME + "a", HOME, 1))
    ledger.lease((Role.CANDIDATE,), 1)
    ledger.set_state(HOME + "a", state, "no date")
    assert (ledger.add_listed(ListedRow(HOME + "a", HOME, 3, "园区"), 4, 4) is Seen.NEW) is is_back
    if is_back:
        [lease] = ledger.lease((Role.ARTICLE,), 1)
        assert (lease.section, lease.row and lease.row.headline) == (4, "园区")


def test_a_row_that_waits_is_filed_where_it_is_listed_last(ledger: Ledger) -> None:
    list_article(ledger, "a", 4)
    list_article(ledger, "a", 5)
    ledger.add_listed(ListedRow(HOME + "a", HOME, 1), None, FRONT)  # the front page files nothing
    [lease] = ledger.lease((Role.ARTICLE,), 1)
    assert lease.section == 5


@pytest.mark.parametrize(("front", "kept"), [(None, "2017-12-25"), ("2017-12-24", "2017-12-24")])
def test_a_section_s_list_dates_what_a_front_page_merely_names(ledger: Ledger, front: str | None, kept: str) -> None:
    ledger.add_listed(ListedRow(HOME + "a", HOME, 1, "园区要闻", front), None, FRONT)
    ledger.add_listed(ListedRow(HOME + "a", HOME + "news/", 3, "园区要闻", "2017-12-25"), 4, 4)
    [lease] = ledger.lease((Role.ARTICLE,), 1)
    assert lease.row is not None
    assert (lease.section, lease.row.date) == (4, kept)


def test_a_row_stays_in_the_part_of_the_branch_that_lists_it_too(ledger: Ledger) -> None:
    paths = (("政策",), ("政策", "国家"), ("政策解读",))
    ids = [ledger.sections.add(f"{HOME}{n}/", path, (f"{HOME}{n}/",), n, "menu").id for n, path in enumerate(paths)]
    for via in (ids[0], ids[1], ids[0]):
        list_article(ledger, "a", via)
    for via in (ids[1], ids[2]):
        list_article(ledger, "b", via)
    assert [lease.section for lease in ledger.lease((Role.ARTICLE,), 2)] == [ids[1], ids[2]]


def test_what_was_withdrawn_and_is_listed_again_is_looked_at(ledger: Ledger) -> None:
    lease = archive(ledger, "a")
    ledger.set_gone(lease.url, "HTTP 404")
    query = "SELECT due IS NOT NULL FROM urls WHERE id = ?"
    assert ledger.database.execute(query, (lease.id,)).fetchone() == (0,)
    next_generation(ledger)
    list_article(ledger, "a")
    assert ledger.database.execute(query, (lease.id,)).fetchone() == (1,)


def test_an_unlisted_link_waits_for_one_that_counts(ledger: Ledger) -> None:
    row, refusal = ListedRow(HOME + "a", HOME, 1), (State.EXCLUDED, UNLISTED)
    assert ledger.add_candidate(row, refusal) is True
    assert ledger.add_candidate(row, refusal) is False
    assert state_of(ledger, row.url) == ("excluded", UNLISTED)
    assert ledger.add_candidate(row) is True
    assert (state_of(ledger, row.url), ledger.pending) == (("pending", ""), 1)
    assert ledger.add_candidate(row) is False


def test_a_page_is_read_once_in_a_generation(ledger: Ledger) -> None:
    for url in (HOME + "n/", HOME + "n/index.html"):
        ledger.add_page(url, Role.LIST, 1)
    [lease] = ledger.lease((Role.LIST,), 5)
    ledger.set_read(lease.url, 20)
    assert ledger.add_page(HOME + "n/", Role.LIST, 1) is False
    ledger.add_pages_of(1)
    assert ledger.pending == 0
    next_generation(ledger)
    ledger.add_pages_of(2)
    assert ledger.pending == 0, "of another section"
    ledger.add_pages_of(1)
    assert ledger.pending == 1
    assert ledger.add_page(HOME + "n/", Role.LIST, 1) is False, "it waits already"


@pytest.mark.parametrize(("state", "is_list"), [(State.NOT_ARTICLE, True), (State.DUPLICATE, False)])
def test_an_article_that_turns_out_to_be_a_list(ledger: Ledger, state: State, is_list: bool) -> None:
    ledger.set_state(lease_article(ledger, "a").url, state, "list page")
    assert ledger.add_page(HOME + "a", Role.LIST, 1) is is_list
    assert len(ledger.lease((Role.LIST,), 1)) == is_list


def test_sitemaps_below_one_that_is_unchanged(ledger: Ledger) -> None:
    for name, state in (("done.xml", State.DONE), ("gone.xml", State.GONE)):
        ledger.add_page(HOME + name, Role.SITEMAP)
        [lease] = ledger.lease((Role.SITEMAP,), 1)
        ledger.set_state(lease.url, state, "HTTP 404" if state is State.GONE else None)
    ledger.add_sitemaps()
    assert ledger.pending == 0, "this generation has read them"
    next_generation(ledger)
    ledger.add_sitemaps()
    assert [lease.url for lease in ledger.lease((Role.SITEMAP,), 5)] == [HOME + "done.xml"]
