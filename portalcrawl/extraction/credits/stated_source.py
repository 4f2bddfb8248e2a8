"""Sources: what a label's value or a note such as （转自《江城日报》） states, without the words around the name."""

import re
from collections.abc import Iterator, Sequence

from portalcrawl.lexicon import article_words, credit_words
from portalcrawl.lexicon.words import Pattern
from portalcrawl.text.dates.parsing import find_dates
from portalcrawl.text.hanzi import HANZI

_PAIRS = dict(zip("[【(（<《「“\"'‘", "]】)）>》」”\"'’", strict=True))
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_MARKS = ":：,，;；-–—|｜丨 "
# What a broken tag leaves, and a player's clock.
_MARKUP = re.compile(r"=\s?[\"'\d]|[<>{}]|\d:\d\d")
# Of texts that are glued together, of persons and of pictures; and words of a name in letters.
_NO_OUTLET = re.compile(r"[@©]|[a-zà-ÿ][A-ZÀ-Þ]\w*[a-zà-ÿ][A-ZÀ-Þ]|[a-zà-ÿ]\d")
_MOST_WORDS = 6
# Characters of a source's name, and of the text in which it is looked for.
_LONGEST_SOURCE = 60
_LONGEST_PIECE = 300
# Notes in brackets at a paragraph's end.
_MOST_NOTES = 3
_NOTE = re.compile(r"[\[【(（]([^()（）\[\]【】。]{3,60})[\])）】]\W{0,2}$")


def clean_source(pieces: Sequence[str]) -> str | None:
    """The source in the first of these texts that has one, without date, authors and brackets; None for "unknown"."""
    for piece in pieces:
        text = piece[:_LONGEST_PIECE]
        if found := next(find_dates(text), None):
            text = text[: found.start]
        text = credit_words.CREDIT.sub("", text)
        if HANZI.search(text):
            text = _first_words(strip_pairs(text))
        text = strip_pairs(text)
        if match := credit_words.WORK.fullmatch(text):
            text = match[1]
        if (
            not any(map(str.isalnum, text))
            or _MARKUP.search(text)
            or article_words.UNKNOWN.match(text)
            or article_words.TOOL_LINE.match(text)
        ):
            return None
        if len(text) <= _LONGEST_SOURCE and not text.isdigit() and not text.startswith("http"):
            return text
    return None


def _first_words(text: str) -> str:
    """The words up to the first space behind a hanzi: IT 之家 is one name, 新华社 人民日报 are two."""
    words = text.split(" ")
    for number, word in enumerate(words, 1):
        if HANZI.search(word):
            return " ".join(words[:number])
    return text


def strip_pairs(text: str) -> str:
    """The text without marks at its ends.

    Brackets and quotes go if they enclose all of it or have no counterpart.

    >>> [strip_pairs(text) for text in ("《江城日报》", "“江城发布”公众号", "江城日报《科技》", "江城日报）")]
    ['江城日报', '“江城发布”公众号', '江城日报《科技》', '江城日报']
    """
    before = None
    while text and text != before:
        before = text
        text = text.strip(_MARKS)
        first, last = text[:1], text[-1:]
        if first in _PAIRS:
            closing = _PAIRS[first]
            end = text.find(closing, 1)
            if end < 0 or end == len(text) - 1:
                text = text[1:end] if end > 0 else text[1:]
                continue
        elif first in _CLOSING:
            text = text[1:]
            continue
        if (last in _PAIRS and _PAIRS[last] != last) or (last in _CLOSING and _CLOSING[last] not in text[:-1]):
            text = text[:-1]
    return text


def is_outlets(text: str) -> bool:
    """Whether a text that is marked as the source's may be an outlet's name: not a tool, an address, a row of links.

    >>> [is_outlets(text) for text in ("DIE ZEIT Nr. 43/2019", "© Jane Doe", "NewsSportWeather", "Listen5 min")]
    [True, False, False, False]
    """
    return not _NO_OUTLET.search(text) and len(text.split()) <= _MOST_WORDS


def read_parted(text: str) -> str | None:
    """The source in a line that is a label, a bar or space, and a name: 来源丨江城日报."""
    match = credit_words.PARTED.fullmatch(text)
    return None if match is None or credit_words.NO_OUTLET.search(match["name"]) else clean_source((match["name"],))


def read_note(text: str, ends_of_names: Pattern) -> str | None:
    """The source in a note that is a whole text: 转自《江城日报》, 据新华社电.

    `ends_of_names` matches the words with which publishers' names end.
    """
    text = text.strip("[]【】()（） ")
    if match := credit_words.TAKEN.fullmatch(text):
        return clean_source((match["name"],))
    if (match := credit_words.ACCORDING.fullmatch(text)) and ends_of_names.search(match["name"]):
        return clean_source((match["name"],))
    return None


def split_notes(text: str) -> Iterator[str]:
    """A paragraph's notes in brackets at its end, the last one first."""
    rest = text[-_LONGEST_PIECE:]
    for _ in range(_MOST_NOTES):
        match = _NOTE.search(rest)
        if match is None:
            return
        yield match[1]
        rest = rest[: match.start()]
