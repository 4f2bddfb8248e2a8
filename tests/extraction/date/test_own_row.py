"""The day in a row of a list beside an article that leads to the article itself."""

import pytest
from dated_pages import read

ROW = "<li><a href=/a/1.html>会议召开</a> <span>2017-12-25</span></li>"
OTHER = "<li><a href=/a/2.html>码头开工</a> <span>2017-12-20</span></li>"


def test_a_list_that_shows_the_article_too() -> None:
    found = ("2017-12-25", "own row")
    assert read("", below=f"<ul>{OTHER}{ROW}</ul>") == found
    card = "<div><a href=/a/1.html><div>25. Dezember 2017</div><h2>会议召开</h2></a></div>"
    assert read("", below=f"<ul>{OTHER}</ul>{card}") == found


@pytest.mark.parametrize(
    "row",
    [
        f"<div><a href=/a/1.html>会议召开</a>{'江' * 585} 2017-12-25</div>",
        f"<div>{'<i>' * 3}<a href=/a/1.html>会议召开</a>{'</i>' * 3} 2017-12-25</div>",
    ],
)
def test_how_large_a_row_is(row: str) -> None:
    assert read("", below=row) == ("2017-12-25", "own row")


@pytest.mark.parametrize(
    "below",
    [
        f"<ul>{OTHER}</ul>",
        # Two days; a comment's own address; a box that leads elsewhere as well.
        f"<ul>{ROW}{ROW.replace('25', '26')}</ul>",
        "<p><a href=#comment-7>2017-12-25</a></p>",
        "<div><a href=/a/1.html>会议召开</a><a href=/a/2.html>码头开工</a> 2017-12-25</div>",
        f"<div><a href=/a/1.html>会议召开</a>{'江' * 586} 2017-12-25</div>",
        f"<div>{'<i>' * 4}<a href=/a/1.html>会议召开</a>{'</i>' * 4} 2017-12-25</div>",
    ],
)
def test_other_lists_say_nothing_of_it(below: str) -> None:
    date, how = read("", below=below)
    assert (date, how) == (None, None) or how != "own row"


def test_the_page_itself_is_believed_first() -> None:
    assert read("发布时间：2017-12-24", below=f"<ul>{ROW}</ul>") == ("2017-12-24", "meta-line")
