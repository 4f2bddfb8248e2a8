"""Charsets: the label where it is true, the bytes where it is not. Each case is built from bytes here."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcrawl.text.charsets.decoding import decode, normalize_label

ZH = "园区要闻：经济技术开发区召开年度工作会议，部署下一步的重点任务。来源：未知 日期：2017-12-25 点击：次"
TW = "園區要聞：經濟技術開發區召開年度工作會議，部署下一步的重點任務。來源：未知 日期：2017-12-25"
JP = "新しい研究センターが完成しました。東京都の発表によると、来年から運用を開始する予定です。"
KR = "한국어 뉴스 기사입니다. 정부는 오늘 새로운 경제 정책을 발표했다고 밝혔다. 서울시는 내년부터 시행한다."
FR = "Le président a été élu à l'Assemblée générale, où les députés français ont voté « pour » l’Été."
DE = "Die Größe der Flüsse in Österreich überrascht die Besucher; schöne Grüße aus München – für alle."
RU = "Сегодня правительство объявило о новых мерах экономической политики."
EN = "The council has approved the plan – “a first step”, as the mayor’s office said."
ASCII = "Plain news of the day."
# Characters that gb18030 has and GBK has not: an ideograph of extension A, one of extension B, a letter of two accents.
RARE = ZH + "㐂𠀋ǹḿ"
HK = "香港特區政府公佈：啲市民喺屋企嘅時間多咗，佢哋話唔知點算。深圳嚤囉街"
KANA = "ﾆｭｰｽの見出し：新しい①番目の㈱日本電気と髙橋さんのお知らせです。東京都は発表しました。"
TR = "Türkiye'de ekonomi büyüyor, İstanbul'da yağış bekleniyor"


def page(text: str, codec: str, meta: str | None = None) -> bytes:
    head = f"<meta http-equiv=Content-Type content='text/html; charset={meta}'>" if meta else ""
    return f"<html><head>{head}</head><body><p class=a>{text}</p></body></html>".encode(codec)


def header(charset: str) -> str:
    return f"text/html; charset={charset}"


# text, codec of the bytes, header's label, meta's label -> codec read, evidence
CASES = [
    # Declared and true
    (ZH, "utf-8", "utf-8", None, "utf-8", "header"),
    (ZH, "utf-8", "UTF8", None, "utf-8", "header"),
    (ZH, "utf-8", '"utf-8"', None, "utf-8", "header"),
    (ZH, "utf-8", None, "utf-8", "utf-8", "meta"),
    (ZH, "gb18030", "gb2312", None, "gb18030", "header"),
    (ZH, "gb18030", "GBK", None, "gb18030", "header"),
    (ZH, "gb18030", None, "gb2312", "gb18030", "meta"),
    (ZH, "gb18030", "gb18030", "gb2312", "gb18030", "header"),
    (ZH + "喆镕㐀", "gb18030", "gb2312", None, "gb18030", "header"),
    (TW, "big5", "big5", None, "big5hkscs", "header"),
    (TW, "big5", None, "big5", "big5hkscs", "meta"),
    (TW + "碁銹裏", "cp950", "big5", None, "big5hkscs", "header"),
    (TW, "gb18030", "gbk", None, "gb18030", "header"),
    (JP, "cp932", "shift_jis", None, "cp932", "header"),
    (JP, "cp932", None, "x-sjis", "cp932", "meta"),
    (JP, "euc_jp", "euc-jp", None, "euc_jp", "header"),
    (JP, "iso2022_jp", "iso-2022-jp", None, "iso2022_jp", "header"),
    (KR, "cp949", "euc-kr", None, "cp949", "header"),
    (KR, "cp949", None, "ks_c_5601-1987", "cp949", "meta"),
    (FR, "cp1252", "iso-8859-1", None, "cp1252", "header"),
    (DE, "cp1252", "windows-1252", None, "cp1252", "header"),
    (RU, "cp1251", "windows-1251", None, "cp1251", "header"),
    (RU, "koi8-r", "koi8-r", None, "koi8-r", "header"),
    ("Zażółć gęślą jaźń", "iso8859-2", "iso-8859-2", None, "iso8859-2", "header"),
    (RARE, "gb18030", "gb2312", None, "gb18030", "header"),
    (RARE, "gb18030", None, "gb18030", "gb18030", "meta"),
    (HK, "big5hkscs", "big5", None, "big5hkscs", "header"),
    (HK, "big5hkscs", None, "big5-hkscs", "big5hkscs", "meta"),
    (KANA, "cp932", "shift_jis", None, "cp932", "header"),
    (TR, "cp1254", "iso-8859-9", None, "cp1254", "header"),
    (EN, "cp1252", "iso-8859-1", None, "cp1252", "header"),
    (EN, "cp1252", "us-ascii", None, "cp1252", "header"),
    # No label: the bytes say it
    (RARE, "gb18030", None, None, "gb18030", "bytes"),
    (HK, "big5hkscs", None, None, "big5hkscs", "bytes"),
    (KANA, "cp932", None, None, "cp932", "bytes"),
    (TW, "gb18030", None, None, "gb18030", "bytes"),
    (ZH, "utf-8", None, None, "utf-8", "bytes"),
    (ZH, "gb18030", None, None, "gb18030", "bytes"),
    (TW, "big5", None, None, "big5hkscs", "bytes"),
    (TW, "utf-8", None, None, "utf-8", "bytes"),
    (JP, "cp932", None, None, "cp932", "bytes"),
    (JP, "euc_jp", None, None, "euc_jp", "bytes"),
    (KR, "cp949", None, None, "cp949", "bytes"),
    (FR, "cp1252", None, None, "cp1252", "bytes"),
    (DE, "cp1252", None, None, "cp1252", "bytes"),
    (EN, "cp1252", None, None, "cp1252", "bytes"),
    ("Café", "cp1252", None, None, "cp1252", "bytes"),
    ("新闻中心", "gb18030", None, None, "gb18030", "bytes"),
    ("新闻中心", "utf-8", None, None, "utf-8", "bytes"),
    (ASCII, "ascii", None, None, "utf-8", "bytes"),
    # A label that lies
    (ZH, "gb18030", "utf-8", None, "gb18030", "bytes"),
    (ZH, "gb18030", None, "utf-8", "gb18030", "bytes"),
    (ZH, "gb18030", "utf-8", "gb2312", "gb18030", "meta"),
    (ZH, "utf-8", "gb2312", None, "utf-8", "bytes"),
    (ZH, "utf-8", None, "gbk", "utf-8", "bytes"),
    (ZH, "utf-8", "gbk", "utf-8", "utf-8", "meta"),
    (ZH, "utf-8", "iso-8859-1", None, "utf-8", "bytes"),
    (ZH, "gb18030", "iso-8859-1", None, "gb18030", "bytes"),
    (ZH, "gb18030", "iso-8859-1", "gb2312", "gb18030", "meta"),
    (ZH, "gb18030", "windows-1252", None, "gb18030", "bytes"),
    (ZH, "gb18030", "big5", None, "gb18030", "bytes"),
    (TW, "big5", "gb2312", None, "big5hkscs", "bytes"),
    (TW, "big5", "utf-8", None, "big5hkscs", "bytes"),
    (TW, "big5", "iso-8859-1", "big5", "big5hkscs", "meta"),
    (JP, "cp932", "utf-8", None, "cp932", "bytes"),
    (JP, "cp932", "gb2312", None, "cp932", "bytes"),
    (KR, "cp949", "utf-8", None, "cp949", "bytes"),
    (KR, "cp949", "gb2312", None, "cp949", "bytes"),
    (RARE, "gb18030", "iso-8859-1", None, "gb18030", "bytes"),
    (HK, "big5hkscs", "utf-8", None, "big5hkscs", "bytes"),
    (JP, "euc_jp", "utf-8", None, "euc_jp", "bytes"),
    (JP, "euc_jp", "iso-8859-1", "euc-jp", "euc_jp", "meta"),
    (JP, "euc_jp", "shift_jis", None, "euc_jp", "bytes"),
    (JP, "cp932", "euc-jp", None, "cp932", "bytes"),
    (KR, "cp949", "iso-8859-1", "euc-kr", "cp949", "meta"),
    (KR, "utf-8", "euc-kr", None, "utf-8", "bytes"),
    (TW, "utf-8", "big5", None, "utf-8", "bytes"),
    (JP, "utf-8", None, "shift_jis", "utf-8", "bytes"),
    (EN, "cp1252", "utf-8", None, "cp1252", "bytes"),
    (FR, "cp1252", "utf-8", None, "cp1252", "bytes"),
    (FR, "cp1252", "gb2312", None, "cp1252", "bytes"),
    (FR, "utf-8", "gb2312", None, "utf-8", "bytes"),
    ("© 2017 Example » News", "utf-8", "gb2312", None, "utf-8", "bytes"),
    # A label nobody may use
    (ZH, "utf-8", "rot13", None, "utf-8", "bytes"),
    (ZH, "gb18030", "zlib", "gbk", "gb18030", "meta"),
    (ZH, "utf-8", "no-such-charset", None, "utf-8", "bytes"),
    (ZH, "utf-8", "utf-7", None, "utf-8", "bytes"),
    (ZH, "utf-8", None, "utf-16", "utf-8", "meta"),
    (ASCII, "ascii", "gb2312", None, "gb18030", "header"),
    (ASCII, "ascii", "utf-16", None, "utf-8", "bytes"),
    # UTF-16 and UTF-32 shapes
    (ZH, "utf-16-le", None, None, "utf-16-le", "bytes"),
    (ZH, "utf-16-be", None, None, "utf-16-be", "bytes"),
    (ZH, "utf-16-le", "utf-16le", None, "utf-16-le", "header"),
    (ZH, "utf-16-le", "utf-8", None, "utf-16-le", "bytes"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "codec", "head", "meta", "encoding", "evidence"), CASES)
def test_decode(text: str, codec: str, head: str | None, meta: str | None, encoding: str, evidence: str) -> None:
    decoded = decode(page(text, codec, meta), header(head) if head else "text/html")
    assert f">{text}<" in decoded.text
    assert (decoded.encoding, decoded.evidence) == (encoding, evidence)


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_the_bom_goes_first_and_is_no_text(codec: str) -> None:
    decoded = decode(ZH.encode(codec), header("gb2312"))
    assert (decoded.text, decoded.evidence) == (ZH, "bom")
    assert decode(b"\xef\xbb\xbf\xef\xbb\xbf" + ZH.encode()).text == ZH


def test_a_bom_before_another_charset_is_overruled() -> None:
    decoded = decode(b"\xef\xbb\xbf" + page(ZH, "gb18030", "gb2312"))
    assert f">{ZH}<" in decoded.text
    assert (decoded.encoding, decoded.evidence) == ("gb18030", "meta")


def test_a_late_meta_is_found() -> None:
    body = b"<html><head><script>" + b"var a = 1;\n" * 500 + b"</script>" + page(ZH, "gb18030", "gb2312")
    assert decode(body).evidence == "meta"


def test_declarations_in_the_order_of_belief() -> None:
    both = decode(page(ZH, "gb18030", "gbk"), header("gb18030"))
    assert (both.encoding, both.evidence) == ("gb18030", "header")
    xml = decode(f'<?xml version="1.0" encoding="GBK"?><a>{ZH}</a>'.encode("gb18030"))
    assert (xml.encoding, xml.evidence) == ("gb18030", "meta")
    assert decode(f"<p>{ZH}".encode("gb18030"), "text/html").evidence == "bytes"


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("utf-8", "utf-8"),
        (" UTF8 ", "utf-8"),
        ("gb2312", "gb18030"),
        ("GB_2312-80", "gb18030"),
        ("cp936", "gb18030"),
        ("x-gbk", "gb18030"),
        ("big5-hkscs", "big5hkscs"),
        ("cp950", "big5hkscs"),
        ("latin1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("Shift-JIS", "cp932"),
        ("windows-31j", "cp932"),
        ("ks_c_5601-1987", "cp949"),
        ("iso-8859-9", "cp1254"),
        ("tis-620", "cp874"),
        ("rot13", None),
        ("base64", None),
        ("punycode", None),
        ("unicode_escape", None),
        ("undefined", None),
        ("utf-7", None),
        ("nonsense", None),
        ("", None),
        ("园区", None),
        ("\ud800", None),
    ],
)
def test_labels(label: str, codec: str | None) -> None:
    assert normalize_label(label) == codec


PROSE = {
    "utf-8": ZH,
    "gb18030": RARE,
    "big5hkscs": TW,
    "cp932": JP,
    "euc_jp": JP,
    "cp949": KR,
}


@given(st.sampled_from(sorted(PROSE)), st.data())
def test_prose_comes_back_with_and_without_a_label(codec: str, data: st.DataObject) -> None:
    """Any sentences made of the parts of real ones, in any order."""
    letters = PROSE[codec]
    cut = st.integers(0, len(letters) - 8).map(lambda at: letters[at : at + 8])
    text = "".join(data.draw(st.lists(cut, min_size=5, max_size=20)))
    body = f"<p>{text}</p>".encode(codec)
    label = data.draw(st.sampled_from([None, codec.replace("cp949", "euc-kr"), "utf-8", "iso-8859-1"]))
    assert decode(body, header(label) if label else None).text == f"<p>{text}</p>"


@given(
    st.binary(max_size=400),
    st.none() | st.text(max_size=60) | st.sampled_from(["charset=gbk", "charset=hz", "charset=utf-16"]),
)
def test_never_raises(body: bytes, content_type: str | None) -> None:
    decoded = decode(body, content_type)
    assert normalize_label(decoded.encoding) == decoded.encoding or decoded.encoding == "cp950"
    assert decoded.evidence in ("bom", "header", "meta", "bytes")


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFFFF, exclude_categories=("Cs",)), max_size=200))
def test_valid_utf8_under_its_label_is_read_as_it_is(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode(), header("utf-8")).text == text


@pytest.mark.parametrize(
    "unit",
    [
        *(b"\xff", b"\x81", b"\xb0\xa1", b"<meta ", b"<?xml ", b"\x00", b"\xe5\x9b", b"charset=", b"\x80", b"\xa3\xe1"),
        # Two charsets, tag by tag and without tags; letters that look like UTF-8 encoded twice
        *(b"<\xe5\x9b\xbd\xe5\x8c\xba>\xb0\xa1", b"\xe5\x9b\xbd\xb0\xa1", b"\xc3\xa5", "å›".encode(), "鐨".encode()),
        *("鐨".encode("gbk"), "鐨<".encode("gbk"), "é’ ".encode(), "Ã©".encode(), b"\xe5\x9b\xbd'\xff"),
    ],
)
def test_time_is_bounded_on_hostile_bytes(unit: bytes) -> None:
    body = unit * (3_000_000 // len(unit))
    begun = time.process_time()
    decode(body)
    decode(body, header("gb2312"))
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(("end", "evidence"), [(8_192, "meta"), (8_193, "bytes")])
def test_a_label_stands_in_the_first_eight_kilobytes(end: int, evidence: str) -> None:
    """The standard looks at one; old portals put long scripts before it."""
    label = b"--><meta charset=gbk"
    page = b"<html><!--".ljust(end - len(label), b"x") + label + b">" + "园区要闻".encode("gbk")
    assert decode(page).evidence == evidence
