"""What tells a name's element from that of a picture or of coloured text."""

import pytest
from lxml import html

from portalcrawl.extraction.credits.person_links import colours_text, is_of_picture

SENTENCE = "The quay is old. It is full."


@pytest.mark.parametrize(("inside", "expected"), [(3, True), (4, False)])
def test_a_name_near_a_figure_is_of_the_picture(inside: int, expected: bool) -> None:
    page = html.fromstring(f"<figure>{'<div>' * inside}<b>Jane Doe</b>{'</div>' * inside}</figure>")
    assert is_of_picture(next(page.iter("b")), "Jane Doe") is expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([SENTENCE] * 3, True),
        ([SENTENCE] * 2, False),
        # One full stop may be an initial's.
        (["Jane D. Roe"] * 3, False),
        # So many are looked at.
        (["Jane Doe"] * 196 + [SENTENCE] * 3, True),
        (["Jane Doe"] * 197 + [SENTENCE] * 3, False),
    ],
)
def test_a_class_of_sentences_says_who_typed_them(texts: list[str], expected: bool) -> None:
    spans = "".join(f"<span class=author-7>{text}</span>" for text in ["Jane Doe", *texts])
    page = html.fromstring(f"<div>{spans}</div>")
    assert colours_text(next(page.iter("span"))) is expected
