"""A page's title: its parts, and which of them is the headline."""

import re
import unicodedata

import pytest
from lxml import html

from portalcrawl.page.page_title import bare, bare_headline, names_column, names_site, pick_headline, split_title


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("园区开工 - 要闻 - 江城网", ["园区开工", "要闻", "江城网"]),
        ("园区开工_要闻_江城网", ["园区开工", "要闻", "江城网"]),
        ("园区开工|江城网", ["园区开工", "江城网"]),
        ("园区开工｜江城网", ["园区开工", "江城网"]),
        ("园区开工--江城网", ["园区开工", "江城网"]),
        ("园区开工——江城网", ["园区开工", "江城网"]),
        ("江城网>>园区开工", ["江城网", "园区开工"]),
        ("Opened » News", ["Opened", "News"]),
        ("Opened«News", ["Opened", "News"]),
        ("Opened›News", ["Opened", "News"]),
        ("Opened — News", ["Opened", "News"]),
        ("Opened · News", ["Opened", "News"]),
        ("총회 안내 > 공지사항 | 협회", ["총회 안내", "공지사항", "협회"]),
        ("시장 개장 < 사회 < 강변신문", ["시장 개장", "사회", "강변신문"]),
        ("Why 5 > 3", ["Why 5 > 3"]),
        # A pair of guillemets quotes, as in Russian, Persian, French and, pointing inwards, in German.
        ("«Рассвет». Десять лет | Рассвет", ["«Рассвет». Десять лет", "Рассвет"]),
        ("Музей «Река – мост» открыт — Спорт", ["Музей «Река – мост» открыт", "Спорт"]),
        ("Клуб «Волна» — Спорт", ["Клуб «Волна»", "Спорт"]),
        ("Le « Pont neuf » rouvre - Ville", ["Le « Pont neuf » rouvre", "Ville"]),
        ("Die »Brücke« öffnet | Stadt", ["Die »Brücke« öffnet", "Stadt"]),
        ("Stadt » Archiv » Die Brücke", ["Stadt", "Archiv", "Die Brücke"]),
        # A hyphen without spaces, behind a hanzi and before one or a capital.
        ("园区开工-江城网", ["园区开工", "江城网"]),
        ("园区（二期）-CCTV", ["园区（二期）", "CCTV"]),
        # In words and numbers it is theirs.
        ("A-share state-owned", ["A-share state-owned"]),
        ("园区2017-2018", ["园区2017-2018"]),
        ("园区：开工", ["园区：开工"]),
        ("园区开工 - ", ["园区开工"]),
        ("", []),
    ],
)
def test_a_title_has_parts(title: str, parts: list[str]) -> None:
    assert split_title(title) == parts


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ｇ20 峰会：开幕！", "g20峰会 开幕"), ("“园区”开工", "园区开工"), ("a_b", "AB"), ("①", "1")],
)
def test_texts_agree_in_width_case_and_signs(one: str, other: str) -> None:
    assert bare(one) == bare(other)
    assert bare(one) != bare(f"{other}1")


def test_headlines_agree_in_marks_of_lists() -> None:
    assert bare_headline("【视频】园区开工（图）") == bare_headline("[置顶]园区 开工") == "园区开工"
    assert bare("园区开工（图）") == "园区开工图"


@pytest.mark.parametrize(
    ("text", "is_site"),
    [
        ("江城网", True),
        ("江城开发区管理委员会", True),
        ("thejiangchengtimes", True),
        ("园区开工", False),
    ],
)
def test_names_of_sites(text: str, is_site: bool) -> None:
    assert names_site(text) is is_site
    assert not names_site("园" * 16 + text)


@pytest.mark.parametrize(("text", "is_column"), [("园区要闻", True), ("通知公告", True), ("园区开工", False)])
def test_names_of_columns(text: str, is_column: bool) -> None:
    assert names_column(text) is is_column
    assert not names_column("园区" * 4 + text)


