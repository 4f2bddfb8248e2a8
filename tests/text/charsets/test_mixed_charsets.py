"""Pages of two charsets: each part in its own, and said so. Every page is built from bytes here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcrawl.text.charsets.decoding import MIXED_CHARSETS, decode
from portalcrawl.text.charsets.mixed_charsets import pool_legacy, read_broken_utf8, read_mixture

MENU = ("首页", "新闻中心", "通知公告", "关于我们", "联系我们")
BODY = "经济技术开发区召开年度工作会议，部署下一步的重点任务。会议指出，要把发展作为第一要务。"
TW_MENU = ("首頁", "新聞中心", "關於我們", "聯絡我們")
TW_BODY = "經濟技術開發區召開年度工作會議，部署下一步的重點任務。會議指出，要把發展作為第一要務。"
KR_BODY = "정부는 오늘 새로운 경제 정책을 발표했다고 밝혔다. 서울시는 내년부터 시행한다고 말했다."
JP_BODY = "新しい研究センターが完成しました。東京都の発表によると、来年から運用を開始する予定です。"


def page(menu: tuple[str, ...], menu_codec: str, body: str, body_codec: str, times: int = 3, meta: str = "") -> bytes:
    links = "".join(f'<li><a href="/a/" title="{name}">{name}</a></li>\n' for name in menu).encode(menu_codec)
    text = "".join(f"<p>{body}</p>\n" for _ in range(times)).encode(body_codec)
    head = f"<meta charset={meta}>".encode() if meta else b""
    return b"<html><head>" + head + b"</head><body><ul>" + links + b"</ul>" + text + b"</body></html>"


@pytest.mark.parametrize("label", [None, "utf-8", "gb2312", "iso-8859-1"])
@pytest.mark.parametrize(
    ("menu", "menu_codec", "body", "body_codec"),
    [
        (MENU, "utf-8", BODY, "gb18030"),
        (MENU, "gb18030", BODY, "utf-8"),
        (MENU * 20, "utf-8", BODY, "gb18030"),
        (MENU * 20, "gb18030", BODY, "utf-8"),
        (TW_MENU, "utf-8", TW_BODY, "big5hkscs"),
        (TW_MENU, "big5hkscs", TW_BODY, "utf-8"),
        (MENU, "utf-8", KR_BODY, "cp949"),
        (MENU, "utf-8", JP_BODY, "cp932"),
        (MENU, "utf-8", JP_BODY, "euc_jp"),
    ],
)
def test_each_part_is_read_in_its_charset(
    menu: tuple[str, ...], menu_codec: str, body: str, body_codec: str, label: str | None
) -> None:
    decoded = decode(page(menu, menu_codec, body, body_codec), f"text/html; charset={label}" if label else None)
    assert decoded.text == page(menu, "utf-8", body, "utf-8").decode()
    assert decoded.notes == (MIXED_CHARSETS,)
    menu_size, body_size = len("".join(menu)) * 2, len(body) * 3
    assert decoded.encoding == (body_codec if body_size > menu_size else menu_codec)


@pytest.mark.parametrize("name", ["首页", "新闻", "通知", "中国", "政策"])
def test_one_short_include_is_found(name: str) -> None:
    body = b"<b>" + (name * 2).encode() + b"</b>" + BODY.encode("gbk")
    decoded = decode(body, "text/html; charset=gbk")
    assert (decoded.text, decoded.notes) == (f"<b>{name * 2}</b>{BODY}", (MIXED_CHARSETS,))


@pytest.mark.parametrize("label", [None, "utf-8", "gb2312"])
def test_no_tag_needs_to_stand_between_them(label: str | None) -> None:
    decoded = decode(
        (BODY * 5).encode() + "点击次数".encode("gbk") + (BODY * 5).encode(), label and f"text/html; charset={label}"
    )
    assert decoded.text == BODY * 5 + "点击次数" + BODY * 5
    assert (decoded.encoding, decoded.notes) == ("utf-8", (MIXED_CHARSETS,))


def test_names_alone_are_read_too() -> None:
    names = "<td>雷霆</td><td>姓名</td><td>尾页</td><td>郭晓峰</td><td>职务</td><td>材料员</td>"
    body = "".join(f"<a>{name}</a>" for name in MENU * 2)
    decoded = decode(body.encode() + names.encode("gbk"))
    assert (decoded.text, decoded.encoding, decoded.notes) == (body + names, "utf-8", (MIXED_CHARSETS,))
    # 技 alone is 鎶€ in cp936.
    spaced = f"<b>Ask\xa0Us</b><i>技</i>{body}"
    assert decode(spaced.encode() + names.encode("gbk")).text == spaced + names


def test_signs_of_a_western_template() -> None:
    body = BODY.encode() + b"<i>\xa9 2017\xa0News \xbb</i>"
    decoded = decode(body)
    assert (decoded.text, decoded.notes) == (f"{BODY}<i>© 2017\xa0News »</i>", (MIXED_CHARSETS,))
    for sign in (b"\xa9 2017", b"\xa92017"):
        decoded = decode(BODY.encode("gbk") + b"<i>" + sign + b"</i>")
        assert decoded.text == f"{BODY}<i>{sign.decode('latin-1')}</i>"


def test_a_fault_is_no_second_charset() -> None:
    for body in (
        BODY.encode() + b"<p>\xff\xfe\xa0</p>" + BODY.encode(),
        BODY.encode()[:-1],
        (BODY + "<i>次").encode()[:-1] + b"</i>" + BODY.encode(),
        BODY.encode("gbk") + b"<p>\xff\xff\x80</p>" + BODY.encode("gbk"),
    ):
        decoded = decode(body)
        assert BODY[:30] in decoded.text
        assert "\ufffd" in decoded.text
        assert decoded.notes == ()


@pytest.mark.parametrize(
    "text",
    [
        "涓涓细流汇成大海，这是一条关于环境保护的新闻。" * 3,
        "乱码“锟斤拷”和“鐨勬槸”是怎么来的？这篇文章说的是编码问题。" * 3,
        "姓缃的人不多，鐢字是生僻字，鍏也是。这是关于汉字的一页。" * 3,
    ],
)
def test_rare_hanzi_in_gbk_stay(text: str) -> None:
    body = f"<html><body><p>{text}</p></body></html>"
    decoded = decode(body.encode("gbk"), "text/html; charset=gb2312")
    assert (decoded.text, decoded.encoding, decoded.notes) == (body, "gb18030", ())


PARTS = st.lists(
    st.tuples(st.sampled_from(["utf-8", "gb18030"]), st.integers(0, len(BODY) - 20)), min_size=2, max_size=20
)


@given(PARTS)
def test_no_paragraph_is_lost_whatever_the_order(parts: list[tuple[str, int]]) -> None:
    """Pieces of twenty characters, each in a paragraph: all are read, whichever are in which charset."""
    pieces = [(f"<p>{BODY[at : at + 20]}</p>", codec) for codec, at in parts]
    decoded = decode(b"".join(text.encode(codec) for text, codec in pieces))
    assert decoded.text == "".join(text for text, _ in pieces)
    assert bool(decoded.notes) == (len({codec for _, codec in pieces}) == 2)


@pytest.mark.parametrize(
    ("foreign", "makes_sense"),
    [
        # Frequent characters among rare ones that GB 2312 does not have.
        ("新闻喆镕堃昇喆", True),
        ("新喆镕堃", False),
        # Rare ones, of which GB 2312 has nineteen in twenty.
        ("魑" * 19 + "喆", True),
        ("魑" * 18 + "喆" * 2, False),
        ("魑" * 4, True),
        ("魑" * 3, False),
    ],
)
def test_the_other_part_must_make_sense(foreign: str, makes_sense: bool) -> None:
    found = read_mixture(f"<p>{BODY}</p><b>".encode() + foreign.encode("gb18030") + b"</b>", "gb18030")
    assert (found and found.text) == (f"<p>{BODY}</p><b>{foreign}</b>" if makes_sense else None)


@pytest.mark.parametrize(("wide", "is_mixed"), [(4, True), (3, False)])
def test_three_characters_of_utf8_are_a_chance(wide: int, is_mixed: bool) -> None:
    other = "通知".encode("gbk")
    assert pool_legacy(f"<b>{BODY[:wide]}</b>".encode() + other) == (other if is_mixed else None)


@pytest.mark.parametrize(("between", "is_read"), [("次数", True), ("次", False)])
def test_one_character_of_another_charset_is_a_fault(between: str, is_read: bool) -> None:
    text, was_read = read_broken_utf8(BODY.encode() + between.encode("gbk") + BODY.encode(), ("gb18030",))
    assert was_read is is_read
    assert (text == BODY + between + BODY) is is_read
