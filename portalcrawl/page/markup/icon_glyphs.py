"""Glyphs of icon fonts: `<i class="iconfont">&#xe67b;</i>` shows a picture, which no section is named by."""

import re

_GLYPH = rb"(?:&#x(?:e[0-9a-f]{3}|f[0-8][0-9a-f]{2});|\xee[\x80-\xbf]{2}|\xef[\x80-\xa3][\x80-\xbf])"
_ALONE = re.compile(rb"<(i|span|em|b)(\s[^<>]{1,200})?>\s{0,40}(?:" + _GLYPH + rb"){1,3}(?=\s{0,40}</)", re.IGNORECASE)
# A rare letter that a certain font knows stands alone in its element as well.
_NAMED = re.compile(rb"class=[\"']?[^\"'<>]{0,60}?(?:icon|glyph|\bfa\b)", re.IGNORECASE)


def drop_glyphs(data: bytes) -> bytes:
    """A page's source in UTF-8 without the glyphs that stand alone in an icon's element.

    >>> drop_glyphs(b'<a><i class="iconfont">&#xe67b;</i> News</a>')
    b'<a><i class="iconfont"></i> News</a>'
    """
    return _ALONE.sub(_drop, data) if b"&#x" in data or b"\xee" in data else data


def _drop(match: re.Match[bytes]) -> bytes:
    whole, attributes = match[0], match[2] or b""
    return whole[: whole.index(b">") + 1] if match[1].lower() == b"i" or _NAMED.search(attributes) else whole
