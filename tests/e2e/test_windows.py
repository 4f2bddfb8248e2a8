"""Runs that want a part of the demo portal: days, sections, a number of articles; and Scrapy's own command."""

from pathlib import Path

import pytest
from archived import check_fates, check_manifest, check_places, check_status
from demo_runs import Crawled, check_articles, crawl_demo, list_targets

from portalcrawl.demo import DemoServer, Portal, TruthArticle


def day_of(article: TruthArticle) -> str | None:
    shown = article.datePublished or article.listDate
    return shown and shown[:10]


# --- days -----------------------------------------------------------------------------------------


def select(portal: Portal, since: str, until: str, crawled: Crawled | None = None) -> list[TruthArticle]:
    """The articles of these days, by the page's own date or else its list's.

    Undated ones belong to a run that keeps them, as far as it came across them: a list that is left early is not read
    to its end for their sake.
    """
    met = crawled.fates.keys() if crawled else set()
    return [a for a in portal.truth if (since <= day <= until if (day := day_of(a)) else a.path in met)]


@pytest.fixture(scope="module")
def since_2016(calm_server: DemoServer, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    return crawl_demo(calm_server, tmp_path_factory.mktemp("since"), "--since", "2016")


@pytest.fixture(scope="module")
def two_years(calm_server: DemoServer, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    options = ("--since", "2013-03", "--until", "2014-10-20", "--undated", "drop")
    return crawl_demo(calm_server, tmp_path_factory.mktemp("window"), *options)


def test_since_keeps_exactly_these_days(calm_demo: Portal, since_2016: Crawled) -> None:
    assert since_2016.run.returncode == 0, since_2016.run.stderr
    check_articles(select(calm_demo, "2016-01-01", "9999", since_2016), since_2016.archived)
    check_fates(since_2016.fates)
    check_status(since_2016.archived.root)


def test_since_leaves_lists_early(calm_demo: Portal, since_2016: Crawled) -> None:
    """No page of a list is asked for behind the first one that has nothing but older rows."""
    by_path = {article.path: article for article in calm_demo.truth}
    targets = list_targets(calm_demo)
    asked = set(since_2016.requests) & targets
    assert len(asked) < len(targets) * 0.6
    for section in calm_demo.sections:
        own = sorted(
            (a for a in by_path.values() if a.sections == section.path and a.isListed and a.listDate),
            key=lambda a: a.listDate or "",
            reverse=True,
        )
        newer = sum((a.listDate or "") >= "2016" for a in own)
        size = -(-section.rowCount // len(section.listPages))
        # Pinned rows, guests and rows without a date stand between; one page is read to see that all of it is older.
        needed = -(-(newer + 4) // size) + 1
        read = asked & set(section.listPages)
        assert len(read) <= needed, (section.path, sorted(read))


def dateless_blocks(portal: Portal) -> str:
    """The pages whose rows and side lists show days without a year: nobody can tell from them how old a row is."""
    return "".join(portal.pages[target].body.decode("gbk") for target in ("/", "/gh/", "/xw/hydj/"))


@pytest.mark.parametrize(
    ("name", "since", "until"), [("since_2016", "2016-01-01", "9999"), ("two_years", "2013-03-01", "2014-10-20")]
)
def test_rows_outside_are_not_fetched(
    calm_demo: Portal, request: pytest.FixtureRequest, name: str, since: str, until: str
) -> None:
    crawled: Crawled = request.getfixturevalue(name)
    front = dateless_blocks(calm_demo)
    outside = {a.path for a in calm_demo.truth if a.listDate and not since <= a.listDate <= until}
    untold = {path for path in outside if path in front}
    fetched = {path for path in outside - untold if path in crawled.requests}
    assert {path for path in fetched if crawled.fates[path]["role"] == "article"} == set()


def test_sitemap_does_not_bring_back_what_the_lists_left(calm_demo: Portal, since_2016: Crawled) -> None:
    """A page last changed before the window cannot have been published in it: `lastmod` says so."""
    front = dateless_blocks(calm_demo)
    old = {a.path for a in calm_demo.truth if (day_of(a) or "9999") < "2016" and a.path not in front}
    assert old & since_2016.requests.keys() == set()


def test_window_of_two_years_drops_undated(calm_demo: Portal, two_years: Crawled) -> None:
    assert two_years.run.returncode == 0, two_years.run.stderr
    check_articles(select(calm_demo, "2013-03-01", "2014-10-20"), two_years.archived)
    check_fates(two_years.fates)
    undated = {a.path for a in calm_demo.truth if day_of(a) is None} & two_years.fates.keys()
    assert undated
    for path in undated:
        assert two_years.fates[path]["state"] == "outside_window"
        assert "date" in two_years.fates[path]["reason"]


def test_later_run_widens_the_window(calm_demo: Portal, calm_server: DemoServer, since_2016: Crawled) -> None:
    """What an earlier window left out is not lost: the fate is taken back."""
    output = since_2016.archived.root.parent
    wider = crawl_demo(calm_server, output, "--since", "2014-06")
    assert wider.run.returncode == 0, wider.run.stderr
    check_articles(select(calm_demo, "2014-06-01", "9999", wider), wider.archived)
    before = since_2016.archived.records
    assert {path: wider.archived.records[path] for path in before} == before
    check_places(wider.archived.root)
    check_manifest(wider.archived.root)


# --- sections -------------------------------------------------------------------------------------


def guests_of(portal: Portal, names: set[str]) -> set[str]:
    """Articles of other sections that a list of these sections shows too."""
    wanted = {target for s in portal.sections if names & set(s.path) for target in s.listPages}
    texts = [portal.pages[target].body.decode("gbk").partition('class="listbox"')[2] for target in wanted]
    boxes = [text.partition('<div class="dede_pages">')[0].partition('<div class="flink">')[0] for text in texts]
    return {a.path for a in portal.truth if not names & set(a.sections) and any(f'"{a.path}"' in box for box in boxes)}


@pytest.mark.parametrize("names", [("規(guī)劃案例",), ("科技創(chuàng)新", "政策解讀")], ids=["channel", "two"])
def test_sections_with_their_children(
    calm_demo: Portal, calm_server: DemoServer, tmp_path: Path, names: tuple[str, ...]
) -> None:
    options = [word for name in names for word in ("--section", name)]
    crawled = crawl_demo(calm_server, tmp_path, *options)
    assert crawled.run.returncode == 0, crawled.run.stderr
    own = {a.path for a in calm_demo.truth if a.isListed and set(names) & set(a.sections)}
    guests = guests_of(calm_demo, set(names))
    assert own - crawled.archived.met == set()
    assert crawled.archived.met - own <= guests
    others = {t for s in calm_demo.sections if not set(names) & set(s.path) for t in s.listPages}
    assert others & crawled.requests.keys() == set()
    check_fates(crawled.fates)


# --- a number of articles -------------------------------------------------------------------------


def test_limit_then_the_rest(small_demo: Portal, small_server: DemoServer, tmp_path: Path) -> None:
    limited = crawl_demo(small_server, tmp_path, "--max-articles", "10")
    assert limited.run.returncode == 0, limited.run.stderr
    assert len(limited.archived.records) == 10
    check_places(limited.archived.root)
    assert sum(limited.requests.values()) < 100
    whole = crawl_demo(small_server, tmp_path)
    assert whole.run.returncode == 0, whole.run.stdout
    check_articles(small_demo.truth, whole.archived)
    assert {path: whole.archived.records[path] for path in limited.archived.records} == limited.archived.records
    check_places(whole.archived.root)
    check_manifest(whole.archived.root)
