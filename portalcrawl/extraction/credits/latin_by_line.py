"""By-lines in letters: By Jane Doe and John Roe, Von Jana Roe, dpa | 3. März 2026, 03.03.2026 par Jean Roe."""

import re

from portalcrawl.extraction.credits.credit_parser import clean_names
from portalcrawl.extraction.credits.names import LATIN_END, names_nobody
from portalcrawl.lexicon import credit_words
from portalcrawl.lexicon.persons import PARTICLE, is_full_name
from portalcrawl.lexicon.words import Pattern
from portalcrawl.text.dates.parsing import find_dates
from portalcrawl.text.hanzi import HANZI

# Characters of a by-line, and names of one; more are a list.
_LONGEST = 160
_MOST_NAMES = 12
_BY_AND_NAME = 2
"""Pieces of a line that is a by-word and a name."""
# What parts the fields of a meta line.
_BAR = re.compile(r"\uf8ff|[|｜•·»–—]|\s-\s")
_LIST = Pattern(r",\s?(?:and\s)?|\s(?:(?&names.joining)|(?i:i))\s|\s?[&/]\s?", re.NOFLAG)
# Between the names of a list no field ends, though each has an element of its own.
_IN_LIST = re.compile(
    r"(?<=[,&])\s?\uf8ff\s?|(?<=\band|\bund)\s?\uf8ff\s?|\s?\uf8ff\s?(?=[,&]|(?:and|und|et|y|e|og|och)\b)"
)
_HANDLE = re.compile(r"\s{0,9}\(@\w{1,30}\)")
_WORD = re.compile(r"[^\s,]+")


def read_latin_by_line(text: str) -> tuple[str, ...]:
    """The names of a line that begins with a by-word or has one beside its date; none if it is a sentence.

    `text` may have the breaks of `pieces_of` between its elements.

    >>> read_latin_by_line("By Jane Doe and John Roe, March 3, 2026")
    ('Jane Doe', 'John Roe')
    >>> read_latin_by_line("03.03.2026 | Von Jana Roe, dpa"), read_latin_by_line("Von der Brücke sieht man den Kran")
    (('Jana Roe',), ())
    """
    if len(text) > _LONGEST or HANZI.search(text):
        return ()
    text = _IN_LIST.sub(" ", text)
    # A day of one digit is set apart by two spaces: February  9, 2014.
    dates = list(find_dates(text.replace("\uf8ff", " ")))
    for date in reversed(dates):
        text = f"{text[: date.start]}\uf8ff{text[date.end :]}"
    pieces = [piece for part in _BAR.split(text) if (piece := part.strip(" ,;:()[]-"))]
    for number, piece in enumerate(pieces):
        if (match := credit_words.BY_LINE.match(piece)) and (number == 0 or dates):
            return _read_names(match["rest"], may_be_account=bool(dates))
        # The by-word in an element of its own: Von | Jana Roe. Where the line has nothing else, one word is a name.
        if credit_words.BY_WORD.match(piece) and any(map(str.isalpha, piece)) and number + 1 < len(pieces):
            is_all = number == 0 and len(pieces) == _BY_AND_NAME
            return _read_names(pieces[number + 1], may_be_account=bool(dates) or is_all)
    return ()


def _read_names(text: str, *, may_be_account: bool) -> tuple[str, ...]:
    """The names with which a text begins; none if it goes on as a sentence does."""
    parts = [part for part in _LIST.split(_HANDLE.sub("", LATIN_END.sub("", text))) if part]
    names: list[str] = []
    for part in parts:
        name, rest = _split_name(part)
        # The first may be a desk's.
        if is_full_name(name) or (not names and " " in name and not rest and len(parts) == 1):
            names.append(name)
        elif not names:
            # Por roe, publicado el 3 de marzo: what follows goes on in small letters.
            is_alone = len(parts) == 1 or (text.startswith(f"{part},") and parts[1][:1].islower())
            return _read_account(part) if may_be_account and is_alone else ()
        else:
            # Von Jana Roe, dpa: an agency, a place, a job.
            break
        if rest.startswith("("):
            # By Jane Roe (Harbour Radio): whose, or who, the person is.
            break
        if rest:
            if not credit_words.BEHIND_BY.fullmatch(rest.split()[0]):
                return ()
            break
    found = clean_names(names)
    return found if len(found) <= _MOST_NAMES else ()


def _read_account(text: str) -> tuple[str, ...]:
    """The one word before a day or a column: von river2017 am."""
    words = text.split()
    if not words or _is_small(words[0]) or names_nobody(words[0]):
        return ()
    is_alone = len(words) == 1 or credit_words.BEHIND_BY.fullmatch(words[1])
    return (words[0],) if is_alone and any(map(str.isalpha, words[0])) else ()


def _is_small(word: str) -> bool:
    return bool(credit_words.BEHIND_BY.fullmatch(word) or PARTICLE.fullmatch(word.lower()))


def _split_name(text: str) -> tuple[str, str]:
    """The words in capitals with which a text begins, and what follows them."""
    end = 0
    for match in _WORD.finditer(text):
        word = match[0]
        if not (word[:1].isupper() or _goes_in(text, match)):
            return text[:end].strip(), text[match.start() :].strip()
        end = match.end()
    return text.strip(), ""


def _goes_in(text: str, match: re.Match[str]) -> bool:
    """Whether a small word stands between two of a name: Jane de la Cruz."""
    following = text[match.end() :].split()[:1]
    is_particle = match.start() > 0 and PARTICLE.fullmatch(match[0]) is not None
    return is_particle and bool(following) and not credit_words.BEHIND_BY.fullmatch(following[0])
