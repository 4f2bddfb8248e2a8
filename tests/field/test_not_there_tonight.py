"""Rows whose pages are not there tonight and are there tomorrow: no answer of one night settles them."""

from pathlib import Path

import pytest
from changing_portal import ChangingPortal
from later_runs import age, crawled
from nights import changes, crawl_night, frame, headlines, held, lead_to, say, send_gate, spoil, state_of, titles_of
from tiny_portal import Answer, Handler, TinyPortal


def send_list(handler: Handler) -> None:
    """The list of an article's section, as a server answers whose addresses are not rewritten any more."""
    handler.server.portal.routes[handler.path[: handler.path.rindex("/") + 1]](handler)


TROUBLES: dict[str, tuple[Answer | None, int]] = {
    "gone": (None, 0),
    "check page that is not there": (lead_to("/check.html?back=%s"), 3),
    "check page that is": (lead_to("/gate"), 3),
    "home page": (lead_to("/"), 3),
    "another host": (lead_to("http://consent.invalid/?to=%s"), 3),
    "login": (lead_to("/member/login.php?to=%s"), 3),
    "busy": (say("服务器繁忙，请稍后再试。"), 3),
    "busy in the frame": (frame("数据库连接错误"), 3),
    "empty": (lambda h: h.send_page(""), 3),
    "an error for programs": (lambda h: h.send_page('{"code": 500}', Content_Type="application/json"), 3),
    "gate": (send_gate, 3),
    "the list that shows them": (send_list, 0),
}
"""By name, what the new rows' pages answer with, and the exit code that says so; two dead links, or two pages of
which each is another one, are no trouble yet."""


@pytest.mark.parametrize("name", TROUBLES)
def test_what_one_night_answers_is_not_the_last_word(name: str, tmp_path: Path) -> None:
    trouble, code = TROUBLES[name]
    with crawled(ChangingPortal, tmp_path) as portal:
        portal.routes["/gate"] = send_gate
        fresh = portal.grow(2)
        known = headlines(tmp_path)
        well = spoil(portal, fresh, trouble)
        run, _ = crawl_night(portal, tmp_path)
        assert run.returncode == code, run.stdout
        assert headlines(tmp_path) == known, "what stands in an article's place is not archived"
        assert not portal.asked("/member/login.php"), "a login is never asked for"
        portal.routes |= well
        run, summary = crawl_night(portal, tmp_path)
        assert (run.returncode, summary["counts"].get("archived")) == (0, 2), run.stdout
        assert headlines(tmp_path) == known | titles_of(fresh)
        assert changes(tmp_path) == []


def test_a_dead_row_is_asked_for_ever_more_rarely_while_its_list_shows_it(tmp_path: Path) -> None:
    with crawled(ChangingPortal, tmp_path) as portal:
        [dead] = portal.grow(1)
        well = spoil(portal, [dead], None)
        asked = []
        for _ in range(12):
            run, _summary = crawl_night(portal, tmp_path)
            assert run.returncode == 0, run.stdout
            asked.append(bool(portal.asked(dead)))
            age(tmp_path, 1.01)
        assert [day for day, is_asked in enumerate(asked) if is_asked] == [0, 1, 2, 4, 8]
        portal.routes |= well
        age(tmp_path, 8)
        crawl_night(portal, tmp_path)
        assert titles_of([dead]) <= headlines(tmp_path)


@pytest.mark.parametrize("count", [4, 5])
def test_many_new_rows_that_lead_nowhere_are_told_in_the_run_that_meets_them(count: int, tmp_path: Path) -> None:
    with crawled(ChangingPortal, tmp_path) as portal:
        dead = portal.grow(12)[:count]
        spoil(portal, dead, None)
        run, summary = crawl_night(portal, tmp_path)
        is_told = count == 5
        assert (run.returncode, summary["complete"]) == ((3, False) if is_told else (0, True)), run.stdout
        alarms = ["listed pages: 5 of 12 that were asked for are not there, such as "]
        assert [alarm[: len(alarms[0])] for alarm in summary["alarms"]] == alarms * is_told
        run, _ = crawl_night(portal, tmp_path)
        assert run.returncode == 0, "what is known is no news"


