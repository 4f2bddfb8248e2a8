"""What lists write around a headline goes; what its author may have written is told apart."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcrawl.lexicon.headline_marks import strip_doubtful_marks, strip_marks

# As a list shows it, without a list's marks, without the doubtful ones too.
MARKS = [
    ("园区开工", "园区开工", "园区开工"),
    ("[置顶]园区开工", "园区开工", "园区开工"),
    ("【置顶】园区开工", "园区开工", "园区开工"),
    ("（置顶） 园区开工", "园区开工", "园区开工"),
    ("[置 顶] 園區開工", "園區開工", "園區開工"),
    ("[頂]園區開工", "園區開工", "園區開工"),
    ("[推荐][图]园区开工", "园区开工", "园区开工"),
    ("园区开工(图)", "园区开工", "园区开工"),
    ("园区开工 [组图] ", "园区开工", "园区开工"),
    ("园区开工(高清组图)", "园区开工", "园区开工"),
    ("園區開工(組圖)", "園區開工", "園區開工"),
    ("(图)园区开工(图)", "园区开工", "园区开工"),
    ("园区开工（图）", "园区开工（图）", "园区开工"),
    ("园区开工【组图】", "园区开工【组图】", "园区开工"),
    ("[视频]园区开工", "[视频]园区开工", "园区开工"),
    ("园区开工(附视频)", "园区开工(附视频)", "园区开工"),
    ("园区开工 NEW", "园区开工", "园区开工"),
    ("园区开工new!", "园区开工", "园区开工"),
    ("园区开工 Hot！", "园区开工", "园区开工"),
    ("HOT 园区开工", "园区开工", "园区开工"),
    ("New! 《园区志》出版", "《园区志》出版", "《园区志》出版"),
    ("园区开工[NEW]", "园区开工", "园区开工"),
    ("Park opens [new]", "Park opens", "Park opens"),
    # The author's own words.
    ("园区焕NEW", "园区焕NEW", "园区焕"),
    ("新车型 ES6 NEW", "新车型 ES6 NEW", "新车型 ES6 NEW"),
    ("What's new", "What's new", "What's new"),
    ("What's new!", "What's new!", "What's new!"),
    ("New York opens", "New York opens", "New York opens"),
    ("Hotel opens", "Hotel opens", "Hotel opens"),
    ("办事指南(新)", "办事指南(新)", "办事指南(新)"),
    ("园区规划图", "园区规划图", "园区规划图"),
    ("园区规划（附图）", "园区规划（附图）", "园区规划（附图）"),
    ("【转载】园区开工", "【转载】园区开工", "【转载】园区开工"),
    ("[原创]园区开工", "[原创]园区开工", "[原创]园区开工"),
    ("园区开工(一)", "园区开工(一)", "园区开工(一)"),
    # Nothing else is left.
    ("[置顶]", "[置顶]", "[置顶]"),
    ("(图)", "(图)", "(图)"),
    ("NEW", "NEW", "NEW"),
    ("", "", ""),
]


@pytest.mark.parametrize(("shown", "sure", "doubtful"), MARKS)
def test_marks(shown: str, sure: str, doubtful: str) -> None:
    assert (strip_marks(shown), strip_doubtful_marks(shown)) == (sure, doubtful)


TITLES = st.text(st.sampled_from("园区图组新NEWhot![]()（）【】置顶 视频"), max_size=30)


@given(TITLES)
def test_a_headline_only_loses_ends_and_never_all_of_it(title: str) -> None:
    for strip in (strip_marks, strip_doubtful_marks):
        rest = strip(title)
        assert rest in title
        assert any(map(str.isalnum, rest)) == any(map(str.isalnum, title))


@pytest.mark.parametrize("piece", ["[图]", "(", "[", " ", "new!", "【置顶】", "园区(图)", "\u3000["])
def test_long_titles_take_no_time(piece: str) -> None:
    title = piece * 100_000
    start = time.process_time()
    strip_marks(title)
    strip_doubtful_marks(title)
    assert time.process_time() - start < 1
