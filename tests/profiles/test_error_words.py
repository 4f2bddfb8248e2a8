"""Errors name the place as a person counts: tables of a list from 1, values of a list by its key."""

import pytest
from msgspec import ValidationError, convert

from portalcrawl.profiles.error_words import describe_error, name_place
from portalcrawl.profiles.model import Profile

PORTAL = {"start": "http://www.example.com/"}


@pytest.mark.parametrize(
    ("steps", "place"),
    [
        (["menu"], "menu"),
        (["portal", "start"], "[portal] start"),
        (["sections", 0, "url"], "[sections 1] url"),
        (["templates", 1, "headline", "xpath"], "[templates 2.headline] xpath"),
        (["articles", "patterns", 3], "[articles] patterns"),
        (["sections", 2], "sections"),
        (["portal", "a \n b"], "[portal] a b"),
        (["a \n b"], "a b"),
    ],
)
def test_places(steps: list[str | int], place: str) -> None:
    assert name_place(steps, "is wrong") == f"{place}: is wrong"


def describe(**parts: object) -> str:
    data = {"portal": PORTAL, **parts}
    with pytest.raises(ValidationError) as caught:
        convert(data, Profile)
    return describe_error(caught.value, data)


def test_the_value_is_found_by_its_path() -> None:
    assert describe(rows=[{"xpath": "//p"}, {"xpath": 7}]) == "[rows 2] xpath: 7 is no text"
    assert describe(templates=[{"seen": "3"}]) == "[templates 1] seen: '3' is no whole number"
    assert describe(articles={"patterns": ["/{n}", 3]}) == "[articles] patterns: 3 is no text"


def test_a_key_that_looks_like_a_path_is_told_in_one_line() -> None:
    """The library's words have the key in them; whatever it is, an error comes of it and no traceback."""
    assert "is no key that stands here" in describe(**{"a` - at `$.portal": 3})
    assert describe(menu={"xpath": "//p", "a\nb": "x" * 99}) == (
        f"[menu] a b: is no key that stands here (its value is {'x' * 80!r})"
    )
