"""Which elements may be inside which."""

import pytest

from portalcrawl.extraction.body.html.html_nesting import (
    Frame,
    choose_name,
    ends_added,
    find_broken,
    find_missing,
    open_frame,
)


def nest(*names: str) -> Frame | None:
    """The innermost of elements inside each other."""
    frame = None
    for name in names:
        frame = open_frame(name, 0, 0, frame)
    return frame


@pytest.mark.parametrize(
    ("name", "around", "written"),
    [
        ("td", ("table", "tr"), "td"),
        ("td", (), "div"),
        ("li", ("ul",), "li"),
        ("li", ("p",), "div"),
        ("figcaption", ("div",), "div"),
        ("rt", ("ruby",), "rt"),
        ("rt", ("p",), ""),
        ("a", ("p",), "a"),
        ("a", ("a", "b"), ""),
        # A cell begins anew: neither link nor paragraph reaches into it.
        ("a", ("a", "table", "tr", "td"), "a"),
    ],
)
def test_choose_name(name: str, around: tuple[str, ...], written: str) -> None:
    assert choose_name(name, nest(*around)) == written


@pytest.mark.parametrize(
    ("name", "around", "missing"),
    [
        ("p", ("table",), "tr"),
        ("", ("table", "tr"), "td"),
        ("tr", ("table",), None),
        ("td", ("table",), "tr"),
        ("p", ("div",), None),
        ("p", (), None),
    ],
)
def test_find_missing(name: str, around: tuple[str, ...], missing: str | None) -> None:
    assert find_missing(name, nest(*around)) == missing


@pytest.mark.parametrize(
    ("name", "around", "broken"),
    [
        ("div", ("p",), "p"),
        ("div", ("p", "b"), "p"),
        ("b", ("p",), None),
        ("h2", ("h1",), "h1"),
        ("p", ("h1",), None),
        ("p", ("p", "table", "tr", "td"), None),
        ("p", (), None),
    ],
)
def test_find_broken(name: str, around: tuple[str, ...], broken: str | None) -> None:
    found = find_broken(name, nest(*around))
    assert (found and found.name) == broken


def test_an_added_row_ends_before_the_next_real_one() -> None:
    added = open_frame("td", 0, 0, nest("table", "tr"), is_added=True)
    assert ends_added("tr", added)
    assert ends_added("td", added)
    assert not ends_added("p", added)
    assert not ends_added("td", open_frame("td", 0, 0, nest("table", "tr")))
