"""The requests of leases."""

from typing import Any

import pytest
from runs import HOME, archive_article, fate_of, lease_look
from scrapy.http import Response

from portalcrawl.archive.ledger import ListedRow, Role, State, Validators
from portalcrawl.items import Article
from portalcrawl.middlewares.sampled import TAKEN
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.dispatch import AnswerDispatch
from portalcrawl.spiders.walk.unlisted.address_groups import PROBES


@pytest.fixture
def dispatch(run: Run) -> AnswerDispatch:
    return AnswerDispatch(run)


def test_a_request_carries_its_lease_and_leaves_redirects_to_the_ledger(run: Run, dispatch: AnswerDispatch) -> None:
    run.ledger.add_page(HOME + "news/", Role.LIST)
    [lease] = run.ledger.lease((Role.LIST,), 1)
    request = dispatch.requests.make_first(lease)
    assert request is not None
    assert request.url == lease.url
    assert request.meta == {"lease": lease, "hops": 0, "dont_redirect": True}
    assert dispatch.requests.make(HOME + "other", lease, 3).meta["hops"] == 3


def test_a_start_page_is_tried_twice(run: Run, dispatch: AnswerDispatch) -> None:
    """Somebody waits for the answer."""
    run.ledger.add_page(HOME, Role.HOME)
    [lease] = run.ledger.lease((Role.HOME,), 1)
    assert dispatch.requests.make(lease.url, lease).meta["max_retry_times"] == 1


def test_a_candidate_of_a_hopeless_group_gets_its_fate_without_a_request(run: Run, dispatch: AnswerDispatch) -> None:
    for number in range(PROBES + 1):
        run.ledger.add_candidate(ListedRow(f"{HOME}tags/{number}/", HOME, number))
    *probes, last = run.ledger.lease((Role.CANDIDATE,), PROBES + 1)
    for lease in probes:
        assert dispatch.requests.make_first(lease) is not None
        dispatch._groups.note(lease.url, is_article=False)
    assert dispatch.requests.make_first(last) is None
    assert fate_of(run, last.url) == (State.EXCLUDED, "no articles at such addresses")
    run.ledger.add_candidate(ListedRow(f"{HOME}tags/dated/", HOME, 9, "The old quay reopens", "2017-12-25"))
    [dated] = run.ledger.lease((Role.CANDIDATE,), 1)
    assert dispatch.requests.make_first(dated) is not None


def test_a_session_that_no_address_is_known_by_leads_nowhere(run: Run, dispatch: AnswerDispatch) -> None:
    run.keeper.sessions.sessions.add("rnd")
    run.ledger.add_page(HOME + "news/?rnd=0.9537610396283960", Role.LIST)
    [lease] = run.ledger.lease((Role.LIST,), 1)
    assert run.keeper.sessions.drop(lease.url) == HOME + "news/", "or the test tests nothing"
    assert dispatch.requests.make_first(lease) is not None


def test_what_a_sample_got_goes_with_the_request(
    run: Run, dispatch: AnswerDispatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = Response(HOME)
    monkeypatch.setattr(run.keeper, "take_sampled", {HOME: answer}.get)
    run.ledger.add_page(HOME, Role.HOME)
    [lease] = run.ledger.lease((Role.HOME,), 1)
    assert dispatch.requests.make(HOME, lease).meta[TAKEN] is answer
    assert TAKEN not in dispatch.requests.make(HOME + "x", lease).meta


def test_only_the_address_that_gave_the_validators_is_asked_with_them(run: Run, dispatch: AnswerDispatch) -> None:
    url = HOME + "1.html"
    run.ledger.note_validators(url, Validators('"7"', None))
    archive_article(run, Article(url, "会议", "今天上午，园区召开会议。"))
    look: Any = lease_look(run)
    assert dispatch.requests.make(url, look).headers.to_unicode_dict() == {"If-None-Match": '"7"'}
    assert not dispatch.requests.make(HOME + "2.html", look).headers
