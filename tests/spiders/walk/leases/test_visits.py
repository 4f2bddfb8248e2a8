"""What comes of a lease of the walk and of a look, side by side."""

import time
from dataclasses import replace

import pytest
from runs import HOME, MakeRun, archive_article, fate_of, lease_look

from portalcrawl.archive.ledger import FINISHED, FRONT, INCOMPLETE, Lease, ListedRow, Look, Role, State, Validators
from portalcrawl.items import Article, Capture
from portalcrawl.page.document import Document
from portalcrawl.spiders.answers import IN_CIRCLES, Refusal
from portalcrawl.spiders.recheck.versions import Versions
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.leases.look_visits import LookVisit
from portalcrawl.spiders.walk.leases.visits import Led, Verdict, Visit
from portalcrawl.spiders.walk.leases.walk_visits import WalkVisit
from portalcrawl.spiders.walk.lists.depth import ListDepth
from portalcrawl.spiders.walk.lists.list_reader import ListReader

URL, TARGET = HOME + "1.html", HOME + "2.html"
DOCUMENT = Document.from_text(URL, "<p>x</p>")
TODAY = time.strftime("%Y-%m-%d", time.gmtime())
BODY = "今天上午，园区召开会议，部署下一步工作。"


def article(body: str = BODY) -> Article:
    return Article(URL, "园区召开会议", body, capture=Capture("r", "2026-01-02T00:00:00Z", 200))


@pytest.fixture(params=["walk", "look"])
def visit(request: pytest.FixtureRequest, make_run: MakeRun) -> Visit:
    """The same address, new or archived."""
    run = make_run()
    if request.param == "walk":
        run.ledger.add_listed(ListedRow(URL, HOME, 1), None, FRONT)
        [lease] = run.ledger.lease((Role.ARTICLE,), 1)
        return WalkVisit(run, lease, ListReader(run, ListDepth(run)))
    archive_article(run, article())
    return LookVisit(run, lease_look(run), Versions(run.archive, lambda look, record: None))


def is_look(visit: Visit) -> bool:
    return isinstance(visit.lease, Look)


@pytest.mark.parametrize(
    ("fate", "of_look"),
    [
        ((State.NOT_ARTICLE, "no headline"), State.UNCHANGED),
        ((State.GONE, "HTTP 404"), State.UNCHANGED),
        ((State.FAILED, "timed out"), State.FAILED),
    ],
)
def test_an_archived_article_is_not_lost_by_one_odd_answer(
    visit: Visit, fate: tuple[State, str], of_look: State
) -> None:
    visit.settle(*fate)
    assert fate_of(visit.run, URL)[0] is (of_look if is_look(visit) else fate[0])


@pytest.mark.parametrize(
    ("refusal", "of_look"),
    [
        (Refusal(State.EXCLUDED, "redirects offsite to other.org"), f"redirects to {TARGET} since "),
        (Refusal(State.NOT_ARTICLE, "redirects to the home page"), "redirects to the home page on "),
    ],
)
def test_a_refused_target_is_the_fate_of_what_is_new_alone(visit: Visit, refusal: Refusal, of_look: str) -> None:
    visit.turn_back(Led(TARGET, is_permanent=True), refusal)
    state, reason = fate_of(visit.run, URL)
    assert reason is not None
    if is_look(visit):
        assert (state, reason.startswith(of_look)) == (State.UNCHANGED, True)
    else:
        assert (state, reason) == refusal


@pytest.mark.parametrize(
    ("fate", "of_look"),
    [
        (Refusal(State.DUPLICATE, f"redirects to {TARGET}"), (State.UNCHANGED, f"redirects to {TARGET} on {TODAY}")),
        (Refusal(State.NOT_ARTICLE, "redirects to a section"), (State.UNCHANGED, f"redirects to {TARGET} on {TODAY}")),
        (Refusal(State.FAILED, IN_CIRCLES), (State.FAILED, IN_CIRCLES)),
    ],
)
def test_what_leads_to_no_article_is_the_fate_of_what_is_new_alone(
    visit: Visit, fate: Refusal, of_look: tuple[State, str]
) -> None:
    visit.lead_to(Led(TARGET, is_permanent=True), fate)
    assert fate_of(visit.run, URL) == (of_look if is_look(visit) else fate)


