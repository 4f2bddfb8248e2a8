"""Which characters are hanzi."""

import pytest

from portalcrawl.text.hanzi import HANZI


@pytest.mark.parametrize("char", ["园", "園", "一", "㐀", "\u9fff"])
def test_hanzi(char: str) -> None:
    assert HANZI.fullmatch(char)


@pytest.mark.parametrize("char", ["a", "1", "。", "·", "の", "カ", "의", "　"])
def test_other_signs(char: str) -> None:
    assert not HANZI.search(char)
