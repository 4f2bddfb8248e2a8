"""Pagers that a script writes."""

import pytest
from lxml import html

from portalcrawl.discovery.pager.scripts import ScriptedPager, find_next_group, find_scripted_pager, handler_address
from portalcrawl.page.document import Document

SITE = "http://www.e.cn"


def find(script: str, path: str = "/xw/") -> ScriptedPager | None:
    return find_scripted_pager(Document.from_text(SITE + path, f"<html><body><script>{script}</script></body></html>"))


FROM_0, FROM_1 = ["index", "index_1", "index_2"], ["index", "index_2", "index_3"]
CALLS = {
    "from 0": ('createPageHTML(3, 0, "index", "html");', "/xw/", 1, FROM_0, None),
    "from 1": ("createPageHTML('page', 3, 1, 'index', 'html', 61);", "/xw/", 1, FROM_1, 61),
    "from 1 without an element": ('createPageHTML(3, 1, "index", "html")', "/xw/", 1, FROM_1, None),
    "a later page from 0": ('createPageHTML(3, 1, "index", "html")', "/xw/index_1.html", 2, FROM_0, None),
    "a later page from 1": ("createPageHTML('page', 3, 2, 'index', 'html')", "/xw/index_2.html", 2, FROM_1, None),
    "a page behind the last": ('createPageHTML(3, 9, "index", "html")', "/xw/index_9.html", 3, FROM_0, None),
}


@pytest.mark.parametrize(("script", "path", "current", "files", "rows"), CALLS.values(), ids=CALLS.keys())
def test_a_call_names_all_pages(script: str, path: str, current: int, files: list[str], rows: int | None) -> None:
    found = find(script, path)
    assert found == ScriptedPager(3, current, tuple(f"{SITE}/xw/{name}.html" for name in files), rows)


@pytest.mark.parametrize(
    "script",
    [
        "",
        'createPageHTML(0, 0, "index", "html")',
        "setPage(3)",
        'showMessage(3, 0, "index", "html")',
        'createPageHTML(3, 0, "http://[/", "html")',
        "var x = 1;" * 2_000 + 'createPageHTML(3, 0, "index", "html")',
    ],
)
def test_other_scripts_are_no_pagers(script: str) -> None:
    assert find(script) is None


def test_a_long_script_before_the_call_is_read() -> None:
    assert find("var x = 1;" * 1_500 + 'createPageHTML(3, 0, "index", "html")') is not None


@pytest.mark.parametrize(("count", "expected"), [(19_000, 19_000), (999_999, 20_000)])
def test_a_mistaken_count_is_cut(count: int, expected: int) -> None:
    found = find(f'createPageHTML({count}, 0, "index", "html")')
    assert found is not None
    assert found.count == len(found.addresses) == expected


HANDLERS = {
    "<b onclick=\"location.href='/xw/index_2.html'\">2</b>": "/xw/index_2.html",
    "<a href=\"javascript:window.open('list_2.html')\">2</a>": "list_2.html",
    "<b onclick=\"go('?page=2')\">2</b>": "?page=2",
    "<b onclick=\"go('http://www.e.cn/2/')\">2</b>": "http://www.e.cn/2/",
    "<b onclick=\"go('next')\">2</b>": None,
    '<b onclick="go(2)">2</b>': None,
    f"<b onclick=\"{'f();' * 400}go('/2.html')\">2</b>": "/2.html",
    f"<b onclick=\"{'f();' * 500}go('/2.html')\">2</b>": None,
}


@pytest.mark.parametrize(("markup", "address"), HANDLERS.items(), ids=map(str, range(len(HANDLERS))))
def test_addresses_in_handlers(markup: str, address: str | None) -> None:
    assert handler_address(html.fragment_fromstring(markup)) == address


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<nextgroup><a href="/data.jsp?page=2"></a></nextgroup>', f"{SITE}/data.jsp?page=2"),
        ('<nextgroup><a href="http://o.example/2"></a></nextgroup>', None),
        ('<div class="next"><a href="/2/"></a></div>', None),
    ],
)
def test_a_data_block_says_where_it_goes_on(body: str, expected: str | None) -> None:
    assert find_next_group(Document.from_text(f"{SITE}/", f"<html><body>{body}</body></html>")) == expected
