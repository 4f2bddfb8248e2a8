"""Servers of ours on several loopback addresses, one as the portal, one as somebody's private machine."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from archived import only_archive, read_archive
from running import Run, crawl, refuse, run_cli, start_command
from tiny_portal import Handler, TinyPortal, render_page

PRIVATE = "127.0.0.2"
HERE = Path(__file__).parent


@contextmanager
def portal_and_private() -> Iterator[tuple[TinyPortal, TinyPortal]]:
    """A portal on 127.0.0.1, and a machine that nobody may reach by it."""
    with TinyPortal() as portal, TinyPortal(host=PRIVATE) as private:
        yield portal, private


def redirect(target: str) -> Callable[[Handler], None]:
    """An answer that leads to another address."""
    return lambda h: h.send_page("", status=302, Location=target)


def refresh(target: str) -> Callable[[Handler], None]:
    """A page that leads to another address."""
    page = f'<html><head><meta http-equiv="refresh" content="0; url={target}"></head><body></body></html>'
    return lambda h: h.send_page(page)


ENTRANCES = ("/local/", "/local/1.html", "/sitemap.xml", "/robots.txt", "/favicon.ico")


@pytest.mark.parametrize("lead", [redirect, refresh])
def test_no_request_of_a_run_reaches_a_private_address(
    lead: Callable[[str], Callable[[Handler], None]], tmp_path: Path
) -> None:
    with portal_and_private() as (portal, private):
        for target in ENTRANCES:
            portal.routes[target] = lead(f"{private.url}secret")
        run = crawl(portal.url, tmp_path)
        assert private.requests == []
        assert "Traceback" not in run.stderr
        assert len(read_archive(only_archive(tmp_path)).records) == 5, "all but the article that leads there"


def test_neither_does_learning(tmp_path: Path) -> None:
    with portal_and_private() as (portal, private):
        for target in ("/local/", *portal.articles[:4]):
            portal.routes[target] = redirect(private.url)
        run_cli("learn", portal.url, "-o", tmp_path / "p.toml", "--delay", "0")
        assert private.requests == []


SPELLINGS = ("127.0.0.2", "2130706434", "0x7f000002", "0177.0.0.02", "127.2", "[::ffff:127.0.0.2]", "[::ffff:7f00:2]")


@pytest.mark.parametrize("host", SPELLINGS)
def test_the_start_page_does_not_lead_there_in_any_spelling(host: str, tmp_path: Path) -> None:
    with portal_and_private() as (portal, private):
        portal.routes["/"] = redirect(f"http://{host}:{private.port}/")
        run = crawl(portal.url, tmp_path)
        refuse(run, 7, "loopback address", "--allow-address")
        assert private.requests == []


def test_the_start_page_leads_there_where_a_person_allows_it(tmp_path: Path) -> None:
    with portal_and_private() as (portal, private):
        portal.routes["/"] = redirect(private.url)
        run = crawl(portal.url, tmp_path, "--allow-address", f"{PRIVATE}/32")
        assert run.returncode == 0, run.stderr
        assert len(read_archive(only_archive(tmp_path)).records) == 6


def test_another_port_of_the_start_is_another_server(tmp_path: Path) -> None:
    with TinyPortal() as portal, TinyPortal() as other:
        portal.routes["/"] = redirect(other.url)
        refuse(crawl(portal.url, tmp_path), 7, "loopback address")
        assert other.requests == []


def test_a_page_given_to_extract_does_not_lead_there() -> None:
    with portal_and_private() as (portal, private):
        portal.routes["/1"] = redirect(f"{private.url}local/1.html")
        run = run_cli("extract", f"{portal.url}1")
        assert run.returncode == 7
        assert "loopback address" in run.stderr
        assert private.requests == []
        assert run_cli("extract", "--allow-address", PRIVATE, f"{portal.url}1").returncode == 0


def test_what_is_no_network_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    refuse(run_cli("crawl", "http://portal.example/", "-o", tmp_path, "--allow-address", "intranet"), 2, "10.0.0.0/8")


def run_with_names(names: dict[str, list[str]], *arguments: object) -> Run:
    """Run the program with a resolver of ours: each host gives its addresses in turn, the last one for ever."""
    spec = ";".join(f"{host}={','.join(addresses)}" for host, addresses in names.items())
    environment = {"PYTHONPATH": f"{HERE}:{':'.join(sys.path)}", "RESOLVED": spec}
    words = [sys.executable, "-m", "portalcrawl", *map(str, arguments)]
    words += ["--set", "TWISTED_DNS_RESOLVER=turning_resolver.TurningResolver"]
    with start_command(words, environment=environment) as running:
        return running.wait(60)


def test_a_name_that_turns_private_during_the_run_is_refused(tmp_path: Path) -> None:
    """Rebinding: the second connection's address is another one than the first's, which was as good as public."""
    with TinyPortal() as portal, TinyPortal(host=PRIVATE, at=portal.port) as private:

        def answer(handler: Handler) -> None:
            handler.send_page(portal.render_home(), Connection="close")

        portal.routes["/"] = answer
        portal.routes["/robots.txt"] = lambda h: h.send_page("", Connection="close")
        start = f"http://portal.example:{portal.port}/"
        names = {"portal.example": ["127.0.0.1", "127.0.0.1", PRIVATE]}
        options = ("--delay", "0", "--allow-address", "127.0.0.1")
        run = run_with_names(names, "crawl", start, "-o", tmp_path, *options)
        assert private.requests == []
        assert portal.asked("/") >= 1
        assert "127.0.0.2 is a loopback address (portal.example was public before)" in run.stderr


def test_of_several_addresses_only_those_that_pass_are_connected(tmp_path: Path) -> None:
    with TinyPortal() as portal, TinyPortal(host=PRIVATE, at=portal.port) as private:
        portal.routes["/"] = redirect(f"http://other.example:{portal.port}/elsewhere")
        portal.routes["/elsewhere"] = lambda h: h.send_page(render_page("x", ""))
        names = {"portal.example": ["127.0.0.1"], "other.example": [PRIVATE]}
        start = f"http://portal.example:{portal.port}/"
        run = run_with_names(names, "crawl", start, "-o", tmp_path, "--delay", "0", "--allow-address", "127.0.0.1")
        refuse(run, 7, "other.example: 127.0.0.2 is a loopback address")
        assert private.requests == []
