"""The words of the ledger: roles, states, leases, sections."""

from enum import IntEnum, StrEnum

import orjson
from msgspec import Struct

from portalcrawl.archive.segments import Place


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
    """Where a URL stands. All but the first two are fates; from `duplicate` on they carry a reason."""

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
    REMOVED = "removed"
    """Taken out by `portalcrawl remove`; it is never asked for again."""


NO_ROWS = "no rows"
"""The reason of a list page, sitemap or feed that was read and shows nothing."""
STATIC = "no rows, but a text without a date"
"""The reason of a section's page that is not a list: About us, Contact."""
NO_MAP = ", a site map"
"""How the reason ends of a site map that a link names and that is not there. Nothing is lost with it."""
NOT_FOLLOWED = "its pager is not followed: "
"""How the reason begins of a list page behind which are more, without an address; what the pager says follows."""
REDIRECTS_TO = "redirects to "
"""How the reason begins of a URL that is another address of a page; that page's address follows."""
COPY_OF = "copy of "
"""How the reason of an exact copy begins; the original's address follows."""


class Seen(IntEnum):
    """How a list's row was met."""

    NEW = 0
    """It goes to the frontier, or has its fate from the row."""
    LISTED = 1
    """Another list, or another page, knew it; this list has not shown it before."""
    KNOWN = 2
    """An earlier generation has seen it in this list."""
    REPEATED = 3
    """This generation has seen it in this list, or it is a list itself."""


class ListedRow(Struct, frozen=True):
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
    year_is_inferred: bool = False
    """Whether the list shows month and day only."""

    def dump(self) -> str:
        """All but the URL, as the ledger keeps it."""
        facts = (self.page, self.position, self.headline, self.date, self.hops)
        return orjson.dumps((*facts, True) if self.year_is_inferred else facts).decode()

    @classmethod
    def load(cls, text: str | None, url: str) -> "ListedRow | None":
        """The row that was dumped; None for none."""
        return None if text is None else cls(url, *orjson.loads(text))


class Listed(Struct, frozen=True):
    """What is known of an archived article that a list shows again."""

    number: int
    headline: str | None
    published: str | None
    """ISO 8601."""
    row: ListedRow | None
    """As a list showed it before."""


class Validators(Struct, frozen=True):
    """What a server gives with a page to ask later whether it is still the same (RFC 9110, section 8.8)."""

    etag: str | None
    modified: str | None
    """Last-Modified, as the server spells it."""


class Held(Struct, frozen=True):
    """What the archive holds of an article that is looked at again."""

    version: int
    place: Place
    """Of its newest record."""
    changed: int
    """Unix time since when it has been as it is."""
    missed: int | None
    """Unix time of the first of the latest looks that did not find it; 0 if it was withdrawn."""
    reason: str | None
    """What the look before found, if that was odd."""

    @property
    def was_gone(self) -> bool:
        """Whether it was withdrawn."""
        return self.missed == 0


class Lease(Struct, frozen=True):
    """A URL handed out to be fetched; it stays leased until its fate is set."""

    id: int
    url: str
    role: Role
    section: int | None
    row: ListedRow | None
    validators: Validators | None = None
    """Of the answer that led to what is known; None if there is nothing to compare with."""
    doubted: tuple[State, str | None] | None = None
    """The fate in doubt that is looked at again; None for a URL that has had none."""
    is_new: bool = True
    """Whether this generation has met it first."""
    at: str | None = None
    """Where an article is asked for whose portal has moved to another host."""

    @property
    def address(self) -> str:
        """The address that is requested."""
        return self.at or self.url


class Look(Lease, frozen=True, kw_only=True):
    """A lease of an archived article that is looked at again."""

    held: Held


class Twin(Struct, frozen=True):
    """An archived article whose text is the same as another one's."""

    number: int
    url: str
    headline: str | None
    place: Place
    """Of its newest record."""


class Fate(Struct, frozen=True):
    """One line of `portalcrawl urls`."""

    url: str
    role: Role
    state: State
    reason: str | None
    section: str | None
    published: str | None
    headline: str | None


class Section(Struct, frozen=True):
    """An entry of the section tree. `path` holds the names from the top down to its own."""

    id: int
    url: str
    path: tuple[str, ...]
    urls: tuple[str, ...]
    """The addresses of the path's entries; "" for an entry that is not a link."""
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
