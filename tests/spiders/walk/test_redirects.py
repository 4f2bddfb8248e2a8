"""A redirect to another spelling of the same page is followed; anything else is another page."""

from pathlib import Path

import pytest

from portalcrawl.archive.disk import Disk
from portalcrawl.archive.ledger import Lease, Ledger, Role
from portalcrawl.spiders.section_tree import SectionTree
from portalcrawl.spiders.walk.redirects import Redirects

PAGE = "http://example.com/a/1.html"


@pytest.mark.parametrize(
    ("target", "is_same"),
    [
        ("https://example.com/a/1.html", True),
        (
            "http://www.example.com/a/1.html",
            True,
        ),  # the ledger knows both as one page
        ("https://www.example.com/a/1.html?utm_source=x", True),
        ("http://example.com/a/2.html", False),
        ("http://m.example.com/a/1.html", False),
    ],
)
def test_same_page(tmp_path: Path, target: str, is_same: bool) -> None:
    ledger = Ledger(tmp_path / "ledger.db", Disk(tmp_path))
    redirects = Redirects(ledger, SectionTree(ledger, "http://example.com/"))
    assert redirects.is_same_page(Lease(1, PAGE, Role.ARTICLE, None, None), target) is is_same
    ledger.close()
