"""Profiles of earlier versions lose the omissions that took whole texts, and nothing else."""

import pytest
from msgspec.structs import replace
from profiles import FULL, MINIMAL

from portalcrawl.profiles.mending import mend_profile
from portalcrawl.profiles.model import BodyRule, Origin, Profile, Template

BODY = '//div[@class="v"]'


def with_body(body: BodyRule, origin: Origin = Origin.LEARNED) -> Profile:
    return replace(MINIMAL, templates=(Template("article-1", body=body, origin=origin),))


@pytest.mark.parametrize("xpath", [BODY, f'//div[@id="main"]{BODY}', '//form/div[@class="v"]'])
def test_an_omission_of_the_body_is_taken_out(xpath: str) -> None:
    share = '//div[@class="share"]'
    mended, told = mend_profile(with_body(BodyRule(xpath, omit=(BODY, share), omit_lines=("完",))))
    assert mended == with_body(BodyRule(xpath, omit=(share,), omit_lines=("完",)))
    assert told == [f"article-1: omit {BODY!r} selects the body itself; it is taken out"]
    assert mend_profile(mended) == (mended, [])


@pytest.mark.parametrize("xpath", ['//div[@class="w"]', f"{BODY}/p", f'//div[@class="share"]{BODY}'])
def test_other_omissions_stay(xpath: str) -> None:
    profile = with_body(BodyRule(BODY, omit=(xpath,)))
    assert mend_profile(profile) == (profile, [])


def test_what_a_person_declared_stays() -> None:
    for profile in (
        with_body(BodyRule(BODY, omit=(BODY,), origin=Origin.DECLARED)),
        with_body(BodyRule(BODY, omit=(BODY,)), Origin.DECLARED),
        FULL,
    ):
        assert mend_profile(profile) == (profile, [])
