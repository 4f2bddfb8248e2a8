"""A page that would stall the program gets a fate, and all others are archived."""

import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from archived import only_archive, read_archive
from running import FAST, crawl, run_cli, start_cli, wait_until
from tiny_portal import TinyPortal, render_rows

from portalcrawl.archive.ledger import State, read_fates

PARAMETERS = "&".join(f"a{n}={n}" for n in range(250))
KINDS: dict[str, Callable[[], str]] = {
    "10 MB of attributes": lambda: "<html><body>" + ("<p " + " ".join(f"a{n}=1" for n in range(8_000)) + ">x") * 160,
    "700,000 elements": lambda: "<html><body>" + "<div>x</div>" * 700_000,
    "400,000 links": lambda: "<html><body>" + "".join(f"<a href=/{n}>x</a>" for n in range(400_000)),
    "elements under 5 MB": lambda: "<html><body>" + "<div>x</div>" * 350_000,
    "links under 5 MB": lambda: "<html><body>" + "".join(f"<a href=/{n}>x</a>" for n in range(60_000)),
    "links of 250 parameters": lambda: (
        "<html><body>" + "".join(f"<a href='/{n}?{PARAMETERS}'>A link of some length {n}</a>" for n in range(2_400))
    ),
    "data blocks without an end": lambda: "<html><body>" + "<script type='text/xml'>" * 23_000,
    "nested elements": lambda: "<html><body>" + "<div><b>" * 39_000,
    "white space": lambda: "<html><body><h1>x</h1><p>" + " \t" * 2_000_000,
    "no text": lambda: "",
}
MOST_SECONDS = 240.0
"""Of the clock, on a machine that does a lot besides; alone it takes 20."""


def test_no_page_stalls_the_run_and_each_gets_a_fate(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        targets = [f"/local/{number}.html" for number in range(100, 100 + len(KINDS))]
        for target, make in zip(targets, KINDS.values(), strict=True):
            portal.routes[target] = lambda h, make=make: h.send_page(make())  # type: ignore[misc]
        rows = [(target, f"一条很普通的新闻标题第{n}号", row[2]) for n, target in enumerate(targets)
                for row in portal.rows("/local/")[:1]]  # fmt: skip
        listed = portal.render_list("本地新闻", "/local/").replace("<ul>\n", f"<ul>\n{render_rows(rows)[5:-5]}", 2)
        portal.routes["/local/"] = lambda h: h.send_page(listed)
        run = crawl(portal.url, tmp_path, timeout=MOST_SECONDS)
        assert "Traceback" not in run.stderr
        assert run.returncode == 3, run.stderr
        assert run.peak_mb <= 300
        assert all(portal.asked(target) <= 3 for target in targets)
        root = only_archive(tmp_path)
        assert set(read_archive(root).records) >= set(portal.articles)
        fates = {fate.url.removeprefix(portal.url): fate for fate in read_fates(root / "ledger.db")}
        reasons = {kind: fates[target[1:]] for kind, target in zip(KINDS, targets, strict=True)}
        assert all(fate.state in (State.FAILED, State.NOT_ARTICLE) for fate in reasons.values()), reasons
        assert reasons["700,000 elements"].reason == reasons["400,000 links"].reason == "larger than the size limit"
        assert reasons["elements under 5 MB"].reason == "more than 80000 elements"
        assert reasons["links under 5 MB"].reason == "more than 10000 links"


def test_a_signal_is_heard_while_pages_are_read(tmp_path: Path) -> None:
    """Pages that take a second each, all there at once: the run does not read them to their end."""
    page = "<html><body>" + "".join(f"<option value=/l_{n}.html>{n}" for n in range(79_000))
    with TinyPortal(size=16) as portal:
        for target in portal.articles:
            portal.routes[target] = lambda h: h.send_page(page)
        with start_cli("crawl", portal.url, "--output", tmp_path, *FAST) as running:
            assert wait_until(lambda: portal.asked(portal.articles[8]) > 0, 60)
            running.send(signal.SIGTERM)
            started = time.monotonic()
            run = running.wait(60)
        assert time.monotonic() - started < 20, "alone on a machine it takes 2"
        assert run.returncode == 4, run.stderr


@pytest.mark.parametrize("kind", ["elements under 5 MB", "links under 5 MB"])
def test_a_file_with_too_much_is_refused_in_one_line(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(KINDS[kind]())
    run = run_cli("extract", path)
    assert run.returncode == 1
    assert run.stderr.startswith(f"portalcrawl: {path}: more than ")
    assert run.stderr.count("\n") == 1
