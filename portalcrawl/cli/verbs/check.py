"""`portalcrawl check`: says whether the profile still fits the portal."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import orjson
import typer

from portalcrawl.archive.ledger import read_places, read_run_counts, read_sections, read_start_url
from portalcrawl.archive.segments import read_record
from portalcrawl.cli.archive_argument import find_archive
from portalcrawl.cli.options import AllowAddress, Concurrency, Delay, ScrapySettings, Verbose, read_overrides
from portalcrawl.cli.program import program_name
from portalcrawl.cli.views.tables import make_console, make_table
from portalcrawl.exceptions import ArchiveError, ExitCode, UsageError
from portalcrawl.profiles.store import load_profile
from portalcrawl.reports.fills import FIELDS, sum_fills

if TYPE_CHECKING:
    from portalcrawl.archive.layout import Layout
    from portalcrawl.induction.verdict import Archived, FieldFit

REFETCHED = 6
"""How many archived pages are fetched again."""


def run(
    archive: Annotated[Path, typer.Argument(metavar="ARCHIVE", help="An archive's folder, output/<portal>.")],
    delay: Delay = None,
    concurrency: Concurrency = None,
    allow_address: AllowAddress = None,
    set_: ScrapySettings = None,
    verbose: Verbose = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Say field by field whether the profile still fits: fetch fresh and archived pages, and try every rule."""
    layout = find_archive(archive)
    if not layout.profile.is_file():
        raise UsageError(f"{archive}: has no profile yet; `{program_name()} crawl {archive}` learns one")
    profile, start = load_profile(layout.profile), read_start_url(layout.ledger)
    if start is None:
        raise ArchiveError(f"{archive}: the ledger does not say which portal it is of")
    overrides = read_overrides(delay, concurrency, allow_address, set_)
    # Scrapy takes a second to import; other verbs don't need it.
    from portalcrawl.cli.runs.process import collect_samples
    from portalcrawl.discovery.menu.sections import SectionLink
    from portalcrawl.induction.fit import try_profile
    from portalcrawl.induction.learn import learn_profile
    from portalcrawl.spiders.portal_profile import PortalProfile

    archived = _read_archived(layout)
    sections = [SectionLink(path[-1], url, path[:-1], 0) for path, url in read_sections(layout.ledger)]
    target = {"start": start, "sections": sections, "more": list(archived), "portal_profile": PortalProfile(profile)}
    samples = collect_samples(target, overrides, verbose=verbose)
    fits = try_profile(profile, samples, learn_profile(samples), archived)
    history = sum_fills(read_run_counts(layout.ledger))
    is_fit = all(fit.verdict in ("fits", "untested") for fit in fits)
    if json:
        fields = [_describe(fit, history) for fit in fits]
        print(orjson.dumps({"archive": str(archive), "fits": is_fit, "fields": fields}).decode())
    else:
        _print_fits(fits, history)
        if not is_fit:
            print(f"\nTo learn it anew: {program_name()} learn {start} -o {layout.profile}")
    raise typer.Exit(int(ExitCode.COMPLETE if is_fit else ExitCode.FAILURES))


def _read_archived(layout: "Layout") -> "dict[str, Archived]":
    """What the records of some archived pages say, by address; "" where the page alone did not say it."""
    from portalcrawl.induction.verdict import Archived

    archived = {}
    for place in read_places(layout.ledger, REFETCHED):
        record = read_record(layout, place)
        values = {
            "headline": record.get("headline", ""),
            "datePublished": record.get("datePublished", "")[:10],
            "contentSource": record.get("contentSource", ""),
            "authors": ", ".join(author["name"] for author in record.get("authors", [])),
            # The record of several pages joins their texts; a sample is the first page alone.
            "articleBody": "" if "pages" in record else record.get("articleBody", ""),
        }
        evidence = record["capture"].get("evidence", {})
        values = {
            name: "" if (evidence.get(name) or "").startswith("list") else value for name, value in values.items()
        }
        archived[record["url"]] = Archived(values)
    return archived


def _fill(fit: "FieldFit", history: dict[str, int]) -> str:
    """The share of all articles archived so far that have the field."""
    articles = history.get("articles", 0)
    return f"{history.get(fit.field, 0) / articles:.0%}" if articles and fit.field in FIELDS else ""


def _describe(fit: "FieldFit", history: dict[str, int]) -> dict[str, Any]:
    wrong = [trial for trial in fit.trials if not trial.is_right]
    return {
        "where": fit.where,
        "field": fit.field,
        "verdict": fit.verdict.value,
        "agreed": fit.agreed,
        "seen": len(fit.trials),
        "learned": str(fit.rule.support) if fit.rule.support else None,
        "history": _fill(fit, history) or None,
        "xpath": fit.rule.xpath,
        "proposal": fit.proposal.xpath if fit.proposal else None,
        "wrong": [
            {"url": trial.url, "wanted": trial.wanted, "before": trial.before, "after": trial.after} for trial in wrong
        ],
    }


def _print_fits(fits: "list[FieldFit]", history: dict[str, int]) -> None:
    table = make_table("where", "field", "verdict", "fresh", "learned", "history", "xpath")
    for fit in fits:
        fresh = f"{fit.agreed}/{len(fit.trials)}"
        learned = "declared" if fit.rule.is_declared else str(fit.rule.support or "")
        cells = (fit.where, fit.field, fit.verdict.value, fresh, learned, _fill(fit, history), fit.rule.xpath)
        table.add_row(*cells)
    console = make_console()
    console.print(table)
    for fit in fits:
        wrong = [trial for trial in fit.trials if not trial.is_right]
        if fit.verdict in ("fits", "untested") or not wrong:
            continue
        print(f"\n{fit.where}: {fit.field} {fit.verdict.value}")
        print(f"  - {fit.rule.xpath}")
        if fit.proposal is not None:
            print(f"  + {fit.proposal.xpath}  ({fit.proposal.support})")
        sides = make_table("  page", "wanted", "before", "after")
        for trial in wrong[:3]:
            sides.add_row(f"  {trial.url}", trial.wanted, trial.before or "–", trial.after or "–")
        console.print(sides)
