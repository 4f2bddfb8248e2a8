"""A profile as the text of a TOML file, with a word of explanation where a person would ask."""

from collections.abc import Iterable
from textwrap import wrap
from typing import Any

import msgspec
import tomlkit
from tomlkit.items import AoT, String, Table

from portalcrawl.profiles.model import ArticleAddresses, Origin, OwnSource, Profile, TriedProfile
from portalcrawl.profiles.store import FORMAT

_HEAD = (
    "What portalcrawl knows of this portal's layout. It is made to be read and mended: what you change, mark with",
    'origin = "declared"; then it is obeyed as it is and learning never overwrites it. Take a rule out and the field',
    "is found by heuristics. `support` says on how many sample pages, of those that could tell, a rule was right.",
)
_NOTES = {
    "menu": "Where the section menu stands.",
    "sections": "The sections that the menu shows; skip = true leaves one out of crawls.",
    "rows": "Which elements of a list page are its rows; title and date are looked for inside a row.",
    "pager": "Where the links to a list's further pages stand.",
    "articles": "Addresses of articles: {n} is a number, {s} any other word. dated: a page of another layout without a "
    "date is no article.",
    "templates": "The layouts of article pages, each with the places of its fields.",
}


def format_profile(profile: Profile) -> str:
    """The file's text."""
    document = tomlkit.document()
    for line in _HEAD:
        document.add(tomlkit.comment(line))
    document.add("format", FORMAT)
    document.add("revision", profile.revision)
    document.add(tomlkit.nl())
    document.add("portal", _table(profile.portal))
    if profile.menu:
        document.add("menu", _explain("menu", _table(profile.menu)))
    if profile.sections:
        document.add("sections", _array("sections", profile.sections))
    if profile.rows:
        document.add("rows", _array("rows", profile.rows))
    if profile.pager:
        document.add("pager", _explain("pager", _table(profile.pager)))
    if profile.articles != ArticleAddresses():
        document.add("articles", _explain("articles", _table(profile.articles)))
    for note in profile.notes if isinstance(profile, TriedProfile) else ():
        document.add(tomlkit.nl())
        for line in wrap(note, _WIDTH, break_long_words=False, break_on_hyphens=False):
            document.add(tomlkit.comment(line))
    if profile.templates:
        document.add("templates", _array("templates", profile.templates))
    return tomlkit.dumps(document)


def summarize_profile(profile: Profile) -> str:
    """What a profile knows, in one line."""
    rules = sum(len(template.rules) + (template.body is not None) for template in profile.templates)
    facts = [
        f"{len(profile.sections)} sections",
        f"{len(profile.rows)} rules for lists",
        f"{len(profile.templates)} layouts of articles with {rules} rules",
    ]
    return ", ".join(facts)


def _explain(name: str, table: Table) -> Table:
    table.comment(_NOTES[name])
    return table


def _array(name: str, entries: Iterable[msgspec.Struct]) -> AoT:
    array = tomlkit.aot()
    for number, entry in enumerate(entries):
        table = _table(entry)
        array.append(table if number else _explain(name, table))
    return array


def _table(part: msgspec.Struct) -> Table:
    """A part of the profile with its rules as tables of their own."""
    return _make_table(msgspec.to_builtins(part, enc_hook=str))


def _make_table(values: dict[str, Any]) -> Table:
    """A table of what is there: no empty list, and nothing that holds where it is not said."""
    table = tomlkit.table()
    for key in sorted(values, key=lambda key: (isinstance(values[key], dict), key in _LAST and _LAST.index(key) + 1)):
        value = values[key]
        if value is None or value in ((), {}) or (key, value) in _UNSAID:
            continue
        if isinstance(value, dict):
            table.add(key, _make_table(value))
        elif isinstance(value, tuple):
            array = tomlkit.array()
            array.extend(map(_text, value))
            table.add(key, array.multiline(len(value) > 1 and sum(map(len, value)) > _WIDE))
        else:
            table.add(key, _text(value) if isinstance(value, str) else value)
    return table


_LAST = ("example", "support", "origin")
"""Keys behind those that are only some rules', and before tables, which TOML wants at the end."""
# Only what a person wrote says who wrote it: all else is learned.
_UNSAID = (("origin", Origin.LEARNED.value), ("own_source", OwnSource.STATED.value), ("skip", False))


def _text(text: str) -> String:
    """XPaths are full of quotes: in single ones they stand as a person would write them."""
    return tomlkit.string(text, literal='"' in text and "'" not in text and text.isprintable())


_WIDE = 60
_WIDTH = 112
"""Of comments, in characters."""
