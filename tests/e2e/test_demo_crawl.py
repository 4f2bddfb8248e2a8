"""The demo portal crawled from end to end, compared with its truth field by field."""

import json
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import jsonschema
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
    sealed_bytes,
    target_of,
)
from lxml import html
from running import Run, crawl

from portalcrawl.demo import DemoServer, Portal, TruthArticle

FORBIDDEN = ("/plus/count.php", "/plus/search.php", "/plus/feedback.php", "/member/")
CHANNEL_PAGES = re.compile(r"/xw/(list_1_\d+\.html)?|/gh/")
CALENDAR_VISITS = 3
"""A link of the top bar may be tried; the months behind it are a trap."""


@dataclass(frozen=True)
class Crawled:
    """One run over the demo portal and what it left."""

    run: Run
    archived: Archived
    requests: dict[str, int]
    """How often the run asked for each target."""


def crawl_demo(server: DemoServer, output: Path, *arguments: object) -> Crawled:
    before = server.requests.copy()
    run = crawl(server.url, output, *arguments)
    return Crawled(run, read_archive(only_archive(output)), dict(server.requests - before))


def squeeze(text: str | None) -> str:
    return "".join((text or "").split())


def list_targets(portal: Portal) -> set[str]:
    return {target for section in portal.sections for target in section.listPages}


def groups_of(truth: list[TruthArticle]) -> list[set[str]]:
    """Exact copies together, originals without copies alone."""
    groups: dict[str, set[str]] = {}
    for article in truth:
        groups.setdefault(article.duplicateOf or article.path, set()).add(article.path)
    return list(groups.values())


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def first(demo_server: DemoServer, output: Path) -> Crawled:
    return crawl_demo(demo_server, output)


@pytest.fixture(scope="module")
def fates(first: Crawled) -> dict[str, dict[str, str]]:
    return read_fates(first.archived.root)


# --- which articles -------------------------------------------------------------------------------


def test_run_tells_what_it_did(first: Crawled) -> None:
    # One page of the portal answers 500.
    assert first.run.returncode == 3, first.run.stderr
    assert "Traceback" not in first.run.stderr
    assert f"{len(first.archived.records)} new articles" in first.run.stdout
    assert "/ydyl/90007.html: HTTP 500" in first.run.stdout
    assert str(first.archived.root) in first.run.stdout


def test_every_article_is_archived_or_a_named_copy(demo: Portal, first: Crawled) -> None:
    assert {article.path for article in demo.truth} - first.archived.met == set()


def test_nothing_else_is_archived(demo: Portal, first: Crawled) -> None:
    assert first.archived.met - {article.path for article in demo.truth} == set()


def test_copies_are_exactly_the_truths(demo: Portal, first: Crawled) -> None:
    archived = first.archived
    for group in groups_of(demo.truth):
        kept = group & archived.records.keys()
        assert len(kept) == 1, group
        assert {archived.duplicates[path] for path in group - kept} <= kept
    assert len(archived.duplicates) == sum(1 for article in demo.truth if article.duplicateOf)


