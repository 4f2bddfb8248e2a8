"""Pagers whose addresses say nothing: `3a4f.html`, `?k=9c2e`. What they show proves them all the same.

A link that says "next" and leads where the number does that follows the one without a link: only a pager is made so.
A calendar's days and a slide show's dots have arrows too, but those lead to another month, and every dot is a link.
"""

from collections.abc import Sequence
from typing import NamedTuple

from portalcrawl.discovery.pager.tokens import PageToken
from portalcrawl.text.urls.identity import address_key


class ShownNumbers(NamedTuple):
    """A pager by its numbers and its words."""

    current: int
    """The number of the page shown."""
    addresses: dict[int, PageToken]
    """By number the links to other pages."""


def find_shown_numbers(tokens: Sequence[PageToken], own: str) -> ShownNumbers | None:
    """The pager on the page `own` that a word and a number prove together; None if none is."""
    numbers: dict[int, PageToken] = {}
    for token in (one for one in tokens if one.kind == "number" and one.number):
        if address_key(numbers.setdefault(token.number, token).url) != address_key(token.url):
            return None  # two things have numbers on this page
    by_address: dict[str, int] = {address_key(token.url): number for number, token in numbers.items()}
    if len(by_address) < len(numbers):
        return None
    steps = {"next": -1, "previous": 1}
    shown = {
        by_address[key] + steps[token.kind]
        for token in tokens
        if token.kind in steps and (key := address_key(token.url)) in by_address
    }
    if len(shown) != 1:
        return None
    current = shown.pop()
    if current < 1 or (current in numbers and address_key(numbers[current].url) != address_key(own)):
        return None
    return ShownNumbers(current, {number: token for number, token in sorted(numbers.items()) if number != current})
