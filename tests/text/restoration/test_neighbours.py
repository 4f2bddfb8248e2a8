"""A lost character is the one that the page has between the same neighbours."""

import pytest

from portalcrawl.text.restoration.neighbours import PageWords

PAGE = "园区经济发展。经济结构优化，经营状况良好。"


@pytest.mark.parametrize(
    ("before", "behind", "candidates", "char"),
    [
        # Two characters before it are enough.
        ("区经", "", ("济", "营"), "济"),
        # One on each side.
        ("经", "发", ("济", "营"), "济"),
        ("经", "状", ("济", "营"), "营"),
        # One before it alone says too little, and so does one behind.
        ("经", "", ("济", "营"), None),
        ("", "发", ("济", "营"), None),
        # Both fit, or none.
        ("区经", "状", ("济", "营"), None),
        ("优", "，", ("化",), "化"),
        ("经", "发", ("纪",), None),
        ("经", "发", (), None),
    ],
)
def test_a_candidate_is_chosen_by_its_neighbours(
    before: str, behind: str, candidates: tuple[str, ...], char: str | None
) -> None:
    assert PageWords(PAGE).fill(before, behind, candidates) == char


def test_two_candidates_that_fit_leave_it_open() -> None:
    assert PageWords("他说过，他做过").fill("他", "过", ("说", "做")) is None


def test_a_page_has_so_many_guesses() -> None:
    words = PageWords(PAGE)
    guesses = [words.fill("区经", "", ("济",)) for _ in range(201)]
    assert guesses == ["济"] * 200 + [None]
