"""Lines that repeat are the template's: how often they must, and where in a body."""

import pytest

from portalcrawl.extraction.hints import Hints
from portalcrawl.induction.labelled_sample import LabelledSample
from portalcrawl.induction.rules.repetition import find_ending_lines, find_repeated_lines
from portalcrawl.induction.samples import ArticlePage
from portalcrawl.page.document import Document

NOTE = "凡本网注明来源的作品，未经授权不得转载。"
OTHER = "关注我们的公众号。"


def label(*lines: str) -> LabelledSample:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return LabelledSample.of(ArticlePage(Document.from_text("http://e.com/1.html", f"<h1>题</h1>{body}"), Hints()))


@pytest.mark.parametrize(
    ("having", "pages", "is_repeated"),
    [(2, 3, False), (3, 3, True), (3, 10, True), (3, 11, False), (4, 11, True)],
)
def test_three_pages_and_three_in_ten(having: int, pages: int, is_repeated: bool) -> None:
    labelled = [label(f"第{n}篇的第一段。", NOTE if n < having else f"第{n}篇的第二段。") for n in range(pages)]
    assert (NOTE in find_repeated_lines(labelled)) == is_repeated
    assert "第1篇的第一段。" not in find_repeated_lines(labelled)


@pytest.mark.parametrize(("line", "is_repeated"), [("注", False), ("分享", True)])
def test_a_single_character_is_anything(line: str, is_repeated: bool) -> None:
    labelled = [label(f"第{n}篇的第一段。", line) for n in range(4)]
    assert (line in find_repeated_lines(labelled)) == is_repeated


def test_a_line_that_stands_twice_on_a_page_counts_once() -> None:
    assert NOTE not in find_repeated_lines([label(NOTE, NOTE), label(NOTE), label("一段。")])


def test_lines_at_both_ends_but_not_between() -> None:
    kept = [[OTHER, f"第{n}段。", NOTE, f"第{n}段，完。", NOTE] for n in range(4)]
    assert set(find_ending_lines(kept, frozenset((NOTE, OTHER)))) == {NOTE, OTHER}
    between = [[f"第{n}段。", NOTE, f"第{n}段，完。"] for n in range(4)]
    assert find_ending_lines(between, frozenset((NOTE,))) == ()


@pytest.mark.parametrize(("having", "pages", "is_added"), [(3, 4, True), (2, 3, False), (7, 10, True), (6, 10, False)])
def test_seven_in_ten_bodies_end_so(having: int, pages: int, is_added: bool) -> None:
    kept = [[f"第{n}段。", *([NOTE] if n < having else [])] for n in range(pages)]
    assert (find_ending_lines(kept, frozenset((NOTE,))) == (NOTE,)) == is_added


def test_a_body_of_nothing_but_repeated_lines_tells_nothing() -> None:
    """A notice that is published again and again is an article."""
    assert find_ending_lines([[OTHER, NOTE]] * 5, frozenset((NOTE, OTHER))) == ()
