"""The same arguments give the same bytes, and every page is what its header and meta element let one expect."""

import dataclasses
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from portalcrawl.demo import Portal, build_portal


def digest(portal: Portal) -> str:
    state = hashlib.sha256()
    for target, page in portal.pages.items():
        state.update(repr((target, page.status, page.headers)).encode())
        state.update(page.body)
    state.update(repr((portal.truth, portal.sections, dict(portal.dead))).encode())
    return state.hexdigest()


def test_two_builds_have_the_same_bytes(portal: Portal) -> None:
    assert digest(build_portal()) == digest(portal)


@pytest.mark.parametrize("hash_seed", ["1", "2"])
def test_another_process_builds_the_same_bytes(portal: Portal, hash_seed: str) -> None:
    """Nothing depends on the order of sets, which changes with the interpreter's hash seed."""
    program = "from test_demo_build import build_portal, digest; print(digest(build_portal()))"
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == digest(portal)


def test_another_seed_gives_other_texts(portal: Portal) -> None:
    other = build_portal(seed=1)
    assert len(other.truth) == len(portal.truth)
    common = {a.headline for a in other.truth} & {a.headline for a in portal.truth}
    assert len(common) < 20


@pytest.mark.parametrize("count", [100, 420, 1000])
def test_has_as_many_articles_as_asked_for(count: int) -> None:
    portal = build_portal(articles=count)
    assert len(portal.truth) == count
    assert len({article.path for article in portal.truth}) == count


def test_too_few_articles_are_refused() -> None:
    with pytest.raises(ValueError, match="articles=99"):
        build_portal(articles=99)


def test_html_is_gbk_under_a_header_without_charset(portal: Portal) -> None:
    html = {t: page for t, page in portal.pages.items() if page.headers["Content-Type"] == "text/html" and page.body}
    assert len(html) > 450
    for target, page in html.items():
        text = page.body.decode("gbk")
        assert text.encode("gbk") == page.body, target
        assert "charset=gb2312" in text or page.status == 500, target
        # What a template or an encoder leaves behind when something went missing on the way.
        assert not re.search(r"\ufffd|&#\d+;|None|[{}]|\?\)", re.sub(r"\{[^{}]*\}", "", text)), target


def test_no_slot_of_the_grammar_is_left_unfilled(portal: Portal) -> None:
    for article in portal.truth:
        for text in (article.headline, *article.paragraphs):
            assert not re.search(r"[{}|@]|[nf]:\d", text), text


def test_truth_is_json(portal: Portal) -> None:
    records = [dataclasses.asdict(fact) for fact in (*portal.truth, *portal.sections)]
    assert json.loads(json.dumps(records, ensure_ascii=False)) == records
