"""docs/profile.md names the keys that a profile may have; its example and its rules can be used."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
import tomlkit
from documents import (
    CLI,
    HOW_DO_I,
    PROFILE,
    README,
    ROOT,
    first_codes,
    join_lines,
    read_fences,
    read_section,
    read_table,
)

from portalcrawl.cli.verbs import check, learn
from portalcrawl.exceptions import ProfileError
from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.induction.election.voting import LEAST_PAGES
from portalcrawl.induction.verdict import Verdict
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import TEXT_FIELDS, Origin, Rule
from portalcrawl.profiles.store import parse_profile
from portalcrawl.profiles.writing import format_profile
from portalcrawl.spiders.profile.keeper import LEAST_OF_A_PART
from portalcrawl.spiders.profile.sampler import MOST_REQUESTS


def profile_example() -> str:
    [text] = read_fences(read_section(PROFILE, "## An example"), "toml")
    return text


def test_the_example_of_a_profile_is_one() -> None:
    profile = parse_profile(profile_example(), "docs/profile.md")
    assert parse_profile(format_profile(profile), "again") == profile
    # What the file does not say of itself is left at its default nowhere.
    assert profile.menu
    assert profile.rows
    assert profile.pager
    assert profile.templates[0].body
    assert profile.templates[0].pager
    assert set(profile.templates[0].rules) == set(TEXT_FIELDS)


def tables_of(data: dict[str, Any], place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table of a TOML document with the place that error messages give it."""
    yield place, data
    for key, value in data.items():
        inner = f"{place}.{key}" if place else key
        if isinstance(value, dict):
            yield from tables_of(value, inner)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for number, one in enumerate(value, 1):
                yield from tables_of(one, f"{inner} {number}")


# Whatever the model and the store quote or annotate may be a key; the trial says which words are keys at a place.
_FOLDER = ROOT / "portalcrawl" / "profiles"
_QUOTED = set(re.findall(r'"([a-z]\w+)"', (_FOLDER / "store.py").read_text("utf-8")))
_ANNOTATED = set(re.findall(r"^ {4}([a-z]\w+): ", (_FOLDER / "model.py").read_text("utf-8"), re.MULTILINE))


def keys_that_are_read(place: tuple[str, ...]) -> set[str]:
    """The keys that the store takes at a place, found by trial: any other is refused there."""
    words = set(first_codes(read_table(PROFILE))) | _QUOTED | _ANNOTATED

    def is_read(key: str) -> bool:
        data = tomllib.loads(profile_example())
        table: Any = data
        for step in place:
            table = table[step][0] if isinstance(table[step], list) else table[step]
        if key in table:
            return True
        table[key] = {"xpath": "//p"}
        try:
            parse_profile(tomlkit.dumps(data), "trial")
        except ProfileError as error:
            return "is no key that stands here" not in str(error)
        return True

    return {word for word in words if is_read(word)}


RULE = ("### A rule",)
PLACES = {
    (): ("### At the top",),
    ("portal",): ("### `[portal]`",),
    ("menu",): RULE,
    ("sections",): ("### `[[sections]]`",),
    ("rows",): (*RULE, "### `[[rows]]`"),
    ("pager",): RULE,
    ("articles",): ("### `[articles]`",),
    ("templates",): ("### `[[templates]]`",),
    ("templates", "headline"): RULE,
    ("templates", "pages"): RULE,
    ("templates", "articleBody"): (*RULE, "`[templates.articleBody]` has"),
}


@pytest.mark.parametrize("place", PLACES, ids=".".join)
def test_the_keys_of_a_profile_are_those_that_are_read(place: tuple[str, ...]) -> None:
    named: set[str] = set()
    for heading in PLACES[place]:
        if heading.startswith("#"):
            text = read_section(PROFILE, heading).partition("`[templates.articleBody]` has")[0]
        else:
            text = PROFILE.partition(heading)[2].partition("\n## ")[0]
        named.update(first_codes(read_table(text)))
    assert named == keys_that_are_read(place)


def test_no_table_of_a_profile_is_left_out() -> None:
    places = {re.sub(r" \d+", "", place) for place, _ in tables_of(tomllib.loads(profile_example()))}
    told = {".".join(place) for place in PLACES}
    assert {place for place in places if place.partition(".")[2] not in TEXT_FIELDS} <= told


def test_the_error_in_the_profiles_page_is_the_programs() -> None:
    [told] = [line for text in read_fences(PROFILE, "text") for line in text.splitlines() if "xpath" in line]
    with pytest.raises(ProfileError) as caught:
        parse_profile(
            '[portal]\nstart = "http://e.com/"\n[[templates]]\n[templates.headline]\nxpath = "//h1["\n', "site.toml"
        )
    assert told == f"portalcrawl: {caught.value}"


def test_numbers_of_learning_are_those_of_the_code() -> None:
    text = join_lines(PROFILE)
    assert MOST_REQUESTS == 40
    assert all(f"{MOST_REQUESTS} requests" in join_lines(document) for document in (README, PROFILE))
    assert LEAST_PAGES == 3
    assert "on at least three pages" in text
    assert LEAST_OF_A_PART == 10
    assert "learns only from ten articles or more" in join_lines(CLI)
    assert check.REFETCHED == 6
    assert learn.SHOWN == 3


def test_verdicts_are_those_of_the_check() -> None:
    rows = read_table(read_section(CLI, "### `portalcrawl check ARCHIVE`"))
    assert [code for code in first_codes(rows) if not code.startswith("-")] == [verdict.value for verdict in Verdict]


def test_the_declared_rule_in_how_do_i_is_one() -> None:
    [text] = read_fences(HOW_DO_I, "toml")
    start = '[portal]\nstart = "http://www.example.com/"\n[[templates]]\nname = "article-1"\n'
    rule = Rule('//div[@class="info"]/span', label="供稿：", origin=Origin.DECLARED)
    assert parse_profile(start + text, "docs").templates[0].rules == {"contentSource": rule}
    body = (
        "<h1>园区召开工作会议</h1><div class=info><span>供稿：园区办</span></div><p>今天，园区召开会议，部署工作。</p>"
    )
    document = Document.from_text("http://www.example.com/1.html", f"<html><body>{body}</body></html>")
    article = extract_article(document, Hints(listed=True)).article
    assert article is not None
    assert article.contentSource is None, "docs/how-do-i.md says that no heuristic knows the word"
    profile = parse_profile(start + "[templates.headline]\nxpath = '//h1'\n" + text, "docs")
    article = extract_article(document, Hints(listed=True), profile).article
    assert article is not None
    assert article.contentSource == "园区办"
