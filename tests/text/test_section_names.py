"""A section's name is the same in whatever way somebody copies it."""

import pytest

from portalcrawl.text.section_names import section_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("规划案例", "規劃案例"),
        ("规划案例", "規(guī)劃案例"),
        (" 园区\u3000要闻\n", "园区 要闻"),
        ("News", "News"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert section_key(one) == section_key(other)


@pytest.mark.parametrize(("one", "other"), [("园区要闻", "园区新闻"), ("园区要闻", "园区 要闻"), ("News", "news")])
def test_names_of_two_sections(one: str, other: str) -> None:
    assert section_key(one) != section_key(other)
