"""What a charset's name means on the web, in Python's codecs."""

import codecs

# What browsers read a label as (https://encoding.spec.whatwg.org/#names-and-labels), if Python's codec of that name
# is another one or does not know it. Pages labelled gb2312 do hold characters that only gb18030 has.
SUPERSETS = {
    "chinese": "gb18030",
    "cn-gb": "gb18030",
    "euc-cn": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "big5-tw": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "cn-big5": "big5hkscs",
    "windows-31j": "cp932",
    "x-sjis": "cp932",
    "x-euc-jp": "euc_jp",
    "windows-949": "cp949",
    "unicode": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "windows-874": "cp874",
    "x-mac-roman": "mac-roman",
}
# Python's codec -> the superset that reads all its pages.
_CODECS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-16-le",
}
# The standard's encodings and no others: Python's codecs include rot13, zlib, punycode and utf-7, which a label must
# not be able to call.
_READABLE = frozenset(
    """
    utf-8 utf-16-le utf-16-be gb18030 hz big5hkscs cp932 euc_jp iso2022_jp cp949 cp866 cp874 koi8-r koi8-u mac-roman
    mac-cyrillic cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859-2 iso8859-3 iso8859-4 iso8859-5
    iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16
    """.split()  # noqa: SIM905 - a list of 37 quoted names reads worse
)


def normalize_label(label: str) -> str | None:
    """The Python codec that stands for a charset label, or None for a label that no web page may use.

    >>> normalize_label("GB2312"), normalize_label("rot13")
    ('gb18030', None)
    """
    name = label.strip().lower()
    try:
        codec = codecs.lookup(SUPERSETS.get(name, name)).name
    except (LookupError, ValueError):
        return None
    codec = _CODECS.get(codec, codec)
    return codec if codec in _READABLE else None
