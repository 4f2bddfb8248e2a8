"""A process that meets one hostile portal after the other holds no more at the end than at the beginning."""

import gzip
import json
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from statistics import mean

import pytest
from running import start_command
from test_headers import HEADS, Endless
from tiny_portal import Handler, TinyPortal, render_rows

PORTALS = 20
GROUP = 5
"""Portals at the beginning and at the end that are compared; the very first one loads what all need."""
MOST_GROWTH = 1.05
MOST_PEAK = 300
"""MB, at any time."""
HERE = Path(__file__).parent


def packed(body: bytes) -> Callable[[Handler], None]:
    """A page that is much larger when it is unpacked."""
    return lambda h: h.send_page(body, Content_Encoding="gzip")


def hostile_pages() -> list[Callable[[Handler], None]]:
    """Answers that each cost as much as the limits let them; some are read, some refused."""
    bomb = gzip.compress(gzip.compress(bytes(200_000_000), 9), 9)
    texts = (
        "<html><body>" + "<div>x</div>" * 20_000,
        "<html><body>" + "<div><b>" * 8_000,
        f'<html><body><p class="{"a " * 2_400_000}">x</p>',
        "<html><body><h1>x</h1>" + "<p>2024-01-02 来源：新华社</p>" * 4_000,
        "<html><body>" + "".join(f"<a href=/{n}?a={n}>A link of some length {n}</a>" for n in range(1_500)),
        "<html><body><script>" + "a='\\''+" * 400_000,
        "<html><body>" + "<table><tr><td>" * 3_000 + "x",
    )
    pages: list[Callable[[Handler], None]] = [lambda h, text=text: h.send_page(text) for text in texts]  # type: ignore[misc]
    return [*pages, packed(bomb), Endless(*HEADS["header lines"])]


def build_portal(pages: list[Callable[[Handler], None]]) -> TinyPortal:
    """A portal whose list shows hostile pages among its own."""
    portal = TinyPortal(size=10)
    rows = []
    for number, page in enumerate(pages):
        target = f"/local/{1000 + number}.html"
        portal.routes[target] = page
        rows.append((target, f"一条很普通的新闻标题第{number}号", portal.rows("/local/")[0][2]))
    listed = portal.render_list("本地新闻", "/local/").replace("<ul>\n", f"<ul>\n{render_rows(rows)[5:-5]}", 2)
    portal.routes["/local/"] = lambda h: h.send_page(listed)
    return portal


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads what a process holds from /proc")
def test_twenty_hostile_portals_leave_no_memory_behind(tmp_path: Path) -> None:
    pages = hostile_pages()
    with ExitStack() as stack:
        portals = [stack.enter_context(build_portal(pages)) for _ in range(PORTALS)]
        command = [sys.executable, str(HERE / "soak.py"), str(tmp_path), *(portal.url for portal in portals)]
        with start_command(command, environment={"PYTHONPATH": ":".join(sys.path)}) as running:
            run = running.wait(1100)
        assert all(portal.asked(target) for portal in portals for target in portal.articles)
    assert run.returncode == 0, run.stderr
    told = [json.loads(line) for line in run.stdout.splitlines()]
    assert [one["code"] for one in told] == [3] * PORTALS, "some pages of each portal are refused"
    held = [one["rss"] for one in told]
    assert mean(held[-GROUP:]) <= MOST_GROWTH * mean(held[:GROUP]), held
    assert max(one["peak"] for one in told) <= MOST_PEAK, told
