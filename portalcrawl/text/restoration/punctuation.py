"""Full-width punctuation that a tool made half-width, and back: 园区,要闻:项目(一期) as 园区，要闻：项目（一期）."""

import re

_HANZI = "\u3400-\u9fff"
# Chinese marks count as hanzi: they stand in Chinese text only.
_WIDE = f"{_HANZI}\u3001-\u301f\uff01-\uff5e“”‘’…—"
_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
# A comma between digits groups them, a colon is a clock's; before Western words with a space it is Western.
_MARK = re.compile(
    rf"(?<=[{_WIDE}])[,:;?!](?!\s?[A-Za-z]+\s[A-Za-z])|[,;?!](?=[{_WIDE}])|(?<![0-9]):(?=[{_WIDE}])"
    r"|(?<=[%％‰℃])[,;]"
)
_PAIR = re.compile(r"\(([^()\n]{1,80})\)")
_HAS_HANZI = re.compile(f"[{_HANZI}]")
_AFTER_WIDE = re.compile(f"[{_WIDE}]")


def widen(text: str) -> str:
    """The text, in which all full-width punctuation was made half-width, with it; the length stays.

    >>> widen("园区,要闻(图)")
    '园区，要闻（图）'
    >>> widen("GDP 1,000 (nominal), at 09:30")
    'GDP 1,000 (nominal), at 09:30'
    """
    if not _HAS_HANZI.search(text):
        return text
    text = _PAIR.sub(_widen_pair, text)
    return _MARK.sub(lambda match: _FULL[match[0]], text)


def _widen_pair(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    before = start > 0 and _AFTER_WIDE.match(text[start - 1])
    if before or _HAS_HANZI.search(match[1]) or (end < len(text) and _AFTER_WIDE.match(text[end])):
        return f"（{match[1]}）"
    return match[0]
