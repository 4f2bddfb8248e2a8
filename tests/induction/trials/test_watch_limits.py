"""Which pages are watched, and after how many that a rule loses it is suspended; what is won or lost is given."""

from collections.abc import Callable

import pytest
from portals import Site, tell

from portalcrawl.extraction.analysis import Analysis
from portalcrawl.induction.learn import learn_profile
from portalcrawl.induction.trials import watch
from portalcrawl.induction.trials.watch import RuleWatch

[TEMPLATE] = learn_profile(Site().samples()).templates
[STORY] = tell(1, 1000)
LIKE = 100
"""Characters of a text that is like all others."""
RARELY = 1_000

Crawl = Callable[..., tuple[list[int], int | None]]


@pytest.fixture
def crawl(monkeypatch: pytest.MonkeyPatch) -> Crawl:
    """Reads pages whose texts have these sizes; `told` says for each whether the rule loses (L) or wins (W) it.

    Gives the numbers of the pages that were watched, and that of the page after which the rule was suspended.
    """
    site = Site()
    document, hints = site.document(STORY), site.hints(STORY)
    ours, theirs = (watch.analyse(document, hints, TEMPLATE) for _ in range(2))
    watched: list[int] = []
    outcome = ""

    def analyse(*_: object) -> Analysis:
        watched.append(number)
        return theirs

    def is_worse(one: Analysis, *_: object) -> list[int]:
        return [0] if outcome == ("L" if one is ours else "W") else []

    monkeypatch.setattr(watch, "analyse", analyse)
    monkeypatch.setattr(watch, "is_worse", is_worse)
    monkeypatch.setattr(RuleWatch, "_is_own", lambda self, text: True)
    number = 0

    def run(sizes: list[int], told: str = "", every: int = RARELY) -> tuple[list[int], int | None]:
        nonlocal number, outcome
        one = RuleWatch(every)
        for number, size in enumerate(sizes, 1):
            outcome = told[number - 1 : number]
            text = f"{number:03d}".ljust(size, "文") if size else ""
            if one.note(document, hints, TEMPLATE, text, f"第{number}篇", ours) is not None:
                return list(dict.fromkeys(watched)), number
        return list(dict.fromkeys(watched)), None

    return run


@pytest.mark.parametrize(
    ("told", "after"),
    [
        ("LL", None),
        ("LLL", 3),
        # One in twenty of the pages that were watched.
        ("." * 76 + "LLLL", 80),
        ("." * 77 + "LLLL", None),
        # More than twice as many as it has won.
        ("WLL.", None),
        ("WLLL", 4),
        ("WWLLLL", None),
        ("WWLLLLL", 7),
    ],
)
def test_a_rule_that_loses_pages_is_suspended(crawl: Crawl, told: str, after: int | None) -> None:
    assert crawl([LIKE] * len(told), told, every=1)[1] == after


def test_after_a_lost_page_the_next_ten_are_watched(crawl: Crawl) -> None:
    assert crawl([LIKE] * 30, "L")[0] == list(range(1, 12))


@pytest.mark.parametrize(("size", "is_watched"), [(400, False), (404, True), (25, False), (24, True)])
def test_a_text_four_times_as_long_or_as_short_as_all_others_is_watched(
    crawl: Crawl, size: int, is_watched: bool
) -> None:
    assert crawl([LIKE] * 10 + [size])[0] == [1, 11][: 1 + is_watched]


def test_ten_texts_must_be_known_before(crawl: Crawl) -> None:
    assert crawl([LIKE] * 9 + [404])[0] == [1]


def test_thirty_unlike_pages_that_were_read_well_are_enough(crawl: Crawl) -> None:
    assert crawl([0] * 60)[0] == list(range(1, 31))