def test_records_are_valid(first: Crawled) -> None:
    schema = json.loads(resources.files("portalcrawl").joinpath("article.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    faults = {
        path: [error.message for error in validator.iter_errors(record)][:3]
        for path, record in first.archived.records.items()
        if not validator.is_valid(record)
    }
    assert faults == {}


# --- what they say --------------------------------------------------------------------------------


def names_of(record: dict[str, Any], field: str) -> list[str]:
    return [entry["name"] for entry in record.get(field, [])]


def targets_in(record: dict[str, Any], field: str) -> list[str]:
    return [target_of(entry["url"]) for entry in record.get(field, [])]


FIELDS: dict[str, tuple[Callable[[TruthArticle], object], Callable[[dict[str, Any]], object]]] = {
    "headline": (lambda truth: truth.headline, lambda record: record.get("headline")),
    "datePublished": (
        lambda truth: truth.datePublished or truth.listDate,
        lambda record: record.get("datePublished"),
    ),
    "contentSource": (lambda truth: truth.contentSource, lambda record: record.get("contentSource")),
    "authors": (lambda truth: truth.authors, lambda record: names_of(record, "authors")),
    "breadcrumbs": (lambda truth: truth.sections, lambda record: names_of(record, "breadcrumbs")),
    "articleBody": (
        lambda truth: squeeze("".join(truth.paragraphs)),
        lambda record: squeeze(record.get("articleBody")),
    ),
    "images": (lambda truth: truth.images, lambda record: targets_in(record, "images")),
    "captions": (
        lambda truth: [caption and squeeze(caption) for caption in truth.captions],
        lambda record: [image.get("caption") and squeeze(image["caption"]) for image in record.get("images", [])],
    ),
    "attachments": (lambda truth: truth.attachments, lambda record: targets_in(record, "attachments")),
    "pages": (lambda truth: truth.pages, lambda record: [target_of(url) for url in record.get("pages", [])]),
    # The counter's number comes from a script that is never asked.
    "clicks": (lambda _: None, lambda record: record.get("clicks")),
}


@pytest.mark.parametrize("field", FIELDS)
def test_field(demo: Portal, first: Crawled, field: str) -> None:
    expect, take = FIELDS[field]
    wrong = {
        article.path: (take(first.archived.records[article.path]), expect(article))
        for article in demo.truth
        if article.path in first.archived.records and take(first.archived.records[article.path]) != expect(article)
    }
    assert wrong == {}, f"{len(wrong)} of {len(first.archived.records)} differ"


def test_paragraphs_stand_apart(demo: Portal, first: Crawled) -> None:
    wrong = {}
    for article in demo.truth:
        record = first.archived.records.get(article.path, {})
        got = [squeeze(part) for part in record.get("articleBody", "").split("\n\n")]
        want = [squeeze(part) for part in article.paragraphs]
        # Of what a page writes between line breaks, paragraphs cannot always be told from lines.
        if record and want and squeeze("".join(got)) == squeeze("".join(want)) and got != want:
            wrong[article.path] = (len(got), len(want))
    assert wrong == {}


def test_breadcrumbs_lead_to_their_sections(demo: Portal, first: Crawled) -> None:
    addresses = {tuple(section.path): section.address for section in demo.sections}
    wrong = {}
    for path, record in first.archived.records.items():
        crumbs = record.get("breadcrumbs", [])
        expected = addresses.get(tuple(crumb["name"] for crumb in crumbs))
        if not crumbs or target_of(crumbs[-1].get("url", "")) != expected:
            wrong[path] = crumbs
    assert wrong == {}


def rows_of(portal: Portal, target: str) -> list[str]:
    """The articles that a list page shows, in order, read independently of the product."""
    tree = html.fromstring(portal.pages[target].body.decode("gbk").replace('charset=gb2312"', '"'))
    hrefs = [link.get("href") for link in tree.xpath("//div[@class='listbox']//a")]
    return list(dict.fromkeys(posixpath.normpath(href) if "?" not in href else href for href in hrefs))


def test_listing_says_where_the_article_was_met(demo: Portal, first: Crawled) -> None:
    lists = list_targets(demo) | {target for target in demo.pages if CHANNEL_PAGES.fullmatch(target)}
    rows = {target: rows_of(demo, target) for target in lists if "listbox" in demo.pages[target].body.decode("gbk")}
    wrong: dict[str, object] = {}
    for article in demo.truth:
        record = first.archived.records.get(article.path)
        if record is None:
            continue
        listing = record.get("listing")
        if not article.isListed or listing is None:
            if article.isListed or listing is not None:
                wrong[article.path] = listing
            continue
        target = target_of(listing["url"])
        if target not in rows:
            # A channel's page without a pager shows blocks of news, as the home page does.
            if target not in lists:
                wrong[article.path] = listing
            continue
        shown = rows[target]
        is_there = shown.index(article.path) + 1 == listing["position"] if article.path in shown else False
        cut = re.split("…|\\.\\.\\.", listing["headline"])[0]
        if (
            not is_there
            or not article.headline.startswith(cut)
            or listing.get("datePublished")
            not in (
                article.listDate,
                None,
            )
        ):
            wrong[article.path] = listing
    assert wrong == {}


def test_listing_has_the_rows_date(demo: Portal, first: Crawled) -> None:
    """Every row with a date says so; short ones (12-25) lack their year."""
    wrong = {
        article.path: first.archived.records[article.path]["listing"]
        for article in demo.truth
        if article.path in first.archived.records
        and article.listDate
        and target_of(first.archived.records[article.path].get("listing", {}).get("url", "/")) in list_targets(demo)
        and first.archived.records[article.path]["listing"].get("datePublished") != article.listDate
    }
    assert wrong == {}


# --- fates and completeness -----------------------------------------------------------------------


def test_no_url_is_without_a_fate(fates: dict[str, dict[str, str]]) -> None:
    check_fates(fates)


@pytest.mark.parametrize(
    ("kind", "state"), [("gone", "gone"), ("error", "failed"), ("moved", "not_article"), ("message", "not_article")]
)
def test_dead_rows_have_fates(demo: Portal, fates: dict[str, dict[str, str]], kind: str, state: str) -> None:
    dead = [target for target, reason in demo.dead.items() if reason == kind]
    assert dead
    assert {target: fates[target]["state"] for target in dead} == dict.fromkeys(dead, state)


def test_pages_beside_the_articles_have_fates(demo: Portal, fates: dict[str, dict[str, str]]) -> None:
    """What every page links and what is no article: nothing is dropped in silence."""
    tags = [target for target in demo.pages if target.startswith("/tags.php")]
    assert len(tags) == 6
    beside = ["/about/", "/contact/", "/calendar/?y=2017&m=12", *tags]
    known = {unquote(target, "gbk"): line for target, line in fates.items()}
    states = {target: known.get(unquote(target, "gbk"), {}).get("state") for target in beside}
    assert {target: state for target, state in states.items() if state not in ("done", "not_article", "excluded")} == {}


def test_nothing_forbidden_is_requested(demo: Portal, first: Crawled) -> None:
    asked = [target for target in first.requests if target.startswith(FORBIDDEN)]
    assert asked == []
    files = [target for target in first.requests if target.startswith(("/uploads/", "/images/", "/style/", "/js/"))]
    assert files == []
    months = [target for target in first.requests if target.startswith("/calendar/")]
    assert len(months) <= CALENDAR_VISITS


def test_pages_are_requested_once(first: Crawled) -> None:
    retried = {"/ydyl/90007.html": 4, "/robots.txt": 2}
    assert {target: n for target, n in first.requests.items() if n > retried.get(target, 1)} == {}


def test_every_list_is_walked_to_its_end(demo: Portal, first: Crawled) -> None:
    assert list_targets(demo) - first.requests.keys() == set()


def test_status_adds_up(demo: Portal, first: Crawled, fates: dict[str, dict[str, str]]) -> None:
    status = check_status(first.archived.root)
    articles = [line for line in fates.values() if line["role"] in ("article", "candidate")]
    assert status["(all)"]["rows"] == len(articles)
    assert status["(all)"]["states"]["archived"] == len(first.archived.records)
    rows = {" > ".join(section.path): section.rowCount for section in demo.sections}
    assert {name: status[name]["rows"] for name in rows if name in status} == rows


def test_stated_totals_match(demo: Portal, first: Crawled) -> None:
    """Where the pager says 共93條, the rows seen are as many."""
    status = check_status(first.archived.root)
    stated = {}
    for section in demo.sections:
        total = re.search(r"<strong>(\d+)</strong>條", demo.pages[section.address].body.decode("gbk"))
        if total:
            stated[" > ".join(section.path)] = int(total[1])
    assert len(stated) >= 4
    assert {name: (status[name]["stated_rows"], status[name]["rows"]) for name in stated if name in status} == {
        name: (total, total) for name, total in stated.items()
    }


def test_sections_stand_in_the_menus_order(demo: Portal, first: Crawled) -> None:
    status = check_status(first.archived.root)
    order = ["新聞中心", *(" > ".join(s.path) for s in demo.sections[:9])]
    order += ["規(guī)劃案例", *(" > ".join(s.path) for s in demo.sections[9:])]
    assert [name for name in status if name in order] == order


def test_manifest_is_right(demo_server: DemoServer, first: Crawled) -> None:
    manifest = check_manifest(first.archived.root)
    assert manifest["portal"] == demo_server.url
    run = manifest["runs"][0]
    assert run["reason"] == "finished"
    assert run["counts"]["archived"] == len(first.archived.records)
    assert run["counts"]["failures"] == 1


def test_ledger_places_hold_the_records(first: Crawled) -> None:
    check_places(first.archived.root)


def test_archive_has_nothing_but_what_is_documented(first: Crawled) -> None:
    names = {path.name for path in first.archived.root.iterdir()}
    # The last two are SQLite's, while somebody reads the ledger.
    known = {
        "articles",
        "duplicates.jsonl",
        "ledger.db",
        "manifest.json",
        "reports",
        ".lock",
        "ledger.db-wal",
        "ledger.db-shm",
    }
    assert names <= known
    (report,) = (first.archived.root / "reports").iterdir()
    assert json.loads(report.read_bytes())["exitCode"] == 3


# --- again ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Repeated:
    """A later run over the unchanged portal, and the files before and after it."""

    crawled: Crawled
    before: dict[str, bytes]
    after: dict[str, bytes]


@pytest.fixture(scope="module")
def second(demo_server: DemoServer, output: Path, first: Crawled) -> Repeated:
    before = sealed_bytes(first.archived.root)
    crawled = crawl_demo(demo_server, output)
    return Repeated(crawled, before, sealed_bytes(first.archived.root))


def test_second_run_writes_nothing(first: Crawled, second: Repeated) -> None:
    assert second.after == second.before
    assert second.crawled.run.returncode == first.run.returncode
    assert "0 new articles" in second.crawled.run.stdout
    check_places(first.archived.root)


def test_second_run_asks_little(demo: Portal, second: Repeated) -> None:
    """The home page, the first page of each list, maps and feeds, and what failed."""
    articles = {target for article in demo.truth for target in (article.path, *article.pages)}
    assert set(second.crawled.requests) & articles == set()
    assert len(second.crawled.requests) <= 30


def test_manifest_counts_the_runs(second: Repeated) -> None:
    manifest = check_manifest(second.crawled.archived.root)
    assert [run["reason"] for run in manifest["runs"]] == ["finished"] * 2
    assert "archived" not in manifest["runs"][1]["counts"]
    check_status(second.crawled.archived.root)


def test_absolute_links_stay_on_the_portal(demo_server: DemoServer, first: Crawled) -> None:
    host = urlsplit(demo_server.url).netloc
    assert {urlsplit(record["url"]).netloc for record in first.archived.records.values()} == {host}
