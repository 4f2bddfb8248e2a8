"""Glyphs of icon fonts are no letters of the names beside them."""

import pytest

from portalcrawl.page.document import Document
from portalcrawl.page.markup.icon_glyphs import drop_glyphs
from portalcrawl.page.texts import text_of


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ('<i class="iconfont">&#xe67b;</i>', '<i class="iconfont"></i>'),
        ("<i>\ue67b</i>", "<i></i>"),
        ('<span class="fa"> &#xF0A9; </span>', '<span class="fa"> </span>'),
        ('<em id="a" class="glyphicon">\ue003</em>', '<em id="a" class="glyphicon"></em>'),
        # A sign of text, a rare letter in its own font, and glyphs beside a text.
        ("<i>&#xff01;</i>", "<i>&#xff01;</i>"),
        ('<span style="font-family:Rare">\ue67b</span>', '<span style="font-family:Rare">\ue67b</span>'),
        ('<i class="iconfont">\ue67b News</i>', '<i class="iconfont">\ue67b News</i>'),
    ],
)
def test_a_glyph_alone_in_an_icon_s_element_goes(markup: str, kept: str) -> None:
    assert drop_glyphs(markup.encode()) == kept.encode()


@pytest.mark.parametrize("glyph", ["&#xe67b;", "\ue67b"])
def test_a_name_is_read_without_its_icon(glyph: str) -> None:
    source = f"<html><body><a href='/n/'><i class='iconfont'>{glyph}</i><div>要闻</div></a></body></html>"
    for document in (Document.from_text("http://e.cn/", source), Document.from_bytes("http://e.cn/", source.encode())):
        assert text_of(document.body) == "要闻"
