"""Which names are a site's own."""

import pytest

from portalcrawl.extraction.credits.site_names import SiteNames
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of


@pytest.mark.parametrize(
    ("site", "name", "is_sites"),
    [
        ("Harbour Post", "Harbour Post", True),
        ("Harbour Post", "Harbour Post Staff", True),
        ("Harbour Post", "harbourpost", True),
        ("Harbour Post", "Harbour Square", False),
        ("Harbour Post", "Jane Doe", False),
        # An edition's name begins with the site's; fewer letters agree by chance.
        ("Quayside", "Quay Six", True),
        ("Quayside", "Quay Sun", False),
        ("Jane Doe's Notes", "Jane Doe", False),
    ],
)
def test_a_site_and_its_staff_are_no_authors_but_whom_it_is_called_after_is(
    site: str, name: str, is_sites: bool
) -> None:
    head = f'<head><meta property="og:site_name" content="{site}"></head>'
    page = page_of(Document.from_text("http://www.example.org/1.html", f"<html>{head}<body><p>Text.</p></body></html>"))
    assert SiteNames(page.layout, page.metadata).are_sites(name) is is_sites
