"""What an answer leads to: an item, a further request of its lease, or a fate."""

from typing import Any

import pytest
from answering import PAGE, REFRESH, URL, answer, lease_page
from runs import HOME, fate_of
from scrapy import Request
from scrapy.exceptions import DownloadTimeoutError
from twisted.python.failure import Failure

from portalcrawl.archive.ledger import FINISHED, Role, State, Validators
from portalcrawl.exceptions import NoSpaceError
from portalcrawl.items import Article
from portalcrawl.spiders.answers import IN_CIRCLES, MAX_HOPS
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.dispatch import AnswerDispatch


@pytest.mark.parametrize(
    ("facts", "fate"),
    [
        ({"status": 404}, (State.GONE, "HTTP 404")),
        ({"status": 500}, (State.FAILED, "HTTP 500")),
        ({"status": 304}, (State.FAILED, "HTTP 304")),
        ({"status": 302}, (State.FAILED, "HTTP 302 to nowhere")),
        ({"status": 302, "Location": "/2.html", "hops": MAX_HOPS}, (State.FAILED, IN_CIRCLES)),
        ({"status": 302, "Location": "/2.html"}, (State.DUPLICATE, f"redirects to {HOME}2.html")),
        ({"status": 302, "Location": "/"}, (State.NOT_ARTICLE, "redirects to the home page")),
        ({"body": REFRESH % b"/2.html"}, (State.DUPLICATE, f"redirects to {HOME}2.html")),
        ({"body": REFRESH % b"http://other.org/"}, (State.EXCLUDED, "redirects offsite to other.org")),
        ({"Content_Type": "application/pdf"}, (State.NOT_ARTICLE, "not a page but application/pdf")),
    ],
)
def test_an_answer_that_is_no_page_is_a_fate(
    run: Run, dispatch: AnswerDispatch, facts: dict[str, Any], fate: tuple[State, str]
) -> None:
    assert answer(dispatch, lease_page(run), **facts) is None
    assert fate_of(run, URL) == fate


@pytest.mark.parametrize("facts", [{"status": 301, "Location": "https://example.com/1.html"},
                                   {"body": REFRESH % b"https://example.com/1.html"}])  # fmt: skip
def test_the_same_page_under_another_spelling_is_fetched(
    run: Run, dispatch: AnswerDispatch, facts: dict[str, Any]
) -> None:
    lease = lease_page(run)
    [request] = answer(dispatch, lease, **facts) or []
    assert isinstance(request, Request)
    assert (request.url, request.meta["lease"], request.meta["hops"]) == ("https://example.com/1.html", lease, 1)
    assert URL in run.ledger.leased


def test_a_home_page_is_followed_wherever_it_leads(run: Run, dispatch: AnswerDispatch) -> None:
    [request] = answer(dispatch, lease_page(run, Role.HOME, HOME), 302, Location="http://new.example.org/") or []
    assert isinstance(request, Request)
    assert request.url == run.tree.home == "http://new.example.org/"
    assert run.hosts[-1] == "new.example.org"
    assert run.ledger.get_meta("home_url") == "http://new.example.org/"


def test_an_article_is_an_item_and_keeps_its_lease(run: Run, dispatch: AnswerDispatch) -> None:
    [article] = answer(dispatch, lease_page(run), body=PAGE) or []
    assert isinstance(article, Article)
    assert article.headline == run.subject == "园区召开项目推进会"
    assert URL in run.ledger.leased, "the pipelines give it its fate"


def test_a_page_that_is_no_article_gets_its_fate(run: Run, dispatch: AnswerDispatch) -> None:
    assert answer(dispatch, lease_page(run), body=b"<p>x</p>") is None
    assert fate_of(run, URL)[0] is State.NOT_ARTICLE


def test_validators_are_kept_with_the_fate(run: Run, dispatch: AnswerDispatch) -> None:
    lease = lease_page(run, Role.FEED, HOME + "rss.xml")
    answer(dispatch, lease, body=b"<rss/>", ETag='"7"')
    run.archive.end_run(FINISHED, {})
    run.ledger.begin_run("r", "2026-01-01", {})
    run.ledger.add_page(lease.url, Role.FEED)
    [again] = run.ledger.lease((Role.FEED,), 1)
    assert again.validators == Validators('"7"', None)


def test_a_request_without_an_answer_is_a_fate_of_its_lease(run: Run, dispatch: AnswerDispatch) -> None:
    lease = lease_page(run)
    failure = Failure(DownloadTimeoutError("x"))
    failure.request = dispatch.requests.make(HOME + "moved.html", lease, 1)  # type: ignore[attr-defined]
    dispatch.note_error(failure)
    assert fate_of(run, URL) == (State.FAILED, f"redirects to {HOME}moved.html: timed out")


def test_a_disk_that_fails_ends_the_run(run: Run, dispatch: AnswerDispatch, monkeypatch: pytest.MonkeyPatch) -> None:
    lease = lease_page(run)

    def refuse() -> None:
        raise NoSpaceError("full")

    monkeypatch.setattr(run.archive, "commit_batch", refuse)
    assert answer(dispatch, lease, body=PAGE) is None
    assert isinstance(run.error, NoSpaceError)
    assert run.pages == 1
