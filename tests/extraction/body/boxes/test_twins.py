"""A text that the page has a second time, for small screens."""

import pytest

from portalcrawl.extraction.body.boxes.twins import find_twin
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of


def find(first: list[int], again: list[int]) -> range:
    """The twin on a page of two boxes; paragraphs of one size at one place say the same."""

    def box(sizes: list[int]) -> str:
        return "".join(f"<p>{chr(97 + place) * (size - 1)}.</p>" for place, size in enumerate(sizes) if size)

    page = f"<body><div class=wide>{box(first)}</div><div class=small>{box(again)}</div></body>"
    return find_twin(page_of(Document.from_text("http://portal.example/a/1.html", page)).layout)


def test_the_second_text_is_the_twin() -> None:
    assert find([200] * 3, [200] * 3) == range(3, 6)
    assert not find([200] * 3, [])


@pytest.mark.parametrize(("size", "is_twin"), [(60, True), (59, False)])
def test_paragraphs_of_twenty_hanzi_are_compared(size: int, is_twin: bool) -> None:
    assert bool(find([size] * 11, [size] * 11)) is is_twin


@pytest.mark.parametrize(("size", "is_twin"), [(300, True), (299, False)])
def test_a_refrain_is_less_than_a_text(size: int, is_twin: bool) -> None:
    assert bool(find([300, size], [300, size])) is is_twin


@pytest.mark.parametrize(("paragraphs", "is_twin"), [(10, True), (9, False)])
def test_nine_tenths_of_the_paragraphs_are_said_again(paragraphs: int, is_twin: bool) -> None:
    """All but the second are."""
    sizes = [100] * paragraphs
    assert bool(find(sizes, [100, 0, *sizes[2:]])) is is_twin
    assert bool(find([100, 0, *sizes[2:]], sizes)) is is_twin
