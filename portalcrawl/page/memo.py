"""Facts of one page, or of its layout, that several functions ask for, found once and kept with it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar, cast

T = TypeVar("T")


class Known(Protocol):
    """What nobody changes once it is made: a document, a layout."""

    @property
    def facts(self) -> dict[Any, Any]:
        """What was found on it, by the function that found it."""


K = TypeVar("K", bound=Known)


def once_per_page(read: Callable[[K], T]) -> Callable[[K], T]:
    """Remembers with each document, or layout, what `read` found on it: nobody changes it, so it stays true."""

    @wraps(read)
    def remembered(known: K) -> T:
        if read not in known.facts:
            known.facts[read] = read(known)
        return cast("T", known.facts[read])

    return remembered
