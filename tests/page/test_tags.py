"""Sets of tags: each is one kind, and no reader names its own."""

import pytest
from lxml import html

from portalcrawl.page.tags import CHOICES, CONTROLS, EMBEDDED, HEADINGS, SILENT


def test_headings_are_those_of_html() -> None:
    assert sorted(HEADINGS) == ["h1", "h2", "h3", "h4", "h5", "h6"]


@pytest.mark.parametrize(
    ("one", "other"), [(SILENT, CHOICES), (SILENT, EMBEDDED), (CHOICES, EMBEDDED), (SILENT, CONTROLS)]
)
def test_a_tag_is_of_one_kind(one: frozenset[str], other: frozenset[str]) -> None:
    assert one.isdisjoint(other)


@pytest.mark.parametrize("tag", sorted(SILENT | CHOICES | EMBEDDED | CONTROLS))
def test_a_tag_is_spelled_as_the_parser_spells_it(tag: str) -> None:
    page = html.document_fromstring(f"<div><{tag}></{tag}></div>")
    assert next(page.iter(tag)).tag == tag
