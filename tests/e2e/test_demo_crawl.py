"""The demo portal crawled from end to end: every article and nothing else, each URL with its fate."""

import json
import re
from importlib import resources
from urllib.parse import unquote

import jsonschema
import pytest
from archived import check_fates, check_manifest, check_places, check_status
from demo_runs import Crawled, as_written, groups_of, list_targets

from portalcrawl.demo import DemoServer, Portal
from portalcrawl.settings import RETRY_TIMES

FORBIDDEN = ("/plus/count.php", "/plus/search.php", "/plus/feedback.php", "/member/")
CALENDAR_VISITS = 3
"""A link of the top bar may be tried; the months behind it are a trap."""


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


def test_no_url_is_without_a_fate(first: Crawled) -> None:
    check_fates(first.fates)


@pytest.mark.parametrize(
    ("kind", "state"), [("gone", "gone"), ("error", "failed"), ("moved", "not_article"), ("message", "not_article")]
)
def test_dead_rows_have_fates(demo: Portal, first: Crawled, kind: str, state: str) -> None:
    dead = [target for target, reason in demo.dead.items() if reason == kind]
    assert dead
    assert {target: first.fates[target]["state"] for target in dead} == dict.fromkeys(dead, state)


def test_pages_beside_the_articles_have_fates(first: Crawled) -> None:
    """What the home page and the sections link and what is no article: nothing is dropped in silence."""
    beside = ["/about/", "/contact/", "/calendar/?y=2017&m=12"]
    known = {unquote(target, "gbk"): line for target, line in first.fates.items()}
    states = {target: known.get(unquote(target, "gbk"), {}).get("state") for target in beside}
    assert {target: state for target, state in states.items() if state not in ("done", "not_article", "excluded")} == {}


def test_nothing_forbidden_is_requested(first: Crawled) -> None:
    asked = [target for target in first.requests if target.startswith(FORBIDDEN)]
    assert asked == []
    files = [target for target in first.requests if target.startswith(("/uploads/", "/images/", "/style/", "/js/"))]
    assert files == []
    months = [target for target in first.requests if target.startswith("/calendar/")]
    assert len(months) <= CALENDAR_VISITS


def test_pages_are_requested_once(first: Crawled) -> None:
    retried = {"/ydyl/90007.html": RETRY_TIMES + 1, "/robots.txt": 2}
    assert {target: n for target, n in first.requests.items() if n > retried.get(target, 1)} == {}


def test_every_list_is_walked_to_its_end(demo: Portal, first: Crawled) -> None:
    assert list_targets(demo) - first.requests.keys() == set()


def test_status_adds_up(demo: Portal, first: Crawled) -> None:
    status = check_status(first.archived.root)
    articles = [line for line in first.fates.values() if line["role"] in ("article", "candidate")]
    assert status["(all)"]["rows"] == len(articles)
    assert status["(all)"]["states"]["archived"] == len(first.archived.records)
    rows = {as_written(" > ".join(section.path)): section.rowCount for section in demo.sections}
    assert {name: status[name]["rows"] for name in rows if name in status} == rows


def test_stated_totals_match(demo: Portal, first: Crawled) -> None:
    """Where the pager says 共93條, the rows seen are as many."""
    status = check_status(first.archived.root)
    stated = {}
    for section in demo.sections:
        total = re.search(r"<strong>(\d+)</strong>條", demo.pages[section.address].body.decode("gbk"))
        if total:
            stated[as_written(" > ".join(section.path))] = int(total[1])
    assert len(stated) >= 4
    assert {name: (status[name]["stated_rows"], status[name]["rows"]) for name in stated if name in status} == {
        name: (total, total) for name, total in stated.items()
    }


def test_sections_stand_in_the_menus_order(demo: Portal, first: Crawled) -> None:
    status = check_status(first.archived.root)
    order = ["新闻中心", *(as_written(" > ".join(s.path)) for s in demo.sections[:9])]
    order += ["规划案例", *(as_written(" > ".join(s.path)) for s in demo.sections[9:])]
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
        "changes.jsonl",
        "checksums.sha256",
        "duplicates.jsonl",
        "ledger.db",
        "manifest.json",
        "profile.toml",
        "reports",
        "warc",
        ".lock",
        "ledger.db-wal",
        "ledger.db-shm",
    }
    assert names <= known
    report = min((first.archived.root / "reports").iterdir())
    assert json.loads(report.read_bytes())["exitCode"] == 3
