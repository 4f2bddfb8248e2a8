"""By-lines without a label's colon."""

import pytest

from portalcrawl.extraction.credits.by_line import find_by_line, read_by_line
from portalcrawl.extraction.meta_zone import MetaZone
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("记者 张三", ["张三"]),
        ("本报记者 张三 通讯员 李四", ["张三", "李四"]),
        ("江城日报 记者 张三", ["张三"]),
        ("文/张三 图/李四", ["张三"]),
        ("（记者 张三）", ["张三"]),
        ("江城号·江城晚报记者张三/文受访者供图", ["张三"]),
        ("文/张三 图/受访者供图", ["张三"]),
        ("受访者供图", []),
        ("记者手记", []),
        # The label of the next field.
        ("作者：浏览次数：", []),
        ("张三", []),
        ("王小二 记者 张三", []),
        ("文字 图片", []),
        ("文／张三　图／江城服务中心", ["张三"]),
        ("文／张三　图／茉莉", []),
        ("记者张三、李四／江城报导", ["张三", "李四"]),
        ("记者 张三 2024-05-06", []),
        ("记者 张三。今天", []),
        (f"记者 张三{' 李四' * 51}", ["张三", "李四"]),
        (f"记者 张三{' 李四' * 52}", []),
    ],
)
def test_read_by_line(text: str, names: list[str]) -> None:
    assert list(read_by_line(text)) == names


def test_a_title_may_be_asked_for() -> None:
    assert read_by_line("文/张三", needs_title=True) == ()
    assert read_by_line("记者 张三", needs_title=True) == ("张三",)


def find(head: str = "", ends: tuple[str, ...] = (), tail: str = "", above: str = "") -> tuple[list[str], str]:
    lines = [above or "码头", "<b>码头启用</b>", head or "码头", *ends, tail or "码头"]
    page = page_of(Document.from_text("http://x.example/", "".join(f"<div>{line}</div>" for line in lines)))
    assert len(page.layout.lines) == len(lines)
    last = len(lines) - 1
    names, how = find_by_line(page.layout, MetaZone((0, 1, 2), (last,), tuple(range(3, last)), 1))
    return list(names), how


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("Jane Doe, Staff Writer", ["Jane Doe"]),
        ("May 6, 2024 - Jane Doe (@jane), John Roe", ["Jane Doe", "John Roe"]),
        ("May 6, 2024 - Press Release", []),
        ("Posted on May 6, 2024 by Jane Doe in Schools", ["Jane Doe"]),
        ("Monday May 6, 2024 10:05 am PDT by Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("Posted on May 6, 2024 by the council in Schools", []),
        ("Submitted by Jane Doe on Mon, 05/06/2024 - 10:05", ["Jane Doe"]),
        ("홍가람 기자", ["홍가람"]),
        ("홍가람 기자 garam@paper.example", ["홍가람"]),
        ("오늘 날씨 기자", []),
        ("May 6, 2024 - " + ", ".join(f"Jane D{letter}e" for letter in "abcdefghijkl"), "all"),
        ("May 6, 2024 - " + ", ".join(f"Jane D{letter}e" for letter in "abcdefghijklm"), []),
        ("张三、李四/江城晚报", ["张三", "李四"]),
        ("2024-05-06 记者 张三", ["张三"]),
        ("来源：江城日报（记者 张三）", ["张三"]),
        ("下一篇：记者 张三", []),
        ("<a href=/2>本报记者 张三</a>", []),
    ],
)
def test_a_line_beside_the_text(line: str, names: list[str] | str) -> None:
    found, how = find(line)
    assert (len(found) == 12) if names == "all" else (found == names)
    assert how == ("by-line" if names else "")
    assert find(tail=line) == (found, how)


def test_above_the_headline_only_by_counts() -> None:
    assert find(above="By Jane Doe")[0] == ["Jane Doe"]
    assert find(above="记者 张三")[0] == []


@pytest.mark.parametrize(
    ("ends", "names"),
    [
        (("码头启用。（记者 张三）",), ["张三"]),
        (("码头启用。记者 张三",), ["张三"]),
        (("码头启用。（记者 张三）（责任编辑：李四）",), ["张三"]),
        (("码头启用（记者 张三）（甲乙）（丙丁）",), ["张三"]),
        (("码头启用（记者 张三）（甲乙）（丙丁）（戊己）",), []),
        (("码头启用。（文/图 张三）",), []),
        (("码头启用。（记者 张三）", "船只进港。"), ["张三"]),
        (("码头启用。（记者 张三）", "船只进港。", "明年再建。"), []),
        (("码头启用。（张三 上海报道）",), ["张三"]),
        (("码头启用。（新华社 上海报道）",), []),
        (("来源：江城日报 作者：张三",), ["张三"]),
        (("来源：江城日报，2024-05-06，作者：张三",), ["张三"]),
        # Who the author is, is not a line of labels.
        (("作者：张三，1990年5月6日，江城，李四",), []),
    ],
)
def test_the_text_s_own_words(ends: tuple[str, ...], names: list[str]) -> None:
    assert find(ends=ends) == (names, "body" if names else "")


@pytest.mark.parametrize(("lead", "names"), [(10, ("Jane Doe",)), (11, ())])
def test_a_lead_above_the_by_line_has_few_lines(lead: int, names: tuple[str, ...]) -> None:
    """Further down a line that begins with "By" is the text's own: By the harbour gate."""
    lines = ["<b>The quay opens</b>", *["It is long."] * lead, "By Jane Doe", *["It is wide."] * 3]
    page = page_of(Document.from_text("http://x.example/", "".join(f"<div>{line}</div>" for line in lines)))
    assert find_by_line(page.layout, MetaZone((0,), (), (), 0))[0] == names
