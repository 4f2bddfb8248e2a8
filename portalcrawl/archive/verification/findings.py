"""What a verification finds."""

from dataclasses import dataclass
from enum import Enum

from msgspec import Struct

from portalcrawl.text.whitespace import show_controls


class Mend(Enum):
    """How a finding can be mended without a backup."""

    LEDGER = "--repair builds the ledger anew from the archive's other files"
    CUT = "--repair cuts it off"
    REWRITE = "--repair writes it anew from the ledger and the other files"
    FETCH = "--repair notes the damage, and the next crawl fetches the page again"
    BY_HAND = "remove it; nothing else was looked at"
    FORGET = "--repair notes the damage; what stood there is lost without a backup"


class Finding(Struct, frozen=True):
    """One thing that is not as it should be."""

    file: str
    """Relative to the archive's folder."""
    what: str
    mend: Mend
    offset: int | None = None
    """In bytes, if the damage has a place."""
    length: int | None = None
    """Of what is damaged there."""
    url: str | None = None
    """Of the article or page whose record it is, if that is known."""

    def __str__(self) -> str:
        place = f"{self.file}: byte {self.offset}" if self.offset is not None else self.file
        # A crafted archive may hold anything.
        return show_controls(f"{place}: {self.what}" + (f" ({self.url})" if self.url else ""))


@dataclass
class Tally:
    """What has been checked so far."""

    segments: int = 0
    records: int = 0
    exchanges: int = 0
    bytes: int = 0
    notes: tuple[str, ...] = ()
    """Worth saying, but not damage."""
