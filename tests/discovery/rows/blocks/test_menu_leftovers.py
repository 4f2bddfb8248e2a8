"""Unknown entries of a menu whose other entries are known sections."""

import pytest

from portalcrawl.discovery.rows.blocks.menu_leftovers import KnownSections
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of


def is_leftover(body: str) -> bool:
    """Whether the links below /new/ are what a menu has beside those below /known/."""
    document = Document.from_text("http://e.cn/", f"<html><body>{body}</body></html>")
    known = [link for link in page_of(document).links if "/known/" in link.url]
    rows = [link for link in page_of(document).links if "/new/" in link.url]
    elements = [link.element.getparent() for link in rows]
    return KnownSections(known).outnumber(elements, [elements[0].getparent()], rows)


def write(kind: str, count: int) -> str:
    return "".join(f"<li><a href=/{kind}/{n}>某栏目</a></li>" for n in range(count))


MENUS = {
    "one unknown of four": (f"<ul>{write('known', 3)}{write('new', 1)}</ul>", True),
    "three unknown of seven": (f"<ul>{write('known', 4)}{write('new', 3)}</ul>", True),
    "three unknown of six": (f"<ul>{write('known', 3)}{write('new', 3)}</ul>", False),
    "no known section": (f"<ul>{write('new', 3)}</ul>", False),
    "known sections elsewhere": (f"<ol>{write('known', 3)}</ol><ul>{write('new', 3)}</ul>", False),
    "an unknown entry in elements of its own": (
        f"<ul>{write('known', 3)}<li><div><p><a href=/new/1>某栏目</a></p></div></li></ul>",
        True,
    ),
    "two unknown entries in elements of their own": (
        f"<ul>{write('known', 3)}" + "<li><div><p><a href=/new/1>某栏目</a></p></div></li>" * 2 + "</ul>",
        True,
    ),
    "beside two known sections only": (
        f"<ul>{write('known', 2)}<li><div><p><a href=/new/1>某栏目</a></p></div></li></ul>",
        False,
    ),
    "too far below": (
        f"<ul>{write('known', 3)}<li>{'<div>' * 5}<a href=/new/1>某</a>{'</div>' * 5}</li></ul>",
        False,
    ),
}


@pytest.mark.parametrize(("body", "expected"), MENUS.values(), ids=MENUS.keys())
def test_leftovers_of_a_menu(body: str, expected: bool) -> None:
    assert is_leftover(body) is expected


def test_rows_that_name_their_section_are_rows() -> None:
    rows = "".join(f"<li><a href=/known/{n}>栏目</a><a href=/new/{n}>某标题</a></li>" for n in range(5))
    assert not is_leftover(f"<ul>{rows}</ul>")
