"""The size of a list, in the words of its pager."""

import pytest

from portalcrawl.discovery.pager.totals import Totals, read_totals
from portalcrawl.page.document import Document


def read(body: str) -> Totals:
    document = Document.from_text("http://e.cn/xw/", f"<html><body>{body}</body></html>")
    return read_totals(document, tuple(document.tree.iter("a")))


NEXT = '<a href="2.html">下一页</a>'
ROWS = "<p>园区召开安全生产工作专题会议部署重点工作任务落实情况</p>" * 20
STATED = {
    f"<div>共 356 条 {NEXT}</div>": Totals(rows=356),
    f"<div>共18页 {NEXT}</div>": Totals(pages=18),
    f"<div>1/18 {NEXT}</div>": Totals(pages=18, current=1),
    f"<div>Page 3 of 30 {NEXT}</div>": Totals(pages=30, current=3),
    f"<div>Seite 3 von 30 {NEXT}</div>": Totals(pages=30, current=3),
    f"<div>Страница 3 из 30 {NEXT}</div>": Totals(pages=30, current=3),
    f"<div>Halaman 3 / 30 {NEXT}</div>": Totals(pages=30, current=3),
    f"<div>Page 3 30 {NEXT}</div>": Totals(),
    f"<div>Seite 1 von 5<b>1</b> {NEXT}</div>": Totals(pages=5, current=1),
    f"<div>页次：3/18页 共356条记录 {NEXT}</div>": Totals(356, 18, 3),
    f"<div><span>共 <b>356</b> 条</span> <i>{NEXT}</i></div>": Totals(rows=356),
    f"<div>{NEXT}</div>": Totals(),
    # Beside the links, where the list has its rows in the same element: nothing longer than a pager's words is read.
    f"<div>{ROWS}<span>共 356 条</span>{NEXT}</div>": Totals(rows=356),
    f"<div>{ROWS}{NEXT}<p>{'召' * 30}</p>共 356 条</div>": Totals(rows=356),
    # A row beside the pager speaks of another thing.
    f"<div>{ROWS}<p>园区出台优化营商环境实施方案，提出共 12 条具体举措</p>{NEXT}</div>": Totals(),
    # Nor does an excerpt, in a list so short that it is read with its pager.
    f"<div><ul><li>今年一共借出187件，其中一半是新的。</li></ul><p>{NEXT}</p></div>": Totals(),
    f"<div><p>{'Boats came home in the morning. ' * 2} See page 3 of 30.</p><p>{NEXT}</p></div>": Totals(),
    f'<div><a title="Total record"><b>73</b></a>{NEXT}</div>': Totals(rows=73),
    f'<div><a title="Total record"><b>1234567</b></a>{NEXT}</div>': Totals(rows=1_234_567),
    f'<div><a title="Total record"><b>201712250929</b></a>{NEXT}</div>': Totals(),
    f'<div><a title="Total record"><b>{"7" * 5_000}</b></a>{NEXT}</div>': Totals(),
}


@pytest.mark.parametrize(("body", "totals"), STATED.items(), ids=map(str, range(len(STATED))))
def test_totals_of_a_pager(body: str, totals: Totals) -> None:
    assert read(body) == totals


@pytest.mark.parametrize(("depth", "rows"), [(3, 356), (4, None)])
def test_totals_stand_near_the_links(depth: int, rows: int | None) -> None:
    body = f"<div>共 356 条{'<div>' * depth}{NEXT}{'</div>' * depth}</div>"
    assert read(body).rows == rows


@pytest.mark.parametrize(("between", "rows"), [(3, 356), (4, None)])
def test_totals_stand_few_elements_before_the_links(between: int, rows: int | None) -> None:
    long = f"<p>{'园区召开会议部署重点工作任务' * 25}</p>"
    assert read(f"<div>{long}<span>共 356 条</span>{'<i>·</i>' * between}{NEXT}</div>").rows == rows


SINGLE = {
    "<div>Página 1 de 18</div>": Totals(pages=18, current=1),
    "<div>Page 1 of 18</div>": Totals(pages=18, current=1),
    "<div>Page <b>1</b> of <b>18</b></div>": Totals(pages=18, current=1),
    "<div>Seite <span>1</span> von <span>18</span></div>": Totals(pages=18, current=1),
    "<p>Filipa street <b>23</b>/<b>4</b></p>": Totals(),
    "<p>Filipa street 23/4</p>": Totals(),
    "<p>En la página 3 de la revista, 18 vecinos cuentan qué falta en el pueblo y en el puerto</p>": Totals(),
    "<div>共 1 页/6 条记录</div>": Totals(6, 1),
    "<div>共 <b>1</b> 页</div>": Totals(pages=1),
    "<div><i>共</i><b>1</b>页</div>": Totals(pages=1),
    "<div><b>共</b> 18 页</div>": Totals(pages=18),
    "<div><u><b>共</b></u> 18 页</div>": Totals(),
    "<div>共 6 条</div>": Totals(),
    "<p>园区共有企业 356 家</p>": Totals(),
    f"<p>{'近日园区召开会议，' * 7}会议材料共 356 页。</p>": Totals(),
    "<script>var t = '共 18 页'</script>": Totals(),
    '<a href="/x/">共 18 页</a>': Totals(),
}


@pytest.mark.parametrize(("body", "totals"), SINGLE.items())
def test_totals_without_a_pager(body: str, totals: Totals) -> None:
    document = Document.from_text("http://e.cn/xw/", f"<html><body>{body}</body></html>")
    assert read_totals(document, ()) == totals
