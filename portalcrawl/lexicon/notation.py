r"""How the lexicon's data files write words, and the regular expressions that follow.

| written | means |
|---|---|
| `首页` | these characters, in either script |
| `a\|b` in round brackets | one of them |
| `(…)?`, `x?` | this or nothing |
| a space beside hanzi | white space or none: editors letter-space short labels |
| a space between other words | white space |
| ` ?` | one white space or none |
| `( )?` | white space or none |
| `*` at an end | the word may go on there: `recommend*` is also `recommended` |
| `\d+`, `\w+` | digits, a word |

A word in another script than hanzi ends where its letters end: `hot` is not in `hotel`.
"""

import re
from collections.abc import Iterable
from functools import cache

from portalcrawl.lexicon.folding import load_forms, write_class

_HANZI = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# All that is more than one character, or a space.
_SIGN = re.compile(r"\( \)\?| \??|\\[dw]\+|\\.", re.DOTALL)
_SYNTAX = "()?|"
# Letters that words are made of where scripts have spaces.
_LETTER = "A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1eff"
_IS_LETTER = re.compile(f"[{_LETTER}]")
_LETTERS = re.compile(f"[{_LETTER}]+")
# All of them, in both cases.
_ALPHABETS = "".join(_LETTERS.findall("".join(map(chr, range(0x2000)))))
_ALL_LETTERS = frozenset(_ALPHABETS)
# The edges of a word. A pattern has them for each group of its words, so it matters what `re` takes to compile them:
# without case and in three sets it is a third, because a set of more than two runs of characters becomes a bitmap.
# Between the alphabets are phonetic letters: ə is one of Azerbaijan's.
_RUNS = "A-Za-z", "\u00c0-\u02af\u0370-\u052f", "\u1e00-\u1eff"
_BEFORE = f"(?-i:{''.join(f'(?<![{run}])' for run in _RUNS)})"
_BEHIND = f"(?-i:{''.join(f'(?![{run}])' for run in _RUNS)})"


def write_regex(words: Iterable[str]) -> str:
    r"""The regular expression, one group, that finds any of the words.

    >>> write_regex(["首 页", "(网站|本站)?导航"])
    '(?:首\\s*[页頁]|(?:[网網]站|本站)?[导導]航)'
    >>> import re
    >>> found = re.compile(write_regex(["hot", "recommend*"]), re.IGNORECASE)
    >>> [bool(found.search(text)) for text in ("Hot news", "Hotel", "recommended")]
    [True, False, True]
    """
    bounded: dict[tuple[bool, bool], list[str]] = {}
    for written in dict.fromkeys(words):
        bare = written.strip("*" + _SYNTAX)
        begins = bool(_IS_LETTER.match(bare)) and not written.startswith("*")
        ends = bool(_IS_LETTER.match(bare[-1:])) and not written.endswith("*")
        bounded.setdefault((begins, ends), []).append(written.strip("*"))
    return f"(?:{'|'.join(_write_group(members, *edges) for edges, members in bounded.items())})"


def _write_group(words: list[str], begins: bool, ends: bool) -> str:
    inner = "|".join(map(_write_signs, words))
    if not (begins or ends):
        return inner
    # The first letters before all else: nearly every place of a text is refused by them, and quickly.
    openings = {letter for word in words for letter in list_openings(word)}
    lead = f"(?=[{''.join(sorted({form for one in openings for form in (one.lower(), one.upper())}))}]){_BEFORE}"
    return f"{lead if begins else ''}(?:{inner}){_BEHIND if ends else ''}"


def _write_signs(word: str) -> str:
    plain, end, written = _load_characters(), 0, ""
    for found in _SIGN.finditer(word):
        written += word[end : found.start()].translate(plain) + _write_sign(word, found)
        end = found.end()
    return written + word[end:].translate(plain)


@cache
def _load_characters() -> dict[int, str]:
    """What each character becomes that does not stay as it is, for `str.translate`."""
    escaped = {ord(char): re.escape(char) for char in map(chr, range(0x80)) if char not in _SYNTAX}
    return escaped | {ord(char): write_class(char) for char in load_forms()} | {ord("("): "(?:"}


def _write_sign(word: str, found: re.Match[str]) -> str:
    if found[0] == "( )?":
        return r"\s*"
    if found[0] == " ?":
        return r"\s?"
    if found[0] == " ":
        # Whether a hanzi stands before or behind it, groups aside: `首 页`, `(搜|检) 索`.
        before, behind = word[: found.start()].rstrip(_SYNTAX)[-1:], word[found.end() :].lstrip(_SYNTAX)[:1]
        return r"\s*" if _HANZI.match(before) or _HANZI.match(behind) else r"\s+"
    return found[0]


def list_openings(word: str) -> set[str]:
    """The characters, in both scripts, that a text may begin with which is such a word: all hanzi of it, and the first
    letters of its other words. Rather too many than too few.

    >>> list_openings("(以前|较早)的") == set("以前较早的較"), list_openings("next( page)?") == set("np")
    (True, True)
    """
    hanzi = _HANZI.findall(word)
    forms = {form for char in hanzi for form in load_forms().get(char, "")}
    # Letters of scripts that are not told apart from hanzi elsewhere: Arabic, Hebrew, Thai.
    others = {char for char in set(word) - _ALL_LETTERS if char.isalpha()}
    return {*hanzi, *forms, *others, *(run[0] for run in _LETTERS.findall(word))}


def list_cases(letters: Iterable[str]) -> set[str]:
    """The letters in both cases, as a pattern that ignores case takes them: `i` is also `I`, and Turkish `İ` and `ı`,
    which `str.upper` and `str.lower` do not give.

    >>> list_cases("i") == set("iIİı"), list_cases("首n") == set("首nN")
    (True, True)
    """
    wanted = set(letters)
    if not wanted:
        return wanted
    alike = re.compile(f"[{re.escape(''.join(sorted(wanted)))}]", re.IGNORECASE)
    return wanted | set(alike.findall(_ALPHABETS))
