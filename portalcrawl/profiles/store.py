"""Profiles as TOML: read with errors that name file, key and value, written so that a person can mend them."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from portalcrawl.exceptions import ProfileError
from portalcrawl.profiles.model import (
    TEXT_FIELDS,
    ArticleAddresses,
    BodyRule,
    Origin,
    OwnSource,
    Portal,
    Profile,
    RowsRule,
    Rule,
    SectionEntry,
    Support,
    Template,
)
from portalcrawl.profiles.values import check_address, check_charset, check_name, check_path, check_script, parse_zone
from portalcrawl.profiles.xpath import compile_xpath
from portalcrawl.text.urls.patterns import check_pattern

FORMAT = 1
"""The version of the file's format; a file of a later one is refused."""

T = TypeVar("T")
V = TypeVar("V")


def load_profile(path: Path) -> Profile:
    """The profile of a file. Raises ProfileError, which names file, key and value."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise ProfileError(f"{path}: cannot be read ({reason})") from error
    return parse_profile(text, str(path))


def parse_profile(text: str, name: str) -> Profile:
    """The profile of a text; `name` stands for it in errors. Raises ProfileError."""
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # besides TOMLDecodeError: numbers of thousands of digits
        raise ProfileError(f"{name}: is no TOML ({error})") from error
    table = _Table(data, name, "")
    version = table.take("format", int, FORMAT)
    if version > FORMAT:
        raise table.error("format", f"{version} is of a later portalcrawl; this one reads {FORMAT}")
    portal = table.table("portal")
    if portal is None:
        raise table.error("portal", 'is missing; it says at least where the portal starts: start = "http://…/"')
    menu, pager, articles = table.table("menu"), table.table("pager"), table.table("articles")
    profile = Profile(
        portal=_read_portal(portal),
        revision=table.take("revision", int, 1),
        sections=tuple(_read_section(one) for one in table.tables("sections")),
        menu=None if menu is None else _read_rule(menu),
        rows=tuple(_read_rows(one) for one in table.tables("rows")),
        pager=None if pager is None else _read_rule(pager),
        articles=_read_articles(articles) if articles else ArticleAddresses(),
        templates=tuple(_read_template(one) for one in table.tables("templates")),
    )
    table.finish()
    return profile


class _Table:
    """A table of the file that knows where it stands; each key is taken once, what is left is a mistake."""

    def __init__(self, data: Mapping[str, Any], name: str, place: str) -> None:
        self._data = dict(data)
        self._name = name
        self._place = place

    def error(self, key: str, words: str) -> ProfileError:
        where = " ".join(f"[{self._place}] {key}".split()) if self._place else key
        return ProfileError(f"{self._name}: {where}: {words}")

    def take(self, key: str, kind: type[T], default: T) -> T:
        found = self.take_optional(key, kind)
        return default if found is None else found

    def take_optional(self, key: str, kind: type[T]) -> T | None:
        if key not in self._data:
            return None
        value = self._data.pop(key)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.error(key, f"{value!r} is no {_NAMES[kind]}")
        return value

    def take_texts(self, key: str, check: Callable[[str], object] = str) -> tuple[str, ...]:
        """A list of texts; `check` raises ValueError for one that cannot be meant."""
        values = self.take(key, list, [])
        for value in values:
            if not isinstance(value, str):
                raise self.error(key, f"{value!r} is no text")
            self._call(key, check, value)
        return tuple(values)

    def take_read(self, key: str, read: Callable[[str], T]) -> T | None:
        text = self.take_optional(key, str)
        return None if text is None else self._call(key, read, text)

    def take_checked(self, key: str, check: Callable[[str], object]) -> str | None:
        """A text; `check` raises ValueError for one that cannot be meant."""
        text = self.take_optional(key, str)
        if text is not None:
            self._call(key, check, text)
        return text

    def take_address(self, key: str) -> str:
        return self.take_checked(key, check_address) or self._miss(key, "an address, http://…")

    def take_path(self, key: str) -> tuple[str, ...]:
        path = self.take_texts(key)
        self._call(key, check_path, path)
        return path

    def take_xpath(self, key: str) -> str:
        return self.take_checked(key, compile_xpath) or self._miss(key, "a rule says where a value stands")

    def _miss(self, key: str, words: str) -> NoReturn:
        raise self.error(key, f"is missing: {words}")

    def _call(self, key: str, function: Callable[[V], T], value: V) -> T:
        try:
            return function(value)
        except ValueError as error:
            raise self.error(key, str(error)) from error

    def take_origin(self) -> Origin:
        text = self.take("origin", str, Origin.LEARNED.value)
        if text not in set(Origin):
            raise self.error("origin", f"{text!r} is neither learned nor declared")
        return Origin(text)

    def table(self, key: str) -> "_Table | None":
        data = self.take_optional(key, dict)
        return None if data is None else _Table(data, self._name, self._join(key))

    def tables(self, key: str) -> Iterator["_Table"]:
        for number, data in enumerate(self.take(key, list, []), 1):
            if not isinstance(data, dict):
                raise self.error(key, f"{data!r} is no table; write [[{self._join(key)}]]")
            yield _Table(data, self._name, f"{self._join(key)} {number}")

    def _join(self, key: str) -> str:
        return f"{self._place}.{key}" if self._place else key

    def make(self, kind: Callable[..., T], **values: Any) -> T:
        """The dataclass of these values, each of them checked, when nothing is left over."""
        self.finish()
        return kind(**values)

    def finish(self) -> None:
        if self._data:
            key, value = next(iter(self._data.items()))
            raise self.error(key, f"is no key that stands here (its value is {str(value)[:80]!r})")


_NAMES = {str: "text", int: "whole number", bool: "true or false", list: "list", dict: "table"}


def _read_portal(table: _Table) -> Portal:
    name = table.take_optional("name", str)
    own_source = table.take_read("own_source", lambda text: OwnSource.parse(text, name))
    return table.make(
        Portal,
        start=table.take_address("start"),
        name=name,
        own_source=own_source or OwnSource.STATED,
        nobody=table.take_texts("nobody", check_name),
        hosts=table.take_texts("hosts"),
        charset=table.take_checked("charset", check_charset),
        time_zone=table.take_checked("time_zone", parse_zone),
        script=table.take_checked("script", check_script),
        language=table.take_optional("language", str),
        system=table.take_optional("system", str),
        origin=table.take_origin(),
    )


def _read_section(table: _Table) -> SectionEntry:
    return table.make(
        SectionEntry,
        path=table.take_path("path"),
        url=table.take_address("url"),
        skip=table.take("skip", bool, False),
        origin=table.take_origin(),
    )


def _take_rule(table: _Table) -> dict[str, Any]:
    return {
        "xpath": table.take_xpath("xpath"),
        "label": table.take_optional("label", str),
        "example": table.take_optional("example", str),
        "support": table.take_read("support", Support.parse),
        "origin": table.take_origin(),
    }


def _read_rule(table: _Table) -> Rule:
    return table.make(Rule, **_take_rule(table))


def _read_rows(table: _Table) -> RowsRule:
    title, date = table.take_checked("title", compile_xpath), table.take_checked("date", compile_xpath)
    return table.make(RowsRule, **_take_rule(table), title=title, date=date)


def _read_body(table: _Table) -> BodyRule:
    omit, lines = table.take_texts("omit", compile_xpath), table.take_texts("omit_lines")
    return table.make(BodyRule, **_take_rule(table), omit=omit, omit_lines=lines)


def _read_articles(table: _Table) -> ArticleAddresses:
    return table.make(
        ArticleAddresses,
        patterns=table.take_texts("patterns", check_pattern),
        dated=table.take("dated", bool, False),
        support=table.take_read("support", Support.parse),
        origin=table.take_origin(),
    )


def _read_template(table: _Table) -> Template:
    rules = {field: _read_rule(one) for field in TEXT_FIELDS if (one := table.table(field)) is not None}
    body, pager = table.table("articleBody"), table.table("pages")
    return table.make(
        Template,
        name=table.take("name", str, "article"),
        pages=table.take("seen", int, 0),
        rules=rules,
        body=None if body is None else _read_body(body),
        pager=None if pager is None else _read_rule(pager),
        origin=table.take_origin(),
    )
