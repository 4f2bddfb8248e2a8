"""Where a source is found beside the text, and how often the article was read."""

import pytest

from portalcrawl.extraction.credits.source import Credits, find_credits, may_be_source
from portalcrawl.extraction.meta_zone import MetaZone
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

TEXT = "<p>码头二期工程昨日正式启用。</p>"


def find(*meta: str, ends: tuple[str, ...] = (), tail: tuple[str, ...] = (), head: str = "") -> Credits:
    """The credits of a page whose lines are headline, meta lines, the text's last lines, lines below it."""
    lines = ["<b>码头启用</b>", *meta, *ends, *tail]
    body = "".join(f"<div>{line}</div>" for line in lines)
    page = page_of(Document.from_text("http://portal.example/a/1.html", f"<head>{head}</head><body>{body}</body>"))
    assert len(page.layout.lines) == len(lines)
    first, last = 1 + len(meta), 1 + len(meta) + len(ends)
    zone = MetaZone(tuple(range(first)), tuple(range(last, len(lines))), tuple(range(first, last)), 0)
    return find_credits(page, zone)


META = "<meta name=source content=江城网>"


@pytest.mark.parametrize(
    ("meta", "source", "how"),
    [
        (["来源：江城日报"], "江城日报", "meta-line"),
        (["<span class=source>江城日报</span>"], "江城日报", "class"),
        (["<span class=source>NewsSportWeather</span>"], "江城网", "meta:source"),
        (["<img src=a.jpg>", "<span class=source>江城日报</span>"], "江城网", "meta:source"),
        (["<img src=a.jpg>", "<span class=source>江城日报</span> 2017-12-25"], "江城日报", "class"),
        (["2017-12-25 質問日時"], "江城网", "meta:source"),
        (["来源丨江城日报"], "江城日报", "note"),
        (["转自《江城日报》"], "江城日报", "note"),
        (["2017-12-25 江城日报"], "江城日报", "beside-date"),
        (["2017-12-25", "江城日报"], "江城日报", "beside-date"),
        (["华夏人文 2017-12-25"], "华夏人文", "beside-date"),
        # The text's first sentence links it.
        (["2017-12-25", "今天<a href=/>江城日报</a>给大家讲讲码头的来历"], "江城网", "meta:source"),
        (["2017-12-25 <a href=http://paper.example/>江城日报</a>"], "江城日报", "beside-date"),
        (["2017-12-25 <a href=/yw/>要闻</a>"], "江城网", "meta:source"),
        (["2017-12-25"], "江城网", "meta:source"),
        (["文／张三　图／园区服务中心　2017-12-25"], "江城网", "meta:source"),
        # Label and value in cells of their own.
        (["资料来源", "江城日报"], "江城日报", "meta-line"),
        (["资料", "江城日报"], "江城网", "meta:source"),
        # An empty label above the text says that there is none.
        (["来源： 2017-12-25"], None, ""),
        (["来源：未知"], None, ""),
    ],
)
def test_where_a_source_is_found(meta: list[str], source: str | None, how: str) -> None:
    found = find(*meta, head=META)
    assert (found.source, found.source_evidence) == (source, how)


@pytest.mark.parametrize(
    ("ends", "source"),
    [
        (("来源：江城日报",), "江城日报"),
        (("来源｜江城日报", "编辑｜张三"), "江城日报"),
        (("来源 江城日报",), None),
        (("（来源：江城日报）",), "江城日报"),
        (("码头启用，船只进港。（转自《江城日报》）",), "江城日报"),
        (("码头启用。（转自《江城日报》）", "船只进港。"), "江城日报"),
        (("码头启用。（转自《江城日报》）", "船只进港。", "明年再建。"), None),
        # A digest names one for each of its texts.
        (("来源：江城日报", "来源：江城晚报"), None),
        (("据江城日报的来源：昨日启用。",), None),
        # A line of 149 bytes, and one of 165: too much for labels alone.
        (("来源：江城日报 " + "编辑：张三 " * 8,), "江城日报"),
        (("来源：江城日报 " + "编辑：张三 " * 9,), None),
    ],
)
def test_sources_in_the_text_s_own_lines(ends: tuple[str, ...], source: str | None) -> None:
    found = find(ends=ends)
    assert (found.source, found.source_evidence) == (source, "body" if source else "")


@pytest.mark.parametrize(
    ("line", "source"),
    [
        (f"2017-12-25 {'江' * 18}日报", "江" * 18 + "日报"),
        (f"2017-12-25 {'江' * 19}日报", None),
        (f"2017-12-25 <a href=http://paper.example/>{'江' * 18}日报</a>", "江" * 18 + "日报"),
        (f"2017-12-25 <a href=http://paper.example/>{'江' * 19}日报</a>", None),
        ("2017-12-25 江城日报|" + "a" * (150 - 24), "江城日报"),
        ("2017-12-25 江城日报|" + "a" * (151 - 24), None),
        ("2017-12-25 昨日的江城日报，第一版", None),
        ("2017-12-25 张三/江城晚报", "江城晚报"),
    ],
)
def test_a_name_beside_the_date(line: str, source: str | None) -> None:
    assert find(line).source == source


@pytest.mark.parametrize(("beside", "source"), [("[··]", "江城日报"), ("[···]", None), ("[]甲乙丙", None)])
def test_a_name_in_the_line_below_a_date_that_is_alone(beside: str, source: str | None) -> None:
    assert find(f"2017-12-25{beside}", "江城日报").source == source


@pytest.mark.parametrize(("size", "source"), [(599, "江城日报"), (600, None)])
def test_a_long_line_is_no_meta_line(size: int, source: str | None) -> None:
    line = "来源：江城日报 编辑：张三 "
    line += "a" * (size - len(line.encode()))
    assert find(line).source == source


@pytest.mark.parametrize(("size", "is_note"), [(80, True), (81, False)])
def test_a_long_line_is_no_note(size: int, is_note: bool) -> None:
    name = "a" * 10
    line = f"转自《{name}》"
    assert (find(line + "）" * (size - len(line))).source == name) is is_note


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江城日报", True),
        ("江" * 40, True),
        ("江" * 41, False),
        ("码头启用，船只进港", False),
        ("12.5%", False),
        ("记者 张三", False),
    ],
)
def test_may_be_source(text: str, expected: bool) -> None:
    assert may_be_source(text) is expected


@pytest.mark.parametrize(
    ("text", "clicks"),
    [
        ("点击：1,204 次", 1204),
        ("阅读(56)", 56),
        ("点击：", None),
        ("点击：多", None),
        ("1,632次阅读", 1632),
        ("1632次会议", None),
    ],
)
def test_clicks(text: str, clicks: int | None) -> None:
    assert find(f"2017-12-25 {text}").clicks == clicks


def test_a_source_is_not_an_author_and_an_account_is_a_source() -> None:
    assert find("来源：江城日报 作者：江城日报") == Credits("江城日报", "meta-line")
    account = find("<span class=author>园区观察君</span>")
    assert (account.source, account.authors) == ("园区观察君", ())
    assert find("<span class=author>园区观察君</span>", "来源：").source is None
