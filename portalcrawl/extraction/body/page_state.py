"""The text in the state that a page carries for its scripts: JSON, of which they make what a reader sees."""

import json
import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import html

from portalcrawl.page.page_title import bare
from portalcrawl.page.stops import count_stops

# Characters of one script that is read, and of all; values that are looked at; and how deep they lie.
_LONGEST_SCRIPT = 1_000_000
_MOST_CHARACTERS = 2_000_000
_MOST_VALUES = 50_000
_DEEPEST = 24
# Letters of a headline by which an object is known as the article.
_SHORTEST_HEADLINE = 4
# JSON as an address would have it.
_ENCODED = ("%7B", "%5B", "%7b", "%5b")
# window.__STATE__ = {…
_ASSIGNED = re.compile(r"(?:^|[;\s])[\w$.\[\]\"']{1,80}\s?=\s?(?=\{\s?\")")
_MOST_ASSIGNED = 4
# What an object has that is another page's: its address, its title.
_OF_OTHERS = re.compile(r"(?i:.*(?:url|link|href|slug|title|headline|permalink))")
# Full stops and commas of a text that is sentences.
_SENTENCES = 2


def read_state_text(root: html.HtmlElement, headline: str) -> str:
    """The longest text in an object of the page's state that has the headline as a value; "" if there is none.

    A text may have tags; that of several parts has a line for each.
    """
    key = bare(headline)
    if len(key) < _SHORTEST_HEADLINE:
        return ""
    texts = [text for state in _read_states(root, headline) for one in _find_named(state, key) for text in _list(one)]
    return max(texts, key=len, default="")


def _read_states(root: html.HtmlElement, headline: str) -> Iterator[object]:
    """The JSON of the scripts in which the headline's first word stands."""
    left = _MOST_CHARACTERS
    word = headline.split()[0]
    for script in root.getroottree().iter("script"):
        text = script.text or ""
        if text.lstrip()[:3] in _ENCODED:
            text = unquote(text)
        kind = (script.get("type") or "").lower()
        if "ld+json" in kind or len(text) > _LONGEST_SCRIPT or not (word in text or "\\u" in text):
            continue
        left -= len(text)
        if left < 0:
            return
        starts = [0] if "json" in kind else [match.end() for match in _ASSIGNED.finditer(text)][:_MOST_ASSIGNED]
        for start in starts:
            try:
                yield json.JSONDecoder().raw_decode(text, start + len(text[start:]) - len(text[start:].lstrip()))[0]
            except (ValueError, RecursionError):
                continue


def _find_named(state: object, key: str) -> list[dict[str, object]]:
    """The objects in which a value, or one of an object directly inside, is the headline."""
    found: list[dict[str, object]] = []
    level: list[object] = [state]
    seen = 0
    for _ in range(_DEEPEST):
        deeper: list[object] = []
        for item in level:
            seen += 1
            if isinstance(item, list):
                deeper += item
            elif isinstance(item, dict):
                values = list(item.values())
                inner = [one for value in values if isinstance(value, dict) for one in value.values()]
                if any(isinstance(value, str) and bare(value[:500]) == key for value in (*values, *inner)):
                    found.append(item)
                deeper += values
        if seen > _MOST_VALUES:
            break
        level = deeper
    return found


def _list(item: object, depth: int = 0) -> Iterator[str]:
    """The texts in an object: strings of sentences, and the parts of a list as one. What names another page is left."""
    if depth > _DEEPEST:
        return
    if isinstance(item, str):
        if count_stops(item) >= _SENTENCES:
            yield item
    elif isinstance(item, dict):
        for value in item.values():
            if not _is_of_other(value):
                yield from _list(value, depth + 1)
    elif isinstance(item, list):
        parts = [one for one in item if not _is_of_other(one)]
        yield "\n".join(text for one in parts if (text := max(_list_parts(one), key=len, default="")))
        for one in parts:
            yield from _list(one, depth + 1)


def _list_parts(item: object) -> Iterator[str]:
    """The strings of a list's entry: itself, or its values."""
    values = item.values() if isinstance(item, dict) else (item,)
    yield from (value for value in values if isinstance(value, str) and count_stops(value))


def _is_of_other(item: object) -> bool:
    return isinstance(item, dict) and any(_OF_OTHERS.fullmatch(name) for name in item)
