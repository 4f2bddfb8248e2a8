"""What a list page is called."""

import pytest

from portalcrawl.discovery.menu.own_name import find_own_name
from portalcrawl.items import Breadcrumb
from portalcrawl.page.document import Document

URL = "http://portal.example/topics/harbour/"
TOPICS = Breadcrumb("Topics", "http://portal.example/topics/")


@pytest.mark.parametrize(
    ("path", "label", "title", "name"),
    [
        # The page's own name in its path, but for what it adds to the link's.
        ([TOPICS, Breadcrumb("Harbour")], "See more about it", "", "Harbour"),
        ([TOPICS, Breadcrumb("Harbour", URL)], "All about the quays", "", "Harbour"),
        ([TOPICS, Breadcrumb("Harbour: all news, videos and talks")], "Harbour (12)", "", "Harbour"),
        ([TOPICS, Breadcrumb("港口：最新消息")], "港口（12）", "", "港口"),
        # The link, unless it only leads on; else the title.
        ([TOPICS], "Harbour (12)", "Harbour: all news - The Port", "Harbour"),
        ([TOPICS], "更多", "港口 - 江城网", "港口"),
        ([TOPICS], None, "港口 - 江城网", "港口"),
        ([TOPICS], None, "江城网", None),
    ],
)
def test_find_own_name(path: list[Breadcrumb], label: str | None, title: str, name: str | None) -> None:
    document = Document.from_text(URL, f"<html><head><title>{title}</title></head><body></body></html>")
    assert find_own_name(document, path, label, "江城网") == (name, [TOPICS])
