"""Where authors are found, the surest place first."""

import pytest
from lxml import html

from portalcrawl.extraction.credits.authors import find_authors, names_behind, read_labelled_names
from portalcrawl.extraction.credits.person_links import names_of
from portalcrawl.extraction.meta_fields import Field, pieces_of, read_fields
from portalcrawl.extraction.meta_zone import MetaZone
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of


def find(*meta: str, tail: str = "码头", head: str = "") -> tuple[list[str], str, str | None]:
    lines = ["<b>码头启用</b>", *meta, "<i>码头昨日启用。</i>", tail]
    body = "".join(f"<div>{line}</div>" for line in lines)
    page = page_of(Document.from_text("http://x.example/", f"<head>{head}</head><body>{body}</body>"))
    layout, last = page.layout, len(lines) - 1
    zone = MetaZone(tuple(range(last - 1)), (last,), (last - 1,), 0)
    fields = [field for i in (*zone.head, *zone.tail) for field in read_fields(pieces_of(layout.lines[i]), i)]
    found = find_authors(layout, zone, fields, page.metadata)
    return list(found.names), found.evidence, found.outlet


LINKED = """<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "李四"}}</script>"""
SITE = "<meta property=og:site_name content='Harbour Light'>"
MARKED = "<span class=author>张三</span>"
JANE = "<span class=author>Jane Doe</span>"


@pytest.mark.parametrize(
    ("meta", "head", "found"),
    [
        (["作者：张三"], LINKED, (["张三"], "meta-line", None)),
        (["来源：江城日报（记者 张三）　2017-12-25"], LINKED, (["张三"], "meta-line", None)),
        (["2017-12-25 | 记者 张三"], LINKED, (["张三"], "meta-line", None)),
        ([MARKED], LINKED, (["李四"], "json-ld", None)),
        ([MARKED], "", (["张三"], "class", None)),
        # The head names the editor alone; the page names more; agencies and the site are no authors.
        ([MARKED, "编辑：李四"], LINKED, (["张三"], "class", None)),
        ([f"{MARKED} <span class=author>李四</span>"], LINKED, (["李四"], "json-ld", None)),
        # The account of a feed posted what the page's author wrote; a person is believed.
        ([JANE], LINKED.replace("李四", "Watermark feed"), (["Jane Doe"], "class", None)),
        ([JANE], LINKED.replace("李四", "John Roe"), (["John Roe"], "json-ld", None)),
        (["By JANE DOE, JOHN ROE"], LINKED.replace("李四", "Jane Doe"), (["Jane Doe", "JOHN ROE"], "by-line", None)),
        (["By Jane Doe, Harbour Light US"], SITE, (["Jane Doe"], "by-line", None)),
        (["<span class=author>dpa</span>"], "", ([], "", "dpa")),
        (["<span class=author>Harbour Light</span>", "By Jane Doe"], SITE, (["Jane Doe"], "by-line", None)),
        (["<span class=author>Harbour Light</span>"], SITE, (["Harbour Light"], "class", None)),
        (["<figcaption class=author>Foto: Jane Doe</figcaption>"], "", ([], "", None)),
        (["<span class=author>园区观察君</span>"], "", ([], "", "园区观察君")),
        (["本报记者 张三"], "", (["张三"], "by-line", None)),
        (["기사입력 2009-05-20 15:42 | 홍길동 기자 | <a href=#>인쇄</a>"], "", (["홍길동"], "meta-line", None)),
        # A link to a page about a person says it of names that may be other words.
        (["<a href=/author/eunji/><b>이은지</b></a>", "2022-09-26"], "", (["이은지"], "class", None)),
        (["<a href=/notice/1/><b>이은지</b></a>", "2022-09-26"], "", ([], "", None)),
        (["<a href=/author/all/>공지사항입니다</a>", "2022-09-26"], "", ([], "", None)),
        (["Beküldte <span class=username>Kovács Anna</span> - 2020. október 5."], "", (["Kovács Anna"], "class", None)),
        # What stands before the name in the element that is marked as the author's.
        (
            ["<span itemprop=author>Συντάχθηκε από <b itemprop=name>Jane Doe</b></span>"],
            "",
            (["Jane Doe"], "class", None),
        ),
        (["码头"], "", ([], "", None)),
        # The page links all of the authors of whom its JSON-LD names one.
        (
            ["<a href=/author/1>Jane Doe</a>, <a href=/author/2>John Roe</a>"],
            LINKED.replace("李四", "Jane Doe"),
            (["Jane Doe", "John Roe"], "class", None),
        ),
        # A by-word or a day of the week is nobody's name.
        (["<b>Written by</b> <i>by</i> <a href=/author/1>Jane Doe</a>"], "", (["Jane Doe"], "class", None)),
        (["<p class=byline>Sat, 20 Dec, 2025 - 06:36</p>"], "", ([], "", None)),
    ],
)
def test_the_surest_place_counts(meta: list[str], head: str, found: tuple[list[str], str, str | None]) -> None:
    assert find(*meta, head=head) == found


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ("<a href=/authors/7><b>Jane D.</b> <b>Von Roe</b></a>", "Jane D. Von Roe"),
        ("<b>Jane D.</b> <b>Von Roe</b>", "Jane D. Von Roe"),
        # The last letter is set apart, against the gap behind spaced letters.
        ("<a href=/authors/7>Jane Do<i>e</i></a>", "Jane Doe"),
        ("<a href=/authors/7>Jane Doe<i>Editor</i></a>", "Jane Doe"),
        ("<a href=/authors/7>Jane Doe <i>jr. editor</i></a>", "Jane Doe"),
        # Beside the name stands the account's level, or before it a label that is called name.
        ("<i class=name>王小明</i><i>Lv4</i>", "王小明"),
        ("<i class='name fn'>Jane Doe</i> <i>Lv4</i>", "Jane Doe"),
        ("<h4>Insights from</h4> <i class=post-author-name>Jane Doe</i> <i>Director</i>", "Jane Doe"),
        ("<i>Article by:</i> <a class=author_name href=#author>Jane Doe</a>", "Jane Doe"),
    ],
)
def test_a_name_in_several_elements_is_one(markup: str, name: str) -> None:
    assert names_of(html.fromstring(f"<p>{markup}</p>")) == (name,)


