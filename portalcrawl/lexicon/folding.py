"""One script for words: a simplified character stands for the traditional ones that people write in its place.

The words of the lexicon are in simplified characters only. A pattern made of them reads both scripts, because each
character becomes a class of all its forms: `录` is `[录錄]`. So a page's text is compared as it stands, places in it
stay right, and a page in simplified characters pays nothing.

The forms are in `forms.txt`, a line for each simplified character: what OpenCC's standards for Taiwan, Hong Kong and
the old mainland script make of it, and forms that people write beside these (佈, 佔, 閲). A test holds it to OpenCC.
"""

from functools import cache
from importlib.resources import files


@cache
def load_forms() -> dict[str, str]:
    """Simplified character -> its traditional forms; characters without any are not in it."""
    lines = files(__package__).joinpath("forms.txt").read_text(encoding="utf-8").splitlines()
    return {line[0]: line[1:] for line in lines}


def write_class(char: str) -> str:
    """The regex that finds a simplified character in either script.

    >>> write_class("录"), write_class("本")
    ('[录錄]', '本')
    """
    forms = load_forms().get(char)
    return f"[{char}{forms}]" if forms else char
