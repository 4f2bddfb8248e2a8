"""`portalcrawl learn`: writes a portal's profile."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

from portalcrawl.archive.durable import replace_file
from portalcrawl.cli.options import AllowAddress, Concurrency, Delay, ScrapySettings, Verbose, read_overrides
from portalcrawl.cli.program import program_name
from portalcrawl.cli.views.profile_table import list_rules, print_articles, print_profile
from portalcrawl.exceptions import ArchiveError, NothingFoundError
from portalcrawl.extraction.article import extract_article
from portalcrawl.items import Article, Capture
from portalcrawl.pipelines.normalize import NormalizePipeline
from portalcrawl.profiles.merging import merge_profiles
from portalcrawl.profiles.model import Profile
from portalcrawl.profiles.store import load_profile
from portalcrawl.record import build_record
from portalcrawl.spiders.arguments import parse_start
from portalcrawl.text.urls.canonical import portal_folder

if TYPE_CHECKING:
    from portalcrawl.induction.samples import Samples

SHOWN = 3
"""How many articles are shown."""


def run(
    url: Annotated[str, typer.Argument(metavar="URL", help="The portal's address.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write; by default it has the host's name.")
    ] = None,
    delay: Delay = None,
    concurrency: Concurrency = None,
    allow_address: AllowAddress = None,
    set_: ScrapySettings = None,
    verbose: Verbose = False,
    json: Annotated[bool, typer.Option("--json", help="What was learned as one JSON object.")] = False,
) -> None:
    """Learn a portal's layout from at most 40 requests and write it as a profile that you can read and edit."""
    start = parse_start(url)
    path = output or Path(f"{portal_folder(start)}.toml")
    old = load_profile(path) if path.exists() else None
    if not os.access(path.parent, os.W_OK):
        raise ArchiveError(f"{path}: cannot be written (no such folder, or not writable); name another file with -o")
    overrides = read_overrides(delay, concurrency, allow_address, set_)
    # Scrapy takes a second to import; other verbs don't need it.
    from portalcrawl.cli.runs.process import collect_samples
    from portalcrawl.induction.learn import learn_profile

    samples = collect_samples({"start": start}, overrides, verbose=verbose)
    _check(samples)
    learned = learn_profile(samples)
    profile = learned if old is None else merge_profiles(learned, old)
    _write(path, profile)
    articles = extract_samples(samples, profile)[:SHOWN]
    if json:
        facts = {"profile": str(path), "revision": profile.revision, "requests": samples.requests + 1}
        lists = {"rules": list_rules(profile), "articles": [build_record(article) for article in articles]}
        failures = [{"url": address, "reason": reason} for address, reason in samples.failures]
        print(orjson.dumps(facts | lists | {"failures": failures}).decode())
        return
    print_profile(profile, samples)
    print_articles(articles)
    print(f"\nWritten to {path}. Read it, mend it, then: {program_name()} crawl {path}")


def _check(samples: "Samples") -> None:
    """Raises NothingFoundError if there is nothing to learn from."""
    if not samples.articles:
        raise NothingFoundError(
            f"{samples.start}: no article among {samples.requests} pages to learn from; "
            "start from a page that shows the menu, or from one section's list page"
        )


def _write(path: Path, profile: Profile) -> None:
    """Raises ArchiveError if the file cannot be written."""
    from portalcrawl.profiles.writing import format_profile  # with tomlkit, which no other verb needs

    try:
        replace_file(path, format_profile(profile).encode())
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be written ({error.strerror}); name another file with -o") from error


def extract_samples(samples: "Samples", profile: Profile) -> list[Article]:
    """The sampled articles as a crawl with this profile would archive them, in the order of the samples."""
    articles: list[Article] = []
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    pipeline = NormalizePipeline()
    for page in samples.articles:
        article = extract_article(page.document, page.hints, profile).article
        if article is not None:
            article.capture = Capture(runId="", fetchedAt=now, status=200, profileVersion=profile.revision)
            articles.append(pipeline.process_item(article))
    return articles
