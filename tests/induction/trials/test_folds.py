"""What a body leaves out must be learned again without a third of the pages."""

from typing import Any

import pytest
from msgspec.structs import replace
from portals import Site, Story, tell

from portalcrawl.induction.labelled_sample import LabelledSample
from portalcrawl.induction.rules.bodies import learn_body
from portalcrawl.induction.trials import folds
from portalcrawl.induction.trials.folds import find_unsteady_omissions
from portalcrawl.profiles.model import BodyRule

SLOGAN = "关注我们的公众号，第一时间了解清河大小事，天天都有好消息等着您来看。"


def learn(on: frozenset[int]) -> tuple[list[LabelledSample], list[str]]:
    """The pages of a portal with a box on those of these numbers, and the unsteady of two omissions of that box."""

    def change(page: str, story: Story) -> str:
        box = f'<div class="share"><p>{SLOGAN}</p></div>' if story.number in on else ""
        return page.replace("</div></article>", f"{box}</div></article>")

    site = Site(change=change, articles=tell(12))
    labelled = [LabelledSample.of(page) for page in site.samples().articles]
    learned = learn_body(labelled)
    assert learned is not None
    body, pages = learned
    return pages, find_unsteady_omissions(replace(body, omit=('//div[@class="share"]',), omit_lines=()), pages)


def test_what_all_pages_have_is_learned_again() -> None:
    assert learn(frozenset(range(1, 13)))[1] == []


def test_what_three_pages_have_is_chance() -> None:
    assert learn(frozenset((1, 2, 3)))[1] == ['//div[@class="share"]']


def test_of_few_pages_none_can_be_left_out() -> None:
    pages, _ = learn(frozenset(range(1, 13)))
    learned = learn_body(pages)
    assert learned is not None
    assert find_unsteady_omissions(replace(learned[0], omit=('//div[@class="never"]',)), pages[:8]) == []


@pytest.mark.parametrize(("learned", "is_steady"), [(3, True), (2, True), (1, False), (0, False)])
def test_two_choices_of_three_must_teach_it(monkeypatch: pytest.MonkeyPatch, learned: int, is_steady: bool) -> None:
    choices: list[int] = []

    def learn_omissions(xpath: str, pages: list[Any]) -> frozenset[str]:
        choices.append(len(pages))
        return frozenset(["//aside"] if len(choices) <= learned else [])

    monkeypatch.setattr(folds, "learn_omissions", learn_omissions)
    pages: list[Any] = list(range(12))
    unsteady = find_unsteady_omissions(BodyRule("//article", omit=("//aside",)), pages)
    assert choices == [8, 8, 8], "two thirds of the pages each time"
    assert unsteady == ([] if is_steady else ["//aside"])
