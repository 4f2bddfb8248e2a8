"""Both ways of counting the ends of clauses give the same."""

import pytest

from portalcrawl.page.stops import count_stops

SHORT = [
    ("园区，", 1),
    ("园区召开会议。", 1),
    ("3.5 km", 0),
    ("Well, it is!", 2),
    ("（见附件）；", 1),
    ("e.g. “so.”", 2),
]


@pytest.mark.parametrize(("text", "stops"), SHORT)
def test_the_way_of_long_lines_counts_what_that_of_short_ones_does(text: str, stops: int) -> None:
    assert count_stops(text) == stops
    # Hanzi without a mark before it make it long, and not ASCII.
    assert count_stops("园" * 60 + text) == stops


def test_a_western_mark_inside_a_long_line_needs_what_follows() -> None:
    assert count_stops("园" * 60 + "v2.10,a;b 3.5") == 0
    assert count_stops("园" * 60 + "a, b.” c") == 2


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("पुल खुल गया। लोग आए।", 2),
        ("پل کھل گیا۔ کیوں؟", 2),
        ("تفتح المكتبة أبوابها، مجانا. نعم", 2),
        ("တံတားကို ပြန်ဖွင့်လိုက်သည်။", 1),
        # A menu's names, a meta line, and a clause of as many characters as a sentence has.
        ("ข่าว การเมือง", 0),
        ("6 พ.ค. 2564 09:15 น. โดย ทีมข่าวท้องถิ่นริมคลองเก่า", 0),
        ("ก" * 39, 0),
        ("ก" * 40, 1),
        ("ก" * 20 + " " + "ข" * 20 + " " + "ค" * 9, 2),
    ],
)
def test_other_scripts_have_marks_or_blanks_of_their_own(text: str, stops: int) -> None:
    assert count_stops(text) == stops
