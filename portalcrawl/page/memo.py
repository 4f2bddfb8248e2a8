"""Facts of one page that several functions ask for, found once and kept with it."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from portalcrawl.page.document import Document

T = TypeVar("T")


def once_per_page(read: Callable[[Document], T]) -> Callable[[Document], T]:
    """Remembers with each document what `read` found on it: nobody changes a document, so it stays true."""

    @wraps(read)
    def remembered(document: Document) -> T:
        if read not in document.facts:
            document.facts[read] = read(document)
        return cast("T", document.facts[read])

    return remembered
