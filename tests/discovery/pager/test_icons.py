"""Arrows without a text."""

import pytest

from portalcrawl.discovery.pager.icons import read_icon
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

ICONS = {
    '<a href="/2/" rel="next"></a>': "next",
    '<a href="/2/" rel="prev"></a>': "previous",
    '<a href="/2/"><i class="fa fa-chevron-right"></i></a>': "next",
    '<a href="/2/"><i class="fa fa-chevron-left"></i></a>': "previous",
    '<a href="/2/"><i class="angle-double-right"></i></a>': "last",
    '<a href="/2/"><i class="angle-double-left"></i></a>': "first",
    '<a href="/2/" class="next"></a>': "next",
    '<a href="/2/" class="btn-newer"></a>': "previous",
    '<a href="/2/"><svg><use href="#icon-arrow-right"></use></svg></a>': "next",
    '<a href="/2/" class="nextgen"></a>': "",
    '<a href="/2/" class="lastname"></a>': "",
    '<a href="/2/"><i class="fa fa-home"></i></a>': "",
    '<a href="/2/"></a>': "",
}


@pytest.mark.parametrize(("markup", "kind"), ICONS.items())
def test_where_an_icon_leads(markup: str, kind: str) -> None:
    (link,) = page_of(Document.from_text("http://e.cn/", f"<html><body>{markup}</body></html>")).links
    assert read_icon(link) == kind
