"""`portalcrawl diff`: shows what two versions of an article say differently."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from portalcrawl.archive.ledger.questions.article_life import read_life
from portalcrawl.archive.segments import read_record
from portalcrawl.cli.finding import find_archive_of
from portalcrawl.cli.views.tables import make_console
from portalcrawl.exceptions import UsageError
from portalcrawl.text.word_diff import Piece, compare_paragraphs

_MARKS = {"-": ("[-", "-]", "red"), "+": ("{+", "+}", "green"), " ": ("", "", "")}


def run(
    url: Annotated[str, typer.Argument(metavar="URL", help="An archived article's address.")],
    old: Annotated[int | None, typer.Option("--from", help="The older version; by default the one before.")] = None,
    new: Annotated[int | None, typer.Option("--to", help="The newer version; by default the newest.")] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder that holds archives.")] = Path("output"),
) -> None:
    """Show word by word what two versions of an article say differently."""
    layout = find_archive_of(url, output)
    life = read_life(layout.ledger, url)
    count = len(life.versions) if life is not None else 0
    if life is None or not count:
        raise UsageError(f"{url}: {layout.root} holds no article of this address")
    if count == 1 and old is None and new is None:
        print(f"{url}: one version, nothing to compare")
        return
    newer = new if new is not None else count
    older = old if old is not None else newer - 1
    for option, number in (("--from", older), ("--to", newer)):
        if not 1 <= number <= count:
            raise UsageError(f"{option} {number}: the archive holds versions 1 to {count}")
    before, after = (read_record(layout, life.versions[number - 1]) for number in (older, newer))
    console = make_console()
    console.print(Text(f"--- version {older}, {before['capture']['fetchedAt']}", "bold"))
    console.print(Text(f"+++ version {newer}, {after['capture']['fetchedAt']}", "bold"))
    for line in _compare(before, after):
        console.print(line, soft_wrap=True)


def _compare(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Text]:
    """The differences: one-line fields with their names, then the paragraphs that changed."""
    for name in ("headline", "datePublished", "contentSource"):
        yield from _compare_field(name, before.get(name, ""), after.get(name, ""))
    for name, key in (
        ("authors", "name"),
        ("images", "url"),
        ("attachments", "url"),
        ("videos", "url"),
        ("audios", "url"),
    ):
        old, new = (", ".join(one[key] for one in record.get(name, ())) for record in (before, after))
        yield from _compare_field(name, old, new)
    for pieces in compare_paragraphs(before.get("articleBody", ""), after.get("articleBody", "")):
        if any(piece.sign != " " for piece in pieces):
            yield _show(pieces)


def _compare_field(name: str, old: str, new: str) -> Iterator[Text]:
    if old != new:
        yield Text(f"{name}: ").append_text(_show([piece for line in compare_paragraphs(old, new) for piece in line]))


def _show(pieces: list[Piece]) -> Text:
    text = Text()
    for piece in pieces:
        opening, closing, colour = _MARKS[piece.sign]
        text.append(f"{opening}{piece.text}{closing}", colour)
    return text
