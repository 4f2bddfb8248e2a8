"""What lasts from one day or hour to another, and what only looks so."""

import pytest

from portalcrawl.lexicon.spans import is_span


@pytest.mark.parametrize(
    "text",
    [
        "时间：2026年5月1日 9:00至11:30",
        "展期：2026年3月20日至27日",
        "展期：2026年3月20日至4月2日",
        "令和9年6月1日（火曜日）から6月3日（木曜日）まで",
        "提交时间：2026年3月23日-2026年3月29日17:00",
        "時間：2026/04/26~28 (五、六、日)",
        "Каникулы: с 29.12.2025 г. по 11.01.2026 г",
        "Anmeldung: 3.5.2026 bis 10.5.2026",
        "Jeudi 06 Décembre 2018 — 17:15 – 18:00",
        "3 May 2026 to 5 May 2026",
    ],
)
def test_a_span(text: str) -> None:
    assert is_span(text)


@pytest.mark.parametrize(
    "text",
    [
        "发布时间：2026-05-01 更新时间：2026-06-01",
        # Published and changed, without words.
        "2026-05-01 - 2026-06-01",
        "01/05/2026 – 06/06/2026 por Ana Roe",
        "2026-05-01 - 09:29",
        "2026-05-01 - 2026-05-01 10:00",
        "2026-05-01 到 100 人",
        "Posted 2026-05-01 09:00 to 11 people",
        "10.05.2026 a las 10:30",
        "发布时间：2026-05-01 至今",
        "9:00-11:30",
    ],
)
def test_no_span(text: str) -> None:
    assert not is_span(text)
