"""Titles that a list or a path has cut."""

import pytest

from portalcrawl.extraction.headline.cut_titles import complete_headline, is_cut, uncut


@pytest.mark.parametrize("dots", ["…", "...", " ..", "。。。", " (...)", " (…)", " [...]", " [ … ]"])
def test_dots_at_the_end_stand_for_a_rest(dots: str) -> None:
    text = f"The old harbour{dots}"
    assert is_cut(text)
    assert uncut(text) == "The old harbour"
    assert complete_headline(text, ["The old harbour opens"]) == "The old harbour opens"


@pytest.mark.parametrize("text", ["The old harbour", "The old harbour (2)", "Dots (...) inside it"])
def test_other_ends_are_the_author_s(text: str) -> None:
    assert not is_cut(text)
