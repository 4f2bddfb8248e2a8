"""Marks that end a clause: what tells a sentence from a label, a link or a name."""

import re

_STOPS = "，。；！？、"
# Western marks count only before a space, a quote or the end.
_WESTERN_STOP = re.compile("[,.;!?](?=[\\s\"'”’)]|$)")
# All of them in one class, which is found at once; in a longer text with hanzi, counting them one by one takes a third.
_STOP = re.compile(f"[{_STOPS},.;!?](?:(?<=[{_STOPS}])|(?=[\\s\"'”’)]|$))")
_LONG = 40


def count_stops(text: str) -> int:
    """How many marks of Chinese and of Western writing end a clause of a line.

    >>> count_stops("园区召开会议，部署工作。"), count_stops("It opened, at 3.5 km. Well"), count_stops("a.b,c")
    (2, 2, 0)
    """
    if len(text) < _LONG or text.isascii():
        return len(_STOP.findall(text))
    count = sum(map(text.count, _STOPS))
    if "," in text or "." in text or ";" in text or "!" in text or "?" in text:
        count += len(_WESTERN_STOP.findall(text))
    return count
