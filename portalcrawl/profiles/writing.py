"""A profile as the text of a TOML file, with a word of explanation where a person would ask."""

from collections.abc import Iterable
from typing import Any

import tomlkit
from tomlkit.items import AoT, String, Table

from portalcrawl.profiles.model import (
    ArticleAddresses,
    BodyRule,
    Origin,
    OwnSource,
    Profile,
    RowsRule,
    Rule,
    SectionEntry,
    Support,
    Template,
)
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
    portal = profile.portal
    names = ("start", "name", "hosts", "charset", "time_zone", "script", "language", "system")
    values = {name: getattr(portal, name) for name in names}
    if portal.own_source is not OwnSource.STATED:
        values["own_source"] = portal.own_source.value
    document.add("portal", _table(values | {"nobody": portal.nobody} | _origin(portal.origin)))
    if profile.menu:
        document.add("menu", _explain("menu", _table(_rule_values(profile.menu))))
    if profile.sections:
        document.add("sections", _array("sections", (_section_values(one) for one in profile.sections)))
    if profile.rows:
        document.add("rows", _array("rows", (_rule_values(one) for one in profile.rows)))
    if profile.pager:
        document.add("pager", _explain("pager", _table(_rule_values(profile.pager))))
    articles = profile.articles
    if articles != ArticleAddresses():
        values = {"patterns": articles.patterns, "dated": articles.dated, "support": articles.support}
        document.add("articles", _explain("articles", _table(values | _origin(articles.origin))))
    if profile.templates:
        document.add("templates", _array("templates", (_template_values(one) for one in profile.templates)))
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


def _array(name: str, entries: Iterable[dict[str, Any]]) -> AoT:
    array = tomlkit.aot()
    for number, values in enumerate(entries):
        table = _table(values)
        array.append(table if number else _explain(name, table))
    return array


def _table(values: dict[str, Any]) -> Table:
    """A table of what is there: no empty text, no empty list."""
    table = tomlkit.table()
    for key, value in values.items():
        if value is None or value in ((), {}):
            continue
        if isinstance(value, dict):
            table.add(key, _table(value))
        elif isinstance(value, tuple):
            array = tomlkit.array()
            array.extend(map(_text, value))
            table.add(key, array.multiline(len(value) > 1 and sum(map(len, value)) > _WIDE))
        elif isinstance(value, Support):
            table.add(key, str(value))
        else:
            table.add(key, _text(value) if isinstance(value, str) else value)
    return table


def _text(text: str) -> String:
    """XPaths are full of quotes: in single ones they stand as a person would write them."""
    return tomlkit.string(text, literal='"' in text and "'" not in text and text.isprintable())


_WIDE = 60


def _origin(origin: Origin) -> dict[str, Any]:
    """Only what a person wrote says so: all else is learned."""
    return {"origin": origin.value} if origin is Origin.DECLARED else {}


def _rule_values(rule: Rule) -> dict[str, Any]:
    values: dict[str, Any] = {"xpath": rule.xpath, "label": rule.label}
    if isinstance(rule, RowsRule):
        values |= {"title": rule.title, "date": rule.date}
    if isinstance(rule, BodyRule):
        values |= {"omit": rule.omit, "omit_lines": rule.omit_lines}
    return values | {"example": rule.example, "support": rule.support} | _origin(rule.origin)


def _section_values(section: SectionEntry) -> dict[str, Any]:
    values: dict[str, Any] = {"path": section.path, "url": section.url}
    return values | ({"skip": True} if section.skip else {}) | _origin(section.origin)


def _template_values(template: Template) -> dict[str, Any]:
    values: dict[str, Any] = {"name": template.name, "seen": template.pages} | _origin(template.origin)
    values |= {field: _rule_values(rule) for field, rule in template.rules.items()}
    if template.body:
        values["articleBody"] = _rule_values(template.body)
    if template.pager:
        values["pages"] = _rule_values(template.pager)
    return values
