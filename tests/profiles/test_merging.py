"""Learning anew: what a person declared stays, the rest is the new knowledge."""

import pytest
from msgspec.structs import replace
from profiles import DECLARED

from portalcrawl.profiles.merging import merge_profiles
from portalcrawl.profiles.model import (
    ArticleAddresses,
    BodyRule,
    OwnSource,
    Portal,
    Profile,
    RowsRule,
    Rule,
    SectionEntry,
    Template,
)
from portalcrawl.profiles.store import parse_profile
from portalcrawl.profiles.writing import format_profile

HOME = "http://www.example.com/"


def make(word: str) -> Profile:
    """A profile in which everything that is learned is named after a word."""
    return Profile(
        Portal(HOME, name=word),
        sections=(SectionEntry((word,), f"{HOME}{word}/"), SectionEntry(("要闻",), HOME + "yw/")),
        menu=Rule(f"//div[@id='{word}-menu']"),
        rows=(RowsRule(f"//li[@class='{word}']"),),
        pager=Rule(f"//div[@id='{word}-pager']"),
        articles=ArticleAddresses((f"/{word}/{{n}}.html",), dated=word == "old"),
        templates=(
            Template(
                "article-1",
                9,
                headline=Rule(f"//h1[@id='{word}']"),
                authors=Rule(f"//i[@id='{word}']"),
                body=BodyRule(f"//div[@id='{word}-body']"),
                pager=Rule(f"//div[@id='{word}-pages']"),
            ),
        ),
    )


OLD, NEW = replace(make("old"), revision=4), make("new")


def test_nothing_declared_leaves_nothing_of_the_old_but_the_count() -> None:
    assert merge_profiles(NEW, OLD) == replace(NEW, revision=5)


def declare(rule: Rule | None) -> Rule:
    assert rule is not None
    return replace(rule, origin=DECLARED)


@pytest.mark.parametrize("name", ["menu", "pager"])
def test_a_declared_rule_of_the_frame_stays(name: str) -> None:
    old = replace(OLD, **{name: declare(getattr(OLD, name))})
    merged = merge_profiles(NEW, old)
    assert getattr(merged, name) == getattr(old, name)
    assert replace(merged, **{name: None}) == replace(NEW, revision=5, **{name: None})


@pytest.mark.parametrize("name", ["menu", "pager"])
def test_a_declared_rule_stays_where_nothing_is_learned_in_its_place(name: str) -> None:
    old = replace(OLD, **{name: declare(getattr(OLD, name))})
    assert getattr(merge_profiles(replace(NEW, **{name: None}), old), name) == getattr(old, name)


@pytest.mark.parametrize("name", ["portal", "articles"])
def test_declared_facts_stay_as_they_are(name: str) -> None:
    old = replace(OLD, **{name: replace(getattr(OLD, name), origin=DECLARED)})
    merged = merge_profiles(NEW, old)
    assert getattr(merged, name) == getattr(old, name)
    other = "articles" if name == "portal" else "portal"
    assert getattr(merged, other) == getattr(NEW, other)


def test_declared_rows_come_before_learned_ones() -> None:
    """The first rule that finds rows is obeyed: a person's must come first."""
    declared = RowsRule("//tr", origin=DECLARED)
    merged = merge_profiles(NEW, replace(OLD, rows=(OLD.rows[0], declared)))
    assert merged.rows == (declared, *NEW.rows)


def test_a_declared_row_that_is_learned_as_well_stands_once() -> None:
    declared = RowsRule(NEW.rows[0].xpath, title=".//b", origin=DECLARED)
    assert merge_profiles(NEW, replace(OLD, rows=(declared,))).rows == (declared,)


@pytest.mark.parametrize("field", ["headline", "authors"])
def test_a_declared_field_stays_in_a_template_that_is_learned_anew(field: str) -> None:
    [template] = OLD.templates
    rule = declare(template.rules[field])
    [merged] = merge_profiles(NEW, replace(OLD, templates=(replace(template, **{field: rule}),))).templates
    assert merged == replace(NEW.templates[0], **{field: rule})


