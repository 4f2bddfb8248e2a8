"""Bytes that their charset does not allow."""

import pytest

from portalcrawl.text.charsets.decoding import decode

ZH = "园区要闻：经济技术开发区召开年度工作会议，部署下一步的重点任务。来源：未知 日期：2017-12-25 点击：次"

TW = "園區要聞：經濟技術開發區召開年度工作會議，部署下一步的重點任務。來源：未知 日期：2017-12-25"

JP = "新しい研究センターが完成しました。東京都の発表によると、来年から運用を開始する予定です。"


def header(charset: str) -> str:
    return f"text/html; charset={charset}"


@pytest.mark.parametrize("label", [None, "utf-8", "gb2312", "iso-8859-1"])
@pytest.mark.parametrize(
    "body",
    [
        ZH.encode()[:-1],
        ZH.encode()[:-2],
        (ZH + "次").encode()[1:],
        ZH.encode() + b"\xb9" + ZH.encode(),
        ZH.encode() + b"<p>\xff\xfe\xa0</p>" + ZH.encode(),
    ],
)
def test_utf8_with_broken_bytes_stays_utf8(body: bytes, label: str | None) -> None:
    decoded = decode(body, header(label) if label else None)
    assert decoded.encoding == "utf-8"
    assert "经济技术开发区召开年度工作会议" in decoded.text
    assert 1 <= decoded.text.count("\ufffd") <= 4


@pytest.mark.parametrize("label", [None, "utf-8", "gb2312", "iso-8859-1"])
@pytest.mark.parametrize(
    "body",
    [
        ZH.encode("gbk")[:-1],
        ZH.encode("gbk") + b"\xff" + ZH.encode("gbk"),
        ZH.encode("gbk") + b"<p>\xff\xff\x80</p>" + ZH.encode("gbk") * 3,
    ],
)
def test_gbk_with_broken_bytes_stays_gb18030(body: bytes, label: str | None) -> None:
    decoded = decode(body, header(label) if label else None)
    assert decoded.encoding == "gb18030"
    assert "经济技术开发区召开年度工作会议" in decoded.text
    assert 1 <= decoded.text.count("\ufffd") <= 4


@pytest.mark.parametrize(
    ("body", "label", "text"),
    [
        # cp936's euro
        (ZH.encode("gbk") + b" \x80100", "gb2312", ZH + " €100"),
        (ZH.encode("gbk") + b" \x80100", None, ZH + " €100"),
        (b"\x80" + ZH.encode("gbk"), "utf-8", "€" + ZH),
        # Big5's euro, and the first characters of cp950's four ranges for characters of one's own
        (TW.encode("big5") + b" \xa3\xe1", "big5", TW + " €"),
        (TW.encode("big5") + b" \x81\x40\x81\xa1", "big5", TW + " \ueeb8\ueef7"),
        # NEC's ① and ㈱ and IBM's 髙 in EUC-JP
        (JP.encode("euc_jp") + b" \xad\xa1\xad\xea\xfc\xe2", "euc-jp", JP + " ①㈱髙"),
        (JP.encode("euc_jp") + b" \xad\xa1", None, JP + " ①"),
    ],
)
def test_bytes_that_browsers_know_and_python_does_not(body: bytes, label: str | None, text: str) -> None:
    assert decode(body, header(label) if label else None).text == text
