import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from archived import only_archive
from comparing import check_same, read_content
from crawls import Crawl, name_sections
from forks import Forks
from lab import Lab, Scale
from running import FAST
from shim import build, why_not

from portalcrawl.demo import DemoServer, Portal, build_portal


def calm(portal: Portal) -> Portal:
    """The portal without the page that answers 500: no run waits for its retries."""
    broken = [target for target, reason in portal.dead.items() if reason == "error"]
    pages = {target: page for target, page in portal.pages.items() if target not in broken}
    return replace(portal, pages=pages, dead=portal.dead | dict.fromkeys(broken, "gone"))


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library of faults."""
    if reason := why_not():
        pytest.skip(reason)
    return build(tmp_path_factory.mktemp("library"))


@pytest.fixture(scope="session")
def lab(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """`make faults` sets FAULTS=full and FAULTS_MINUTES."""
    folder = tmp_path_factory.mktemp("faults")
    portal = calm(build_portal(seed=7, articles=100))
    scale = Scale(os.environ.get("FAULTS") == "full", float(os.environ.get("FAULTS_MINUTES", "25")))
    with DemoServer(portal) as server, ExitStack() as stack:
        workers = tuple(stack.enter_context(Forks(library, folder / f"worker{n}")) for n in range(2))
        learned = folder / "learned"
        wishes = ("-o", learned, *FAST, "--max-articles", 1)
        run, _ = workers[0].run("crawl", server.url, *wishes, watched=learned)
        assert run.returncode == 0, run.stderr
        crawl = Crawl(server.url, name_sections(portal), only_archive(learned) / "profile.toml")
        run, trace = crawl.run(workers[0], folder / "undisturbed")
        assert run.returncode == 0, run.stderr
        archive = only_archive(folder / "undisturbed")
        content = read_content(archive)
        # Two undisturbed runs are the same: what differs below is the faults' doing.
        check_same(crawl.finish(workers[1], folder / "second"), content, workers[1])
        yield Lab(crawl, workers, folder, archive, content, trace, scale)
