"""The persons whom a credit names: lists are split; who only edited, photographed or posted the text is left out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import lru_cache
from itertools import takewhile

from msgspec import Struct

from portalcrawl.extraction.credits.names import (
    clean_name,
    drop_offices,
    may_be_name,
    names_nobody,
    strip_brackets,
    strip_note,
)
from portalcrawl.lexicon import credit_words
from portalcrawl.lexicon.persons import (
    is_agency,
    is_compound_surname,
    is_full_name,
    is_japanese_person,
    is_known_person,
    may_be_person,
)
from portalcrawl.lexicon.words import Pattern
from portalcrawl.text.dates.parsing import find_dates
from portalcrawl.text.hanzi import HANZI

_HANZI_SPACE = re.compile(r"(?<=[\u3400-\u9fff)）])\s+(?=[\u3400-\u9fff])")
_HOUSE = re.compile(r".*\b(?:News|Times|Post|Press|Daily|Journal|Herald|Agency)$")
_OFFICE_BEHIND = Pattern(r"([^|,，]{3,40}?)\s?[|,，]\s([^|,，]{2,60}\s(?&roles.job))")
# What a person does, anywhere in a text.
_WORK = Pattern(r"\b(?:(?&roles.office)|(?&roles.job)|editors?)\b")
_CAPITALS = re.compile(r"[A-ZÄÖÜ]{3,}\b")
# Behind a name a degree or a house: Jane Doe, PhD; Jana Roe/SP-X.
_ABBREVIATION = re.compile(r"[A-Z]{1,4}(?:-?[A-Z]){1,4}|[A-Z][a-z]?[A-Z]c?")
# Where in letters one sentence ends and the next begins; the full stop behind an initial or a title ends none.
_SENTENCES = re.compile(r"[^\W\d_]{4}\.\s{1,9}[A-Z][^\W\d_]{0,20}\s{1,9}[a-z]")
# Authors of one article, and characters of a text that names them.
_MOST_NAMES = 40
_LONGEST = 400


class _Kind(Enum):
    NAME = "name"
    TITLE = "title"
    """Who writes, by profession; comes before the name."""
    WRITER = "writer"
    PICTURES = "pictures"
    OTHER = "other"


class _Token(Struct, frozen=True):
    kind: _Kind
    text: str


class Credit(Struct, frozen=True):
    """What a text says about persons."""

    writers: tuple[str, ...]
    names: tuple[str, ...]
    """All persons that it names."""
    says_role: bool
    """Whether it says what any of them did."""
    says_title: bool = False
    """Whether it calls any of them reporter, correspondent or author."""
    unclaimed: tuple[str, ...] = ()
    """Names before the first of its roles, if roles come before names: persons behind a label, else a paper."""


def clean_names(pieces: Sequence[str]) -> tuple[str, ...]:
    """The authors that these texts name, each once; what cannot be a name, and who did not write, is left out."""
    writers: list[str] = []
    for piece in _join_names(pieces):
        if _SENTENCES.search(piece, 0, _LONGEST):
            # What is told of the author behind the name.
            continue
        found = read_credit(drop_offices(piece[:_LONGEST])).writers
        if not _tells_of_person(piece, found, writers):
            writers += found
    names = dict.fromkeys(name for name in writers if not is_agency(name))
    if len(names) > 1:
        first = next(iter(names))
        names = dict.fromkeys(n for n in names if n == first or not (_is_house(n, first) or _is_office(n, first)))
    return tuple(names)[:_MOST_NAMES]


def _tells_of_person(piece: str, found: Sequence[str], writers: Sequence[str]) -> bool:
    """Whether a text behind that of a full name says what the person is: Jane Doe, and then Gardener & Astrologer."""
    if not (writers and is_full_name(writers[0])):
        return False
    if not any(is_known_person(name) or HANZI.search(name) for name in found) and _WORK.search(piece):
        return True
    return not any(is_full_name(name) or HANZI.search(name) for name in found)


def _is_office(name: str, first: str) -> bool:
    """Whether words behind a full name end in small letters: Jane Doe, Harbour horticulture educators."""
    return is_full_name(first) and " " in name and name.split()[-1][0].islower()


def _is_house(name: str, first: str) -> bool:
    """Whether a name behind a person's is that of the paper: Jane Doe, Harbour News; Jana Roe, HBR HAFEN."""
    if _HOUSE.fullmatch(name) or _ABBREVIATION.fullmatch(name):
        return True
    if is_full_name(first) and credit_words.PAPER.search(name) and not is_full_name(name):
        return True
    return is_full_name(first) and not first.isupper() and _CAPITALS.match(name) is not None


