"""Facts of one page that several functions ask for, found once."""

import weakref
from collections.abc import Callable
from typing import TypeVar

from portalcrawl.page.document import Document

T = TypeVar("T")


def once_per_page(read: Callable[[Document], T]) -> Callable[[Document], T]:
    """Remembers what `read` found on the page read last: its menu, list and pager are asked for one after the other."""
    page: weakref.ref[Document] | None = None
    found: list[T] = []

    def remembered(document: Document) -> T:
        nonlocal page
        if page is None or page() is not document:
            found[:] = [read(document)]
            page = weakref.ref(document)
        return found[0]

    return remembered
