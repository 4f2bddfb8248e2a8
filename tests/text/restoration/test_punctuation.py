"""Half-width punctuation in Chinese text goes back to full-width."""

import pytest

from portalcrawl.text.restoration.punctuation import widen


@pytest.mark.parametrize(
    ("half", "full"),
    [
        ("园区,要闻:项目(一期);对吗?对!", "园区，要闻：项目（一期）；对吗？对！"),
        ("增长10%,其中3,000元", "增长10%，其中3,000元"),
        ("时间09:30,地点", "时间09:30，地点"),
        ("比分3:1", "比分3:1"),
        ("GDP,CPI", "GDP,CPI"),
        ("约翰, a British actor", "约翰, a British actor"),
        ("中心(GDP)数据", "中心（GDP）数据"),
        ("(一)总则", "（一）总则"),
        ("f(x)", "f(x)"),
        ("见http://a.example/b?c=1:2", "见http://a.example/b?c=1:2"),
        ("园区(一期", "园区(一期"),
    ],
)
def test_widen(half: str, full: str) -> None:
    assert widen(half) == full
    assert widen(full) == full
