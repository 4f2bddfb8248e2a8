"""Which links that nothing shows but some page are tried once all lists are read."""

from datetime import date

import pytest
from runs import HOME, MakeRun, archive_article

from portalcrawl.archive.ledger import FINISHED, UNLISTED, ListedRow, Role, State
from portalcrawl.items import Article
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.unlisted.unlisted_links import UnlistedLinks
from portalcrawl.text.dates.window import Window


def note(run: Run, *urls: str, label: str | None = None) -> None:
    for url in urls:
        run.ledger.add_candidate(ListedRow(HOME + url, HOME, 1, label), (State.EXCLUDED, UNLISTED))


def tried(run: Run) -> list[str]:
    return [lease.url.removeprefix(HOME) for lease in run.ledger.lease((Role.CANDIDATE,), 100)]


def test_what_looks_like_an_article_is_tried_however_many_there_are(run: Run) -> None:
    archive_article(run, Article(HOME + "info/1002/1.html", headline="园区开工", articleBody="今天开工。"))
    note(run, *(f"info/1002/{n}.html" for n in range(2, 60)))
    assert UnlistedLinks(run).try_some()
    assert len(tried(run)) == 58


def test_the_next_ones_are_tried_as_long_as_the_last_ones_led_to_new_articles(run: Run) -> None:
    """A list that can be narrowed in many ways has thousands of addresses, and shows what is known."""
    archive_article(run, Article(HOME + "info/1002/1.html", headline="园区开工", articleBody="今天开工。"))
    note(run, *(f"info/1002/{n}.html" for n in range(2, 500)))
    links = UnlistedLinks(run)
    assert links.try_some()
    first = run.ledger.lease((Role.CANDIDATE,), 500)
    assert len(first) == 100
    for lease in first[1:]:
        run.ledger.set_state(lease.url, State.NOT_ARTICLE, "no body")
    archive_article(run, Article(first[0].url, headline="二期开工", articleBody="二期今天开工。"))
    assert links.try_some()
    second = run.ledger.lease((Role.CANDIDATE,), 500)
    assert len(second) == 200
    for lease in second:
        run.ledger.set_state(lease.url, State.NOT_ARTICLE, "no body")
    assert not links.try_some()


def test_others_are_tried_a_few_at_a_time_until_too_many_were_in_vain(run: Run) -> None:
    note(run, *(f"{chr(ord('a') + n)}/{'x' * n}y/" for n in range(26)))
    links = UnlistedLinks(run)
    assert links.try_some()
    first = tried(run)
    assert len(first) == 10
    for url in first:
        run.ledger.set_state(HOME + url, State.NOT_ARTICLE, "no body")
    assert not links.try_some()


def test_as_long_as_they_lead_to_lists_more_are_tried(run: Run) -> None:
    note(run, *(f"{chr(ord('a') + n)}/{'x' * n}y/" for n in range(26)))
    links = UnlistedLinks(run)
    assert links.try_some()
    for lease in run.ledger.lease((Role.CANDIDATE,), 100):
        run.ledger.lease_as_list(lease, None)
        run.ledger.set_read(lease.url, 5)
    assert links.try_some()
    assert len(tried(run)) == 10


@pytest.mark.parametrize(("url", "label"), [("login.html", "登录"), ("2017/", None), ("en/", None), ("", "首页")])
def test_what_leads_to_no_articles_is_not_tried(run: Run, url: str, label: str | None) -> None:
    note(run, url or "index.html", label=label)
    assert not UnlistedLinks(run).try_some()


def test_more_is_tried_although_it_is_no_name(run: Run) -> None:
    note(run, "xyxw.html", label="更多")
    assert UnlistedLinks(run).try_some()


@pytest.mark.parametrize("wishes", [{"window": Window(since=date(2018, 1, 1))}, {"sections": ("新闻",)}])
def test_a_run_of_some_days_or_sections_tries_none(make_run: MakeRun, wishes: dict[str, object]) -> None:
    run = make_run(**wishes)
    note(run, "xyxw.html")
    assert not UnlistedLinks(run).try_some()


def test_a_later_run_tries_only_what_is_new(make_run: MakeRun) -> None:
    run = make_run()
    note(run, "old.html")
    run.archive.end_run(FINISHED, {})
    run = make_run()
    assert run.stops_at_known
    note(run, "new.html")
    assert UnlistedLinks(run).try_some()
    assert tried(run) == ["new.html"]


MONTHS = tuple(f"2017/{n:02d}/" for n in range(12, 0, -1))


def test_two_archives_by_month_tell_whether_the_others_show_more(run: Run) -> None:
    note(run, *MONTHS)
    links = UnlistedLinks(run)
    assert links.try_some()
    assert tried(run) == ["2017/07/", "2017/01/"]
    for url in ("2017/07/", "2017/01/"):
        run.ledger.set_state(HOME + url, State.NOT_ARTICLE, "list page")
    run.telling = 1
    archive_article(run, Article(HOME + "a/1.html", headline="园区开工", articleBody="今天开工。"))
    assert links.try_some()
    assert len(tried(run)) == 10


@pytest.mark.parametrize("archives", [True, False], ids=["other links led to one", "what they showed led to none"])
def test_archives_by_month_that_show_nothing_new_are_left_alone(run: Run, archives: bool) -> None:
    note(run, *MONTHS)
    links = UnlistedLinks(run)
    assert links.try_some()
    for url in tried(run):
        run.ledger.set_state(HOME + url, State.NOT_ARTICLE, "list page")
    if archives:
        archive_article(run, Article(HOME + "a/1.html", headline="园区开工", articleBody="今天开工。"))
    run.telling = int(not archives)
    assert not links.try_some()


@pytest.mark.parametrize(("pages", "months"), [(60, 2), (99, 2), (140, 4), (400, 12)])
def test_of_a_large_portal_more_archives_by_month_are_read(run: Run, pages: int, months: int) -> None:
    note(run, *MONTHS)
    run.pages = pages
    assert UnlistedLinks(run).try_some()
    assert len(tried(run)) == months


TAGS = tuple(f"tag/t{n}/" for n in range(40))


def test_tags_are_tried_as_long_as_they_lead_on(run: Run) -> None:
    note(run, *TAGS)
    links = UnlistedLinks(run)
    asked = []
    for count in (3, 6, 12):
        assert links.try_some()
        asked += (now := tried(run))
        assert len(now) <= count
        for url in now:
            run.ledger.set_state(HOME + url, State.NOT_ARTICLE, "list page")
        run.telling += 1
        archive_article(
            run, Article(f"{HOME}a/{count}.html", headline=f"园区开工{count}", articleBody=f"{count}家开工。")
        )
    assert len(set(asked)) == len(asked) > 9
    assert links.try_some()
    for url in tried(run):
        run.ledger.set_state(HOME + url, State.NOT_ARTICLE, "list page")
    assert not links.try_some(), "the last ones led to nothing"


@pytest.mark.parametrize(("pages", "tags"), [(60, 3), (399, 3), (1000, 10)])
def test_of_a_large_portal_more_tags_are_read(run: Run, pages: int, tags: int) -> None:
    note(run, *TAGS)
    run.pages = pages
    assert UnlistedLinks(run).try_some()
    assert len(tried(run)) == tags


def test_months_are_tried_once_they_are_met_however_often_it_was_asked_before(run: Run) -> None:
    """A list of months beside the articles is met when they are read, after the lists were."""
    links = UnlistedLinks(run)
    assert not links.try_some()
    note(run, "2018/05/", "2018/04/", label="2018年")
    assert links.try_some()
    assert sorted(tried(run)) == ["2018/04/", "2018/05/"]
