"""Sitemaps and feeds have an end, however many there are."""

import signal
import time
from pathlib import Path

import pytest
from archived import only_archive, read_archive
from running import FAST, crawl, start_cli, wait_until
from tiny_portal import Handler, TinyPortal

URLSET = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</sitemapindex>'


def index_of(portal: TinyPortal, names: list[str]) -> str:
    """A sitemap index."""
    return INDEX.format("".join(f"<sitemap><loc>{portal.url}{name}</loc></sitemap>" for name in names))


def xml(handler: Handler, text: str) -> None:
    """An answer in XML."""
    handler.send_page(text, Content_Type="application/xml")


def test_indexes_of_sitemaps_are_followed_one_level_deep(tmp_path: Path) -> None:
    """Each index names ten others, and so on without an end."""
    with TinyPortal() as portal:
        for n in range(120):
            names = [f"s{m}.xml" for m in range(n * 10, n * 10 + 10)]
            target = "/sitemap.xml" if n == 0 else f"/s{n}.xml"
            portal.routes[target] = lambda h, names=names: xml(h, index_of(portal, names))  # type: ignore[misc]
        run = crawl(portal.url, tmp_path)
        assert run.returncode in (0, 3)
        asked = [target for target, _ in portal.requests if target.endswith(".xml")]
        assert len(asked) <= 20
        assert len(read_archive(only_archive(tmp_path)).records) == 6


def test_a_run_reads_a_thousand_sitemaps_at_most(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        names = [f"s{n}.xml" for n in range(3_000)]
        portal.routes["/sitemap.xml"] = lambda h: xml(h, index_of(portal, names))
        portal.routes |= {f"/{name}": lambda h: xml(h, URLSET.format("")) for name in names}
        run = crawl(portal.url, tmp_path)
        assert "2000 sitemaps are not read, 1000 at most" in run.stderr
        assert sum(target.startswith("/s") for target, _ in portal.requests) <= 1_002


def test_a_large_sitemap_is_read_up_to_its_limit(tmp_path: Path) -> None:
    """60,000 addresses, of which all but six are of another site."""
    with TinyPortal() as portal:
        others = "".join(f"<url><loc>http://elsewhere.example/{n}.html</loc></url>" for n in range(60_000))
        own = "".join(f"<url><loc>{portal.url}{target[1:]}</loc></url>" for target in portal.articles)
        portal.routes["/sitemap.xml"] = lambda h: xml(h, URLSET.format(own + others))
        started = time.monotonic()
        run = crawl(portal.url, tmp_path)
        assert run.returncode == 0, run.stdout
        assert run.peak_mb <= 300
        assert time.monotonic() - started < 100
        assert len(read_archive(only_archive(tmp_path)).records) == 6


def test_what_is_no_sitemap_but_elements_is_given_up(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        portal.routes["/sitemap.xml"] = lambda h: xml(h, URLSET.format("<a/>" * 3_000_000))
        run = crawl(portal.url, tmp_path)
        assert run.returncode == 3
        assert "more than 1000000 elements" in run.stdout
        assert run.peak_mb <= 300


@pytest.mark.slow
def test_a_signal_is_heard_while_a_large_sitemap_is_noted(tmp_path: Path) -> None:
    """50,000 addresses of the portal's own are noted in parts; what was not is there for the next run."""
    with TinyPortal() as portal:
        own = "".join(f"<url><loc>{portal.url}other/{n}.html</loc></url>" for n in range(50_000))
        portal.routes["/sitemap.xml"] = lambda h: xml(h, URLSET.format(own))
        with start_cli("crawl", portal.url, "--output", tmp_path, *FAST) as running:
            assert wait_until(lambda: portal.asked("/sitemap.xml") > 0, 60)
            time.sleep(0.5)
            running.send(signal.SIGTERM)
            started = time.monotonic()
            run = running.wait(60)
        assert time.monotonic() - started < 20, "alone on a machine it takes less than 2"
        assert run.returncode == 4, run.stderr
        assert "Traceback" not in run.stderr
        run = crawl(portal.url, tmp_path, "--max-pages", "30")
        assert portal.asked("/sitemap.xml") == 2
        assert "Traceback" not in run.stderr
