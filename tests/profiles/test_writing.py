"""Profiles as a person reads and mends them."""

import re

from msgspec import structs
from profiles import FULL, MINIMAL

from portalcrawl.profiles.model import SectionEntry
from portalcrawl.profiles.store import FORMAT
from portalcrawl.profiles.writing import format_profile, summarize_profile


def test_the_file_says_what_it_is_and_what_its_tables_mean() -> None:
    lines = format_profile(FULL).splitlines()
    head = " ".join(line[2:] for line in lines[: lines.index(f"format = {FORMAT}")])
    assert 'origin = "declared"' in head
    assert "never overwrites" in head
    for table in ("[menu]", "[[sections]]", "[[rows]]", "[pager]", "[articles]", "[[templates]]"):
        explained = [line for line in lines if line.startswith(table)]
        assert re.fullmatch(rf"{re.escape(table)} # \S.{{20,}}", explained[0]), table
        assert set(explained[1:]) <= {table}, "a table is explained once"


def test_supports_are_written_as_people_say_them() -> None:
    text = format_profile(FULL)
    assert 'support = "18/18"' in text
    assert "中心" in text, "hanzi are not escaped"


def test_xpaths_stand_as_they_are_written() -> None:
    """Without backslashes before quotes."""
    lines = format_profile(FULL).splitlines()
    assert "xpath = '//div[@id=\"zoom\"]'" in lines
    assert [line for line in lines if line.startswith("xpath") and "\\" in line] == []


def test_what_is_learned_is_not_marked_and_what_is_empty_is_left_out() -> None:
    text = format_profile(structs.replace(MINIMAL, sections=(SectionEntry(("新闻",), "http://e.com/x/"),)))
    values = [line for line in text.splitlines() if not line.startswith("#")]
    assert [line.partition(" #")[0] for line in values if line] == [
        f"format = {FORMAT}",
        "revision = 1",
        "[portal]",
        'start = "http://www.example.com/"',
        "[[sections]]",
        'path = ["新闻"]',
        'url = "http://e.com/x/"',
    ]


def test_a_profile_in_one_line() -> None:
    assert summarize_profile(FULL) == "2 sections, 2 rules for lists, 2 layouts of articles with 7 rules"