def test_a_declared_field_that_learning_does_not_know_is_added() -> None:
    [template] = OLD.templates
    source = Rule("//b", label="来源：", origin=DECLARED)
    old = replace(OLD, templates=(replace(template, contentSource=source),))
    [merged] = merge_profiles(NEW, old).templates
    assert merged.rules == {**NEW.templates[0].rules, "contentSource": source}


@pytest.mark.parametrize("name", ["body", "pager"])
def test_a_declared_body_and_pager_stay_in_a_template_that_is_learned_anew(name: str) -> None:
    [template] = OLD.templates
    old = replace(template, **{name: declare(getattr(template, name))})
    [merged] = merge_profiles(NEW, replace(OLD, templates=(old,))).templates
    assert merged == replace(NEW.templates[0], **{name: getattr(old, name)})


def test_a_declared_template_stays_whole() -> None:
    """Also what in it is not marked: who declares a layout means all of it, and what it lacks."""
    old = replace(OLD.templates[0], origin=DECLARED, headline=Rule("//h2"), authors=None, pager=None)
    assert merge_profiles(NEW, replace(OLD, templates=(old,))).templates == (old,)


def test_a_declared_template_stays_where_none_of_its_name_is_learned() -> None:
    special = Template("special", body=BodyRule("//article"), origin=DECLARED)
    merged = merge_profiles(NEW, replace(OLD, templates=(*OLD.templates, special)))
    assert merged.templates == (*NEW.templates, special)


def test_of_a_template_that_is_not_learned_again_the_declared_rules_remain() -> None:
    second = replace(OLD.templates[0], name="article-2", headline=declare(Rule("//h4")), authors=Rule("//i"))
    merged = merge_profiles(NEW, replace(OLD, templates=(*OLD.templates, second)))
    assert merged.templates == (*NEW.templates, Template("article-2", headline=second.headline))


def test_a_declared_section_stays_whatever_the_menu_calls_it_now() -> None:
    """By its address, and by its path: the same section does not come twice."""
    declared = SectionEntry(("园区", "要闻"), HOME + "yw/", origin=DECLARED)
    moved = SectionEntry(("new",), HOME + "elsewhere/", origin=DECLARED)
    merged = merge_profiles(NEW, replace(OLD, sections=(declared, moved)))
    assert merged.sections == (declared, moved)


@pytest.mark.parametrize("origin", [DECLARED, OLD.portal.origin], ids=["declared", "not marked"])
def test_a_section_that_is_left_out_stays_left_out(origin: object) -> None:
    """Learning never leaves one out: only a person can have written it, marked or not."""
    skipped = SectionEntry(("要闻",), HOME + "yw/", skip=True, origin=origin)  # type: ignore[arg-type]
    merged = merge_profiles(NEW, replace(OLD, sections=(skipped, OLD.sections[0])))
    assert merged.sections == (skipped, NEW.sections[0])


def test_a_merged_profile_is_merged_again_and_again() -> None:
    old = replace(OLD, menu=declare(OLD.menu), rows=(RowsRule("//tr", origin=DECLARED),))
    once = merge_profiles(NEW, old)
    twice = merge_profiles(make("third"), parse_profile(format_profile(once), "p.toml"))
    assert (twice.menu, twice.rows[0], twice.revision) == (old.menu, old.rows[0], 6)


def test_what_nothing_learns_stays_with_the_portal() -> None:
    """`own_source`, `nobody` and `contact` are a person's, marked or not; so is a name that `own_source` needs."""
    facts = Portal(HOME, name="清河新闻网", own_source=OwnSource.NAME, nobody=("admin",), contact="me@example.com")
    old = replace(make("old"), portal=facts)
    portal = merge_profiles(replace(make("new"), portal=Portal(HOME, charset="gb18030")), old).portal
    assert (portal.own_source, portal.nobody, portal.contact) == (OwnSource.NAME, ("admin",), "me@example.com")
    assert (portal.name, portal.charset) == ("清河新闻网", "gb18030")
    assert merge_profiles(make("new"), old).portal.name == "new"
