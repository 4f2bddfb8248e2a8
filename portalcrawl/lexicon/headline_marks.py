"""What lists write before and behind a headline that is none of it: that an entry is new, pinned, or has pictures."""

import re

from portalcrawl.lexicon.words import Pattern

_PIN = "(?:(?&pinned.pin))"
_STATE, _PICTURE, _VIDEO = "(?&headline_marks.state)", "(?&headline_marks.picture)", "(?&headline_marks.video)"
# In brackets of ASCII, and for a pin in any, nobody but the list says such a thing. A single hanzi in round brackets
# may be the author's: 办事指南(新).
_SURE = (
    rf"\[\s?(?:{_PIN}|{_STATE}|{_PICTURE})\s?\]|\(\s?(?:new|hot|{_PICTURE})\s?[!！]?\s?\)"
    rf"|[\[【(（]\s?(?:{_PIN})\s?[\]】)）]"
)
# In full-width brackets the author may say it; so of videos.
_DOUBTFUL = rf"[【（［]\s?(?:{_STATE}|{_PICTURE})\s?[】）］]|[\[【(（]\s?{_VIDEO}\s?[\]】)）]"
# The word alone, beside hanzi: set off by a space in capitals, or crying. In other words it is the author's: 焕NEW.
_WORD_FIRST = r"(?:(?:NEW|HOT)\s|(?i:new|hot)\s?[!！]{1,3})\s?(?=[\u3400-\u9fff《“「【])"
_WORD_LAST = r"(?<=[\u3400-\u9fff》”」】）！？)])\s?(?:\s(?:NEW|HOT)|(?i:new|hot)\s?[!！]{1,3})"
_ANY_WORD_LAST = r"(?<=[\u3400-\u9fff》”」】）！？)])\s?(?:new|hot)"

_FIRST = Pattern(rf"\s?(?:(?i:{_SURE})|{_WORD_FIRST})\s?", re.NOFLAG)
_LAST = Pattern(rf"\s?(?:(?i:{_SURE})|{_WORD_LAST})\s?$", re.NOFLAG)
_DOUBTFUL_FIRST = Pattern(rf"\s?(?:{_SURE}|{_DOUBTFUL}|{_WORD_FIRST})\s?")
_DOUBTFUL_LAST = Pattern(rf"\s?(?:{_SURE}|{_DOUBTFUL}|{_WORD_LAST}|{_ANY_WORD_LAST})\s?$")
_MARK = Pattern(rf"\s?(?:{_SURE}|{_DOUBTFUL}|{_STATE}\s?[!！]{{0,3}})\s?")
# A mark begins or ends so; hardly a headline does.
_OPENING = frozenset("[(（【［NnHh ")
_CLOSING = frozenset("])）】］!！WwTt ")
# Characters of the longest mark, its spaces included; how many marks a headline may have at each end.
_LONGEST = 16
_MOST = 4


def strip_marks(headline: str) -> str:
    """The headline without the marks that only lists give: `[置顶]`, `NEW`, `(图)`.

    If nothing else is left of it, it stays as it is.

    >>> [strip_marks(text) for text in ("[置顶]园区开工(组图)", "园区开工 NEW", "办事指南(新)", "What's new")]
    ['园区开工', '园区开工', '办事指南(新)', "What's new"]
    """
    return _strip(headline, _FIRST, _LAST)


def is_mark(text: str) -> bool:
    """Whether a text that stands apart is such a mark and nothing else.

    >>> [is_mark(text) for text in ("New!!", "[置顶]", "hot", "新闻", "New lamps")]
    [True, True, True, False, False]
    """
    return len(text) <= _LONGEST and _MARK.fullmatch(text) is not None


def strip_doubtful_marks(headline: str) -> str:
    """The headline also without marks that its author may have written: `（图）`, `[视频]`, `new`.

    Whether they are part of it, others that say the same headline must tell.

    >>> strip_doubtful_marks("【视频】园区开工（图）")
    '园区开工'
    """
    return _strip(headline, _DOUBTFUL_FIRST, _DOUBTFUL_LAST)


def _strip(headline: str, first: Pattern, last: Pattern) -> str:
    text = headline
    for _ in range(_MOST):
        before = text
        if text[:1] in _OPENING and (match := first.match(text)):
            text = text[match.end() :]
        if text[-1:] in _CLOSING and (match := last.search(text, max(0, len(text) - _LONGEST))):
            text = text[: match.start()]
        if text == before:
            break
    return text if text == headline or any(map(str.isalnum, text)) else headline
