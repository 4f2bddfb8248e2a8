"""A charset's label means on the web what browsers read it as, and calls no other codec of Python's."""

import codecs

import pytest

from portalcrawl.text.charsets.labels import SUPERSETS, normalize_label

# https://encoding.spec.whatwg.org/#names-and-labels, in Python's names of these codecs.
LABELS = [
    ("utf-8", "utf-8"),
    ("UTF8", "utf-8"),
    (" utf-8\n", "utf-8"),
    ("unicode-1-1-utf-8", "utf-8"),
    ("gb2312", "gb18030"),
    ("GBK", "gb18030"),
    ("x-gbk", "gb18030"),
    ("gb18030", "gb18030"),
    ("chinese", "gb18030"),
    ("hz-gb-2312", "hz"),
    ("big5", "big5hkscs"),
    ("Big5-HKSCS", "big5hkscs"),
    ("x-x-big5", "big5hkscs"),
    ("cp950", "big5hkscs"),
    ("iso-8859-1", "cp1252"),
    ("latin1", "cp1252"),
    ("us-ascii", "cp1252"),
    ("iso-8859-9", "cp1254"),
    ("tis-620", "cp874"),
    ("iso-8859-15", "iso8859-15"),
    ("shift_jis", "cp932"),
    ("x-sjis", "cp932"),
    ("euc-jp", "euc_jp"),
    ("euc-kr", "cp949"),
    ("windows-949", "cp949"),
    ("koi8-r", "koi8-r"),
    ("utf-16", "utf-16-le"),
    ("utf-16be", "utf-16-be"),
]


@pytest.mark.parametrize(("label", "codec"), LABELS)
def test_a_label_is_read_as_browsers_do(label: str, codec: str) -> None:
    assert normalize_label(label) == codec


@pytest.mark.parametrize("label", [*SUPERSETS, *(codec for _, codec in LABELS)])
def test_a_codec_is_its_own_label(label: str) -> None:
    codec = normalize_label(label)
    assert codec is not None
    assert normalize_label(codec) == codec


# Python has codecs of these names; a page must not be able to call them.
@pytest.mark.parametrize("label", ["rot13", "zlib", "utf-7", "punycode", "idna", "unicode_escape", "cp037", "utf-32"])
def test_codecs_that_no_page_may_use_are_refused(label: str) -> None:
    assert codecs.lookup(label)
    assert normalize_label(label) is None


@pytest.mark.parametrize("label", ["", "no-such-charset", "utf-8\x00", "园区", "a" * 100_000])
def test_what_names_no_charset_is_refused(label: str) -> None:
    assert normalize_label(label) is None
