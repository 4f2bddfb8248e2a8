"""What stands above a term (`<ruby>`): how it is read, which the line leaves out, or a word of another language."""

import re

from lxml import html

from portalcrawl.text.hanzi import HANZI
from portalcrawl.text.restoration.readings import LONGEST_READING, has_toneless_reading

_SPELLED = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
"""Kana and hangul, which the Latin letters above them spell."""
_NO_LETTERS = re.compile("[^a-z]+")
_LONGEST_TERM = 40
"""Characters of a term that is spelled as a whole."""


def is_gloss(annotation: html.HtmlElement) -> bool:
    """Whether an `<rt>` does not say how its term is read: 软件 (Software), 剧本 (playbook).

    Readings are in kana, hangul or bopomofo, in pinyin, which has one syllable for each character, or in the letters
    that spell kana and hangul.
    """
    text = (annotation.text or "").strip()
    if not text.isascii() or not any(map(str.isalpha, text)):
        return False
    if any(map(str.isupper, text)):
        return True
    term = _term_of(annotation)
    return not _SPELLED.search(term) and not _is_pinyin(_NO_LETTERS.sub("", text), "".join(HANZI.findall(term)))


def is_fallback_shown(mark: html.HtmlElement) -> bool:
    """Whether an `<rp>`, a bracket for who cannot write above a line, stands beside a gloss: plain text cannot."""
    beside = (mark.getnext(), mark.getprevious())
    return any(other is not None and other.tag == "rt" and is_gloss(other) for other in beside)


def _term_of(annotation: html.HtmlElement) -> str:
    """The text below an `<rt>`, back to the one before it."""
    parts: list[str] = []
    for before in annotation.itersiblings(preceding=True):
        if before.tag == "rt":
            return (before.tail or "") + "".join(reversed(parts))
        parts.append(("" if before.tag == "rp" else before.text_content()) + (before.tail or ""))
    holder = annotation.getparent()
    return ((holder.text or "") if holder is not None else "") + "".join(reversed(parts))


def _is_pinyin(letters: str, term: str) -> bool:
    """Whether the letters are one syllable without a tone for each character of the term."""
    if len(term) > _LONGEST_TERM:
        return False
    ends = {0}
    for char in term:
        lengths = range(1, LONGEST_READING + 1)
        ends = {end + n for end in ends for n in lengths if has_toneless_reading(char, letters[end : end + n])}
    return len(letters) in ends