@lru_cache(maxsize=2_000)
def read_credit(text: str) -> Credit:
    """The persons that one text names, by what it says before or behind their names.

    >>> read_credit("文/李四 图/王五").writers, read_credit("李四/文 王五/图").writers
    (('李四',), ('李四',))
    """
    dated = next(find_dates(text), None)
    tokens = list(_read_tokens(text[: dated.start] if dated else text))
    names = tuple(token.text for token in tokens if token.kind is _Kind.NAME)
    if not names and len(tokens) == 1 and credit_words.COMMENTATOR.search(tokens[0].text):
        # The paper itself comments: 本报评论员.
        return Credit((tokens[0].text,), (tokens[0].text,), False)
    says_role = len(names) < len(tokens)
    is_behind = bool(tokens) and tokens[-1].kind in (_Kind.WRITER, _Kind.PICTURES) and bool(names)
    writers = _read_behind(tokens) if is_behind and says_role else _read_before(tokens)
    first = takewhile(lambda token: token.kind is _Kind.NAME, tokens) if says_role and not is_behind else ()
    says_title = any(token.kind is _Kind.TITLE for token in tokens)
    return Credit(tuple(dict.fromkeys(writers)), names, says_role, says_title, tuple(token.text for token in first))


def _read_before(tokens: Iterable[_Token]) -> Iterator[str]:
    """The writers if the roles come before the names: 文/李四 图/王五."""
    is_writer, was_role = True, False
    for token in tokens:
        if token.kind is _Kind.NAME:
            was_role = False
            if is_writer:
                yield token.text
            continue
        writes = token.kind in (_Kind.TITLE, _Kind.WRITER)
        # 文/图 李四 did both.
        is_writer = writes or (token.kind is _Kind.PICTURES and was_role and is_writer)
        was_role = True


def _read_behind(tokens: Iterable[_Token]) -> Iterator[str]:
    """The writers if the roles come behind the names: 李四/文 王五/图."""
    pending: list[str] = []
    last: list[str] = []
    for token in tokens:
        if token.kind is _Kind.NAME:
            pending.append(token.text)
        elif token.kind is not _Kind.TITLE:
            last = pending or last
            if token.kind is _Kind.WRITER:
                yield from last
            pending = []


def _read_tokens(text: str) -> Iterator[_Token]:
    for part in credit_words.BREAK.split(_drop_office(text)):
        for piece in _split_joined(part.strip()):
            words = [word for word in _HANZI_SPACE.split(piece) if word]
            for word in _join_hanzi(words):
                yield from _read_word(word)


def _drop_office(text: str) -> str:
    """A person's name without what the person is, behind a bar or a comma: Jane Doe | Schools and Health Reporter."""
    match = _OFFICE_BEHIND.fullmatch(text)
    if match is None or not is_full_name(match[1]) or is_known_person(" ".join(match[2].split()[:2])):
        return text
    return match[1]


def _split_joined(text: str) -> list[str]:
    """The names that a word for "and" joins, if all are full names: Ortega y Gasset is one."""
    names = credit_words.JOINING.split(text)
    return names if len(names) > 1 and all(map(is_full_name, names)) else [text]


def _read_word(word: str) -> Iterator[_Token]:
    text = strip_note(strip_brackets(word.strip(" :：,，;；-|")))
    if credit_words.WROTE.fullmatch(text):
        yield _Token(_Kind.WRITER, text)
    elif credit_words.PICTURED.fullmatch(text):
        yield _Token(_Kind.PICTURES, text)
    elif credit_words.OTHER.fullmatch(text):
        yield _Token(_Kind.OTHER, text)
    elif match := credit_words.OTHER_FIRST.match(text):
        yield _Token(_Kind.OTHER, match[0])
    elif (match := credit_words.WRITER.fullmatch(text)) and not names_nobody(text):
        name = clean_name(match["name"]) if match["name"] else None
        # 记者手记, 作者单位: not a title before a name, but one word.
        is_title = not match["name"] or (name is not None and may_be_name(name))
        yield _Token(_Kind.TITLE if is_title else _Kind.OTHER, text[: match.start("name")])
        if name is not None and is_title:
            yield _Token(_Kind.NAME, name)
    elif name := clean_name(text):
        yield _Token(_Kind.NAME, name)


def _join_names(pieces: Sequence[str]) -> Iterator[str]:
    """The pieces; those of a single hanzi are joined to the name that was set with a wide space: 王　强."""
    joined = ""
    for piece in pieces:
        text = piece.strip()
        if joined and (len(text) == 1 or len(joined.split()[-1]) == 1) and HANZI.match(text):
            joined += f" {text}"
            continue
        if joined:
            yield joined
        joined = text
    if joined:
        yield joined


def _join_hanzi(words: Sequence[str]) -> Iterator[str]:
    """The words of a text, names of two characters that are set with a space joined: 王 强, 欧阳 修."""
    if len(words) == 2 and is_japanese_person(" ".join(words)) and not may_be_person(words[1]):
        yield " ".join(words)
        return
    index = 0
    while index < len(words):
        word = words[index]
        following = words[index + 1] if index + 1 < len(words) else ""
        is_part = len(word) == 1 and not _is_role(word) and (len(following) == 1 or may_be_person(word + following))
        if following and not _is_role(following) and (is_part or (len(following) == 1 and is_compound_surname(word))):
            word += following
            index += 1
        yield word
        index += 1


def _is_role(word: str) -> bool:
    return any(pattern.fullmatch(word) for pattern in (credit_words.WROTE, credit_words.PICTURED, credit_words.OTHER))