def test_what_the_person_is_stands_below_the_name_at_the_end() -> None:
    box = "<p class=author-name>Jane Doe</p><p class=author-role>Privacy and Safety Expert</p>"
    page = page_of(Document.from_text("http://x.example/", f"<h1>The quay opens</h1><div>{box}</div>"))
    assert find_authors(page.layout, MetaZone((0,), (1, 2), (), 0), [], page.metadata).names == ("Jane Doe",)


def test_an_account_below_the_text_is_not_the_source() -> None:
    assert find(tail="<span class=author>园区观察君</span>") == ([], "", None)


@pytest.mark.parametrize(("size", "how"), [(200, "meta-line"), (201, "")])
def test_a_long_line_has_no_fields(size: int, how: str) -> None:
    fields = "记者 张三 | "
    line = fields + "a" * (size - len(fields) + 2)
    assert find(line)[1] == how


def fields(*values: tuple[str, str, int]) -> list[Field]:
    return [Field("author", label, (value,), line) for label, value, line in values]


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (fields(("记者：", "张三", 1), ("通讯员：", "李四", 1)), ("张三", "李四")),
        # What another line says is of another text.
        (fields(("记者：", "张三", 1), ("作者：", "李四", 9)), ("张三",)),
        (fields(("发布者：", "王五", 1), ("作者：", "张三", 2)), ("张三",)),
        (fields(("发布者：", "王五", 1)), ("王五",)),
        (fields(("发布者：", "园区信息网", 1)), ()),
        (fields(("作者：", "管理员", 1)), ()),
    ],
)
def test_read_labelled_names(given: list[Field], names: tuple[str, ...]) -> None:
    assert read_labelled_names(given) == names


