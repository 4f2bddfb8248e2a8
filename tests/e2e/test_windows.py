"""Runs that want a part of the demo portal: days, sections, a number of articles; and Scrapy's own command."""

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from archived import (
    Archived,
    check_fates,
    check_manifest,
    check_places,
    check_status,
    only_archive,
    read_archive,
    read_fates,
)
from running import REPOSITORY, Run, Running, crawl

from portalcrawl.demo import DemoServer, Portal, TruthArticle


@dataclass(frozen=True)
class Crawled:
    """One run and what it left."""

    run: Run
    archived: Archived
    requests: Counter[str]
    fates: dict[str, dict[str, str]]


def run_portal(server: DemoServer, output: Path, *arguments: object) -> Crawled:
    before = server.requests.copy()
    run = crawl(server.url, output, *arguments)
    root = only_archive(output)
    return Crawled(run, read_archive(root), server.requests - before, read_fates(root))


def list_targets(portal: Portal) -> set[str]:
    return {target for section in portal.sections for target in section.listPages}


def day_of(article: TruthArticle) -> str | None:
    shown = article.datePublished or article.listDate
    return shown and shown[:10]


def check_articles(truth: list[TruthArticle], archived: Archived) -> None:
    """Each of these articles and nothing else is archived; of exact copies among them one, the others named."""
    paths = {article.path for article in truth}
    assert archived.met == paths
    groups = Counter(article.duplicateOf or article.path for article in truth)
    assert len(archived.records) == len(groups)
    original = {article.path: article.duplicateOf or article.path for article in truth}
    for copy, of in archived.duplicates.items():
        assert original[copy] == original[of]
        assert of in archived.records


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
    return run_portal(calm_server, tmp_path_factory.mktemp("since"), "--since", "2016")


@pytest.fixture(scope="module")
def two_years(calm_server: DemoServer, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    options = ("--since", "2013-03", "--until", "2014-10-20", "--undated", "drop")
    return run_portal(calm_server, tmp_path_factory.mktemp("window"), *options)


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


@pytest.mark.parametrize(
    ("name", "since", "until"), [("since_2016", "2016-01-01", "9999"), ("two_years", "2013-03-01", "2014-10-20")]
)
def test_rows_outside_are_not_fetched(
    calm_demo: Portal, request: pytest.FixtureRequest, name: str, since: str, until: str
) -> None:
    crawled: Crawled = request.getfixturevalue(name)
    outside = {a.path for a in calm_demo.truth if a.listDate and not since <= a.listDate <= until}
    fetched = outside & crawled.requests.keys()
    # Those of sections without a year in their dates, and what only the sitemap showed, may have to be looked at.
    by_path = {a.path: a for a in calm_demo.truth}
    shown = {path for path in fetched if crawled.fates[path]["role"] == "article"}
    assert {path: by_path[path].listDate for path in shown} == {}


def test_sitemap_does_not_bring_back_what_the_lists_left(calm_demo: Portal, since_2016: Crawled) -> None:
    """A page last changed before the window cannot have been published in it: `lastmod` says so."""
    old = {a.path for a in calm_demo.truth if (day_of(a) or "9999") < "2016"}
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
    wider = run_portal(calm_server, output, "--since", "2014-06")
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
    crawled = run_portal(calm_server, tmp_path, *options)
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
    limited = run_portal(small_server, tmp_path, "--max-articles", "10")
    assert limited.run.returncode == 0, limited.run.stderr
    assert len(limited.archived.records) == 10
    check_places(limited.archived.root)
    assert sum(limited.requests.values()) < 100
    whole = run_portal(small_server, tmp_path)
    assert whole.run.returncode == 0, whole.run.stderr
    check_articles(small_demo.truth, whole.archived)
    assert {path: whole.archived.records[path] for path in limited.archived.records} == limited.archived.records
    check_places(whole.archived.root)
    check_manifest(whole.archived.root)


# --- Scrapy's own command -------------------------------------------------------------------------


def scrapy_crawl(start: str, output: Path, *arguments: str) -> Run:
    """`scrapy crawl portal` from the checkout, as fast as one's own server allows."""
    settings = ("DOWNLOAD_DELAY=0", "AUTOTHROTTLE_ENABLED=False", "CONCURRENT_REQUESTS_PER_DOMAIN=16")
    options = [word for setting in settings for word in ("-s", setting)]
    given = [word for argument in (f"start={start}", f"output={output}", *arguments) for word in ("-a", argument)]
    with Running([sys.executable, "-m", "scrapy", "crawl", "portal", *options, *given], cwd=REPOSITORY) as running:
        return running.wait()


@dataclass(frozen=True)
class Pair:
    """The same portal by Scrapy's command, then by ours with --full in the same archive."""

    by_scrapy: Archived
    run: Run
    by_us: Crawled


@pytest.fixture(scope="module")
def pair(small_server: DemoServer, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    output = tmp_path_factory.mktemp("scrapy")
    run = scrapy_crawl(small_server.url, output)
    by_scrapy = read_archive(only_archive(output))
    return Pair(by_scrapy, run, run_portal(small_server, output, "--full"))


def test_scrapy_crawl_does_the_same(small_demo: Portal, pair: Pair) -> None:
    assert pair.run.returncode == 0, pair.run.stderr
    assert "Traceback" not in pair.run.stderr
    check_articles(small_demo.truth, pair.by_scrapy)


def test_full_run_reads_all_lists_and_writes_nothing(small_demo: Portal, pair: Pair) -> None:
    assert pair.by_us.run.returncode == 0, pair.by_us.run.stderr
    assert pair.by_us.archived.records == pair.by_scrapy.records
    assert pair.by_us.archived.duplicates == pair.by_scrapy.duplicates
    assert list_targets(small_demo) - pair.by_us.requests.keys() == set()
    articles = {target for article in small_demo.truth for target in (article.path, *article.pages)}
    assert pair.by_us.requests.keys() & articles == set()


def test_scrapy_crawl_names_a_wrong_argument(small_server: DemoServer, tmp_path: Path) -> None:
    run = scrapy_crawl(small_server.url, tmp_path, "since=someday")
    assert run.returncode != 0
    assert "someday" in run.stderr
