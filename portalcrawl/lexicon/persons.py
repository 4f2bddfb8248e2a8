"""Whether a Chinese name is a person's: what tells an author from the account or the paper that publishes."""

import re

from portalcrawl.lexicon.words import Pattern
from portalcrawl.text.hanzi import HANZI

_PERSON = Pattern(
    r"(?!(?&names.no_person)|[\u3400-\u9fff]{2,3}(?&names.no_person_behind)$)"
    r"(?:(?&names.surnames)|(?&names.compound_surnames))[\u3400-\u9fff]{1,2}(?:[(（][^()（）]{1,6}[)）])?",
    re.NOFLAG,
)
_COMPOUND = Pattern("(?&names.compound_surnames)", re.NOFLAG)
_DESK = Pattern("(?&names.desks)$", re.NOFLAG)
_LETTER = re.compile("[A-Za-z0-9]")
_SHORTEST_OUTLET = 4
PARTICLE = Pattern("(?&names.particles)", re.NOFLAG)
"""A word inside a name that begins with a small letter."""
_WORDS_OF_NAME = range(2, 6)
_GIVEN = Pattern(
    r"(?:(?&first_names.title)|(?:(?&first_names.given)|(?&first_names.surname_vietnamese))(?:-\w{1,20})?)(?=\s)"
)
# Between two names: Jane T. Doe.
_INITIAL = re.compile(r"\w\w\s[^\W\d_]\.\s\w{2}")
_JAPANESE = Pattern(r"(?&first_names.surname_japanese)\s?[\u3040-\u30ff\u3400-\u9fff]{1,4}", re.NOFLAG)
_KOREAN = Pattern(r"(?:(?&names.korean_surnames))\s?[가-힣]{1,3}", re.NOFLAG)
_NO_JAPANESE = Pattern(r"(?&names.no_person_in_japanese)$", re.NOFLAG)
_PLACE = Pattern(r"(?&names.places)$", re.NOFLAG)
_AGENCY = Pattern("(?&names.agencies)")
_NO_LATIN_NAME = Pattern("(?&names.no_latin_name)")


def may_be_person(name: str) -> bool:
    """Whether a name may be a person's: any name in letters, of names in hanzi those that begin with a surname.

    >>> [may_be_person(name) for name in ("王小明", "江城晚报", "欧阳修", "Jane Doe", "IT之家")]
    [True, False, True, True, False]
    """
    if not HANZI.search(name):
        return True
    return bool(_PERSON.fullmatch(name.replace(" ", ""))) or "·" in name


def is_compound_surname(text: str) -> bool:
    """Whether a text is a surname of two hanzi."""
    return _COMPOUND.fullmatch(text) is not None


def is_outlet(name: str) -> bool:
    """Whether a name in hanzi is a paper's or an account's: too long for a pen name, no person's and no desk's.

    >>> [is_outlet(name) for name in ("江城晚报", "IT之家", "欧阳修远", "编辑部", "茉莉")]
    [True, True, False, False, False]
    """
    hanzi = len(HANZI.findall(name))
    if not hanzi or may_be_person(name) or _DESK.search(name):
        return False
    return hanzi >= _SHORTEST_OUTLET or bool(_LETTER.search(name))


def is_full_name(name: str) -> bool:
    """Whether a name in letters may be a person's: of two words or more, none of which stands in names of papers.

    >>> [is_full_name(name) for name in ("Jane Doe", "Łucja de la Cruz", "Jane", "Harbour News", "National Desk")]
    [True, True, False, False, False]
    """
    words = name.split()
    if len(words) not in _WORDS_OF_NAME or _NO_LATIN_NAME.search(name):
        return False
    return all(map(_may_be_part, words)) and words[0][:1].isupper() and words[-1][:1].isupper()


def is_known_person(name: str) -> bool:
    """Whether a name in letters is a person's by what it says itself: a common first name, a title, an initial.

    >>> [is_known_person(name) for name in ("Jane Doe", "Dr. Ivo Roe", "Kio T. Roe", "Lê Hoa", "Harbour Square")]
    [True, True, True, True, False]
    """
    return is_full_name(name) and bool(_GIVEN.match(name) or _INITIAL.search(name))


def is_japanese_person(name: str) -> bool:
    """Whether a name is a person's on a page in Japanese, where Chinese surnames tell nothing.

    >>> [is_japanese_person(name) for name in ("田中花子", "田中 花子", "田中新聞", "港町通信")]
    [True, True, False, False]
    """
    return _JAPANESE.fullmatch(name) is not None and not _NO_JAPANESE.search(name)


def is_korean_person(name: str) -> bool:
    """Whether a name in Hangul may be a person's: many words begin as surnames do, so its place must say it as well.

    >>> [is_korean_person(name) for name in ("이은지", "김 철수", "공지사항입니다", "Jane Doe")]
    [True, True, False, False]
    """
    return _KOREAN.fullmatch(name) is not None


def is_place(name: str) -> bool:
    """Whether what may be a Chinese person's name ends as places and offices do: 高新区, 方志馆.

    >>> [is_place(name) for name in ("高新区", "王小明")]
    [True, False]
    """
    return _PLACE.search(name) is not None


def is_agency(name: str) -> bool:
    """Whether a name is a news agency's.

    >>> [is_agency(name) for name in ("dpa", "Agence France-Presse", "Jane Doe")]
    [True, True, False]
    """
    return _AGENCY.fullmatch(name) is not None


def _may_be_part(word: str) -> bool:
    bare = word.strip("()").translate(_INSIDE)
    return bare.isalpha() and (word.strip("(")[:1].isupper() or PARTICLE.fullmatch(word) is not None)


# What stands between the letters of a name.
_INSIDE = {ord(sign): None for sign in ".'’‘-‐"}