def test_posters_may_be_left_out() -> None:
    assert read_labelled_names(fields(("发布者：", "王五", 1)), or_posters=False) == ()


def test_names_behind() -> None:
    assert names_behind("作者：", ["江城日报"]) == ("江城日报",)
    assert names_behind("发布者：", ["江城日报", "张三"]) == ("张三",)


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ("<p>张三</p>", ("张三",)),
        ("<p>By <a>Jane Doe</a> and <a>John Roe</a></p>", ("Jane Doe", "John Roe")),
        ("<p><b>By</b> <i>Jane Doe</i> <i>Reporter</i></p>", ("Jane Doe",)),
        ("<p></p>", ()),
        # The article's section stands where designs put the author, or beside him.
        ("<span class=author><i></i><a href=/categories/misc/>Unsorted</a></span>", ()),
        ("<span class=author>Mara Lind in <a href=/category/news/>News</a></span>", ("Mara Lind in",)),
        ("<span class=author><b>Mara Lind</b> <a href=/category/news/>News</a></span>", ("Mara Lind",)),
        ("<span class=author><a href=/blog/tag/finance/>Personal finance</a></span>", ()),
        ("<span class=author><a href=/blog/tag/mara-lind/>Mara Lind</a></span>", ("Mara Lind",)),
    ],
)
def test_names_of(markup: str, names: tuple[str, ...]) -> None:
    assert names_of(html.fromstring(markup)) == names


@pytest.mark.parametrize(
    ("meta", "names"),
    [
        ("Submitted by <a href=/user/7 class=username>janed</a> on Mon, 05/06/2024 - 10:05", ("janed",)),
        ("Submitted by <a href=/user/7>janed</a> on Mon, 05/06/2024 - 10:05", ("janed",)),
        ("<a href=/user/7>janed</a>", ()),
        ("<a href=/user/7 class='username admin'>admin 7</a>", ()),
        ("<a href=/user/7 class=username>janed</a> By Jane Doe", ("janed",)),
    ],
)
def test_an_account_that_is_linked(meta: str, names: tuple[str, ...]) -> None:
    text = "<p>The quay was opened on Monday, and the first ships came in.</p>"
    page = page_of(Document.from_text("http://x.example/", f"<h1>The quay opens</h1><div>{meta}</div>{text}"))
    assert find_authors(page.layout, MetaZone((0, 1), (), (2,), 0), [], page.metadata).names == names


@pytest.mark.parametrize(("size", "is_name"), [(30, True), (31, False)])
def test_a_longer_word_than_people_call_themselves_is_no_account(size: int, is_name: bool) -> None:
    account = ("river2017" * 4)[:size]
    names, _, _ = find(f"<span class=author><a rel=author href=/u/7>{account}</a></span>")
    assert names == ([account] if is_name else [])


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("<meta name=author content='Jane Doe'>", (["Jane Doe"], "meta:author", None)),
        ("<meta name=author content='By Jane Doe and John Roe'>", (["Jane Doe", "John Roe"], "meta:author", None)),
        ("<meta name=authors content='Jane Doe'>", (["Jane Doe"], "meta:authors", None)),
        ("<meta name=author content=webmaker>", ([], "", None)),
        ("<meta name=author content='Harbour News'>", ([], "", None)),
        ("<meta name=author content='Quay Light'><meta property=og:site_name content='Quay Light'>", ([], "", None)),
        ("<meta name=author content=江城日报>", ([], "", None)),
        ("<meta name=Author content=张三>", (["张三"], "meta:author", None)),
        ("<meta name=cXenseParse:author content='Jane Doe'>", (["Jane Doe"], "meta:cxenseparse:author", None)),
    ],
)
def test_an_author_whom_only_the_head_names(head: str, found: tuple[list[str], str, None]) -> None:
    assert find("2024-05-06", head=head) == found


