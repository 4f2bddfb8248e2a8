"""How long texts of several scripts are to a reader."""

import pytest

from portalcrawl.page.text_length import weigh_text

WEIGHTS = {
    "": 0.0,
    "新闻中心": 4.0,
    "News": 1.6,
    "智慧城市news": 5.6,
    "經(jīng)濟開發(fā)區(qū)": 5.0,
    "經（jīng）濟": 2.0,
    # Brackets that hold no reading weigh what they show.
    "年度报告(2017)": 6.4,
    "经济(GDP)": 4.0,
}


@pytest.mark.parametrize(("text", "want"), WEIGHTS.items())
def test_weight(text: str, want: float) -> None:
    assert weigh_text(text) == pytest.approx(want)
