"""The styles beside the mainland's: the same arguments give the same bytes, and every page is sound."""

import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from styled_pages import tree_of

from portalcrawl.demo import STYLES, DemoServer, Portal
from portalcrawl.demo.drawing import read_data, read_grammar
from portalcrawl.demo.template import parse_template

BOUND = {"taiwan": set("FATRMD"), "english": set("FAVM")}


def digest(portal: Portal) -> str:
    state = hashlib.sha256()
    for target, page in portal.pages.items():
        state.update(repr((target, page.status, page.headers)).encode())
        state.update(page.body)
    state.update(repr((portal.truth, portal.sections)).encode())
    return state.hexdigest()


def test_two_builds_have_the_same_bytes(style: str, styled: Portal) -> None:
    assert digest(STYLES[style]()) == digest(styled)


def test_another_process_builds_the_same_bytes(style: str, styled: Portal) -> None:
    """Nothing depends on the order of sets, which changes with the interpreter's hash seed."""
    program = f"from test_styles import STYLES, digest; print(digest(STYLES[{style!r}]()))"
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    environment = {**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": path}
    run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == digest(styled)


def test_another_seed_gives_other_texts(style: str, styled: Portal) -> None:
    other = STYLES[style](seed=1)
    assert len({a.headline for a in other.truth} & {a.headline for a in styled.truth}) < 20


@pytest.mark.parametrize("count", [60, 110])
def test_has_as_many_articles_as_asked_for(style: str, count: int) -> None:
    portal = STYLES[style](articles=count)
    assert len({article.path for article in portal.truth}) == len(portal.truth) == count


def test_too_few_articles_are_refused(style: str) -> None:
    with pytest.raises(ValueError, match="articles=59"):
        STYLES[style](articles=59)


def test_grammar_is_sound(style: str) -> None:
    """Every alternative parses, every symbol that it names exists, and none stands twice in its list."""
    grammar = read_grammar(read_data(f"portalcrawl.demo.{style}", "grammar.txt"))
    for name, lines in grammar.items():
        assert len(lines) == len(set(lines)), name
        for line in lines:
            parse_template(line)
            named = {slot for slot in re.findall(r"\{([^{}|]*)\}", line) if not re.fullmatch(r"[nf]:\d+-\d+", slot)}
            assert named <= grammar.keys() | BOUND[style], line
            # A bound symbol without its braces would be printed as its letter; in English A is a word.
            assert style == "english" or not re.search(r"[{|][A-Z][|}]", re.sub(r"\{[A-Z]\}", "", line)), line


def test_no_slot_is_left_unfilled(styled: Portal) -> None:
    for article in styled.truth:
        texts = (article.headline, *article.paragraphs, *filter(None, article.captions))
        assert not [text for text in texts if re.search(r"[{}|@]|[nf]:\d|  ", text)]


def test_truth_is_json(styled: Portal) -> None:
    records = [asdict(fact) for fact in (*styled.truth, *styled.sections)]
    assert json.loads(json.dumps(records, ensure_ascii=False)) == records


def test_every_internal_link_leads_somewhere(styled: Portal) -> None:
    closed = re.findall(r"Disallow: (\S+)", styled.pages["/robots.txt"].body.decode())
    assert closed
    for target, page in styled.pages.items():
        if not page.headers["Content-Type"].startswith("text/html"):
            continue
        for href in map(str, tree_of(styled, target).xpath("//a/@href | //img/@src | //form/@action")):
            url = urlsplit(urljoin(styled.address + target, href))
            goal = url.path + (f"?{url.query}" if url.query else "")
            if url.scheme != "http" or goal.startswith(tuple(closed)):
                continue
            assert f"http://{url.netloc}" == styled.address, (target, href)
            assert styled.respond(goal).status == 200, (target, href)


@pytest.mark.parametrize(
    ("what", "least", "count"),
    [
        ("a source", 10, lambda a: a.contentSource),
        ("an author", 25, lambda a: a.authors),
        ("a time of day", 10, lambda a: "T" in (a.datePublished or "")),
        ("two pages", 5, lambda a: a.pages),
        ("a caption", 20, lambda a: any(a.captions)),
        ("a picture without caption", 8, lambda a: None in a.captions),
        ("an attachment", 15, lambda a: a.attachments),
        ("a table", 3, lambda a: a.tables),
        ("two levels", 7, lambda a: len(a.sections) == 2),
    ],
)
def test_has_the_kinds_that_a_crawler_meets(styled: Portal, what: str, least: int, count: object) -> None:
    assert sum(bool(count(article)) for article in styled.truth) >= least, what  # type: ignore[operator]


def test_taiwan_is_in_traditional_characters_and_partly_in_big5() -> None:
    portal = STYLES["taiwan"]()
    bodies = [page.body for page in portal.pages.values() if b"<html" in page.body]
    names = Counter(name for body in bodies for name in re.findall(rb'meta charset="([\w-]+)"', body))
    assert names.keys() == {b"utf-8", b"big5"}
    assert names[b"big5"] > 10
    text = "".join("".join(article.paragraphs) for article in portal.truth)
    assert not set("国这会园区业发经对时间网络软") & set(text)
    assert sum(article.datePublished is None for article in portal.truth) >= 2


def test_the_server_puts_its_own_address_in_place_of_each_styles(styled: Portal) -> None:
    with DemoServer(styled) as server:
        body = server.answer("/").body
    assert styled.address.encode() in styled.pages["/"].body
    assert styled.address.encode() not in body
    assert server.url.encode() in body
