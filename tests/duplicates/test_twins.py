"""Of two articles with the same text, which are one article: in doubt they are two."""

import pytest
from msgspec.structs import replace

from portalcrawl.duplicates.twins import LEAST_TELLING, Particulars, are_variants, find_doubt

HEADLINE = "清河园区召开重点项目推进会"
LONG = Particulars(HEADLINE, None, "2017-12-25", LEAST_TELLING, "", frozenset(), frozenset())
SHORT = replace(LONG, length=LEAST_TELLING - 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (HEADLINE, HEADLINE),
        ("[置顶]" + HEADLINE, HEADLINE + "（图）"),
        ("清河园区:召开重点项目推进会", "清河园区召开重点项目推进会！"),
        (HEADLINE, "快讯：" + HEADLINE),
        (HEADLINE, HEADLINE[:10] + "…"),
        (HEADLINE, "清河园区昨日召开重点项目推进会"),
        ("Park opens its second hall", "PARK OPENS ITS SECOND HALL (photos)"),
    ],
)
def test_variants_of_a_headline(one: str, other: str) -> None:
    assert are_variants(one, other)
    assert are_variants(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (HEADLINE, "市图书馆新馆本周开放"),
        (HEADLINE, ""),
        ("2017年3月饮用水水质公示", "2017年4月饮用水水质公示"),
        ("事业单位拟录用人员公示", "事业单位拟录用人员公示（二）"),
        ("关于张建国同志任职的公示", "关于李晓梅同志任职的公示"),
    ],
)
def test_headlines_of_two_articles(one: str, other: str) -> None:
    assert not are_variants(one, other)
    assert not are_variants(other, one)


@pytest.mark.parametrize(
    ("article", "is_recurring", "doubt"),
    [
        (LONG, False, None),
        (replace(LONG, headline="快讯：" + HEADLINE), False, None),
        (replace(LONG, headline="市图书馆新馆本周开放"), False, "headline"),
        (replace(LONG, day="2018-02-01"), False, None),
        (replace(LONG, media=frozenset({"b.jpg"})), False, None),
        (replace(LONG, day="2018-02-01", media=frozenset({"b.jpg"})), False, None),  # the original has lost it
        (replace(LONG, tables="1月42"), False, None),  # the original has lost it
        (replace(LONG, files=frozenset({"list.pdf"})), False, None),
        (LONG, True, None),
        (replace(LONG, day="2018-02-01"), True, "day"),
        (replace(LONG, media=frozenset({"b.jpg"})), True, "media"),
        (replace(LONG, files=frozenset({"list.pdf"})), True, "files"),
    ],
)
def test_a_long_text(article: Particulars, is_recurring: bool, doubt: str | None) -> None:
    assert find_doubt(article, LONG, is_recurring=is_recurring) == doubt


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [
        ({}, None),
        ({"day": "2017-12-26"}, "day"),
        ({"media": frozenset({"b.jpg"})}, "media"),
        ({"files": frozenset({"list.pdf"})}, "files"),
        ({"tables": "1月42"}, "tables"),
    ],
)
def test_with_a_short_text_everything_counts(changes: dict[str, object], doubt: str | None) -> None:
    assert find_doubt(replace(SHORT, **changes), SHORT, is_recurring=False) == doubt  # type: ignore[arg-type]


def test_other_tables_are_another_article() -> None:
    one, other = replace(LONG, tables="1月42"), replace(LONG, tables="2月38")
    assert find_doubt(one, other, is_recurring=False) == "tables"


def test_other_files_are_another_article() -> None:
    may = replace(LONG, files=frozenset({"may.pdf"}))
    assert find_doubt(may, replace(LONG, files=frozenset({"june.pdf"})), is_recurring=False) == "files"
    assert find_doubt(may, replace(LONG, files=frozenset({"may.pdf", "june.pdf"})), is_recurring=False) is None


@pytest.mark.parametrize(
    ("day", "media", "doubt"),
    [
        ("2017-12-25", {"b.jpg"}, None),  # uploaded again
        ("2018-01-25", {"b.jpg"}, "media"),
        (None, {"b.jpg"}, "media"),
        ("2018-01-25", {"a.jpg", "b.jpg"}, None),
    ],
)
def test_other_pictures_of_another_day_are_another_report(day: str | None, media: set[str], doubt: str | None) -> None:
    """A monthly notice of one text whose table is a picture."""
    one = replace(LONG, media=frozenset({"a.jpg"}))
    assert find_doubt(replace(one, day=day, media=frozenset(media)), one, is_recurring=False) == doubt


def test_rows_of_other_articles_outweigh_a_headline_that_pages_share() -> None:
    one = replace(LONG, headline="清河县人民政府网站", row="县长调研企业复工")
    other = replace(LONG, headline="清河县人民政府网站", row="全县春耕现场会召开")
    assert find_doubt(one, other, is_recurring=False) == "row"
    assert find_doubt(one, replace(other, row="县长调研企业…"), is_recurring=False) is None


def test_without_text_media_and_day_nothing_shows_that_two_are_one() -> None:
    bare = replace(SHORT, length=0, day=None)
    assert find_doubt(bare, bare, is_recurring=False) == "day"
    dated = replace(bare, day="2017-12-25")
    assert find_doubt(dated, dated, is_recurring=False) is None
