from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from archived import only_archive, read_archive
from changing_portal import ChangingPortal
from demo_runs import Crawled, crawl_demo
from later_runs import crawled
from running import PACE, run_cli
from tiny_portal import TinyPortal

from portalcrawl.demo import DemoServer, Portal, build_portal


@pytest.fixture(scope="session")
def demo() -> Portal:
    """The demo portal as users get it."""
    return build_portal()


@pytest.fixture(scope="session")
def demo_server(demo: Portal) -> Iterator[DemoServer]:
    with DemoServer(demo) as server:
        yield server


def calm(portal: Portal) -> Portal:
    """The portal without the page that answers 500: no run waits for its retries."""
    broken = [target for target, reason in portal.dead.items() if reason == "error"]
    pages = {target: page for target, page in portal.pages.items() if target not in broken}
    dead = {target: "gone" if target in broken else reason for target, reason in portal.dead.items()}
    return replace(portal, pages=pages, dead=dead)


@pytest.fixture(scope="session")
def calm_demo(demo: Portal) -> Portal:
    return calm(demo)


@pytest.fixture(scope="session")
def small_demo() -> Portal:
    """For tests that crawl again and again."""
    return calm(build_portal(seed=7, articles=100))


@pytest.fixture(scope="session")
def small_server(small_demo: Portal) -> Iterator[DemoServer]:
    with DemoServer(small_demo) as server:
        yield server


@pytest.fixture(scope="session")
def calm_server(calm_demo: Portal) -> Iterator[DemoServer]:
    with DemoServer(calm_demo) as server:
        yield server


@pytest.fixture(scope="session")
def first(demo_server: DemoServer, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """The first run over the demo portal."""
    return crawl_demo(demo_server, tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def slow_server(small_demo: Portal) -> Iterator[DemoServer]:
    with DemoServer(small_demo, delay=0.06) as server:
        yield server


@pytest.fixture(scope="session")
def undisturbed(slow_server: DemoServer, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What a run archives that nobody disturbs, copies included."""
    output = tmp_path_factory.mktemp("undisturbed")
    run = run_cli("crawl", slow_server.url, "-o", output, *PACE)
    assert run.returncode == 0, run.stderr
    return read_archive(only_archive(output)).met


@pytest.fixture
def portal() -> Iterator[TinyPortal]:
    with TinyPortal() as running:
        yield running


@pytest.fixture
def learned(tmp_path: Path) -> Iterator[ChangingPortal]:
    """A portal whose archive in `tmp_path` has learned its profile."""
    with crawled(ChangingPortal, tmp_path) as running:
        yield running