def pick(title: str, *sites: str, body: str = "") -> str:
    return pick_headline(title, frozenset(sites), html.document_fromstring(f"<body>{body}x</body>"))


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("园区开工", "园区开工"),
        ("园区重大项目开工 - 园区要闻 - 江城网", "园区重大项目开工"),
        ("江城网 - 园区要闻 - 园区重大项目开工", "园区重大项目开工"),
        # The first, unless another one is more than twice as long.
        ("园区开工 - 总投资三亿元", "园区开工"),
        ("喜讯 - 园区重大项目开工", "园区重大项目开工"),
        ("喜讯来了 - 园区重大项目开工", "喜讯来了"),
        # All that is there.
        ("江城网 - 东湖网", "江城网"),
        # A school's name, and that of what it belongs to, are longer than a short headline.
        ("部门电话-江城广播电视大学-东湖广播电视大学", "部门电话"),
        ("专题 - 省长考察江城广播电视大学", "省长考察江城广播电视大学"),
    ],
)
def test_the_headline_is_neither_site_nor_column(title: str, headline: str) -> None:
    assert pick(title) == headline


def test_a_known_site_and_a_linked_name_are_left_out() -> None:
    title = "东湖人家 - 园区项目开工"
    assert pick(title) == "东湖人家"
    assert pick(title, "东湖人家") == "园区项目开工"
    assert pick(title, body="<a href='/'> 东湖人家 </a>") == "园区项目开工"
    # The longest part stays, and there may be nothing else.
    assert pick("东湖人家 - 江城", "东湖人家", "江城") == "东湖人家"
    assert pick_headline(title, frozenset(), None) == "东湖人家"


def test_a_title_of_one_part_is_left_as_it_is() -> None:
    assert pick("园区开工 - ") == "园区开工 - "


@pytest.mark.parametrize(
    ("name", "headline"), [("东湖之滨园区生活", "园区重大项目今天开工"), ("东湖之滨园区生活馆", "东湖之滨园区生活馆")]
)
def test_a_linked_column_has_a_short_name(name: str, headline: str) -> None:
    assert pick(f"{name} - 园区重大项目今天开工", body=f"<a href='/'>{name}</a>") == headline


@pytest.mark.parametrize(("others", "headline"), [(2_999, "园区项目开工"), (3_000, "东湖人家")])
def test_a_name_is_looked_for_among_three_thousand_links(others: int, headline: str) -> None:
    links = "<a href='/1'>江</a>" * others + "<a href='/'>东湖人家</a>"
    assert pick("东湖人家 - 园区项目开工", body=links) == headline


def test_names_of_sites_and_columns_are_short() -> None:
    assert names_site("园" * 15 + "网")
    assert not names_site("园" * 16 + "网")
    assert names_site("the" + "x" * 30 + "news")
    assert not names_site("the" + "x" * 31 + "news")
    assert names_column("园" * 6 + "要闻")
    assert not names_column("园" * 7 + "要闻")


@pytest.mark.parametrize(
    "text",
    [
        "园区开工，项目（二期）：投产！",
        "Ｇ20　峰会…",
        # A mark belongs to the letter before it, whatever stands between that and the next one.
        "e\u0301，e\u0301",
        "e，\u0301",
        "e…\u0301t",
        "=，\u0338a",
        "가，\u11a8각",
        "①，㈱…ﬁ／½",
        "ㄅ（ㄆ）\u3099",
    ],
)
def test_what_is_folded_is_what_nfkc_makes_of_the_whole(text: str) -> None:
    assert bare(text) == re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


def test_a_part_that_begins_with_the_site_s_name_is_not_the_headline() -> None:
    title = "Harbour talk: Boats » My engine does not start"
    assert pick_headline(title, frozenset({"harbourtalk"}), None) == "My engine does not start"
    assert pick_headline("Harbour talk: Boats", frozenset({"harbourtalk"}), None) == "Harbour talk: Boats"
