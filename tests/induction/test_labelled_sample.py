"""What a sample's labels are: the row's word where the page bears it out, else the heuristics'."""

import pytest

from portalcrawl.extraction.hints import Hints
from portalcrawl.induction.labelled_sample import LabelledSample
from portalcrawl.induction.samples import ArticlePage
from portalcrawl.page.document import Document

TITLE = "园区召开安全生产工作会议"


def label(body: str, headline: str | None = None, day: str | None = None) -> LabelledSample:
    page = f"<html><head><title>{TITLE}</title></head><body>{body}<p>今天，园区召开会议，部署工作。</p></body></html>"
    hints = Hints(headline, day, listed=True)
    return LabelledSample.of(ArticlePage(Document.from_text("http://e.com/1.html", page), hints))


def test_the_rows_headline_where_the_page_says_it() -> None:
    assert label(f"<h1>{TITLE}</h1><h2>会议侧记</h2>", "会议侧记").headline == "会议侧记"


@pytest.mark.parametrize("row", ["别处的另一条新闻标题", "园区召开安全…", "园区召开安全...", None])
def test_the_pages_headline_where_the_row_is_cut_or_says_another(row: str | None) -> None:
    assert label(f"<h1>{TITLE}</h1><b>园区召开安全…</b>", row).headline == TITLE


def test_a_day_that_only_the_row_says_is_no_label() -> None:
    """No node of the page would say it, so no rule could be learned from it."""
    assert label(f"<h1>{TITLE}</h1>", TITLE, "2024-05-01").day is None
    assert label(f"<h1>{TITLE}</h1><div>日期：2024-05-01 09:30</div>", TITLE, "2024-05-01").day == "2024-05-01"


def test_texts_are_short_folded_and_seen() -> None:
    body = f"<div id='a'><b> 一 \n 二 </b><script>三</script></div><div id='b'>{'长' * 401}</div>"
    texts = {element.get("id") or element.tag: text for element, text in label(body).texts}
    assert texts["b"] == "一 二", "<b>, and not the box of 401 characters"
    assert "script" not in texts
    assert list(texts).index("a") < list(texts).index("b"), "outer elements come first"
