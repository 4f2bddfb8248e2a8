"""Pages that are not what their rows name."""

import pytest
from msgspec.structs import replace
from runs import HOME, MakeRun, fate_of
from scrapy import Request
from scrapy.http import HtmlResponse, Response

from portalcrawl.archive.ledger import FRONT, Lease, ListedRow, Role, State
from portalcrawl.items import Article
from portalcrawl.page.document import Document
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.leases.held_pages import SAME_PAGE, HeldPages
from portalcrawl.spiders.walk.leases.walk_visits import WalkVisit
from portalcrawl.spiders.walk.lists.depth import ListDepth
from portalcrawl.spiders.walk.lists.list_reader import ListReader

SHORT = "您的访问过于频繁，请稍后再试。"
LONG = "园区召开项目推进会，研究部署下一步工作。" * 21
"""420 hanzi, 1,260 bytes."""


def read_again(lease: Lease, response: Response) -> Request:
    return Request(lease.url)


def hold(held: HeldPages, run: Run, texts: list[str], doubted: int | None = None) -> list[str]:
    """List a row for each text and let its page wait; the addresses."""
    urls = [f"{HOME}{number}.html" for number in range(len(texts))]
    for url, text in zip(urls, texts, strict=True):
        run.ledger.add_listed(ListedRow(url, HOME, 1, "农民工工资问题答复"), None, FRONT)
        [lease] = run.ledger.lease((Role.ARTICLE,), 1)
        lease = replace(lease, doubted=doubted)
        document = Document.from_text(url, f"<body><h1>标题</h1><p>{text}</p>")
        visit = WalkVisit(run, lease, ListReader(run, ListDepth(run)))
        assert held.hold(visit, Article(url, "标题", text), document, HtmlResponse(url)) == []
    return urls


@pytest.mark.parametrize(
    ("texts", "taken"),
    [([SHORT], 1), ([SHORT] * 2, 0), ([SHORT] * 3, 0), ([LONG] * 2, 2), ([LONG] * 3, 0),
     ([SHORT, LONG, LONG + "完"], 3)],
    ids=["one", "two messages", "messages", "an article at two addresses", "a long gate", "unlike pages"],
)  # fmt: skip
def test_one_page_at_several_addresses(make_run: MakeRun, texts: list[str], taken: int) -> None:
    run = make_run()
    held = HeldPages(run, read_again)
    urls = hold(held, run, texts)
    assert {request.url for request in held.release()} == set(urls[:taken])
    for url in urls[taken:]:
        assert fate_of(run, url) == (State.NOT_ARTICLE, SAME_PAGE)
    assert len(held) == 0


def test_what_was_in_doubt_before_is_held_against_its_like_again(make_run: MakeRun) -> None:
    """The next run meets the same gate; that its pages are in doubt already makes them no articles."""
    run = make_run()
    held = HeldPages(run, read_again)
    urls = hold(held, run, [SHORT] * 3, doubted=1_700_000_000)
    assert held.release() == []
    assert {fate_of(run, url) for url in urls} == {(State.NOT_ARTICLE, SAME_PAGE)}
