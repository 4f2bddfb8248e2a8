"""Where the portal lives: a start page that leads elsewhere."""

import time

import pytest
from runs import HOME, MakeRun

from portalcrawl.archive.ledger import FINISHED, Lease, Role, State
from portalcrawl.archive.recheck import DAY
from portalcrawl.page.document import Document
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.moves.start_page import StartPage

OTHER = "http://other.example/"
MENU = '<ul class="nav"><li><a href="/">首页</a><li><a href="/a/">新闻中心</a><li><a href="/b/">通知公告</a></ul>'


def lease_home(run: Run) -> Lease:
    run.ledger.add_page(HOME, Role.HOME)
    [lease] = run.ledger.lease((Role.HOME,), 1)
    return lease


def begin(make_run: MakeRun, *, is_known: bool = True) -> Run:
    run = make_run()
    if is_known:
        run.tree.add(HOME + "news/", ("新闻",), (HOME + "news/",), "menu")
    return run


@pytest.mark.parametrize(
    ("target", "is_permanent", "is_known", "is_followed"),
    [
        (OTHER, False, True, False),
        (OTHER, True, True, True),
        (OTHER, False, False, True),
        (HOME + "index/main.html", False, True, True),
    ],
    ids=["a night's", "for good", "of a new portal", "on the same site"],
)
def test_a_start_page_is_followed(
    make_run: MakeRun, target: str, is_permanent: bool, is_known: bool, is_followed: bool
) -> None:
    run = begin(make_run, is_known=is_known)
    assert StartPage(run).follow(lease_home(run), target, is_permanent=is_permanent) is is_followed
    assert run.tree.home == (target if is_followed else HOME)
    assert bool(run.health.home) is not is_followed
    assert run.ledger.tally[Role.HOME, State.FAILED] == (not is_followed)
    assert run.error is None


def test_the_portal_has_moved_when_two_days_have_said_so(make_run: MakeRun, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for day, is_well in ((0, True), (0.1, True), (1, False), (2, True)):
        monkeypatch.setattr("time.time", lambda day=day: 1_700_000_000 + day * DAY)
        run = begin(make_run)
        start = StartPage(run)
        start.follow(lease_home(run), OTHER, is_permanent=True)
        start.settle(is_well=is_well)
        found.append(run.ledger.get_meta("home_url"))
        run.archive.end_run(FINISHED, {})
    assert found == [None, None, None, OTHER]
    assert time.time() > 0


@pytest.mark.parametrize(("page", "home"), [(MENU, HOME), ("<p>系统维护</p>", OTHER)])
def test_a_start_page_with_a_menu_is_home_again(make_run: MakeRun, page: str, home: str) -> None:
    run = begin(make_run)
    run.ledger.set_meta("home_url", OTHER)
    run.tree.home = OTHER
    StartPage(run).note_read(lease_home(run), Document.from_text(HOME, page))
    assert run.tree.home == run.ledger.get_meta("home_url") == home
