"""Parts of a profile are checked when they are made, whoever makes them; what is there can be relied on."""

import pytest
from msgspec import structs
from profiles import DECLARED, FULL

from portalcrawl.profiles.checking import InvalidValueError
from portalcrawl.profiles.model import (
    TEXT_FIELDS,
    ArticleAddresses,
    BodyRule,
    OwnSource,
    Portal,
    RowsRule,
    Rule,
    SectionEntry,
)
from portalcrawl.profiles.support import Support

HOME = "http://www.example.com/"
WRONG = {
    "rule": ("xpath", lambda: Rule("//[")),
    "title of a row": ("title", lambda: RowsRule("//li", title="//[")),
    "date of a row": ("date", lambda: RowsRule("//li", date="//[")),
    "row itself": ("xpath", lambda: RowsRule("//[")),
    "omitted element": ("omit", lambda: BodyRule("//div", omit=("//p", "//["))),
    "body itself": ("xpath", lambda: BodyRule("//[")),
    "changed rule": ("xpath", lambda: structs.replace(Rule("//p"), xpath="//[")),
    "start": ("start", lambda: Portal("www.example.com")),
    "charset": ("charset", lambda: Portal(HOME, charset="rot13")),
    "zone": ("time_zone", lambda: Portal(HOME, time_zone="Beijing")),
    "script": ("script", lambda: Portal(HOME, script="traditional")),
    "name that is needed": ("own_source", lambda: Portal(HOME, own_source=OwnSource.NAME)),
    "nobody": ("nobody", lambda: Portal(HOME, nobody=(" ",))),
    "path": ("path", lambda: SectionEntry((), HOME)),
    "address": ("url", lambda: SectionEntry(("a",), "/xw/")),
    "pattern": ("patterns", lambda: ArticleAddresses(("a/{n}",))),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_cannot_be_used_is_not_made(kind: str) -> None:
    key, make = WRONG[kind]
    with pytest.raises(InvalidValueError) as caught:
        make()
    assert caught.value.key == key


def test_parts_do_not_change() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        FULL.portal.name = "x"  # type: ignore[misc]
    with pytest.raises(TypeError):
        FULL.templates[0].rules["headline"] = Rule("//h2")  # type: ignore[index]


def test_a_templates_rules_are_those_that_are_there() -> None:
    full, special = FULL.templates
    assert tuple(full.rules) == TEXT_FIELDS
    assert full.rules["headline"] is full.headline
    assert dict(special.rules) == {}


@pytest.mark.parametrize(
    ("rule", "is_sure"),
    [
        (Rule("//p"), False),
        (Rule("//p", origin=DECLARED), True),
        (Rule("//p", support=Support(8, 8)), True),
        (Rule("//p", support=Support(8, 10)), True),
        (Rule("//p", support=Support(7, 7)), False),
        (Rule("//p", support=Support(79, 100)), False),
    ],
)
def test_a_page_that_a_sure_rule_does_not_fit_is_an_exception(rule: Rule, is_sure: bool) -> None:
    assert rule.is_sure == is_sure
