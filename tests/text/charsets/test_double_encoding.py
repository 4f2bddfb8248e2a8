"""UTF-8 that was encoded twice: taken back where that is certain, and honest text left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcrawl.text.charsets.decoding import DOUBLE_ENCODED, decode
from portalcrawl.text.charsets.double_encoding import undo_gbk, undo_latin

ZH = "园区要闻：经济技术开发区召开年度工作会议，部署下一步的重点任务。“很好”，他说……"
FR = "Le président a été élu à l'Assemblée générale, où les députés français ont voté l’Été dernier."
RU = "Сегодня правительство объявило о новых мерах экономической политики."


def through(text: str, codec: str) -> str:
    """The text's UTF-8 as a program reads it that takes it for `codec`; bytes without a meaning become controls."""
    if codec == "gb18030":
        return text.encode().decode(codec)
    return "".join(bytes((byte,)).decode(codec, "ignore") or chr(byte) for byte in text.encode())


def page(text: str) -> str:
    return f"<html><head><title>News</title></head><body><p class=a>{text}</p><p>2017-12-25</p></body></html>"


@pytest.mark.parametrize("label", [None, "utf-8", "gb2312"])
@pytest.mark.parametrize("codec", ["latin-1", "cp1252"])
@pytest.mark.parametrize(
    "text", [ZH, FR, RU, "園區要聞與新聞", "東京の新しいニュースです", "한국어 뉴스 기사입니다", "新闻中心"]
)
def test_taken_back(text: str, codec: str, label: str | None) -> None:
    decoded = decode(page(through(text, codec)).encode(), label and f"text/html; charset={label}")
    assert (decoded.text, decoded.encoding, decoded.notes) == (page(text), "utf-8", (DOUBLE_ENCODED,))


@pytest.mark.parametrize("text", ["新闻中心", "关于我们新闻", "园区要闻，经济技术开发区的会"])
def test_utf8_that_was_taken_for_gbk(text: str) -> None:
    decoded = decode(page(through(text, "gb18030")).encode())
    assert (decoded.text, decoded.notes) == (page(text), (DOUBLE_ENCODED,))


def test_after_a_bom() -> None:
    assert decode(b"\xef\xbb\xbf" + page(through(ZH, "cp1252")).encode()).text == page(ZH)


def test_a_body_from_the_database_in_a_sound_template() -> None:
    text = f"<a>首页</a><a>新闻中心</a>{page(through(ZH * 2, 'cp1252'))}<i>版权所有</i>"
    decoded = decode(text.encode(), "text/html; charset=utf-8")
    assert (decoded.text, decoded.notes) == (
        f"<a>首页</a><a>新闻中心</a>{page(ZH * 2)}<i>版权所有</i>",
        (DOUBLE_ENCODED,),
    )


HONEST = [
    ZH,
    FR,
    RU,
    "Café",
    "Il a dit «\xa0été\xa0» et «\xa0thé\xa0» puis «\xa0blé\xa0» et «\xa0clé\xa0» et «\xa0pré\xa0».",
    "LA SOCIÉTÉ… UN CAFÉ… L’ÉTÉ… DÉJÀ…",
    "CAFÉ–BAR, CAFÉ–BAR, CAFÉ–BAR",
    "Â Ã Ä Å Æ Ç: les lettres",
    "S\xe3o Paulo: informa\xe7\xe3o, na\xe7\xf5es, cora\xe7\xe3o",
    "5×3 = 15 × 2 ± 4° «a» ©",
    # Pages that tell about it
    "Quand on lit Ã© au lieu de é et Ã¨ au lieu de è, c’est l’encodage : Ã, Ã§.",
    "Why do I see Ã©, â€™ and â€œ on my page?",
    "乱码 å›½å®¶ 是“国家”两个字的编码错误，这篇文章说的是网页编码问题，以及怎么解决。" * 2,
    "乱码“锟斤拷”“烫烫烫”“鏂伴椈”“涓枃”是怎么来的？这篇文章说的是网页的编码问题。" * 2,
    "锟斤拷锟斤拷锟斤拷锟斤拷",
    "涓涓细流",
    "姓缃，鐢字，鍏字，棣字",
]


@pytest.mark.parametrize("text", HONEST)
def test_honest_text_stays(text: str) -> None:
    decoded = decode(page(text).encode(), "text/html; charset=utf-8")
    assert (decoded.text, decoded.notes) == (page(text), ())


@pytest.mark.parametrize("text", HONEST)
def test_honest_text_stays_in_its_own_words_without_a_page(text: str) -> None:
    assert decode((text * 3).encode()).text == text * 3


@given(st.lists(st.sampled_from(FR.split()), min_size=1, max_size=30))
def test_french_in_any_order_stays(words: list[str]) -> None:
    text = " ".join(words)
    assert decode(text.encode(), "text/html; charset=utf-8").text == text


@pytest.mark.parametrize(
    ("wrong", "sound", "is_undone"),
    [
        # Four characters are no chance.
        ("新闻中心", "", True),
        ("新闻中", "", False),
        # Beside sound ones ten are needed, and a third as many.
        ("新闻" * 5, "江城", True),
        ("新闻" * 4 + "新", "江城", False),
        ("新闻" * 5, "江" * 30, True),
        ("新闻" * 5, "江" * 31, False),
        # What comes out is read by somebody: rare characters alone come out by chance.
        ("新闻魑魅魍魉饕", "", True),
        ("新魑魅魍", "", False),
    ],
)
def test_how_much_must_come_out(wrong: str, sound: str, is_undone: bool) -> None:
    assert undo_latin(f"{sound} {through(wrong, 'cp1252')}") == (f"{sound} {wrong}" if is_undone else None)


@pytest.mark.parametrize(("text", "is_undone"), [("工会魑魉的餮", True), ("魑尬的鼋闻餮", False)])
def test_it_reads_better_than_what_stands_there(text: str, is_undone: bool) -> None:
    """By a fifth of what the commonest characters are worth: both are hanzi."""
    assert undo_gbk(through(text, "gb18030")) == (text if is_undone else None)


@pytest.mark.parametrize(
    ("text", "is_undone"),
    [
        ("région générale", True),
        ("région général", True),
        ("région dépôt", True),
        ("région café", False),
        # Letters of another script stand by themselves: a word has three.
        ("мир дом кот", True),
        ("он мы вы ты", False),
    ],
)
def test_a_western_page_has_three_such_places_in_its_words(text: str, is_undone: bool) -> None:
    assert undo_latin(through(text, "cp1252")) == (text if is_undone else None)
