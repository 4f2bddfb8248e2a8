"""XML as people write it."""

import pytest

from portalcrawl.discovery.entrances.mending import mend_xml


@pytest.mark.parametrize("begin", ["<?xml version='1.0'?><rss>", "<rss>"])
@pytest.mark.parametrize(("size", "is_found"), [(20_000, True), (20_001, False)])
def test_a_document_begins_within_twenty_thousand_characters(begin: str, size: int, is_found: bool) -> None:
    """Behind a longer foreword it is quoted text, not the document."""
    end = begin.index(">") + 1 if begin.startswith("<?") else len("<rss")
    text = "Notice: undefined index. ".ljust(size - end, "x") + begin + "a</rss>"
    assert (mend_xml(text) == "<rss>a</rss>") is is_found
