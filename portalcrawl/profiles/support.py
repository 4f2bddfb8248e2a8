"""How often a rule was right where it was tried."""


class Support:
    """On how many of the pages where a rule could be judged it was right; in a file it is the text `18/20`."""

    __slots__ = ("agreed", "seen")

    def __init__(self, agreed: int, seen: int) -> None:
        """Raises ValueError where more pages agreed than were seen."""
        self.agreed = agreed
        self.seen = seen
        if not 0 <= agreed <= seen:
            raise ValueError(f"{self} is no support: the first number is of the pages that agreed, the second of all")

    @classmethod
    def parse(cls, text: str) -> "Support":
        """`18/20`. Raises ValueError."""
        agreed, slash, seen = text.partition("/")
        if not slash or not agreed.strip().isdecimal() or not seen.strip().isdecimal():
            raise ValueError(f"{text!r} is no support; write how many pages agreed of how many seen, like 18/20")
        return cls(int(agreed), int(seen))

    @property
    def share(self) -> float:
        """From 0 to 1; 0 where nothing was seen."""
        return self.agreed / self.seen if self.seen else 0.0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Support) and (self.agreed, self.seen) == (other.agreed, other.seen)

    def __hash__(self) -> int:
        return hash((self.agreed, self.seen))

    def __str__(self) -> str:
        return f"{self.agreed}/{self.seen}"

    def __repr__(self) -> str:
        return f"Support({self.agreed}, {self.seen})"
