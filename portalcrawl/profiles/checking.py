"""Checks of a profile's values, which say under which key the wrong one stands."""

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")


class InvalidValueError(ValueError):
    """A value that a profile cannot have, under this key of its table."""

    def __init__(self, key: str, words: str) -> None:
        super().__init__(words)
        self.key = key


def check_value(key: str, check: Callable[[V], object], value: V) -> None:
    """Calls `check`, which raises ValueError for a wrong value. Raises InvalidValueError then."""
    try:
        check(value)
    except ValueError as error:
        raise InvalidValueError(key, str(error)) from error
