"""A lost character by its neighbours: what stands between the same ones elsewhere on the page."""

_MOST_GUESSES = 200
"""On one page; each costs a millisecond or two."""


class PageWords:
    """The pairs of characters of one page's text."""

    def __init__(self, text: str) -> None:
        """`text` is the page's, as far as it is whole."""
        self._text = text
        self._guesses = 0

    def fill(self, before: str, behind: str, candidates: tuple[str, ...]) -> str | None:
        """The one candidate that the page has beside the same neighbours; None if it has none, or several."""
        self._guesses += 1
        if self._guesses > _MOST_GUESSES:
            return None
        found = [char for char in candidates if char in self._text and self._is_borne_out(before, char, behind)]
        return found[0] if len(found) == 1 else None

    def _is_borne_out(self, before: str, char: str, behind: str) -> bool:
        """Whether the page has the character between such neighbours: two before it, or one on each side."""
        if len(before) > 1 and before + char in self._text:
            return True
        return bool(before and behind) and before[-1] + char in self._text and char + behind[0] in self._text
