"""Lists that show empty pages without an end."""

import pytest

from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.items import Article, Attachment
from portalcrawl.spiders.walk.lists.list_yields import ListYields

LIST, OTHER = 1, 2
ENDLESS = Pages(next="http://e.com/2", current=1, last=2)


def new_yields(archived: int = 0) -> ListYields:
    """Of a run whose archive holds so many articles of other lists."""
    return ListYields(lambda section: archived if section == LIST else 0)


def note_texts(yields: ListYields, section: int, count: int, text: str = "第{}篇的正文。") -> None:
    for n in range(count):
        yields.note(section, Article(url=f"http://e.com/{section}/{n}", articleBody=text.format(n)))


def note_empty(yields: ListYields, count: int) -> None:
    for n in range(count):
        yields.note(LIST, Article(url=f"http://e.com/{n}", headline=f"标题{n}"))


@pytest.mark.parametrize(("others", "empty", "is_spent"), [(75, 150, True), (74, 150, False), (75, 149, False)])
def test_a_list_is_left_after_many_empty_articles_where_others_have_texts(
    others: int, empty: int, is_spent: bool
) -> None:
    yields = new_yields()
    note_texts(yields, OTHER, others)
    note_empty(yields, empty)
    assert yields.is_spent(LIST, ENDLESS) is is_spent
    assert not yields.is_spent(OTHER, ENDLESS)


@pytest.mark.parametrize(
    "article",
    [
        Article(url="http://e.com/text", articleBody="一篇有正文的文章。"),
        Article(url="http://e.com/file", attachments=[Attachment(url="http://e.com/a.pdf", name="a")]),
    ],
    ids=lambda article: article.url.rpartition("/")[2],
)
def test_one_article_with_something_of_its_own_begins_the_count_anew(article: Article) -> None:
    yields = new_yields()
    note_texts(yields, OTHER, 80)
    note_empty(yields, 149)
    yields.note(LIST, article)
    note_empty(yields, 149)
    assert not yields.is_spent(LIST, ENDLESS)
    note_empty(yields, 1)
    assert yields.is_spent(LIST, ENDLESS)


def test_rows_that_lead_to_no_article_are_nothing() -> None:
    yields = new_yields()
    note_texts(yields, OTHER, 80)
    for _ in range(150):
        yields.note_vain(LIST)
    assert yields.is_spent(LIST, ENDLESS)


@pytest.mark.parametrize(("archived", "asked", "is_left"), [(75, 0, True), (74, 0, False), (75, 1, False)])
def test_a_later_run_knows_what_earlier_ones_have_archived(archived: int, asked: int, is_left: bool) -> None:
    """As long as it has asked for no article of another list itself: those tell better how the portal is today."""
    yields = new_yields(archived)
    note_texts(yields, OTHER, asked)
    note_empty(yields, 150)
    assert yields.is_spent(LIST, ENDLESS) is is_left


def test_texts_that_the_list_showed_before_are_nothing() -> None:
    yields = new_yields()
    note_texts(yields, OTHER, 80)
    note_texts(yields, LIST, 151, "您访问的内容不存在。")
    assert yields.is_spent(LIST, ENDLESS)


def test_a_text_is_known_among_two_hundred_others() -> None:
    yields = new_yields()
    note_texts(yields, OTHER, 80)
    note_texts(yields, LIST, 199)
    note_texts(yields, LIST, 150)
    assert yields.is_spent(LIST, ENDLESS)
    yields = new_yields()
    note_texts(yields, OTHER, 80)
    note_texts(yields, LIST, 201)
    note_texts(yields, LIST, 150)
    assert not yields.is_spent(LIST, ENDLESS)


@pytest.mark.parametrize(
    ("first", "later", "is_left"),
    [
        (Pages(last=40, current=1), Pages(last=40, current=16), False),
        (Pages(last=10, current=1), Pages(last=20, current=16), True),
        (Pages(last=2, current=1), Pages(last=17, current=16), True),
        (Pages(), Pages(), True),
        (Pages(), Pages(total_rows=400), False),
        (Pages(), Pages(total_pages=40), False),
    ],
    ids=["a stated end", "an end that moves", "the next page alone", "nothing stated", "rows stated", "pages stated"],
)
def test_a_list_whose_end_is_stated_is_read_to_it(first: Pages, later: Pages, is_left: bool) -> None:
    yields = new_yields()
    note_texts(yields, OTHER, 80)
    assert not yields.is_spent(LIST, first)
    note_empty(yields, 150)
    assert yields.is_spent(LIST, later) is is_left


def test_the_front_pages_list_is_counted_as_well() -> None:
    yields = new_yields()
    note_texts(yields, OTHER, 80)
    for n in range(150):
        yields.note(None, Article(url=f"http://e.com/{n}", headline=f"标题{n}"))
    assert yields.is_spent(0, ENDLESS)
