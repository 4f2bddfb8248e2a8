"""The words of the ledger: roles, states, leases, sections."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Role(IntEnum):
    """What a URL is met as; its number is its rank in the frontier."""

    HOME = 0
    LIST = 1
    """A section's list page."""
    ARTICLE = 2
    """A row of a section's list."""
    SITEMAP = 3
    FEED = 4
    CANDIDATE = 5
    """Met outside the section lists: hot lists, related links, sitemaps, feeds. It must prove to be an article."""


class State(StrEnum):
    """Where a URL stands. All but the first three are fates; from `outside_window` on they carry a reason."""

    PENDING = "pending"
    LEASED = "leased"
    DONE = "done"
    """A list, feed or sitemap that was read."""
    ARCHIVED = "archived"
    DUPLICATE = "duplicate"
    UNCHANGED = "unchanged"
    OUTSIDE_WINDOW = "outside_window"
    NOT_ARTICLE = "not_article"
    EXCLUDED = "excluded"
    FAILED = "failed"
    GONE = "gone"


class Seen(IntEnum):
    """How a list's row was met."""

    NEW = 0
    """It goes to the frontier, or has its fate from the row."""
    KNOWN = 1
    """An earlier walk, or another list, knew it."""
    REPEATED = 2
    """This walk has seen it in this list, or it is a list itself."""


@dataclass(frozen=True, slots=True)
class ListedRow:
    """What a list says of a URL: the hints with which its page is read."""

    url: str
    """As the list spells it, absolute."""
    page: str
    """The list page's address."""
    position: int
    headline: str | None = None
    date: str | None = None
    """ISO 8601."""
    hops: int = 0
    """Redirects that led from the row to `url`."""


@dataclass(frozen=True, slots=True)
class Lease:
    """A URL handed out to be fetched; it stays leased until its fate is set."""

    id: int
    url: str
    role: Role
    section: int | None
    row: ListedRow | None


@dataclass(frozen=True, slots=True)
class Fate:
    """One line of `portalcrawl urls`."""

    url: str
    role: Role
    state: State
    reason: str | None
    section: str | None
    published: str | None
    headline: str | None


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of the section tree. `path` holds the names from the top down to its own."""

    id: int
    url: str
    path: tuple[str, ...]
    urls: tuple[str, ...]
    """The addresses of the path's entries; "" for an entry that is no link."""
    origin: str
    """What named it: menu, page or breadcrumb."""

    @property
    def name(self) -> str:
        """Its own name."""
        return self.path[-1]

    @property
    def depth(self) -> int:
        """1 for an entry of the top level."""
        return len(self.path)
