"""Rules that a run stopped obeying: which, why, and on which pages, with both readings."""

from typing import Any

from msgspec import Struct

_NAMED = 3
_LONGEST_QUOTE = 24


class Difference(Struct, frozen=True):
    """A page that heuristics read better than a rule."""

    url: str
    rule: str
    """How the text begins by the rule, empty where it finds none."""
    heuristics: str
    """What it leaves out."""


class Suspension(Struct):
    """A rule of the profile that is not obeyed for the rest of the run."""

    template: str
    field: str
    """`articleBody`, or `articleBody.omit` where only what the body leaves out does harm."""
    xpath: str
    watched: int
    """How many pages of the template were read both ways."""
    differences: tuple[Difference, ...]
    read_again: int = 0
    """Archived articles of this run that were read again from their raw pages and are new versions now."""
    left: int = 0
    """Articles of this run that could not be read again: no raw page, several pages, or the run ended before."""

    def describe(self) -> str:
        """The alarm, in words."""
        again = f"{self.read_again} articles were read again"
        return f"{self.reason}; {again}, {self.left} could not be" if self.left else f"{self.reason}; {again}"

    @property
    def reason(self) -> str:
        """What is suspended and why, in words."""
        pages = "; ".join(
            f"{one.url} (by the rule {_quote(one.rule) or 'no text'}, left out {_quote(one.heuristics)})"
            for one in self.differences[:_NAMED]
        )
        return (
            f"{self.field}: the rule of {self.template} ({self.xpath}) is suspended for this run, because on "
            f"{len(self.differences)} of {self.watched} pages that were read both ways it left out text that stands on "
            f"no other page: {pages}"
        )

    def to_json(self) -> dict[str, Any]:
        """For the run's report."""
        return {
            "template": self.template,
            "field": self.field,
            "xpath": self.xpath,
            "watched": self.watched,
            "pages": [{"url": p.url, "rule": p.rule, "heuristics": p.heuristics} for p in self.differences],
            "readAgain": self.read_again,
            "left": self.left,
        }


def _quote(text: str) -> str:
    return text and f"“{text[:_LONGEST_QUOTE].rstrip('…')}{'…' if len(text) > _LONGEST_QUOTE else ''}”"
