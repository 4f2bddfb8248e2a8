"""Whether a text is a name, of a person or a desk, or only fills a name's place."""

import re

from portalcrawl.lexicon import article_words, credit_words
from portalcrawl.lexicon.persons import is_full_name, is_known_person, is_outlet, may_be_person
from portalcrawl.text.hanzi import HANZI

_BRACKETS = "[]【】()（）<>《》「」\"'“” "
# What parts a name from the date beside it.
_SEPARATORS = " \t\u00a0·•∙⋅|｜/—–"
# What English by-lines write behind a name, before other words.
LATIN_END = re.compile(
    r"\s{1,9}+(?:(?:last\s{1,9})?updated|published|posted|special\s{1,9}(?:to|for)|edited\s{1,9}by|photos?\s{1,9}by|"
    r"for\s{1,9}the|on|at)\b.*",
    re.IGNORECASE,
)
# For whom a person writes, behind the name: Jane Doe for Daily Mail.
_FOR_PAPER = re.compile(r"\s[Ff]or\s(?=[^\W\d_a-z])")
# A note in brackets behind a name: what the person is, or whose.
_NOTE = re.compile(r"\s?[(（\[]([^()（）\[\]]{1,20})[)）\]]?$")
_ANY_NOTE = re.compile(r"\s?[(\[][^()\[\]]{1,40}[)\]]$")
_JOB = re.compile(
    r"(?:(?:senior|chief|staff|special|contributing|associate|assistant|managing|executive|freelance|guest|national|political|"
    r"business|science|health|sports|technology|education|city|our|the|a|an)\s+){0,3}"
    r"(?:writer|reporter|editor|correspondent|columnist|contributor|photographer|journalist|producer|intern)s?\b.*|photo(?:s|graphy)?\s+by\b.*|staff|special",
    re.IGNORECASE,
)
# An abbreviation behind a name, or a family name of which the page tells the first letter, with its own full stop.
_JUNIOR = re.compile(r"\s(?:Jr|Sr|[^\W\d_a-z])\.$")
# Where the next name may follow what the one before it is.
_NEXT = re.compile(r"(?:,?\sand\s|;\s?|\s&\s)(?=([A-Z][^,;&]{3,40}))")
_MOST_OFFICES = 8
_HANZI_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,8}·[\u3400-\u9fff·]{1,12}")
# Letters of any script in a name; hanzi of a transcribed one; characters of any.
_SHORTEST_NAME = 2
_MOST_HANZI = 14
_MOST_LETTERS = 40


def may_be_name(text: str) -> bool:
    """Whether a text may be a person's name and not another word that follows 记者."""
    if credit_words.NO_NAME.search(text):
        return False
    return may_be_person(text) or bool(_HANZI_NAME.fullmatch(text))


def names_nobody(text: str) -> bool:
    """Whether a text is what systems write if a name is missing: 管理员, 本站原创, 小编."""
    return bool(credit_words.NOBODY.fullmatch(text) or article_words.OWN.fullmatch(text))


def clean_name(text: str) -> str | None:
    """A name without by-word and brackets; None if it is not a name."""
    name = credit_words.BY.sub("", strip_brackets(text)).strip(_SEPARATORS)
    if not HANZI.search(name):
        name = _without_paper(LATIN_END.sub("", name).strip(" "))
        if match := credit_words.JOB.match(name):
            name = name[match.end() :]
        if (note := _ANY_NOTE.search(name)) and is_full_name(name[: note.start()]):
            # The sign with which one signs, the paper: Jana Roe (jr).
            name = name[: note.start()]
        if (place := name.find("(")) > 0 and ")" not in name:
            # A note on the person whose end a list of names has cut off.
            name = name[:place].rstrip()
        name = name if _JUNIOR.search(name) else name.strip(" .")
        if _JOB.fullmatch(name) or credit_words.BEHIND_BY.fullmatch(name) or credit_words.BY_WORD.match(name):
            return None
    if len(name) > _SHORTEST_NAME and name[-1] == credit_words.AND_OTHERS and may_be_person(name[:-1]):
        name = name[:-1]
    name = name.strip()
    if sum(map(str.isalpha, name)) < _SHORTEST_NAME or article_words.UNKNOWN.match(name) or names_nobody(name):
        return None
    if article_words.TOOL_LINE.match(name):
        # A tool of the page behind a label without a value.
        return None
    if credit_words.NO_VALUE.search(name) or len(HANZI.findall(name)) > _MOST_HANZI or len(name) > _MOST_LETTERS:
        return None
    return name


def _without_paper(name: str) -> str:
    """A person's name without the paper for which the text was written; an office for something keeps its name."""
    found = _FOR_PAPER.search(name)
    if found is None or not is_full_name(name[: found.start()]):
        return name
    person, paper = name[: found.start()], name[found.end() :]
    return person if is_known_person(person) or credit_words.PAPER.search(paper) else name


def strip_note(text: str) -> str:
    """The text without a note in brackets on the person behind the name: 张三（实习生）, 李四(江城日报)."""
    note = _NOTE.search(text)
    if note is None:
        return text
    name = text[: note.start()]
    is_of_person = bool(HANZI.search(name) and HANZI.search(note[1])) and may_be_person(name)
    return name if is_of_person or credit_words.NOTE_WORD.search(note[1]) or is_outlet(note[1]) else text


def drop_offices(text: str) -> str:
    """Names in letters without what the persons are elsewhere than at the paper.

    >>> drop_offices("Jane Doe, Vice President, Harbour Cloud and John Roe, Engineer")
    'Jane Doe and John Roe'
    """
    for _ in range(_MOST_OFFICES):
        office = credit_words.OFFICE.search(text)
        if office is None or HANZI.search(text):
            break
        behind = _NEXT.search(text, office.end())
        follows = behind is not None and is_full_name(" ".join(behind[1].split()[:2]))
        text = text[: office.start()] + (text[behind.start() :] if behind and follows else "")
    return text


def strip_brackets(text: str) -> str:
    """The text without brackets around it, and without one whose counterpart is missing."""
    text = text.strip(_BRACKETS) if text and text[0] in _BRACKETS else text
    for opening, closing in ("()", "（）", "[]", "【】"):
        if text.endswith(closing) and opening not in text:
            text = text[:-1]
        if text.startswith(opening) and closing not in text:
            text = text[1:]
    return text