@pytest.mark.parametrize("is_ill", [False, True])
def test_what_no_list_shows_any_more_is_final_after_two_days_on_which_the_portal_is_well(
    tmp_path: Path, is_ill: bool
) -> None:
    with crawled(ChangingPortal, tmp_path) as portal:
        [dead] = portal.grow(1)
        spoil(portal, [dead], None)
        crawl_night(portal, tmp_path)
        portal.articles.remove(dead)
        known = dict(portal.routes)
        if is_ill:
            spoil(portal, portal.articles, lead_to("/gate"))
        for _ in range(6):
            age(tmp_path, 9)
            run, _ = crawl_night(portal, tmp_path, "--full", "--recheck", "0d")
            assert (run.returncode == 3) is is_ill, run.stdout
        assert state_of(tmp_path, dead) == "gone"
        age(tmp_path, 99)
        portal.routes |= known
        crawl_night(portal, tmp_path)
        assert bool(portal.asked(dead)) is is_ill


def test_a_first_run_on_a_bad_day(tmp_path: Path) -> None:
    with ChangingPortal(size=12) as portal:
        well = spoil(portal, portal.articles, None)
        run, summary = crawl_night(portal, tmp_path)
        assert run.returncode == 3, "nothing that its lists show is in the archive"
        assert any("12 of 12" in alarm for alarm in summary["alarms"])
        portal.routes |= well
        run, _ = crawl_night(portal, tmp_path)
        assert (run.returncode, len(held(tmp_path))) == (0, 12)


def test_a_portal_that_is_ill_every_night(tmp_path: Path) -> None:
    with crawled(ChangingPortal, tmp_path) as portal:
        well: dict[str, Answer] = {}
        for _ in range(4):
            well |= spoil(portal, portal.grow(2), send_gate)
            spoil(portal, well, send_gate)
            run, _ = crawl_night(portal, tmp_path)
            assert run.returncode == 3, run.stdout
            age(tmp_path, 1.01)
        portal.routes |= well
        age(tmp_path, 9)
        run, _ = crawl_night(portal, tmp_path)
        assert run.returncode == 0, run.stdout
        assert titles_of(well) <= headlines(tmp_path)
        assert changes(tmp_path) == []


def test_a_check_that_lets_in_who_comes_back_with_its_cookie(tmp_path: Path) -> None:
    """Each article leads to a page that sets a cookie and sends back."""
    with TinyPortal() as portal:

        def check(handler: Handler) -> None:
            handler.send_page("", 302, Location=handler.path.partition("=")[2], Set_Cookie="pass=7; path=/")

        for target in portal.articles:
            well = portal.routes[target]
            portal.routes[f"/check?back={target}"] = check
            portal.routes[target] = lambda h, well=well: (  # type: ignore[misc]
                well(h) if h.headers.get("Cookie") else lead_to("/check?back=%s")(h)
            )
        run, _ = crawl_night(portal, tmp_path)
        assert (run.returncode, len(headlines(tmp_path))) == (0, len(portal.articles)), run.stdout


def test_a_check_that_lets_nobody_in_ends(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        for target in portal.articles:
            portal.routes[target] = lead_to("/check?back=%s")
            portal.routes[f"/check?back={target}"] = lambda h: h.send_page(
                "", 302, Location=h.path.partition("=")[2], Set_Cookie=f"pass={len(portal.requests)}; path=/"
            )
        run, summary = crawl_night(portal, tmp_path)
        assert (run.returncode, summary["counts"].get("archived")) == (3, None), run.stdout
        assert len(portal.requests) < 15 * len(portal.articles)


def test_a_portal_that_bans_its_visitor_is_left_alone(tmp_path: Path) -> None:
    """What was sampled before the ban does not say that the portal answers still."""
    banned = False

    def guard(answer: Answer) -> Answer:
        def send(handler: Handler) -> None:
            if banned and len(portal.requests) > 45:
                handler.send_page("<html><body>Forbidden</body></html>", 403)
            else:
                answer(handler)

        return send

    with TinyPortal(size=100) as portal:
        portal.routes = {target: guard(answer) for target, answer in portal.routes.items()}
        banned = True
        run, _ = crawl_night(portal, tmp_path)
        assert run.returncode == 7, run.stdout
        assert "pages in a row failed" in run.stderr
        assert len(portal.requests) < 105, "those before the ban, 25 behind it, and those under way"
        banned = False
        run, _ = crawl_night(portal, tmp_path)
        assert run.returncode == 0, run.stdout
        assert len(held(tmp_path)) == 100
