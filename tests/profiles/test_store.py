"""Profiles as files: what is written is read again, and what cannot be used is told in one line."""

import re
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct, structs
from profiles import FULL, MINIMAL, START

from portalcrawl.exceptions import ExitCode, ProfileError
from portalcrawl.profiles.model import Portal, Profile, RowsRule, SectionEntry
from portalcrawl.profiles.store import FORMAT, load_profile, parse_profile
from portalcrawl.profiles.writing import format_profile

RULE = 'xpath = "//p"\n'


# --- there and back -----------------------------------------------------------------------------


@pytest.mark.parametrize("field", [field.name for field in structs.fields(Profile)])
def test_every_part_comes_back(field: str) -> None:
    again = parse_profile(format_profile(FULL), "p.toml")
    assert getattr(again, field) == getattr(FULL, field)


def test_the_full_profile_uses_every_field() -> None:
    """Else the test above proves nothing of the fields that it leaves at their defaults."""
    used: dict[type, set[str]] = {}

    def walk(value: Any) -> None:
        if isinstance(value, Struct):
            for field in structs.fields(value):
                inner = getattr(value, field.name)
                if inner != field.default and not (isinstance(inner, tuple) and not inner):
                    used.setdefault(type(value), set()).add(field.name)
                walk(inner)
        elif isinstance(value, tuple):
            for inner in value:
                walk(inner)

    walk(FULL)
    for kind, names in used.items():
        missing = {field.name for field in structs.fields(kind)} - names
        # A row has no text of its own behind a label, and a body none either.
        assert missing <= ({"label", "example"} if kind.__name__ in ("BodyRule", "RowsRule") else set()), kind


def test_the_smallest_profile() -> None:
    assert parse_profile(START, "p.toml") == MINIMAL
    assert parse_profile(format_profile(MINIMAL), "p.toml") == MINIMAL


@pytest.mark.parametrize(
    "text",
    [
        'own_source = "absent"\n',
        'nobody = ["admin"]\n',
        "[articles]\ndated = true\n",
        '[articles]\ndated = false\norigin = "declared"\n',
        '[articles]\nsupport = "3/4"\n',
        '[articles]\npatterns = ["/{n}"]\n',
        '[[templates]]\nname = "x"\norigin = "declared"\n',
    ],
)
def test_what_a_person_wrote_survives_a_rewriting(text: str) -> None:
    profile = parse_profile(START + text, "p.toml")
    assert profile != MINIMAL
    assert parse_profile(format_profile(profile), "p.toml") == profile


TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)


# It writes files: a busy disk is no fault of the store.
@settings(deadline=None)
@given(name=TEXTS, title=TEXTS, path=st.lists(TEXTS.filter(str.strip), min_size=1, max_size=3), lines=st.lists(TEXTS))
def test_any_words_come_back_as_they_are(name: str, title: str, path: list[str], lines: list[str]) -> None:
    profile = structs.replace(
        FULL,
        portal=Portal("http://www.example.com/", name=name),
        sections=(SectionEntry(tuple(path), "http://www.example.com/x/"),),
        rows=(RowsRule("//li", label=title, example=name),),
        templates=(
            structs.replace(
                FULL.templates[0],
                body=structs.replace(FULL.templates[0].body, omit_lines=tuple(lines)),  # type: ignore[type-var]
            ),
        ),
    )
    assert parse_profile(format_profile(profile), "p.toml") == profile


# --- what cannot be used ------------------------------------------------------------------------

