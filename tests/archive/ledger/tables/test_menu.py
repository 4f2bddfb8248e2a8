"""How many sections the menu named, in this generation and in the one before."""

from pathlib import Path

from ledgers import begin

from portalcrawl.archive.ledger import Menu


def test_the_menu_of_this_generation_and_of_the_one_before(tmp_path: Path) -> None:
    walks = begin(tmp_path).walks
    assert walks.find_menu(1) is None
    walks.note_menu(1, 12)
    walks.note_menu(1, 0)  # a frame of the same home page
    assert walks.find_menu(1) == Menu(1, 12, None)
    assert walks.find_menu(2) is None, "this generation has not come to the home page"
    walks.note_menu(2, 0)
    assert walks.find_menu(2) == Menu(2, 0, 12)
