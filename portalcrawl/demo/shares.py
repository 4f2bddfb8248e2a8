"""How a portal of any style divides: articles among its sections, days among articles, a text among pages."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Protocol, TypeVar


class _Titled(Protocol):
    @property
    def headline(self) -> str: ...


_Draft = TypeVar("_Draft", bound=_Titled)
_Item = TypeVar("_Item")


def share_out(count: int, weights: Sequence[int]) -> list[int]:
    """`count` in whole shares by weight.

    >>> share_out(10, [1, 1, 2])
    [2, 3, 5]
    """
    shares: list[int] = []
    done = weight = 0
    for own in weights:
        weight += own
        share = count * weight // sum(weights) - done
        done += share
        shares.append(share)
    return shares


def draft_series(
    key: str, days: tuple[date, date], count: int, draft: Callable[[Random, date], _Draft], taken: set[str]
) -> Iterator[_Draft]:
    """`count` drafts from the first day to the last, oldest first; their headlines are new to `taken` and added to it.

    The same key gives the same drafts.
    """
    first, last = days
    for index in range(count):
        rng = Random(f"{key}/{index}")  # noqa: S311 - texts, not secrets
        day = first + timedelta(days=int((last - first).days * (index + rng.random()) / count))
        made = draft(rng, day)
        while made.headline in taken:
            made = draft(rng, day)
        taken.add(made.headline)
        yield made


def part_of(items: Sequence[_Item], number: int, parts: int) -> Sequence[_Item]:
    """The part of this number, from 1, of so many: all of one size, the last may be shorter.

    >>> part_of("abcde", 2, 2)
    'de'
    """
    size = -(-len(items) // parts)
    return items[(number - 1) * size : number * size]
