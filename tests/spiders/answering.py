"""A run's answers, one by one, as a server gives them."""

from runs import HOME
from scrapy import Request
from scrapy.http import Response

from portalcrawl.archive.ledger import FRONT, Lease, ListedRow, Role
from portalcrawl.items import Article
from portalcrawl.middlewares.sampled import TAKEN
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.dispatch import AnswerDispatch

URL = HOME + "1.html"
PAGE = (
    "<html><head><title>园区召开项目推进会</title></head><body><h1>园区召开项目推进会</h1><div>2017-12-25</div><div>"
    + "<p>今天上午，园区召开重点项目推进会，听取各单位汇报，研究解决项目建设中遇到的困难和问题。</p>" * 4
    + "</div></body></html>"
).encode()
FRAMED = PAGE.replace(b"<body>", b"<body><p><a href='/'>Home</a></p>")
REFRESH = b"<meta http-equiv=refresh content='0;url=%s'>"
Answer = list[Request | Article] | None


def lease_page(run: Run, role: Role = Role.ARTICLE, url: str = URL) -> Lease:
    if role is Role.ARTICLE:
        run.ledger.add_listed(ListedRow(url, HOME, 1), None, FRONT)
    else:
        run.ledger.add_page(url, role)
    [lease] = run.ledger.lease((role,), 1)
    return lease


def answer(
    dispatch: AnswerDispatch, lease: Lease, status: int = 200, body: bytes = b"", hops: int = 0, **headers: str
) -> Answer:
    request = dispatch.requests.make(lease.url, lease, hops)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return dispatch.parse(Response(lease.url, status=status, headers=given, body=body, request=request))


def release(dispatch: AnswerDispatch) -> Answer:
    """What comes of the one page that has waited for all others."""
    [request] = dispatch.release_pages()
    return dispatch.parse(request.meta[TAKEN].replace(request=request))
