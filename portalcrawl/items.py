"""What a crawl yields: the article and what it is made of.

Names are schema.org NewsArticle's, spelled as zyte-common-items spells them, so that a field has one name in an item,
in a pipeline and in the archive. A value that the page does not give is None or empty here and absent in the record.
"""

from dataclasses import dataclass, field

SCHEMA_VERSION = "1.1"


@dataclass(slots=True)
class Breadcrumb:
    """One step of a section path."""

    name: str
    """Its text, without separators."""
    url: str | None = None
    """Absolute address of the section, where the page links it."""


@dataclass(slots=True)
class Author:
    """A person or desk that wrote the article; never the editor, never the source."""

    name: str


@dataclass(slots=True)
class Image:
    """An image of the body."""

    url: str
    """Absolute address; where the page offers sizes, the one in `src`."""
    caption: str | None = None


@dataclass(slots=True)
class Attachment:
    """A file that the article offers."""

    url: str
    name: str | None = None
    """The link's text."""


@dataclass(slots=True)
class ListingRow:
    """What the section's list said of the article, on the page and place where it was first seen."""

    url: str
    """The list page."""
    position: int
    """1 for the first row of that page."""
    headline: str | None = None
    """As the list shows it: it may be cut."""
    datePublished: str | None = None


@dataclass(slots=True)
class CapturePlace:
    """Where the page stands as the server sent it."""

    file: str
    """A name in the archive's `warc` folder; while that file is written, `.open` stands behind it."""
    offset: int
    """Of the gzip member that holds the `response` record, in bytes."""
    length: int


@dataclass(slots=True)
class Capture:
    """When and how the article was taken."""

    runId: str
    fetchedAt: str
    """UTC, ISO 8601, whole seconds, `Z`."""
    status: int
    digest: str = ""
    """`sha256:` and the hex digest of headline and body, as duplicates are compared."""
    version: int = 1
    previousVersion: str | None = None
    profileVersion: int | None = None
    warc: CapturePlace | None = None
    """Of the article's first page; None where the run kept no raw pages."""
    evidence: dict[str, str] = field(default_factory=dict)
    """For each field how it was found: `meta-line`, `list`, `meta:og:title` …"""


@dataclass(slots=True)
class Article:
    """One published text."""

    url: str
    """The address asked for, canonical; the ledger's key."""
    headline: str | None = None
    articleBody: str | None = None
    """Paragraphs with a blank line between them; list items and sub-headings included."""
    articleBodyHtml: str | None = None
    """Sanitized: structure, links, images, tables."""
    canonicalUrl: str | None = None
    """What the page itself calls its address, where it does."""
    datePublished: str | None = None
    """ISO 8601 with the precision that the page shows."""
    datePublishedRaw: str | None = None
    """The date as the page writes it."""
    dateModified: str | None = None
    authors: list[Author] = field(default_factory=list)
    contentSource: str | None = None
    """来源: who published the text first, as the page states it."""
    breadcrumbs: list[Breadcrumb] = field(default_factory=list)
    """The section path, outermost first; without the home page and the article itself."""
    inLanguage: str | None = None
    """BCP 47, e.g. `zh-CN`."""
    description: str | None = None
    images: list[Image] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    clicks: int | None = None
    """Only where the page itself says it; counters are never called."""
    pages: list[str] = field(default_factory=list)
    """The addresses of all pages, where the article has more than one."""
    textNotes: list[str] = field(default_factory=list)
    """What was changed or noticed in the text."""
    nearDuplicateOf: str | None = None
    similarity: float | None = None
    listing: ListingRow | None = None
    capture: Capture | None = None
    evidence: dict[str, str] = field(default_factory=dict)
    """Moved into `capture` when the article is normalized."""