def test_a_box_links_more_than_its_author() -> None:
    box = "<div><a href=/authors/jane>Jane Doe</a> <a href=/fashion/>Fashion</a></div>"
    assert names_of(html.fromstring(box)) == ("Jane Doe",)
    assert names_of(html.fromstring(box.replace("/authors/jane", "/7"))) == ("Jane Doe",)
    others = "<div><a href=/7>river2017</a> <a href=/8>Quay</a></div>"
    assert names_of(html.fromstring(others)) == ("river2017", "Quay")
    # Where the account posts.
    assert names_of(html.fromstring(others.replace("Quay", "Quay Stories"))) == ("river2017",)


def test_the_name_in_a_link_that_says_more() -> None:
    assert names_of(html.fromstring("<p><a href=/7><b>Jane Doe</b><i>Editor at Large</i></a></p>")) == ("Jane Doe",)
    assert names_of(html.fromstring("<p><b>Jane</b> <b>Doe</b> <i>Fellow</i></p>")) == ("Jane Doe",)


def test_links_for_sharing_in_an_authors_box() -> None:
    share = "<ul class=share><li><a href=/s>Quay Book</a></li></ul>"
    assert names_of(html.fromstring(f"<div><a href=/authors/jane>Jane Doe</a>{share}</div>")) == ("Jane Doe",)
    assert names_of(html.fromstring(f"<div><a href=/7>Jane Doe</a>{share}</div>")) == ("Jane Doe",)


@pytest.mark.parametrize(("sentences", "names"), [(2, ["张三"]), (3, [])])
def test_words_that_a_pad_colours_by_their_writer_name_nobody(sentences: int, names: list[str]) -> None:
    """Three spans of sentences have the class as well that marks a name on other pages."""
    typed = "".join(
        f"<p><span class=author-p-7>码头第{n}期工程开工，首批船只进港，装卸提速。</span></p>" for n in range(sentences)
    )
    body = f"<h1>码头开工</h1><p>2024-05-06 <span class='author-p-7 url'>张三</span></p>{typed}"
    page = page_of(Document.from_text("http://x.example/", f"<html><body>{body}</body></html>"))
    found = find_authors(page.layout, MetaZone((0, 1), (), (2,), 0), [], page.metadata).names
    assert list(found) == names


def test_authors_of_others_above_the_headline() -> None:
    """A side column before the article has cards with the names of those who wrote others."""
    column = "<p>Crane moves</p><p class=author>Jane Doe</p>"
    body = f"{column}<h1>Quay opens</h1><p class=author>John Roe</p><p>The quay opened, after two years.</p>"
    page = page_of(Document.from_text("http://x.example/", f"<html><body>{body}</body></html>"))
    zone = MetaZone((0, 1, 2, 3), (), (4,), 2)
    assert find_authors(page.layout, zone, [], page.metadata).names == ("John Roe",)
    alone = MetaZone((0, 1, 2), (), (4,), 2)
    assert find_authors(page.layout, alone, [], page.metadata).names == ("Jane Doe",)


def test_a_class_that_fields_share_with_the_text_says_nothing_of_who_typed() -> None:
    text = "<div class=field>The quay opened, and ships came in, at last.</div>" * 3
    field = "<div class='field field-authors field-type-taxonomy'>By: <a href=/authors/jane>Jane Doe</a></div>"
    page = page_of(Document.from_text("http://x.example/", f"<html><body><h1>Quay</h1>{field}{text}</body></html>"))
    assert find_authors(page.layout, MetaZone((0, 1), (), (2,), 0), [], page.metadata).names == ("Jane Doe",)


@pytest.mark.parametrize("label", ["作者", "姓名："])
def test_a_label_that_is_called_name_is_read_as_before(label: str) -> None:
    plain, called = (html.fromstring(f"<p><i{name}>{label}</i><i>王小明</i></p>") for name in ("", " class=name"))
    assert names_of(called) == names_of(plain)
