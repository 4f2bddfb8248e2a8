"""Titles that a list or a page has cut: how that is seen, and who says the rest."""

import re
from collections.abc import Iterable

from portalcrawl.page.page_title import bare

# Some systems put the dots in brackets: `The first words (...)`.
_CUT = re.compile(r"\s{0,9}(?:[(\[]\s?(?:…|\.{3})\s?[)\]]|(?<!…)…++|(?<!\.)\.{2,}+|。。。|・・・)\s*$")


def is_cut(text: str) -> bool:
    """Whether a list row's title was cut."""
    return bool(_CUT.search(text))


def uncut(text: str) -> str:
    """The title without the dots in place of its rest."""
    return _CUT.sub("", text)


def complete_headline(text: str, others: Iterable[str | None]) -> str:
    """The first of the other texts that says a cut or very short headline in full; else the headline as it is."""
    stem = bare(uncut(text))
    for other in others:
        if other and not is_cut(other) and len(bare(other)) > len(stem) and bare(other).startswith(stem):
            return other
    return text
