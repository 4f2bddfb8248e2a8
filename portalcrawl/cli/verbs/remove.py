"""`portalcrawl remove`: takes articles out of an archive for good, and sees to it that no run brings them back."""

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import read_start_url
from portalcrawl.archive.ledger.database import Queries, open_to_read
from portalcrawl.archive.ledger.questions.removable import list_before
from portalcrawl.archive.removal.scope import Scope, find_scope
from portalcrawl.cli.archive_argument import find_archive
from portalcrawl.cli.finding import find_archive_of
from portalcrawl.exceptions import ArchiveError, UsageError
from portalcrawl.spiders.arguments import parse_start
from portalcrawl.text.dates.window import find_today, parse_day
from portalcrawl.text.whitespace import show_controls

SHOWN = 10


def run(
    targets: Annotated[
        list[str],
        typer.Argument(metavar="URL… ARCHIVE", help="Articles' addresses, and the archive's folder, in any order."),
    ],
    reason: Annotated[str, typer.Option(help="Why; the archive keeps it. Name nobody in it.")] = "",
    before: Annotated[str | None, typer.Option(help="Remove what was published before this day: 2017, 2y.")] = None,
    apply: Annotated[bool, typer.Option("--apply", help="Remove it. There is no way back.")] = False,
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder that holds archives.")] = Path("output"),
    json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Say what the removal of articles would take out of an archive; --apply removes text and raw pages for good."""
    layout, typed = _read_targets(targets, output)
    urls = [parse_start(text) for text in typed]
    if bool(urls) == (before is not None):
        raise UsageError("name articles' addresses, or --before a day" + (", not both" if urls else ""))
    if apply and not reason.strip():
        raise UsageError("--apply: say why with --reason")
    day = _read_day(before) if before is not None else None
    undated = 0

    def choose(db: Queries) -> Sequence[str]:
        nonlocal undated
        if day is None:
            return urls
        found, undated = list_before(db, day)
        return found

    with closing(open_to_read(layout.ledger)) as db:
        scope = find_scope(layout, db, choose(db))
    # What cannot be removed is refused before the archive is touched; nothing to do leaves it as it is, unless a run
    # before this one did not come to its end.
    is_needed = bool(scope.answers) or any(not one.is_removed for one in scope.covered)
    if apply and (is_needed or not layout.checksums.is_file()):
        scope = _apply(layout, reason, choose)
    if json:
        print(orjson.dumps(_describe(layout, scope, undated, is_applied=apply)).decode())
    else:
        _print(layout, scope, undated, is_applied=apply, is_needed=is_needed)


def _read_targets(targets: Sequence[str], output: Path) -> tuple[Layout, list[str]]:
    """The archive, which may be left out before addresses, and the addresses."""
    folders = [text for text in targets if Layout(Path(text)).is_archive()]
    urls = [text for text in targets if text not in folders]
    if len(folders) > 1:
        raise UsageError(f"{folders[1]}: name one archive")
    if folders:
        return find_archive(Path(folders[0])), urls
    if urls and "://" not in urls[-1] and Path(urls[-1]).exists():
        return find_archive(Path(urls[-1])), urls[:-1]
    return find_archive_of(urls[0], output), urls


def _read_day(text: str) -> date:
    try:
        return parse_day(text, today=find_today())
    except ValueError as error:
        raise UsageError(f"--before: {error}") from error


def _apply(layout: Layout, reason: str, choose: Callable[[Queries], Sequence[str]]) -> Scope:
    from portalcrawl.archive.archive import Archive
    from portalcrawl.archive.removal.applying import remove
    from portalcrawl.duplicates.index import SignatureIndex

    start = read_start_url(layout.ledger)
    if start is None:
        raise ArchiveError(f"{layout.root}: the ledger does not say which portal it is of")

    def find(archive: Archive) -> Scope:
        return find_scope(layout, archive.ledger.database, choose(archive.ledger.database))

    def forget(archive: Archive, number: int) -> None:
        SignatureIndex(archive.ledger.database).forget(number)

    return remove(layout, start, " ".join(reason.split()), find, forget)


def _describe(layout: Layout, scope: Scope, undated: int, *, is_applied: bool) -> dict[str, Any]:
    articles = [
        {"url": one.met.url, "headline": one.met.headline, "datePublished": one.met.published,
         "versions": len(one.records), "wasRemoved": one.is_removed}
        for one in scope.covered
    ]  # fmt: skip
    return {
        "archive": str(layout.root), "applied": is_applied, "articles": articles, "otherAddresses": scope.others,
        "rawPages": len(scope.answers), "sharedRawPages": scope.shared, "nearDuplicates": scope.near,
        "undated": undated,
    }  # fmt: skip


def _print(layout: Layout, scope: Scope, undated: int, *, is_applied: bool, is_needed: bool) -> None:
    new = [one for one in scope.covered if not one.is_removed]
    records = sum(len(one.records) for one in new)
    verb = "removed" if is_applied else "would be removed"
    print(f"{layout.root}: {len(new):,} articles {verb}: {records:,} records, {len(scope.answers):,} raw pages")
    for one in new[:SHOWN]:
        facts = (one.met.published, one.met.headline, one.met.url)
        print("  article   " + show_controls("  ".join(fact for fact in facts if fact)))
    if len(new) > SHOWN:
        print(f"            … and {len(new) - SHOWN:,} more; --json names all")
    if removed := len(scope.covered) - len(new):
        print(f"  before    {removed:,} were removed already")
    _print_some("others", scope.others, "other addresses of these")
    _print_some("stay", scope.near, "articles that tell the same in other words")
    if scope.shared:
        print(f"  stay      {scope.shared:,} raw pages whose bytes other addresses were answered with too")
    if undated:
        print(f"  stay      {undated:,} articles without a date")
    if not is_applied and is_needed:
        print("  nothing is removed; --apply does it, and there is no way back")


def _print_some(word: str, urls: Sequence[str], what: str) -> None:
    if urls:
        print(f"  {word:9} {len(urls):,} {what}")
    for url in urls[:SHOWN]:
        print(f"            {show_controls(url)}")
