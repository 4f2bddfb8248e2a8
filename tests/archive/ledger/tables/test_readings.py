"""What the end of a generation makes sure of, section by section."""

from pathlib import Path

import pytest
from ledgers import HOME, begin, list_article

from portalcrawl.archive.ledger import FRONT, Ledger, Reading, Role

NOW = 1_800_000_000


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Three sections; the lists of the first and the second were read, and that of the front page."""
    ledger = begin(tmp_path)
    for number in (1, 2, 3):
        url = f"{HOME}{number}/"
        ledger.sections.add(url, (str(number),), (url,), number, "menu")
        ledger.add_page(url, Role.LIST, number)
        for name in range(4):
            list_article(ledger, f"{number}/{name}", number)
    ledger.add_page(HOME + "list.html", Role.LIST)
    for lease in ledger.lease((Role.LIST,), 10):
        if lease.section != 3:
            ledger.set_read(lease.url, 4)
    ledger.sections.set_stated(1, 6, None)
    return ledger


def test_a_generation_that_read_every_list_to_its_end(ledger: Ledger) -> None:
    ledger.readings.settle(ledger.generation, NOW, is_whole=True)
    assert ledger.readings.get(1) == Reading(gap=2, whole=NOW)
    assert ledger.readings.get(2) == Reading(gap=None, whole=NOW), "its pager states nothing"
    assert ledger.readings.get(3) == Reading(), "it was not read"
    assert ledger.readings.get(FRONT).whole == NOW


def test_of_others_only_what_was_planned_is_whole(ledger: Ledger) -> None:
    ledger.readings.plan_whole(2, ledger.generation)
    ledger.readings.plan_whole(1, ledger.generation - 1)
    ledger.readings.settle(ledger.generation, NOW, is_whole=False)
    assert [ledger.readings.get(number).whole for number in (1, 2, 3)] == [None, NOW, None]
    assert ledger.readings.get(1).gap == 2


def test_the_last_page_is_noted_beside_all_else(ledger: Ledger) -> None:
    ledger.readings.plan_whole(1, 5)
    ledger.readings.set_tail(1, HOME + "1/list_9.html", HOME + "1/0")
    assert ledger.readings.get(1) == Reading(tail=HOME + "1/list_9.html", tail_first=HOME + "1/0", to_read=5)
    assert ledger.readings.count_known(1) == 4
