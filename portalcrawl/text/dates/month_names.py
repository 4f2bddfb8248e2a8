"""Months by name: English ones, and those of other languages, whose dates put the day first (25. Dezember 2017)."""

import re

_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = {name: number for number, name in enumerate(_ENGLISH, 1)}
"""Number by the first three letters of the English name."""

# German, French, Spanish, Italian, Portuguese, Russian: the twelve months, each with its abbreviations.
_OTHER_NAMES = (
    "januar|jänner|jan februar|feb märz|maerz|mär|mrz april|apr mai juni|jun juli|jul august|aug "
    "september|sept|sep oktober|okt november|nov dezember|dez",
    "janvier|janv février|fevrier|févr|fév mars avril|avr mai juin juillet|juil août|aout "
    "septembre|sept octobre|oct novembre|nov décembre|decembre|déc",
    "enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago "
    "septiembre|setiembre|sep octubre|oct noviembre|nov diciembre|dic",
    "gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago "
    "settembre|set ottobre|ott novembre|nov dicembre|dic",
    "janeiro|jan fevereiro|fev março|marco|mar abril|abr maio|mai junho|jun julho|jul agosto|ago "
    "setembro|set outubro|out novembro|nov dezembro|dez",
    "января|янв февраля|фев марта|мар апреля|апр мая июня|июн июля|июл августа|авг "
    "сентября|сент|сен октября|окт ноября|ноя декабря|дек",
)
_OTHER = {
    form: number for names in _OTHER_NAMES for number, forms in enumerate(names.split(), 1) for form in forms.split("|")
}
# 25. Dezember 2017 · 25 de diciembre de 2017 · 1er janvier 2017 · 25 декабря 2017 г.
OTHER_DAY_FIRST = re.compile(
    r"(?<![0-9])(?<![0-9][.:,/-])(?P<d>3[01]|[12][0-9]|0?[1-9])(?:er|[.ºª°])?[\s-]{1,3}(?:de\s)?"
    rf"(?P<other>{'|'.join(sorted(_OTHER, key=len, reverse=True))})\.?[\s,-]{{1,3}}(?:del?\s)?"
    r"(?P<y>(?:19|20)[0-9]{2})(?![0-9])(?:\sг\.)?",
    re.IGNORECASE,
)
# Without it there is none of these. The search goes from digit to digit.
OTHER_HINT = re.compile(r"[0-9](?:er|[.ºª°])?[\s-]{1,3}(?:de\s)?[A-Za-zäéûА-Яа-я]{3}")


def read_other_month(name: str) -> int:
    """The month that a name found by `OTHER_DAY_FIRST` stands for.

    >>> read_other_month("Dez"), read_other_month("août"), read_other_month("ИЮЛЯ")
    (12, 8, 7)
    """
    return _OTHER[name.lower()]
