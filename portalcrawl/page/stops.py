"""Marks that end a clause: what tells a sentence from a label, a link or a name."""

import re

_STOPS = "，。；！？、"
# Western marks count only before a space, a quote or the end.
_WESTERN_STOP = re.compile("[,.;!?](?=[\\s\"'”’)]|$)")
# All of them in one class, which is found at once; in a longer text with hanzi, counting them one by one takes a third.
_STOP = re.compile(f"[{_STOPS},.;!?](?:(?<=[{_STOPS}])|(?=[\\s\"'”’)]|$))")
_LONG = 40
# Scripts from Hebrew to Khmer, some of which have marks of their own, and characters of a line by which its script is
# told.
_OTHER_SCRIPT = re.compile("[\u0530-\u137f\u1780-\u17ff]")
_SAMPLE = 16
# Armenian, Arabic and Urdu, Hindi and Bengali, Tibetan, Burmese, Ethiopic, Khmer.
_OTHER_STOP = re.compile("[։،؛؟۔।॥།၊။።፣។៕]")
# In Thai, Lao, Khmer and Burmese a blank parts clauses, and a full stop is an abbreviation's: 6 พ.ค. 2564. Lines with
# fewer characters are labels and names.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_BLANK = re.compile(r"(?<=[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\s(?=[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])")
_SENTENCE = 40
# A line with so many digits tells a day and a time, and is no sentence.
_DIGITS = 8


def count_stops(text: str) -> int:
    """How many marks of Chinese and of Western writing end a clause of a line.

    >>> count_stops("园区召开会议，部署工作。"), count_stops("It opened, at 3.5 km. Well"), count_stops("a.b,c")
    (2, 2, 0)
    >>> count_stops("पुल खुल गया। लोग आए।"), count_stops("6 พ.ค. 2564 09:15 น. ข่าว")
    (2, 0)
    """
    if not text.isascii() and _OTHER_SCRIPT.search(text, 0, _SAMPLE):
        return _count_other_stops(text)
    if len(text) < _LONG or text.isascii():
        return len(_STOP.findall(text))
    count = sum(map(text.count, _STOPS))
    if "," in text or "." in text or ";" in text or "!" in text or "?" in text:
        count += len(_WESTERN_STOP.findall(text))
    return count


def _count_other_stops(text: str) -> int:
    own = len(_OTHER_STOP.findall(text))
    if len(_UNSPACED.findall(text)) * 2 <= sum(map(str.isalpha, text)):
        return own + len(_STOP.findall(text))
    is_sentence = len(text) >= _SENTENCE and sum(map(str.isdigit, text)) < _DIGITS
    return own + (max(1, len(_BLANK.findall(text))) if is_sentence and not own else 0)
