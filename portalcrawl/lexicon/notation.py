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

from portalcrawl.lexicon.folding import load_forms, write_class

_HANZI = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SIGN = re.compile(r"\( \)\?| \?|\\[dw]\+|\\.|.", re.DOTALL)
_SYNTAX = "()?|"
# Letters that words are made of where scripts have spaces.
_LETTER = "A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1eff"
_IS_LETTER = re.compile(f"[{_LETTER}]")
_LETTERS = re.compile(f"[{_LETTER}]+")
# All of them, in both cases.
_ALPHABETS = "".join(char for char in map(chr, range(0x2000)) if _IS_LETTER.match(char))
# The edges of a word. They stand in a pattern for each group of its words, so it matters what `re` takes to compile them:
# without case and in two sets it is a third, because a set of more than two runs of characters becomes a bitmap. The
# second set joins what lies between the alphabets, phonetic letters (ə is one of Azerbaijan's) and combining accents.
_ASCII, _OTHERS = "A-Za-z", "\u00c0-\u052f\u1e00-\u1eff"
_BEFORE = f"(?-i:(?<![{_ASCII}])(?<![{_OTHERS}]))"
_BEHIND = f"(?-i:(?![{_ASCII}])(?![{_OTHERS}]))"


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
    inner = "|".join("".join(_write_signs(word)) for word in words)
    if not (begins or ends):
        return inner
    # The first letters before all else: nearly every place of a text is refused by them, and quickly.
    openings = {letter for word in words for letter in list_openings(word)}
    lead = f"(?=[{''.join(sorted({form for one in openings for form in (one.lower(), one.upper())}))}]){_BEFORE}"
    return f"{lead if begins else ''}(?:{inner}){_BEHIND if ends else ''}"


def _write_signs(word: str) -> Iterable[str]:
    signs = _SIGN.findall(word)
    for place, sign in enumerate(signs):
        if sign == "( )?":
            yield r"\s*"
        elif sign == " ?":
            yield r"\s?"
        elif sign == " ":
            yield r"\s*" if _is_beside_hanzi(signs, place) else r"\s+"
        elif sign == "(":
            yield "(?:"
        elif sign in _SYNTAX or sign.startswith("\\"):
            yield sign
        else:
            yield write_class(sign) if _HANZI.match(sign) else re.escape(sign)


def _is_beside_hanzi(signs: list[str], place: int) -> bool:
    """Whether a space has a hanzi before or behind it, groups aside: `首 页`, `(搜|检) 索`."""
    before = next((sign for sign in reversed(signs[:place]) if sign not in _SYNTAX), "")
    behind = next((sign for sign in signs[place + 1 :] if sign not in _SYNTAX), "")
    return bool(_HANZI.match(before) or _HANZI.match(behind))


def list_openings(word: str) -> set[str]:
    """The characters, in both scripts, that a text may begin with which is such a word: all hanzi of it, and the first
    letters of its other words. Rather too many than too few.

    >>> list_openings("(以前|较早)的") == set("以前较早的較"), list_openings("next( page)?") == set("np")
    (True, True)
    """
    hanzi = _HANZI.findall(word)
    forms = {form for char in hanzi for form in load_forms().get(char, "")}
    # Letters of scripts that are not told apart from hanzi elsewhere: Arabic, Hebrew, Thai.
    others = {char for char in word if char.isalpha() and not _IS_LETTER.match(char)}
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
