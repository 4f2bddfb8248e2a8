"""The first crawl of a portal learns its profile, and reads by what it has learned."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from archived import only_archive, read_archive
from changing_portal import ChangingPortal
from profile_runs import asked_twice, crawl_well, edit, kept_profile
from prose import write_headline, write_paragraphs
from running import crawl
from tiny_portal import SITE, TinyPortal, render_page, render_rows

from portalcrawl.profiles.store import load_profile

SAMPLED = ("headline", "datePublished", "contentSource", "breadcrumbs", "articleBody")


@pytest.fixture
def portal() -> Iterator[ChangingPortal]:
    with ChangingPortal() as running:
        yield running


def test_the_first_run_learns_and_reads_by_what_it_learned(portal: ChangingPortal, tmp_path: Path) -> None:
    crawl_well(portal, tmp_path)
    _, profile = kept_profile(tmp_path)
    assert profile.revision == 1
    assert profile.portal.start == portal.url
    assert profile.portal.name == SITE
    [template] = profile.templates
    assert {*template.rules, "articleBody"} == set(SAMPLED)
    records = read_archive(only_archive(tmp_path)).records
    assert records.keys() == set(portal.articles)
    for number, target in enumerate(portal.articles, 1):
        record = records[target]
        assert record["headline"] == write_headline(number)
        assert record["articleBody"].split("\n\n") == write_paragraphs(number)
        assert record["capture"]["profileVersion"] == 1
        assert {record["capture"]["evidence"][field] for field in SAMPLED} == {"rule:article-1"}


def test_a_page_that_was_learned_from_is_not_requested_again(portal: ChangingPortal, tmp_path: Path) -> None:
    crawl_well(portal, tmp_path)
    assert asked_twice(portal) == []


def test_a_failure_while_learning_counts_as_the_first_try(portal: ChangingPortal, tmp_path: Path) -> None:
    """The crawl asks again, once it has waited, and no article is lost."""
    page = portal.routes["/local/5.html"]
    portal.routes["/local/5.html"] = lambda h: (
        page(h) if portal.asked("/local/5.html") > 1 else h.send_page("", 503, Retry_After="1")
    )
    crawl_well(portal, tmp_path)
    assert portal.asked("/local/5.html") == 2
    assert read_archive(only_archive(tmp_path)).records.keys() == set(portal.articles)


def test_the_next_run_reads_by_the_profile_and_learns_nothing(learned: ChangingPortal, tmp_path: Path) -> None:
    path, _ = kept_profile(tmp_path)
    edit(path, ("revision = 1", "revision = 5"))
    written = path.read_bytes()
    fresh, start = learned.grow(4), len(learned.requests)
    crawl_well(learned, tmp_path)
    assert path.read_bytes() == written, "a run does not touch a profile that is there"
    assert sorted(learned.asked_since(start)) == sorted(["/", "/local/", "/policy/", *fresh])
    records = read_archive(only_archive(tmp_path)).records
    assert {records[target]["capture"]["profileVersion"] for target in fresh} == {5}
    assert {records[target]["capture"]["profileVersion"] for target in learned.articles[:24]} == {1}


@pytest.mark.parametrize("size", [1, 2])
def test_a_portal_of_too_few_articles_is_crawled_by_heuristics(tmp_path: Path, size: int) -> None:
    with TinyPortal(size=size) as portal:
        run = crawl(portal.url, tmp_path)
    # One article leaves one of the two sections without a row, which is a gap.
    assert (run.returncode, "has never shown a row" in run.stdout) == ((3, True) if size == 1 else (0, False))
    path = only_archive(tmp_path) / "profile.toml"
    assert not path.exists() or load_profile(path).templates == ()
    records = read_archive(only_archive(tmp_path)).records
    assert len(records) == size
    assert all(not how.startswith("rule:") for r in records.values() for how in r["capture"]["evidence"].values())


def test_a_part_of_the_portal_that_says_too_little_is_not_learned_from(portal: ChangingPortal, tmp_path: Path) -> None:
    """A later run over all of it learns better."""
    crawl_well(portal, tmp_path, "--since", "2024-03-20")
    assert not (only_archive(tmp_path) / "profile.toml").exists()
    records = read_archive(only_archive(tmp_path)).records
    assert len(records) == 6
    assert all("profileVersion" not in record["capture"] for record in records.values())
    crawl_well(portal, tmp_path)
    assert kept_profile(tmp_path)[1].templates
    assert len(read_archive(only_archive(tmp_path)).records) == 24


def test_a_portal_of_one_section(portal: ChangingPortal, tmp_path: Path) -> None:
    """Too little to tell lists by; its articles are learned all the same."""
    other = '<li><a href="/policy/">政策法规</a></li>'
    rows = render_rows(portal.rows("/local/")[:3])
    home = render_page(SITE, f'<div class="news"><h2>本地新闻 <a href="/local/">更多</a></h2>{rows}</div>')
    portal.routes = {
        "/": lambda h: h.send_page(home.replace(other, "")),
        "/local/": lambda h: h.send_page(portal.render_list("本地新闻", "/local/").replace(other, "")),
    } | {
        target: lambda h, number=number: h.send_page(portal.render_article(number).replace(other, ""))  # type: ignore[misc]
        for number, target in enumerate(portal.articles, 1)
        if number % 2
    }
    crawl_well(portal, tmp_path)
    _, profile = kept_profile(tmp_path)
    assert profile.rows == ()
    [template] = profile.templates
    # Whatever stands on all pages of one section may say its name; which place tells it, other sections would show.
    assert {*template.rules, "articleBody"} == set(SAMPLED) - {"breadcrumbs"}
    records = read_archive(only_archive(tmp_path)).records
    assert records.keys() == {target for target in portal.articles if target.startswith("/local/")}
    assert {record["breadcrumbs"][-1]["name"] for record in records.values()} == {"本地新闻"}


@pytest.mark.parametrize("lead", ["redirect", "meta refresh"])
def test_a_home_page_that_is_a_splash(portal: ChangingPortal, tmp_path: Path, lead: str) -> None:
    home = portal.routes["/"]
    portal.routes["/index/"] = home
    splash = '<html><head><meta http-equiv="refresh" content="0;url=/index/"></head><body></body></html>'
    portal.routes["/"] = lambda h: (
        h.send_page("", 302, Location="/index/") if lead == "redirect" else h.send_page(splash)
    )
    crawl_well(portal, tmp_path)
    _, profile = kept_profile(tmp_path)
    assert len(profile.templates) == 1
    assert len(profile.sections) == 2
    assert read_archive(only_archive(tmp_path)).records.keys() == set(portal.articles)


def test_a_portal_that_forbids_after_twenty_requests(portal: ChangingPortal, tmp_path: Path) -> None:
    """What was read is learned from and archived; what was not is told, and the next run has it."""
    routes = dict(portal.routes)
    for target, answer in routes.items():
        portal.routes[target] = lambda h, answer=answer: (  # type: ignore[misc]
            answer(h) if len(portal.requests) <= 20 else h.send_page("403", 403)
        )
    run = crawl(portal.url, tmp_path)
    assert run.returncode in (3, 7), run.stdout + run.stderr
    assert "Traceback" not in run.stderr
    assert kept_profile(tmp_path)[1].templates
    early = read_archive(only_archive(tmp_path)).records
    assert len(early) >= 10
    portal.routes |= routes
    crawl_well(portal, tmp_path)
    assert read_archive(only_archive(tmp_path)).records.keys() == set(portal.articles)
