"""Lists whose rows a page carries as data, for a script to show."""

import pytest

from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.page.document import Document
from portalcrawl.page.markup.data_blocks import open_data_blocks

SITE = "http://www.example.gov.cn"
RECORDS = "".join(
    f'<record><![CDATA[<li><a href="/art/{n}.html" title="园区第{n}批项目集中开工建设">园区第{n}批项目</a>'
    f"<span>2021-06-{n}</span></li>]]></record>"
    for n in range(10, 16)
)
STORE = (
    '<datastore><nextgroup><![CDATA[<a href="/proxy.jsp?start=46&end=52&column=12"></a>]]></nextgroup>'
    f"<recordset>{RECORDS}</recordset></datastore>"
)


def test_rows_in_a_data_block() -> None:
    text = f'<html><body><h2>工作动态</h2><div><script type="text/xml">{STORE}</script></div></body></html>'
    page = Document.from_text(f"{SITE}/col/12.html", text)
    assert [(row.headline, row.datePublished) for row in find_rows(page).rows] == [
        (f"园区第{n}批项目集中开工建设", f"2021-06-{n}") for n in range(10, 16)
    ]
    assert find_pages(page).next == f"{SITE}/proxy.jsp?start=46&end=52&column=12"


def test_rows_in_an_answer_to_a_script() -> None:
    page = Document.from_bytes(f"{SITE}/proxy.jsp?start=46", f"<?xml version='1.0'?>{STORE}".encode(), "text/xml")
    assert len(find_rows(page).rows) == 6


@pytest.mark.parametrize("kind", ["text/x-template", "text/html"])
@pytest.mark.parametrize("place", ["{{%s}}", "[[=%s]]", "<%%= %s %%>", "${%s}"])
def test_templates_stay_shut(kind: str, place: str) -> None:
    row = f'<li><p><a href="/{place % "id"}.html">园区第{place % "n"}批项目集中开工建设</a></p></li>'
    text = f'<html><body><script type="{kind}">{row * 5}</script></body></html>'
    assert find_rows(Document.from_text(f"{SITE}/a/", text)).rows == ()


@pytest.mark.parametrize(("size", "is_page"), [(2_000, True), (2_001, False)])
def test_a_page_says_so_at_its_beginning(size: int, is_page: bool) -> None:
    """What stands in sections of a page's own scripts stays; further down `<html` may be a row's text."""
    head = b"<!--".ljust(size - len(b"--><html"), b"x") + b"--><html"
    page = head + b"><body><script>//<![CDATA[\nvar rows = 3;\n//]]></script></body></html>"
    assert (open_data_blocks(page) == page) is is_page
