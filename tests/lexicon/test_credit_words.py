"""How pages name who wrote, who did something else, and where a text was taken from."""

import pytest

from portalcrawl.lexicon import credit_words
from portalcrawl.lexicon.credit_words import BREAK
from portalcrawl.lexicon.words import Pattern

# pattern, method, texts in which it is found, texts in which it is not
CASES: list[tuple[str, str, list[str], list[str]]] = [
    ("POSTER", "match", ["发布：张三", "發表", "Posted by"], ["张三发布"]),
    ("SENDER", "match", ["供稿：张三", "供 稿"], ["张三供稿"]),
    ("BY", "match", ["By Jane", "作者 张三", "文： 张三", "By:Jane", "Von Hans"], ["作者张三", "Bye Jane", "文学"]),
    ("BY_WORD", "match", ["By", "作者：", "", "author", " — "], ["By Jane", "作者张三"]),
    ("NOTE_WORD", "search", ["实习", "江城日报记者", "a@e.com", "江城网"], ["张三"]),
    ("NO_VALUE", "search", ["http://e.com", "2017", "作者：", "张三。", "■"], ["张三", "Jane Doe"]),
    ("NOBODY", "fullmatch", ["管理员", "本站小編", "editor", "网络", "webmaster"], ["admin", "张三"]),
    ("NO_NAME", "search", ["手记", "张三站", "系东湖", "获悉"], ["张三", "关系"]),
    ("WRITER", "match", ["江城日报记者 张三", "通讯员张三", "作者张三"], ["记", "张三"]),
    ("PROVIDED", "search", ["张三受访者供图", "张三 资料图"], ["图/受访者供图", "受访者"]),
    ("REPORTED", "fullmatch", ["张三 上海报道", "張三 北京報導"], ["上海报道", "张三 报道"]),
    ("WROTE", "fullmatch", ["文", "图文", "采写报道", "報道"], ["张文", "摄"]),
    ("PICTURED", "fullmatch", ["图", "摄", "摄影", "供圖"], ["文"]),
    ("OTHER", "search", ["责任编辑", "校对", "翻译"], ["张三"]),
    ("OTHER_FIRST", "match", ["摄影张三", "责编張三丰"], ["摄影", "摄影：张三", "张三摄影"]),
    ("COMMENTATOR", "search", ["本报评论员", "江城日報評論員"], ["评论员", "评论"]),
    ("POST", "match", ["作者张三系东湖大学教授", "作者：张三，单位"], ["张三系教授"]),
    ("EDITOR", "match", ["责任编辑张三", " 校对：李四", "Editor: Jane"], ["张三编辑"]),
    ("PUBLISHER", "search", ["江城日报", "新华社", "江城电视台"], ["张三", "园区开工"]),
    ("ACCOUNT", "fullmatch", ["江城发布", "IT之家"], ["发布江城", "江城专栏", "江城", "江城 网"]),
    (
        "CREDIT",
        "search",
        ["江城日报（记者 张三）", "江城日报记者张三", "江城网[编辑 李四]"],
        ["江城日报", "张三（教授）"],
    ),
    (
        "WORK",
        "fullmatch",
        ["《读者》", "《读者》2024年第5期", "《讀者》雜誌", "《读者》总第5期"],
        ["读者", "《读者》园区", "《读》"],
    ),
    ("TAKEN", "match", ["转自江城日报", "——摘自《读者》", "來源於 江城網"], ["江城日报转自"]),
    ("ACCORDING", "match", ["据新华社电", "據江城日報報道"], ["新华社", "据。"]),
    ("PARTED", "match", ["来源丨江城日报", "來源 江城網", "文章来源|江城"], ["来源江城", "来源：江城"]),
    ("NO_OUTLET", "search", ["收入来源的渠道", "多样"], ["江城日报"]),
]


@pytest.mark.parametrize(("name", "method", "found", "left"), CASES, ids=[name for name, _, _, _ in CASES])
def test_a_pattern_finds_its_words(name: str, method: str, found: list[str], left: list[str]) -> None:
    pattern: Pattern = getattr(credit_words, name)
    ask = getattr(pattern, method)
    assert [text for text in found if not ask(text)] == []
    assert [text for text in left if ask(text)] == []


@pytest.mark.parametrize(
    ("name", "text", "who"),
    [
        ("WRITER", "江城日报记者 张三", " 张三"),
        ("WRITER", "作者站", None),
        ("WRITER", "通讯员张三", "张三"),
        ("POST", "作者：张三，系东湖大学教授", "张三"),
        ("POST", "作者 欧阳小修 现为教授", "欧阳小修"),
        ("TAKEN", "——转自 江城日报", "江城日报"),
        ("ACCORDING", "据新华社电", "新华社"),
        ("ACCORDING", "据江城日报报道，园区", "江城日报"),
        ("PARTED", "来源 | 江城日报", "江城日报"),
    ],
)
def test_a_pattern_names_whom_it_is_about(name: str, text: str, who: str | None) -> None:
    match = getattr(credit_words, name).match(text)
    if name == "ACCORDING":
        match = getattr(credit_words, name).fullmatch(text.partition("，")[0])
    assert (match and match["name"]) == who


@pytest.mark.parametrize(
    ("names", "parts"),
    [
        ("张三、李四", ["张三", "李四"]),
        ("张三，李四;王五", ["张三", "李四", "王五"]),
        ("张三 和 李四", ["张三", "李四"]),
        ("Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("张三丨李四/王五", ["张三", "李四", "王五"]),
        ("张三 与 李四", ["张三", "李四"]),
        ("（张三）（李四", ["（张三", "李四"]),
        # A hanzi that is part of a name.
        ("张和平", ["张和平"]),
        ("Andy Andrews", ["Andy Andrews"]),
    ],
)
def test_names_of_a_list_are_parted(names: str, parts: list[str]) -> None:
    assert BREAK.split(names) == parts
