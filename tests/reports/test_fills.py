"""The alarm when a portal changes: what a run finds of its fields, against its rules and against earlier runs."""

import pytest

from portalcrawl.items import Article, Author
from portalcrawl.reports.fills import FIELDS, Fills, find_alarms, sum_fills

FULL = {"headline": "标题", "datePublished": "2024-01-01", "contentSource": "报", "authors": [Author("甲")],
        "articleBody": "正文"}  # fmt: skip
RULES = dict.fromkeys(("headline", "datePublished", "articleBody"), 1.0)


def article(*missing: str, **evidence: str) -> Article:
    values = {name: value for name, value in FULL.items() if name not in missing}
    return Article(url="http://example.com/1", evidence=evidence, **values)  # type: ignore[arg-type]


def count(*pages: tuple[int, Article, dict[str, float] | None, tuple[str, ...]]) -> Fills:
    fills = Fills()
    for times, page, ruled, misfits in pages:
        for _ in range(times):
            fills.note(page, ruled, misfits)
    return fills


def test_what_a_page_gives_is_counted_and_what_a_list_gives_is_not() -> None:
    fills = count((3, article("authors"), RULES, ()), (2, article(datePublished="list"), RULES, ()))
    assert fills.describe() == {
        "articles": 5, "strangers": 0, "headline": 5, "datePublished": 3, "contentSource": 5, "authors": 2,
        "breadcrumbs": 0, "articleBody": 5,
    }  # fmt: skip


def alarms(fills: Fills, before: dict[str, int] | None = None, *, has_rules: bool = True) -> list[str]:
    return [alarm.partition(":")[0] for alarm in find_alarms(fills, before or {}, has_rules=has_rules)]


def test_all_is_well() -> None:
    assert alarms(count((50, article(), RULES, ()))) == []


@pytest.mark.parametrize(("misfits", "expected"), [(4, []), (5, ["headline"]), (10, ["headline"])])
def test_a_rule_that_fits_only_half_of_the_pages(misfits: int, expected: list[str]) -> None:
    fills = count((10 - misfits, article(), RULES, ()), (misfits, article(), RULES, ("headline",)))
    assert alarms(fills) == expected
    assert alarms(fills, has_rules=False) == [], "a profile that this run learned cannot have drifted"


@pytest.mark.parametrize(("misfits", "expected"), [(10, []), (15, []), (16, ["authors"]), (20, ["authors"])])
def test_a_rule_that_was_learned_on_half_of_the_pages(misfits: int, expected: list[str]) -> None:
    """It misses the other half from the first day on."""
    weak = RULES | {"authors": 0.5}
    fills = count((20 - misfits, article(), weak, ()), (misfits, article(), weak, ("authors",)))
    assert alarms(fills) == expected


def test_few_articles_tell_nothing() -> None:
    assert alarms(count((9, article(), RULES, ("headline",)))) == []


def test_a_field_that_few_pages_have_is_no_drift() -> None:
    """A rule for authors is judged by the pages that name one."""
    fills = count(
        (40, article("authors"), RULES | {"authors": 1.0}, ()), (8, article(), RULES | {"authors": 1.0}, ("authors",))
    )
    assert alarms(fills) == []


@pytest.mark.parametrize(("strangers", "expected"), [(4, []), (5, ["layout"])])
def test_pages_of_no_known_layout(strangers: int, expected: list[str]) -> None:
    fills = count((10 - strangers, article(), RULES, ()), (strangers, article(), None, ()))
    assert alarms(fills) == expected


def test_pages_of_no_layout_that_there_were_before() -> None:
    """Too few of them were sampled to learn from: that is no news."""
    fills = count((4, article(), RULES, ()), (8, article(), None, ()))
    assert alarms(fills, {"articles": 100, "strangers": 60}) == []
    assert alarms(fills, {"articles": 100, "strangers": 10}) == ["layout"]


BEFORE = {"articles": 100} | dict.fromkeys(FIELDS, 100) | {"breadcrumbs": 0}


@pytest.mark.parametrize(
    ("articles", "without", "expected"),
    [(10, 5, ["authors"]), (10, 4, []), (30, 9, ["authors"]), (30, 8, []), (9, 9, [])],
)
def test_a_field_that_falls_against_earlier_runs(articles: int, without: int, expected: list[str]) -> None:
    """Of few articles only a steep fall tells something; rules or none."""
    fills = count((articles - without, article(), RULES, ()), (without, article("authors"), RULES, ()))
    assert alarms(fills, BEFORE) == expected
    assert alarms(fills, BEFORE, has_rules=False) == expected


def test_a_short_history_tells_nothing() -> None:
    fills = count((30, article("authors"), RULES, ()))
    assert alarms(fills, {"articles": 29} | dict.fromkeys(FIELDS, 29)) == []
    assert alarms(fills, {}) == []


def test_alarms_say_field_and_numbers() -> None:
    fills = count((3, article(), RULES, ()), (9, article("authors"), RULES, ("headline",)))
    assert find_alarms(fills, BEFORE, has_rules=True) == (
        "headline: its rule does not fit 9 of 12 articles",
        "authors: on 25% of this run's articles, on 100% before",
    )


def test_the_history_is_the_sum_of_the_runs() -> None:
    runs = [{"fields": {"articles": 3, "authors": 1}}, {}, {"fields": None}, {"fields": {"articles": 2, "authors": 2}}]
    assert sum_fills(runs) == {"articles": 5, "authors": 3}
