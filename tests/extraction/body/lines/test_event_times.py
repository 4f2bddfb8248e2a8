"""From when to when something lasts, beside labels of a meta line."""

import pytest

from portalcrawl.extraction.body.lines.event_times import states_span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("报名时间：2026年3月20日至27日", True),
        ("时间：2026年3月20日 9:00-11:00", True),
        ("发布时间：2026-03-20 有效期：2026-03-21至2026-04-21", False),
        ("来源：江城日报 2026-03-21至2026-04-21", False),
        ("日期：2026-03-20", False),
    ],
)
def test_a_span_is_no_meta_line_unless_it_is_labelled_as_one(text: str, expected: bool) -> None:
    assert states_span(text) is expected