BAD = {
    "unknown key": (START + "colour = 3\n", "[portal] colour", "'3'"),
    "unknown table": (START + "[weather]\nrain = 1\n", "weather", "rain"),
    "unknown key in a rule": (START + "[menu]\n" + RULE + 'css = "p"\n', "[menu] css", "'p'"),
    "unknown key in a list": (START + '[[rows]]\nxpath = "//li"\n[[rows]]\nxpath = "//p"\nname = "x"\n',
                              "[rows 2] name", "'x'"),
    "unknown field of a template": (START + "[[templates]]\n[templates.title]\n" + RULE, "[templates 1] title", "//p"),
    "label where a section has none": (START + '[[sections]]\npath = ["a"]\nurl = "http://a.cn/"\nlabel = "x"\n',
                                       "[sections 1] label", "'x'"),
    "number for a text": ("[portal]\nstart = 7\n", "[portal] start", "7 is no text"),
    "text for a number": ('revision = "7"\n' + START, "revision", "'7' is no whole number"),
    "truth for a number": ("revision = true\n" + START, "revision", "True is no whole number"),
    "text for a truth": (START + '[articles]\ndated = "yes"\n', "[articles] dated", "'yes' is no true or false"),
    "number for a truth": (START + "[articles]\ndated = 1\n", "[articles] dated", "1 is no true or false"),
    "text for a list": (START + '[articles]\npatterns = "/a/"\n', "[articles] patterns", "'/a/' is no list"),
    "number in a list": (START + "[articles]\npatterns = [3]\n", "[articles] patterns", "3 is no text"),
    "text for a table": ('menu = "//p"\n' + START, "menu", "'//p' is no table"),
    "table for tables": (START + "[rows]\n" + RULE, "rows", "is no list"),
    "texts for tables": ('sections = ["新闻"]\n' + START, "sections", "'新闻' is no table; write [[sections]]"),
    "no XPath": (START + '[menu]\nlabel = "x"\n', "[menu] xpath", "is missing"),
    "empty XPath": (START + '[menu]\nxpath = ""\n', "[menu] xpath", "''"),
    "bad XPath of the menu": (START + '[menu]\nxpath = "//div["\n', "[menu] xpath", "'//div[' is no XPath"),
    "bad XPath of a title": (START + "[[rows]]\n" + RULE + 'title = "a["\n', "[rows 1] title", "'a[' is no XPath"),
    "bad XPath of a date": (START + "[[rows]]\n" + RULE + 'date = "]"\n', "[rows 1] date", "']' is no XPath"),
    "bad XPath of a field": (START + '[[templates]]\n[templates.headline]\nxpath = "h1)"\n',
                             "[templates 1.headline] xpath", "'h1)' is no XPath"),
    "bad XPath of a body": (START + '[[templates]]\n[templates.articleBody]\nxpath = "//div[@id="\n',
                            "[templates 1.articleBody] xpath", "'//div[@id='"),
    "bad XPath to omit": (START + "[[templates]]\n[templates.articleBody]\n" + RULE + 'omit = ["//p", "//["]\n',
                          "[templates 1.articleBody] omit", "'//[' is no XPath"),
    "bad XPath of pages": (START + '[[templates]]\n[[templates]]\n[templates.pages]\nxpath = "//a["\n',
                           "[templates 2.pages] xpath", "'//a[' is no XPath"),
    "prefix in an XPath": (START + '[pager]\nxpath = "//svg:a"\n', "[pager] xpath", "'//svg:a'"),
    "function that there is not": (START + '[pager]\nxpath = "//p[ends-with(., 1)]"\n', "[pager] xpath", "ends-with"),
    "XPath of a number": (START + '[pager]\nxpath = "count(//a)"\n', "[pager] xpath", "'count(//a)'"),
    "support without a slash": (START + "[menu]\n" + RULE + 'support = "18"\n', "[menu] support", "'18' is no support"),
    "support of words": (START + "[menu]\n" + RULE + 'support = "a/b"\n', "[menu] support", "'a/b' is no support"),
    "support of too many": (START + "[menu]\n" + RULE + 'support = "5/3"\n', "[menu] support", "5/3 is no support"),
    "support as a number": (START + "[menu]\n" + RULE + "support = 0.9\n", "[menu] support", "0.9 is no text"),
    "bad zone": (START + 'time_zone = "Beijing"\n', "[portal] time_zone", "'Beijing' is no time zone"),
    "zone of too many hours": (START + 'time_zone = "+25:00"\n', "[portal] time_zone", "'+25:00' is no time zone"),
    "bad charset": (START + 'charset = "rot13"\n', "[portal] charset", "'rot13' is no charset"),
    "contact that is none": (START + 'contact = "me"\n', "[portal] contact", "'me' is no contact"),
    "own source of another kind": (START + 'own_source = "本站"\n', "[portal] own_source", "'本站' is none of stated"),
    "own source without a name": (START + 'own_source = "name"\n', "[portal] own_source", "needs the portal's name"),
    "own source of an empty name": (START + 'own_source = "name"\nname = " "\n', "[portal] own_source", "needs the"),
    "nobody as a text": (START + 'nobody = "admin"\n', "[portal] nobody", "'admin' is no list"),
    "nobody of no name": (START + 'nobody = ["admin", " "]\n', "[portal] nobody", "' ' is no name"),
    "bad pattern": (START + '[articles]\npatterns = ["a/{n}"]\n', "[articles] patterns", "'a/{n}' is no pattern"),
    "address as a pattern": (START + '[articles]\npatterns = ["http://a.cn/{n}"]\n', "[articles] patterns", "http://a"),
    "bad origin": (START + 'origin = "mine"\n', "[portal] origin", "'mine' is neither learned nor declared"),
    "start that is no address": ('[portal]\nstart = "www.example.com"\n', "[portal] start", "'www.example.com'"),
    "no start": ('[portal]\nname = "x"\n', "[portal] start", "is missing"),
    "section without a path": (START + '[[sections]]\nurl = "http://a.cn/"\n',
                               "[sections 1] path", "is missing: a section needs its names"),
    "section of an empty name": (START + '[[sections]]\npath = ["a", " "]\nurl = "http://a.cn/"\n',
                                 "[sections 1] path", "['a', ' ']"),
    "section without an address": (START + '[[sections]]\npath = ["a"]\n', "[sections 1] url", "is missing"),
    "section of a bad address": (START + '[[sections]]\npath = ["a"]\nurl = "/xw/"\n', "[sections 1] url", "'/xw/'"),
    "later format": (f"format = {FORMAT + 1}\n" + START, "format", f"{FORMAT + 1} is of a later portalcrawl"),
    "no portal": ("revision = 1\n", "portal", "is missing"),
    "nothing": ("", "portal", "is missing"),
    "no TOML": ("<html>", "is no TOML", "line 1"),
    "a key twice": (START + 'start = "http://a.cn/"\n', "is no TOML", "line 3"),
    "a number of too many digits": (f"revision = {'9' * 5000}\n" + START, "is no TOML", "digit"),
    "brackets without an end": ("a = " + "[" * 5000, "is no TOML", "("),
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD)
def test_what_is_wrong_is_told_in_one_line(kind: str) -> None:
    """File, table, key and value; a person finds the place without counting."""
    text, place, value = BAD[kind]
    with pytest.raises(ProfileError) as caught:
        parse_profile(text, "site/profile.toml")
    message = str(caught.value)
    assert message.startswith(f"site/profile.toml: {place}"), message
    assert value in message
    assert "\n" not in message
    assert caught.value.exit_code is ExitCode.ERROR


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    path.write_bytes((START + 'name = "新闻网"\n').encode("gb18030"))
    with pytest.raises(ProfileError, match=re.escape(f"{path}: cannot be read (not UTF-8)")):
        load_profile(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"absent\.toml: cannot be read \(No such file"):
        load_profile(tmp_path / "absent.toml")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"cannot be read \(Is a directory\)"):
        load_profile(tmp_path)


KEYS = st.sampled_from(["portal", "menu", "rows", "templates", "start", "xpath", "support", "path", "a\nb", "headline"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_whatever_stands_in_the_file_is_read_or_refused_in_one_line(data: dict[str, Any]) -> None:
    def drop_none(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: drop_none(inner) for key, inner in value.items() if inner is not None}
        return [drop_none(inner) for inner in value if inner is not None] if isinstance(value, list) else value

    message = ""
    try:
        parse_profile(tomlkit.dumps(drop_none(data)), "p.toml")
    except ProfileError as error:
        message = str(error)
    assert len(message.splitlines()) <= 1
