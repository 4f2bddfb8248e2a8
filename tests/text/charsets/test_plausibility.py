"""A right reading of bytes looks like text, a wrong one does not."""

import pytest

from portalcrawl.text.charsets.plausibility import is_plausible, score_reading

MAINLAND = "江城高新区召开工作会议，会议指出，要抓好项目建设，为企业发展做好服务。"
TAIWAN = "市政府今天召開會議，討論新的產業園區計畫，並說明未來三年的發展方向。"
JAPAN = "市は今日、新しい工業団地の計画について説明会を開き、これからの予定を発表しました。"
KOREA = "시는 오늘 새로운 산업단지 계획에 대한 설명회를 열고 앞으로의 일정을 발표하였다."
FRANCE = "La région a présenté hier le nouveau parc d’activités, près de l’aéroport : une première étape achevée."
PROSE = [
    (MAINLAND, "gb18030"),
    (TAIWAN, "big5hkscs"),
    (JAPAN, "cp932"),
    (JAPAN, "euc_jp"),
    (KOREA, "cp949"),
    (FRANCE, "cp1252"),
]
# What other portals' bytes are most often taken for.
WRONG = [
    (MAINLAND, "gb18030", "big5hkscs"),
    (MAINLAND, "gb18030", "cp949"),
    (MAINLAND, "gb18030", "euc_jp"),
    (MAINLAND, "gb18030", "cp1252"),
    (TAIWAN, "big5hkscs", "gb18030"),
    (TAIWAN, "big5hkscs", "cp932"),
    (JAPAN, "cp932", "gb18030"),
    (KOREA, "cp949", "gb18030"),
    (FRANCE, "cp1252", "gb18030"),
]


@pytest.mark.parametrize(("text", "codec"), PROSE)
def test_a_right_reading_is_believed(text: str, codec: str) -> None:
    body = text.encode(codec)
    assert score_reading(text, body) >= 0.42
    assert is_plausible(text, body)


@pytest.mark.parametrize(("text", "codec", "other"), WRONG)
def test_a_wrong_reading_is_not(text: str, codec: str, other: str) -> None:
    body = text.encode(codec)
    reading = body.decode(other, "replace")
    assert score_reading(reading, body) < score_reading(text, body) - 0.2
    assert not is_plausible(reading, body)


def test_ascii_tells_nothing_about_a_charset() -> None:
    assert score_reading("News 2017") == 0


@pytest.mark.parametrize("fault", ["\ufffd", "\ue5e6", "\x85", "ｧ"])
def test_a_fault_counts_against_a_reading(fault: str) -> None:
    """Replacement, private-use and control characters, and half-width katakana, which wrong readings are full of."""
    assert score_reading(MAINLAND + fault * 5) < score_reading(MAINLAND) - 0.15


def test_faults_behind_the_sample_count() -> None:
    text = MAINLAND * 20
    assert score_reading(text + "\ufffd" * len(text)) < 0


def test_western_letters_stand_alone_among_ascii() -> None:
    """GBK read as cp1252 is Western letters, but two bytes of each hanzi stand together."""
    reading = "æéèàçêâ"
    assert score_reading(reading, b"\xe6\xe9\xe8\xe0\xe7\xea\xe2") < 0.3
    assert score_reading(reading, b"a\xe6b\xe9c\xe8d\xe0e\xe7f\xeag\xe2") > 0.7
    assert score_reading(reading) > 0.7


def test_characters_count_by_how_often_people_write_them() -> None:
    """Frequent hanzi, kana, Western letters, Greek, rare hangul, rare hanzi, signs, private use."""
    scores = [score_reading(sample * 10) for sample in ("的是不", "ぬヲ", "éàü", "ωλδ", "뷁췌", "鼙龘", "→★", "\ue5e6")]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)
    assert scores[0] == 1
    assert scores[-2] == 0


@pytest.mark.parametrize(("length", "score"), [(200, 1.0), (199, 0.6)])
def test_runs_of_two_hundred_characters_tell(length: int, score: float) -> None:
    """Rare ones behind them say nothing more."""
    assert score_reading("的" * length + " " + "魑" * length) == pytest.approx(score)


def test_a_fault_costs_what_three_characters_give() -> None:
    assert score_reading("的" * 18 + "\ufffd" * 2) == pytest.approx((18 - 3 * 2) / 20)


@pytest.mark.parametrize(
    ("runs", "score"),
    [
        ("é " * 100 + "éé " * 100 + "ééé " * 200, 0.8),
        ("é " * 120 + "ééé " * 80 + "é " * 200, 0.8 * 0.3),
    ],
)
def test_two_hundred_runs_of_high_bytes_tell_how_long_they_are(runs: str, score: float) -> None:
    """Western letters stand alone: 1.5 on the average they may, 1.8 are too many."""
    assert score_reading(runs, runs.encode("cp1252")) == pytest.approx(score)
