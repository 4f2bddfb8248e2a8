"""The author whose portrait follows the text."""

import pytest

from portalcrawl.extraction.credits.portraits import find_portrayed
from portalcrawl.extraction.meta_zone import MetaZone
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

TEXT = "<p>The quay was opened on Monday, and the first ships came in.</p>"
TOLD = "writes about harbours and the people who work in them, and lives on a boat."


def find(*lines: str) -> tuple[str, ...]:
    body = f"<h1>The quay opens</h1>{TEXT}" + "".join(f"<p>{line}</p>" for line in lines)
    layout = page_of(Document.from_text("http://x.example/", body)).layout
    return find_portrayed(layout, MetaZone((0,), tuple(range(2, 2 + len(lines))), (1,), 0))


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["Jane Doe", f"Jane Doe {TOLD}"], ("Jane Doe",)),
        (["Jane Doe", "Editor", f"Jane {TOLD}"], ("Jane Doe",)),
        (["By Jane Doe", f"Jane {TOLD}"], ("Jane Doe",)),
        (["Jane Doe", "Editor", "Harbour Light", "Schools", f"Jane {TOLD}"], ()),
        (["Jane Doe", f"She {TOLD}"], ()),
        (["Jane Doe", "Jane writes."], ()),
        (["Jane Doe", f"Jane {'a' * 54}."], ("Jane Doe",)),
        (["Jane Doe", f"Jane {'a' * 53}."], ()),
        # A longer line is a sentence.
        ([f"Jane D{'o' * 54}", f"Jane {TOLD}"], (f"Jane D{'o' * 54}",)),
        ([f"Jane D{'o' * 55}", f"Jane {TOLD}"], ()),
        # A team, and a house or a field of a form, of which is told in the same way.
        (["Jane Doe", f"Jane {TOLD}", "John Roe", f"John {TOLD}"], ()),
        (["Rocky Quay", f"Rocky Quay {TOLD}"], ()),
        (["Your Email", f"Your {TOLD}"], ()),
    ],
)
def test_a_name_and_a_text_that_begins_with_it(lines: list[str], names: tuple[str, ...]) -> None:
    assert find(*lines) == names


def test_in_a_box_that_is_marked_any_full_name_counts() -> None:
    layout = page_of(
        Document.from_text(
            "http://x.example/", f"<h1>The quay opens</h1>{TEXT}<p class=author>Elk Roe</p><p>Elk {TOLD}</p>"
        )
    ).layout
    assert find_portrayed(layout, MetaZone((0,), (2, 3), (1,), 0)) == ("Elk Roe",)


@pytest.mark.parametrize(("behind", "names"), [(3, ("Jane Doe",)), (4, ())])
def test_a_portrait_ends_the_text(behind: int, names: tuple[str, ...]) -> None:
    lines = ["Jane Doe", f"Jane {TOLD}", *["The quay is open."] * behind]
    body = f"<h1>The quay opens</h1>{TEXT * 9}" + "".join(f"<p>{line}</p>" for line in lines)
    layout = page_of(Document.from_text("http://x.example/", body)).layout
    assert find_portrayed(layout, MetaZone((0,), (), tuple(range(1, len(layout.lines))), 0)) == names
