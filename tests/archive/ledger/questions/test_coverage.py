"""Coverage is arithmetic: what became of each row adds up, also while a run writes."""

from pathlib import Path

import pytest
from ledgers import HOME, archive, begin, lease_article, list_article

from portalcrawl.archive.ledger import (
    FRONT,
    Ledger,
    ListedRow,
    Role,
    State,
    count_marks,
    read_coverage,
    read_fates,
    read_places,
    read_run_counts,
    read_sections,
    read_start_url,
)
from portalcrawl.archive.segments import Place


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return begin(tmp_path)


def row(url: str) -> ListedRow:
    return ListedRow(url, HOME + "news/", 1)


def test_coverage_adds_up(ledger: Ledger, tmp_path: Path) -> None:
    section = ledger.sections.add(HOME + "news/", ("新闻", "要闻"), ("", HOME + "news/"), 0, "menu")
    for name in "abc":
        ledger.add_listed(row(HOME + name), section.id, section.id)
    ledger.lease((Role.ARTICLE,), 10)
    ledger.set_archived(HOME + "a", Place(1, 0, 10), b"x", "2017-12-25", "标题")
    ledger.set_state(HOME + "b", State.GONE, "HTTP 404")
    ledger.set_state(HOME + "c", State.DUPLICATE, "copy of a", "2018-01-01")
    ledger.commit()
    coverage = {one.name: one for one in read_coverage(tmp_path / "ledger.db")}
    one = coverage["新闻 > 要闻"]
    assert (one.rows, one.states["archived"], one.states["gone"], one.states["duplicate"]) == (3, 1, 1, 1)
    assert one.rows == sum(one.states.values())
    assert (one.first, one.last) == ("2017-12-25", "2017-12-25")
    assert coverage["(all)"].rows == 3
    assert [twin.url for twin in ledger.list_twins(b"x")] == [HOME + "a"]


def test_fates_can_be_read_while_a_run_writes(ledger: Ledger, tmp_path: Path) -> None:
    ledger.add_listed(row(HOME + "a"), None, FRONT)
    ledger.commit()
    ledger.add_listed(row(HOME + "b"), None, FRONT)
    assert [(fate.url, fate.state) for fate in read_fates(tmp_path / "ledger.db")] == [(HOME + "a", State.PENDING)]
    assert list(read_fates(tmp_path / "ledger.db", "archived")) == []


def test_an_article_of_two_lists_counts_in_each_and_once_in_all(ledger: Ledger, tmp_path: Path) -> None:
    for name, position in (("b", 1), ("a", 0)):
        ledger.sections.add(f"{HOME}{name}/", (name,), (f"{HOME}{name}/",), position, "menu")
    list_article(ledger, "1", 1)
    list_article(ledger, "1", 2)
    list_article(ledger, "2")
    ledger.add_candidate(row(HOME + "3"))
    ledger.add_page(HOME + "a/", Role.LIST, 2)
    ledger.commit()
    coverage = read_coverage(tmp_path / "ledger.db")
    counted = [(one.name, one.rows, one.lists_open) for one in coverage]
    assert counted == [("a", 1, 1), ("b", 1, 0), ("(front page)", 1, 0), ("(in no list)", 1, 0), ("(all)", 3, 0)]
    assert read_sections(tmp_path / "ledger.db") == [(("a",), HOME + "a/"), (("b",), HOME + "b/")]


@pytest.mark.parametrize(("count", "taken"), [(1, "a"), (2, "ac"), (3, "abc"), (9, "abcde")])
def test_places_are_taken_evenly(ledger: Ledger, tmp_path: Path, count: int, taken: str) -> None:
    places = {name: 10 * archive(ledger, name).id for name in "abcde"}
    ledger.set_state(lease_article(ledger, "f").url, State.GONE, "HTTP 404")
    ledger.commit()
    found = read_places(tmp_path / "ledger.db", count)
    assert [place.offset for place in found] == [places[name] for name in taken]


def test_facts_of_an_archive(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    for name in "ab":
        archive(ledger, name)
    ledger.marks.note_record(2, 1, 0.9)
    ledger.marks.note_record(7, 1, 0.9)  # its record was lost
    ledger.runs.end(1, "2026-01-02", "finished", {"archived": 2})
    ledger.commit()
    assert (count_marks(path), read_run_counts(path), read_start_url(path)) == (1, [{"archived": 2}], None)
    ledger.set_meta("start_url", HOME)
    ledger.commit()
    assert read_start_url(path) == HOME
