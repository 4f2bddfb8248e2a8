"""The words by which pages of all systems and languages say what their parts are: one data file a concept.

A file of `words/` is a concept, a table in it a part of one: `home`, `pager.next`. Its keys are languages (BCP 47; `zh`
are the mainland's words, `tw` those of Taiwan and Hong Kong, both in simplified characters, see `folding`), its values
lists of words (see `notation`). Nothing is read before the first text is compared.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from portalcrawl.lexicon.notation import write_regex

# A pattern's reference to a concept, as PCRE writes calls of groups by name.
_REFERENCE = re.compile(r"\(\?&([a-z_]+(?:\.[a-z_]+)?)\)")


class Pattern:
    r"""A regular expression that takes its words from the lexicon by name, and is compiled when it is first used.

    `(?&pager.next)` stands for the words of that concept. Letters count in either case.

    >>> Pattern(r"[<«]*\s*(?&pager.previous)").fullmatch("« 上一頁") is not None
    True
    """

    def __init__(self, source: str, flags: re.RegexFlag = re.IGNORECASE, *, leads: bool = False) -> None:
        """`leads`: each match begins with a letter, a digit or a hanzi of the pattern; looked for only there, which is
        five times as fast."""
        self.source = source
        self.flags = flags
        self.leads = leads

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression."""
        source = expand(self.source)
        if self.leads:
            named = "".join(sorted({char for char in source if char.isalnum()}))
            source = f"(?=[{named}])(?:{source})"
        return re.compile(source, self.flags)

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """As `re.Pattern.match`."""
        return self.regex.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """As `re.Pattern.fullmatch`."""
        return self.regex.fullmatch

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """As `re.Pattern.search`."""
        return self.regex.search

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """As `re.Pattern.finditer`."""
        return self.regex.finditer

    @cached_property
    def sub(self) -> Callable[..., str]:
        """As `re.Pattern.sub`."""
        return self.regex.sub

    @cached_property
    def split(self) -> Callable[..., list[str | Any]]:
        """As `re.Pattern.split`."""
        return self.regex.split


def expand(source: str) -> str:
    """A regular expression with the words of the concepts that it names. Raises KeyError for an unknown one."""
    return _REFERENCE.sub(lambda match: _regex_of(match[1]), source)


def words_of(concept: str) -> tuple[str, ...]:
    """The words of a concept such as `pager.next`, as its file writes them. Raises KeyError."""
    stem, _, part = concept.partition(".")
    table = load_table(stem)
    if part:
        if part not in table:
            raise KeyError(concept)
        table = table[part]
    return tuple(word for words in table.values() if isinstance(words, list) for word in words)


@cache
def _regex_of(concept: str) -> str:
    words = words_of(concept)
    if not words:
        raise KeyError(concept)
    return write_regex(words)


@cache
def load_table(stem: str) -> dict[str, Any]:
    """A data file's content; nobody changes it. Raises KeyError for an unknown one."""
    file = files(__package__).joinpath("words", f"{stem}.toml")
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise KeyError(stem) from None
    return tomllib.loads(text)
