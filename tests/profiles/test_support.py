"""How often a rule was right."""

import pickle

import pytest

from portalcrawl.profiles.support import Support


def test_shares_of_supports() -> None:
    assert Support.parse(" 3 / 4 ") == Support(3, 4)
    assert Support(3, 4).share == 0.75
    assert Support(0, 0).share == 0
    assert str(Support(3, 4)) == "3/4"


def test_supports_are_values() -> None:
    assert Support(3, 4) == Support.parse("3/4") == pickle.loads(pickle.dumps(Support(3, 4)))
    assert {Support(3, 4), Support(3, 4)} == {Support(3, 4)}
    assert Support(3, 4) != Support(3, 5)
    assert Support(3, 4) != "3/4"


@pytest.mark.parametrize(("agreed", "seen"), [(5, 4), (-1, 4)])
def test_more_cannot_agree_than_were_seen(agreed: int, seen: int) -> None:
    with pytest.raises(ValueError, match=f"{agreed}/{seen} is no support"):
        Support(agreed, seen)
