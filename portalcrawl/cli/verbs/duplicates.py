"""`portalcrawl duplicates`: lists stories that several articles tell, who had them first, and what differs."""

import sys
from collections.abc import Iterator
from functools import cmp_to_key
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from portalcrawl.cli.views.library import Library, Shown, list_archives
from portalcrawl.duplicates.groups import StoryGroups
from portalcrawl.duplicates.publication import is_before
from portalcrawl.duplicates.shingles import LONGEST
from portalcrawl.duplicates.similarity import Story, compare_stories
from portalcrawl.exceptions import ExitCode
from portalcrawl.text.word_diff import compare_paragraphs

PASSAGES = 3
"""How many differences between two texts are shown."""
SHOWN = 60
"""How many characters of a difference are shown."""


def run(
    output: Annotated[Path, typer.Argument(metavar="OUTPUT", help="A folder that holds archives, or one archive.")],
    json: Annotated[bool, typer.Option("--json", help="JSON lines, one for each story.")] = False,
) -> None:
    """List stories that several articles tell: who had each first, and what the others say differently."""
    count = 0
    with Library(list_archives(output)) as library, StoryGroups(library.read_story) as groups:
        for article in library.iter_articles():
            groups.add(article.number, article.signature)
        for copy, original in library.iter_copies():
            groups.join(copy, original)
        for numbers in groups.iter_groups():
            shown = [one for one in map(library.read_shown, numbers) if one is not None]
            if len(shown) < 2:
                continue
            count += 1
            lines = list(_describe(_sort(shown)))
            if json:
                sys.stdout.buffer.write(orjson.dumps({"articles": lines}) + b"\n")
            else:
                print("\n".join([f"story {count}", *map(_tell, lines), ""]))
        sys.stdout.flush()
        failures = library.failures
    if not json and not count:
        print(f"{output}: no story is told twice")
    raise typer.Exit(int(ExitCode.FAILURES if failures else ExitCode.COMPLETE))


def _sort(articles: list[Shown]) -> list[Shown]:
    """By publication; articles without a date are last. If dates do not decide, suspected mirrors come after other
    articles, and exact copies, which have no record of their own, after articles with a record."""

    def compare(one: Shown, other: Shown) -> int:
        if is_before(one.published, other.published):
            return -1
        return int(is_before(other.published, one.published))

    ordered = sorted(articles, key=lambda one: ((one.published or "")[:10], one.is_mirror, one.is_copy))
    dated = [one for one in ordered if one.published]
    return sorted(dated, key=cmp_to_key(compare)) + [one for one in ordered if not one.published]


def _describe(articles: list[Shown]) -> Iterator[dict[str, Any]]:
    first = articles[0]
    for one in articles:
        facts = {
            "portal": one.portal,
            "url": one.url,
            "datePublished": one.published,
            "headline": one.record.get("headline"),
            "contentSource": one.record.get("contentSource"),
            "kind": "first" if one is first else "near",
            "suspectedMirror": True if one.is_mirror else None,
        }
        if one is not first:
            facts |= _compare(first.record, one.record)
        yield {name: value for name, value in facts.items() if value is not None}


def _compare(first: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """How similar another article is to the first one, and how its text differs."""
    bodies = [record.get("articleBody", "")[:LONGEST] for record in (first, other)]
    if bodies[0] == bodies[1]:
        return {"kind": "exact", "similarity": 1.0}
    stories = [Story(record.get("headline", ""), record.get("articleBody", "")) for record in (first, other)]
    differs = [
        {"only": "first" if piece.sign == "-" else "this", "text": piece.text}
        for pieces in compare_paragraphs(*bodies)
        for piece in pieces
        if piece.sign != " "
    ]
    added, lost = (
        sum(len(piece["text"]) for piece in differs if piece["only"] == whose) for whose in ("this", "first")
    )
    return {
        "similarity": round(compare_stories(*stories).similarity, 3),
        "added": added,
        "lost": lost,
        "differs": [piece | {"text": _cut(piece["text"])} for piece in differs[:PASSAGES]],
    }


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= SHOWN else flat[: SHOWN - 1] + "…"


def _tell(facts: dict[str, Any]) -> str:
    """One line for the article, then one for each difference from the first one."""
    words = [f"{facts.get('datePublished', 'no date')[:16]:16}", facts["url"], facts.get("headline", "")]
    words += [f"[{facts['contentSource']}]"] if "contentSource" in facts else []
    words += ["(suspected mirror)"] if "suspectedMirror" in facts else []
    kind = facts["kind"] if facts["kind"] != "near" else f"{facts['similarity']:.3f}"
    lines = [f"  {kind:6} " + "  ".join(word for word in words if word)]
    if facts.get("differs"):
        lines.append(f"         {facts['added']} characters more, {facts['lost']} less:")
        lines += [f"         {'-' if one['only'] == 'first' else '+'} {one['text']}" for one in facts["differs"]]
    return "\n".join(lines)
