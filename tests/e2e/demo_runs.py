"""Runs over the demo portal, and what its truth says of them."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from archived import Archived, only_archive, read_archive, read_fates
from running import Run, crawl
from spelling import as_written as as_written
from spelling import fold_width as fold_width

from portalcrawl.demo import DemoServer, Portal, TruthArticle


@dataclass(frozen=True)
class Crawled:
    """One run over a demo portal and what it left."""

    run: Run
    archived: Archived
    requests: Counter[str]
    """How often the run asked for each target."""
    fates: dict[str, dict[str, str]]


def crawl_demo(server: DemoServer, output: Path, *arguments: object) -> Crawled:
    """Run `portalcrawl crawl` over a demo portal."""
    before = server.requests.copy()
    run = crawl(server.url, output, *arguments)
    assert run.returncode in (0, 3), run.stderr
    root = only_archive(output)
    return Crawled(run, read_archive(root), server.requests - before, read_fates(root))


def squeeze(text: str | None) -> str:
    """The text without white space."""
    return "".join((text or "").split())


def list_targets(portal: Portal) -> set[str]:
    """Every list page of every section."""
    return {target for section in portal.sections for target in section.listPages}


def groups_of(truth: list[TruthArticle]) -> list[set[str]]:
    """Exact copies together, originals without copies alone."""
    groups: dict[str, set[str]] = {}
    for article in truth:
        groups.setdefault(article.duplicateOf or article.path, set()).add(article.path)
    return list(groups.values())


def check_articles(truth: list[TruthArticle], archived: Archived) -> None:
    """Each of these articles and nothing else is archived; of exact copies among them one, the others named."""
    paths = {article.path for article in truth}
    assert archived.met == paths
    groups = Counter(article.duplicateOf or article.path for article in truth)
    assert len(archived.records) == len(groups)
    original = {article.path: article.duplicateOf or article.path for article in truth}
    for copy, of in archived.duplicates.items():
        assert original[copy] == original[of]
        assert of in archived.records