@pytest.mark.parametrize(
    ("headline", "reason"),
    [
        ("园区召开会议（更正）", f"redirects to {TARGET} since {TODAY}"),
        ("安全验证", f"redirects to {TARGET} on {TODAY}"),
    ],
)
def test_an_article_moves_to_one_that_is_called_the_same(run: Run, headline: str, reason: str) -> None:
    archive_article(run, article())
    look = lease_look(run)
    archive_article(run, replace(article(), url=TARGET, headline=headline))
    visit = LookVisit(run, look, Versions(run.archive, lambda look, record: None))
    led = Led(TARGET, is_permanent=True)
    assert not visit.goes_along(led)
    visit.lead_to(led, Refusal(State.DUPLICATE, "x"))
    assert fate_of(run, URL) == (State.UNCHANGED, reason)


def test_a_look_goes_along_where_nothing_is_archived(visit: Visit) -> None:
    assert visit.goes_along(Led(TARGET, is_permanent=False)) is is_look(visit)


@pytest.mark.parametrize("body", [BODY, BODY.replace("今天", "昨天")])
def test_an_article_is_written_where_it_is_new_or_has_changed(visit: Visit, body: str) -> None:
    read = article(body)
    is_written = not is_look(visit) or body != BODY
    assert visit.judge(read, DOCUMENT) is (Verdict.TAKE if is_written else Verdict.SETTLED)
    assert read.capture is not None
    assert read.capture.version == (2 if is_look(visit) and is_written else 1)
    assert (URL in visit.run.ledger.leased) is is_written, "the pipelines give it its fate"


@pytest.mark.parametrize(
    ("role", "was_whole", "was_read_to_its_end", "is_asked"),
    [(Role.LIST, True, True, True), (Role.LIST, True, False, False), (Role.LIST, False, True, False),
     (Role.HOME, True, True, False)],
)  # fmt: skip
def test_a_list_may_be_the_same_where_its_pages_need_not_be_read(
    make_run: MakeRun, role: Role, was_whole: bool, was_read_to_its_end: bool, is_asked: bool
) -> None:
    def lease(run: Run) -> Lease:
        run.ledger.add_page(HOME + "list/", role)
        [lease] = run.ledger.lease((role,), 1)
        return lease

    run = make_run()
    run.ledger.note_validators(lease(run).url, Validators('"7"', None))
    run.ledger.set_state(HOME + "list/", State.DONE)
    # A page of the front list, whose depth is the home page's as well.
    run.ledger.add_page(HOME + "page/2/", Role.LIST)
    for further in run.ledger.lease((Role.LIST,), 1):
        run.ledger.set_state(further.url, State.DONE)
    if was_read_to_its_end:
        run.ledger.readings.settle(run.ledger.generation, int(time.time()), is_whole=True)
    run.archive.end_run(FINISHED if was_whole else INCOMPLETE, {})
    run = make_run()
    visit = WalkVisit(run, lease(run), ListReader(run, ListDepth(run)))
    assert visit.lease.validators is not None
    assert visit.build_condition() == ({"If-None-Match": '"7"'} if is_asked else {})


def test_a_304_leaves_an_archived_article_as_it_is(run: Run) -> None:
    archive_article(run, article())
    LookVisit(run, lease_look(run), Versions(run.archive, lambda look, record: None)).note_same()
    assert fate_of(run, URL) == (State.UNCHANGED, "HTTP 304")


@pytest.mark.parametrize(("role", "pending"), [(Role.SITEMAP, 1), (Role.FEED, 0)])
def test_a_sitemap_that_is_the_same_still_names_its_sitemaps(make_run: MakeRun, role: Role, pending: int) -> None:
    run = make_run()
    for name in ("robots.txt", "a.xml"):
        run.ledger.add_page(HOME + name, role)
    for lease in run.ledger.lease((role,), 9):
        run.ledger.set_state(lease.url, State.DONE)
    run.archive.end_run(FINISHED, {})
    run = make_run()
    run.ledger.add_page(HOME + "robots.txt", role)
    [lease] = run.ledger.lease((role,), 9)
    WalkVisit(run, lease, ListReader(run, ListDepth(run))).note_same()
    assert fate_of(run, lease.url) == (State.DONE, "HTTP 304")
    assert run.ledger.pending == pending
