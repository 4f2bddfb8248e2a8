"""The day of a change: from the metadata, or behind its label beside the day of publication."""

from datetime import UTC, datetime

import pytest

from portalcrawl.api import extract
from portalcrawl.extraction.date.modified import read_stated_change
from portalcrawl.extraction.hints import Hints
from portalcrawl.page.metadata import Metadata

NOW = datetime(2026, 7, 1, tzinfo=UTC)
TEXT = "<p>" + "The old mill was opened again on Monday, after two years of work. " * 4 + "</p>"


def read(meta: str, head: str = "") -> tuple[str | None, str | None]:
    page = f"<html><head>{head}</head><body><h1>The old mill opens</h1>{meta}<div>{TEXT}</div></body></html>"
    record = extract(page, "http://paper.example/a/1.html", fetched=NOW).record
    assert record is not None
    return record.get("datePublished"), record.get("dateModified")


@pytest.mark.parametrize(
    ("meta", "published", "modified"),
    [
        ("<p>Published: 2024-05-01</p><p>Updated: 2024-05-03</p>", "2024-05-01", "2024-05-03"),
        ("<p>Updated: 2024-05-03 Published: 2024-05-01</p>", "2024-05-01", "2024-05-03"),
        # One date alone is the publication's, whatever its label says.
        ("<p>Updated: 2024-05-03</p>", "2024-05-03", None),
        # A change before the publication is none.
        ("<p>Published: 2024-05-03</p><p>Updated: 2024-05-01</p>", "2024-05-03", None),
    ],
)
def test_the_page_shows_both_days(meta: str, published: str, modified: str | None) -> None:
    assert read(meta) == (published, modified)


@pytest.mark.parametrize("name", ["article:modified_time", "article:modified"])
def test_the_metadata_come_first(name: str) -> None:
    head = f'<meta property="{name}" content="2024-05-09T10:00:00Z">'
    found = read("<p>Published: 2024-05-01</p><p>Updated: 2024-05-03</p>", head)
    assert found == ("2024-05-01", "2024-05-09T10:00:00+00:00")


@pytest.mark.parametrize(("gap", "modified"), [(90, "2018-01-02"), (91, None)])
def test_a_hundred_characters_of_a_date_of_change_are_read(gap: int, modified: str | None) -> None:
    metadata = Metadata({"article:modified_time": " " * gap + "2018-01-02"})
    assert read_stated_change(metadata, Hints(reference=NOW)) == modified
