"""What a list writes around a title is none of it, in the link's text and in its attribute."""

import pytest

from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.page.document import Document

STORY = "园区召开全体工作会议"
LONG = "园区召开全体工作会议暨表彰大会"

# The row's link, its title, whether it is pinned.
ROWS = {
    f"<a href=/n/1.html>{STORY}(图)</a>": (STORY, False),
    f"<a href=/n/1.html>[组图]{STORY}</a>": (STORY, False),
    f"<a href=/n/1.html>{STORY}</a> <img src=/new.gif alt=new>": (STORY, False),
    f"<a href=/n/1.html>{STORY}<font color=red>new!</font></a>": (STORY, False),
    f"<a href=/n/1.html>{STORY} <i>NEW</i></a>": (STORY, False),
    f"<a href=/n/1.html>[置顶]{STORY}</a>": (STORY, True),
    f"<a href=/n/1.html>【置顶】{STORY}(图)</a>": (STORY, True),
    f"<a href=/n/1.html title='{LONG}'>[图]{STORY}...</a>": (LONG, False),
    f"<a href=/n/1.html title='[图]{LONG}(组图)'>{STORY}…</a>": (LONG, False),
    # The author may have written it: the article's page will tell.
    f"<a href=/n/1.html>{STORY}（图）</a>": (f"{STORY}（图）", False),
    "<a href=/n/1.html>园区办事指南汇编(新)</a>": ("园区办事指南汇编(新)", False),
    "<a href=/n/1.html>Park opens its new lab to all, and What's new</a>": (
        "Park opens its new lab to all, and What's new",
        False,
    ),
    f"<a href=/n/1.html>{'长' * 10_000}</a>": ("长" * 500, False),
}


@pytest.mark.parametrize("row", ROWS)
def test_title_of_a_row(row: str) -> None:
    others = "".join(
        f"<li><a href=/n/{n}.html>园区各项工作有序推进之{n}</a><span>2024-05-0{n}</span></li>" for n in (2, 3, 4)
    )
    page = f"<h1>要闻</h1><ul class=list><li>{row}<span>2024-05-01</span></li>{others}</ul>"
    rows = {r.url: r for r in find_rows(Document.from_text("http://portal.example/n/", page)).rows}
    found = rows["http://portal.example/n/1.html"]
    assert (found.headline, found.pinned) == ROWS[row]
