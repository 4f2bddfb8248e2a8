"""The day that a page's scripts state."""

from datetime import UTC, datetime

import pytest

from portalcrawl.extraction.date.script_dates import find_script_date
from portalcrawl.page.document import Document

NOW = datetime(2024, 6, 1, tzinfo=UTC)


def find(*scripts: str, kind: str = "text/javascript") -> str | None:
    page = "".join(f"<script type='{kind}'>{script}</script>" for script in scripts)
    document = Document.from_text("http://portal.example/a/1.html", f"<html><body><p>x</p>{page}</body></html>")
    found = find_script_date(document.tree, reference=NOW)
    return found and found.day


@pytest.mark.parametrize(
    ("script", "day"),
    [
        ('publish_time = "2024-05-06 08:09"', "2024-05-06"),
        ('{"pubDate": "2024/5/6"}', "2024-05-06"),
        ("postedAt: 1714953600", "2024-05-06"),
        ("createTime=1714953600000", "2024-05-06"),
        ('var ct = "1714953600";', "2024-05-06"),
        # Parts of other names, other lengths, days to come.
        ('act = "1714953600"', None),
        ("createTime=17149536001", None),
        ('version = "2024-05-06"', None),
        ('publish_time = "2034-05-06"', None),
        ('publish_time = "soon"', None),
    ],
)
def test_statements(script: str, day: str | None) -> None:
    assert find(script) == day


def test_all_statements_agree_or_none_counts() -> None:
    assert find("pubDate='2024-05-06'", "createTime=1714953600") == "2024-05-06"
    assert find("pubDate='2024-05-06'", "pubDate='2024-05-07'") is None


def test_linked_data_are_the_metadata_s() -> None:
    assert find('{"pubDate": "2024-05-06"}', kind="application/ld+json") is None


STATED = "pubDate='2024-05-06';"


@pytest.mark.parametrize(("size", "is_read"), [(200_000, True), (200_001, False)])
def test_a_long_script_is_a_library(size: int, is_read: bool) -> None:
    assert (find(STATED + " " * (size - len(STATED))) is not None) is is_read


@pytest.mark.parametrize(("size", "is_read"), [(1_000_000, True), (1_000_001, False)])
def test_a_million_characters_are_read(size: int, is_read: bool) -> None:
    before = [" " * 200_000] * 4
    rest = size - 800_000 - len(STATED)
    assert (find(*before, " " * rest, STATED) is not None) is is_read
