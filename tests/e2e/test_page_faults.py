"""One portal with every kind of bad page in its lists: each has its fate, and all else is archived."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

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
from bad_pages import MEGABYTE, UNLISTED, article, build_bad_pages
from prose import write_headline, write_paragraphs
from running import (
    FAST,
    Run,
    run_cli,
)
from tiny_portal import SECTIONS, TinyPortal, render_page, render_rows

from portalcrawl.settings import RETRY_TIMES

TRIES = RETRY_TIMES + 1
PEAK_MB = 400
"""Of the whole run, with 50 MB pages and bombs of 1 GB among its rows."""
LONGEST = 60.0
"""Seconds; pauses before the retries of the pages that fail included."""


@dataclass(frozen=True)
class Faulty:
    """The run over the faulty portal."""

    run: Run
    archived: Archived
    fates: dict[str, dict[str, str]]
    portal: TinyPortal
    sent: dict[str, list[int]]


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Faulty]:
    output = tmp_path_factory.mktemp("faulty")
    sent: dict[str, list[int]] = {}
    with TinyPortal() as portal:
        bad = build_bad_pages(portal, sent)
        listed = [target for target in bad if target not in UNLISTED and not re.search(r"chain-[1-9]", target)]
        rows = [(target, write_headline(200 + n), date(2024, 5, 1)) for n, target in enumerate(listed)]
        name, address = SECTIONS[0]
        listing = render_page(name, f'<div class="list">{render_rows([*portal.rows(address), *rows])}</div>')
        portal.routes |= bad | {address: lambda h: h.send_page(listing)}
        run = run_cli("crawl", portal.url, "--output", output, *FAST, "--json", timeout=150)
        root = only_archive(output)
        yield Faulty(run, read_archive(root), read_fates(root), portal, sent)


def fate(faulty: Faulty, name: str) -> tuple[str, str]:
    line = faulty.fates[f"/bad/{name}.html"]
    return line["state"], line.get("reason", "")


def test_run_ends_with_its_failures_named(faulty: Faulty) -> None:
    assert faulty.run.returncode == 3, faulty.run.stderr
    assert "Traceback" not in faulty.run.stdout + faulty.run.stderr
    report = json.loads(faulty.run.stdout)
    assert report["exitCode"] == 3
    assert report["reason"] == "finished"


def test_run_is_short_and_small(faulty: Faulty) -> None:
    assert faulty.run.peak_mb < PEAK_MB
    assert faulty.run.seconds < LONGEST


def test_all_good_articles_are_archived(faulty: Faulty) -> None:
    assert set(faulty.portal.articles) - faulty.archived.met == set()


def test_nothing_unexpected_is_archived(faulty: Faulty) -> None:
    readable = {"cut-markup", "one-line", "bytes", "busy", "drop-once", "deep", "odd-coding", "no-gzip"}
    assert faulty.archived.met - set(faulty.portal.articles) <= {f"/bad/{name}.html" for name in readable}


def test_archive_is_sound(faulty: Faulty) -> None:
    root = faulty.archived.root
    check_fates(faulty.fates)
    check_status(root)
    check_manifest(root)
    check_places(root)


@pytest.mark.parametrize("name", ["huge", "endless"])
def test_page_of_50_mb(faulty: Faulty, name: str) -> None:
    state, reason = fate(faulty, name)
    assert state in ("failed", "excluded")
    assert "size" in reason or "larger" in reason
    # The rest of it was not fetched: what the limit allows, and what stood in buffers.
    assert sum(faulty.sent[f"/bad/{name}.html"]) < 32 * MEGABYTE


def test_page_of_50_mb_is_not_asked_for_again(faulty: Faulty) -> None:
    assert faulty.portal.asked("/bad/huge.html") == 1


@pytest.mark.parametrize("name", ["bomb", "tiny-bomb"])
def test_gzip_bomb(faulty: Faulty, name: str) -> None:
    state, reason = fate(faulty, name)
    assert state in ("failed", "excluded")
    assert "larger" in reason
    assert faulty.portal.asked(f"/bad/{name}.html") == 1


def test_charset_named_as_coding_does_no_harm(faulty: Faulty) -> None:
    for name, number in (("odd-coding", 115), ("no-gzip", 116)):
        record = faulty.archived.records[f"/bad/{name}.html"]
        assert record["articleBody"].split("\n\n") == write_paragraphs(number)


def test_body_that_cannot_be_inflated(faulty: Faulty) -> None:
    state, reason = fate(faulty, "broken-gzip")
    assert state in ("failed", "not_article")
    assert "fault" not in reason, "an inner error instead of a reason"


def test_cut_answer_is_retried_then_fails(faulty: Faulty) -> None:
    state, reason = fate(faulty, "cut")
    assert state == "failed"
    assert "cut" in reason
    assert faulty.portal.asked("/bad/cut.html") == TRIES


def test_cut_markup_is_read(faulty: Faulty) -> None:
    body = faulty.archived.records["/bad/cut-markup.html"]["articleBody"]
    assert body.split("\n\n") == write_paragraphs(107)


def test_page_of_one_line_of_3_mb(faulty: Faulty) -> None:
    body = faulty.archived.records["/bad/one-line.html"]["articleBody"]
    assert body.count("这一行有三兆字节，") == 3 * MEGABYTE // 27
    assert body.endswith("到此为止。")


def test_undecodable_bytes_do_not_spoil_the_rest(faulty: Faulty) -> None:
    body = faulty.archived.records["/bad/bytes.html"]["articleBody"]
    for paragraph in write_paragraphs(108):
        assert paragraph in body
    assert not re.search("[\x00-\x08\x0b-\x1f]", body)


def test_noise_is_no_article(faulty: Faulty) -> None:
    assert fate(faulty, "noise")[0] == "not_article"


def test_deep_nesting_has_a_fate(faulty: Faulty) -> None:
    state, reason = fate(faulty, "deep")
    assert state in ("archived", "not_article", "failed")
    assert "fault" not in reason, "an inner error instead of a reason"


@pytest.mark.parametrize("name", ["self", "ping"])
def test_redirects_in_circles(faulty: Faulty, name: str) -> None:
    state, reason = fate(faulty, name)
    assert state in ("failed", "not_article", "excluded")
    assert "redirect" in reason
    assert faulty.portal.asked(f"/bad/{name}.html") <= 10


def test_redirect_chain_ends(faulty: Faulty) -> None:
    asked = sum(1 for target, _ in faulty.portal.requests if "/bad/chain-" in target)
    assert asked <= 12
    states = {line["state"] for target, line in faulty.fates.items() if "/bad/chain-" in target}
    assert states & {"failed", "excluded", "not_article"}, "every link of the chain calls itself a copy of the next"


@pytest.mark.parametrize(
    ("name", "state", "word"),
    [
        ("nowhere", "failed", "nowhere"),
        ("offsite", "excluded", "elsewhere.invalid"),
        ("drop", "failed", ""),
        ("error", "failed", "503"),
        ("forbidden", "failed", "403"),
        ("gone", "gone", "410"),
        ("empty", "not_article", ""),
        ("image", "not_article", "not a page"),
        ("secret", "excluded", "robots.txt"),
        ("moved", "duplicate", "/local/1.html"),
    ],
)
def test_fate(faulty: Faulty, name: str, state: str, word: str) -> None:
    found, reason = fate(faulty, name)
    assert found == state
    assert word in reason


def test_robots_txt_is_obeyed(faulty: Faulty) -> None:
    assert faulty.portal.asked("/bad/secret.html") == 0


def test_retry_after_is_respected(faulty: Faulty) -> None:
    assert "/bad/busy.html" in faulty.archived.records
    first, second = (moment for target, moment in faulty.portal.requests if target == "/bad/busy.html")
    assert 2.9 <= second - first < 12


def test_dropped_connection_is_tried_again(faulty: Faulty) -> None:
    assert faulty.archived.records["/bad/drop-once.html"]["articleBody"].split("\n\n") == write_paragraphs(105)
    # Scrapy's HTTP client asks once more by itself where a kept connection was closed.
    assert TRIES <= faulty.portal.asked("/bad/drop.html") <= 2 * TRIES


def test_sitemap_bomb_has_a_fate(faulty: Faulty) -> None:
    line = faulty.fates["/sitemap.xml"]
    assert line["state"] in ("done", "failed", "not_article")
    assert not any("hahaha" in target for target in faulty.fates)


def test_failures_are_tried_again_by_the_next_run(faulty: Faulty) -> None:
    """Mended pages are archived, and nothing that stands is written again."""
    mended = {"/bad/drop.html": 131, "/bad/error.html": 132, "/bad/cut.html": 133}
    failed = {target for target, line in faulty.fates.items() if line["state"] == "failed"}
    assert mended.keys() <= failed
    for target in failed:
        faulty.portal.routes[target] = lambda h: h.send_page("gone", 410)
    for target, number in mended.items():
        faulty.portal.routes[target] = lambda h, number=number: h.send_page(article(number))  # type: ignore[misc]
    before = faulty.archived.records
    run = run_cli("crawl", faulty.archived.root, *FAST, timeout=LONGEST)
    assert run.returncode == 0, run.stdout + run.stderr
    after = read_archive(faulty.archived.root).records
    assert after.keys() == before.keys() | mended.keys()
    assert {target: after[target] for target in before} == before
