"""Texts and a database for tests of near-duplicates."""

import sqlite3
from collections.abc import Iterable
from typing import Any


class Memory:
    """A database in memory."""

    def __init__(self) -> None:
        self.db = sqlite3.connect(":memory:", isolation_level=None)

    def execute(self, query: str, values: tuple[Any, ...] = ()) -> sqlite3.Cursor:
        return self.db.execute(query, values)

    def execute_many(self, query: str, rows: Iterable[tuple[Any, ...]]) -> None:
        self.db.executemany(query, rows)


def write(number: int, sentences: int = 12) -> str:
    """Prose that shares no sentence with that of another number."""
    chars = [chr(0x4E00 + (number * 7919 + i * i * 31 + i * 17) % 6000) for i in range(sentences * 30)]
    return "。".join("".join(chars[i : i + 30]) for i in range(0, len(chars), 30))
