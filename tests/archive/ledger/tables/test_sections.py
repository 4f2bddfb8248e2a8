"""The section tree is kept as it was met; a section that was none leaves nothing behind."""

from pathlib import Path

import pytest
from ledgers import HOME, begin, list_article

from portalcrawl.archive.ledger import Ledger, Section

NEWS = ("新闻", "要闻")
URLS = ("", HOME + "news/")


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return begin(tmp_path)


def test_a_section_comes_back_as_it_was_added(ledger: Ledger) -> None:
    section = ledger.sections.add(HOME + "news/", NEWS, URLS, 3, "menu")
    assert list(ledger.sections.load()) == [section] == [Section(1, HOME + "news/", NEWS, URLS, "menu")]
    assert (section.name, section.depth) == ("要闻", 2)


def test_a_breadcrumb_gives_it_its_name(ledger: Ledger) -> None:
    section = ledger.sections.add(HOME + "news/", ("更多",), (HOME + "news/",), 3, "page")
    renamed = ledger.sections.rename(section, NEWS, URLS, "breadcrumb")
    assert list(ledger.sections.load()) == [renamed] == [Section(1, HOME + "news/", NEWS, URLS, "breadcrumb")]


def test_a_section_that_was_none_lists_nothing_and_what_it_listed_is_known(ledger: Ledger) -> None:
    one, other = (ledger.sections.add(f"{HOME}{n}/", (n,), (f"{HOME}{n}/",), 0, "page") for n in "ab")
    for section in (one, other):
        list_article(ledger, "1", section.id)
    ledger.sections.remove(one)
    assert [section.id for section in ledger.sections.load()] == [other.id]
    assert [ledger.readings.count_known(section.id) for section in (one, other)] == [0, 1]
    assert ledger.find(HOME + "1") is not None


def test_what_a_pager_states_is_kept_until_one_states_more(ledger: Ledger) -> None:
    section = ledger.sections.add(HOME + "news/", NEWS, URLS, 0, "menu")
    ledger.sections.set_stated(section.id, 356, None)
    ledger.sections.set_stated(section.id, None, 18)
    query = "SELECT stated_rows, stated_pages FROM sections"
    assert ledger.database.execute(query).fetchall() == [(356, 18)]
