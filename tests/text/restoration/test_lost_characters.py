"""Characters that a reader should know of."""

import pytest

from portalcrawl.text.restoration.lost_characters import find_oddities


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("", []),
        ("园区要闻 😀 葛\U000e0100", []),
        ("园\ufffd", ["unreadable-bytes"]),
        ("\ue000", ["private-use"]),
        ("\U000f0001", ["private-use"]),
        ("\uf8ff\ufffd", ["unreadable-bytes", "private-use"]),
    ],
)
def test_find_oddities(text: str, notes: list[str]) -> None:
    assert find_oddities(text) == notes
