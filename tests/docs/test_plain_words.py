"""Documents and docstrings are in plain modern English; what is left of older phrasings may only become less."""

import pytest
from documents import DOCUMENTS, FENCE, ROOT
from plain_words import count_by_room, find_phrasings

# How many of the phrasings each room still has. A room that is not named has none.
ALLOWED: dict[str, int] = {}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_is_in_plain_words(document: str) -> None:
    assert list(find_phrasings(FENCE.sub("", DOCUMENTS[document]))) == []


def test_docstrings_lose_old_phrasings_and_gain_none() -> None:
    counts = count_by_room(ROOT / "portalcrawl")
    more = {room: count for room, count in counts.items() if count > ALLOWED.get(room, 0)}
    assert more == {}, "write these docstrings in plain words (tests/docs/plain_words.py says how)"
    assert counts == ALLOWED, "there are fewer: write these numbers into ALLOWED"


@pytest.mark.parametrize(
    "text",
    [
        "The same place, though it be a single one.",
        "The same, be they doubtful.",
        "A page that is no article.",
        "Whether it is one; None where it is none.",
        "Pages stay, for they are not fetched again.",
        "Were it a list, it has rows.\nSo, were it a single one, it counts.",
        "The same but for a number.",
        "It is learned\nanew.",
        "The row says nothing of the page.",
        "A line is set as a heading; so is what follows it.",
        "Dates bear witness for each other.",
    ],
)
def test_a_phrasing_is_found(text: str) -> None:
    assert list(find_phrasings(text))


@pytest.mark.parametrize(
    "text",
    [
        "There is no article, and there are none of its kind.",
        "None where it is None.",
        "If the pages were there, it was found.",
        "It is no longer fetched, and it must be there.",
        "A list, for each layout of lists; made once, for both of them.",
        "It is one of the others; the pages are others of that kind.",
    ],
)
def test_plain_words_are_left_alone(text: str) -> None:
    assert list(find_phrasings(text)) == []
