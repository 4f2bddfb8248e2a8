"""An explanation as lines for a reader."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

# Characters of a text that are shown.
_SHOWN = 90
# Lines outside of the article's block that are shown one by one; more are counted.
_FEW = 3


def write_explanation(told: dict[str, Any]) -> Iterator[str]:
    """The lines that tell an explanation, part by part."""
    yield told["url"] or "a page without an address"
    writers: dict[str, Callable[[Any], Iterator[str]]] = {
        "article": _write_article,
        "menu": _write_menu,
        "rows": _write_rows,
        "pager": _write_pager,
    }
    for part, write in writers.items():
        if part in told:
            yield from ("", part.upper(), *(f"  {line}" for line in write(told[part])))


def _write_article(told: dict[str, Any]) -> Iterator[str]:
    yield f"not an article: {told['rejection']}" if told["rejection"] else f"headline: {told['headline']}"
    for field, how in told["evidence"].items():
        yield f"{field} by {how}"
    yield "headlines, the best first (* elected):" if told["headlines"] else "no line for a headline"
    for one in told["headlines"]:
        parts = ", ".join(f"{name} {weight:+.1f}" for name, weight in one["parts"].items())
        yield f"{_star(one)}{one['score']:9.1f}  line {one['lines'][0]} {_cut(one['text'])}: {parts}"
    yield "blocks, the best first (* elected):"
    for one in told["blocks"]:
        parts = ", ".join(f"{kind} {weight:+.0f}" for kind, weight in one["parts"].items() if round(weight))
        first, last = one["lines"]
        yield f"{_star(one)}{one['score']:9.1f}  {one['block']} lines {first}-{last - 1}: {parts}"
    yield "dates (* elected):" if told["dates"] else "no dates"
    for one in told["dates"]:
        score = f"{one['score']:9.1f}" if "score" in one else " " * 9
        yield f"{_star(one)}{score}  {one.get('date', '')} {one['how']}: {one['raw']}"
    yield "lines:"
    for is_outside, group in groupby(told["lines"], lambda one: one["label"] == "OUTSIDE"):
        lines = list(group)
        if is_outside and len(lines) > _FEW:
            yield f"{lines[0]['line']:5}  … {len(lines)} lines outside of the article's block"
            continue
        for one in lines:
            yield f"{one['line']:5}  {one['label']:10}  {one['rule']:20}  {_cut(one['text'])}"
            if "terms" in one:
                terms = ", ".join(f"{name} {weight:+.2f}" for name, weight in one["terms"].items())
                yield f"{'':5}  text by a chance of {one['chance']:.3f}: {terms}"


def _write_menu(told: list[dict[str, Any]]) -> Iterator[str]:
    if not told:
        yield "no menu"
    for one in told:
        name = " > ".join((*one["path"], one["name"] or "(no name)"))
        yield f"{'+' if one['kept'] else '-'} {name}  {one['url']}  {one['reason']}"


def _write_rows(told: dict[str, Any]) -> Iterator[str]:
    yield f"{len(told['rows'])} rows: {told['reason']}; {len(told['others'])} links to articles stand elsewhere"
    for one in told["rows"]:
        date = one["date"] or f"no date ({one['dateReason']})"
        pinned = f"  pinned {one['pinnedReason']}" if one["pinned"] else ""
        yield f"{date}{pinned}  {_cut(one['headline'] or '(no title)')}  {one['url']}"


def _write_pager(told: dict[str, Any]) -> Iterator[str]:
    yield f"next: {told['next'] or 'none'}; page {told['current'] or '?'} of {told['last'] or '?'}"
    if told["generated"]:
        yield f"{len(told['generated'])} pages between those linked"
    for one in told["links"]:
        yield f"{'+' if one['kept'] else '-'} {_cut(one['text']) or '(no text)'}  {one['url']}  {one['reason']}"


def _star(one: dict[str, Any]) -> str:
    return "*" if one["elected"] else " "


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else f"{flat[:_SHOWN]}…"
