"""Boxes that ask for an e-mail address."""

import pytest

from portalcrawl.extraction.body.boxes.signup_boxes import find_signup_boxes
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

FIELD = "<input type=email>"


def sentence(size: int) -> str:
    return f"<p>{'a' * (size - 1)}.</p>"


def words(size: int) -> str:
    return f"<p>{'a' * size}</p>"


TEXT = sentence(1_000)


def find(body: str) -> list[str | None]:
    layout = page_of(
        Document.from_text("http://portal.example/a/1.html", f"<body><h1>Harbour</h1>{body}</body>")
    ).layout
    return [layout.blocks[number].element.get("id") for number in sorted(find_signup_boxes(layout, 0))]


@pytest.mark.parametrize(
    ("field", "found"),
    [
        (FIELD, ["box"]),
        ("<input type=EMAIL>", ["box"]),
        ("<input name=user_email>", ["box"]),
        ("<input name=q>", []),
        ("", []),
    ],
)
def test_a_field_for_an_address(field: str, found: list[str]) -> None:
    assert find(f"{TEXT}<div id=box><p>Our newsletter</p>{field}</div>") == found


@pytest.mark.parametrize(
    ("box", "is_box"),
    [
        (words(700), True),
        (words(701), False),
        (sentence(300) + FIELD, True),
        # With more than three tenths of the page's prose it is a short article.
        (sentence(301), False),
        ("<p>a</p>" * 40, True),
        ("<p>a</p>" * 41, False),
    ],
)
def test_a_box_is_small(box: str, is_box: bool) -> None:
    rest = 1_000 - (300 if sentence(300) in box else 301 if sentence(301) in box else 0)
    assert find(f"{sentence(rest)}<div id=box>{box}{FIELD}</div>") == (["box"] if is_box else [])


@pytest.mark.parametrize(("depth", "found"), [(7, ["box"]), (8, [None])])
def test_the_largest_box_within_eight_elements(depth: int, found: list[str | None]) -> None:
    inner = "<div>" * depth + FIELD + "</div>" * depth
    assert find(f"<div>{TEXT}<div id=box>{inner}</div></div>") == found


def test_a_box_with_the_headline_is_the_article() -> None:
    page = f"<body><div><h1>Harbour</h1>{FIELD}</div>{TEXT}</body>"
    layout = page_of(Document.from_text("http://portal.example/a/1.html", page)).layout
    assert find_signup_boxes(layout, 0) == set()


@pytest.mark.parametrize(("before", "found"), [(19, ["box"]), (20, [])])
def test_twenty_fields_are_looked_at(before: int, found: list[str]) -> None:
    fields = FIELD * before
    assert find(f"{fields}{TEXT}<div id=box><p>Our newsletter</p>{FIELD}</div>") == found
