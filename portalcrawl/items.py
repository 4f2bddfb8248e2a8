"""What a crawl yields: the article and what it is made of.

Names are schema.org NewsArticle's, spelled as zyte-common-items spells them, so that a field has one name in an item,
in a pipeline and in the archive. A value that the page does not give is None or empty here and absent in the record.
The types say what a value in the record looks like; a test holds `article.schema.json` to them.
"""

from dataclasses import dataclass, field
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

YEAR_INFERRED = "list, year inferred"
"""The evidence of a date of which the list shows month and day only."""

SCHEMA_VERSION = "1.3"
SchemaVersion: TypeAlias = Literal["1.0", "1.1", "1.2", "1.3"]
"""What archives hold: one that was begun by an older version has records of several."""

Url: TypeAlias = Annotated[str, Meta(pattern=r"^https?://[^\s]+$")]
Line: TypeAlias = Annotated[str, Meta(pattern=r"^\S([^\n]*\S)?$")]
"""A text of one line, without white space at its ends."""
Text: TypeAlias = Annotated[str, Meta(min_length=1)]
Date: TypeAlias = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z))?$")]
"""ISO 8601 with the precision that the page shows."""
Count: TypeAlias = Annotated[int, Meta(ge=0)]
Ordinal: TypeAlias = Annotated[int, Meta(ge=1)]


@dataclass(slots=True)
class Breadcrumb:
    """One step of a section path."""

    name: Line
    """Its text, without separators."""
    url: Url | None = None
    """Absolute address of the section, where the page links it."""


@dataclass(slots=True)
class Author:
    """A person or desk that wrote the article; never the editor, never the source."""

    name: Line


@dataclass(slots=True)
class Image:
    """An image of the body."""

    url: Url
    """Absolute address; where the page offers sizes, the one in `src`."""
    caption: Text | None = None


@dataclass(slots=True)
class Attachment:
    """A file that the article offers."""

    url: Url
    name: Text | None = None
    """The link's text."""


@dataclass(slots=True)
class Video:
    """Moving pictures that the article shows."""

    url: Url
    """Of the file, or of the player that shows it."""


@dataclass(slots=True)
class Audio:
    """Sound that the article offers."""

    url: Url


@dataclass(slots=True)
class ListingRow:
    """What the section's list said of the article, on the page and place where it was first seen."""

    url: Url
    """The list page."""
    position: Ordinal
    """1 for the first row of that page."""
    headline: Line | None = None
    """As the list shows it: it may be cut."""
    datePublished: Date | None = None


@dataclass(slots=True)
class CapturePlace:
    """Where the page stands as the server sent it."""

    file: Annotated[str, Meta(pattern=r"^[^/]+\.warc\.gz$")]
    """A name in the archive's `warc` folder; while that file is written, `.open` stands behind it."""
    offset: Count
    """Of the gzip member that holds the `response` record, in bytes."""
    length: Ordinal


@dataclass(slots=True)
class Capture:
    """When and how the article was taken."""

    runId: Annotated[str, Meta(pattern=r"^\d{8}T\d{6}\.\d{2}Z$")]
    fetchedAt: Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
    """UTC, ISO 8601, whole seconds, `Z`."""
    status: Annotated[int, Meta(ge=100, le=599)]
    digest: Annotated[str, Meta(pattern=r"^sha256:[0-9a-f]{64}$")] = ""
    """`sha256:` and the hex digest of what exact copies share (`digest_article`): the body, of a short one more."""
    version: Ordinal = 1
    reason: Literal["reextracted"] | None = None
    """Why there is this version, if not because the portal changed the article: its page was read again."""
    previousVersion: str | None = None
    profileVersion: int | None = None
    warc: CapturePlace | None = None
    """Of the article's first page; None where the run kept no raw pages."""
    evidence: dict[str, str] = field(default_factory=dict)
    """For each field how it was found: `meta-line`, `list`, `meta:og:title` …; of a text that is not there, why."""


@dataclass(slots=True)
class Article:
    """One published text."""

    url: Url
    """The address that was asked for, as the portal spells it. The ledger's key is its `digest_address`."""
    headline: Line | None = None
    articleBody: Text | None = None
    """Paragraphs with a blank line between them; list items and sub-headings included."""
    articleBodyHtml: Text | None = None
    """Sanitized: structure, links, images, tables."""
    canonicalUrl: Url | None = None
    """What the page itself calls its address, where it does."""
    datePublished: Date | None = None
    datePublishedRaw: Text | None = None
    """The date as the page writes it."""
    dateModified: Date | None = None
    authors: list[Author] = field(default_factory=list)
    contentSource: Line | None = None
    """来源: who published the text first, as the page states it."""
    breadcrumbs: list[Breadcrumb] = field(default_factory=list)
    """The section path, outermost first; without the home page and the article itself."""
    inLanguage: Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] | None = None
    """BCP 47, e.g. `zh-CN`."""
    description: Line | None = None
    images: list[Image] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    videos: list[Video] = field(default_factory=list)
    audios: list[Audio] = field(default_factory=list)
    keywords: list[Line] = field(default_factory=list)
    clicks: Count | None = None
    """Only where the page itself says it; counters are never called."""
    pages: Annotated[list[Url], Meta(min_length=2)] = field(default_factory=list)
    """The addresses of all pages, where the article has more than one."""
    textNotes: list[Line] = field(default_factory=list)
    """What was changed or noticed in the text."""
    nearDuplicateOf: Url | None = None
    similarity: Annotated[float, Meta(ge=0, le=1)] | None = None
    listing: ListingRow | None = None
    capture: Capture | None = None
    evidence: dict[str, str] = field(default_factory=dict)
    """Moved into `capture` when the article is normalized."""

    @property
    def is_bare(self) -> bool:
        """Whether it is its headline only: without text, images, files, videos and sound."""
        return not (self.articleBody or self.images or self.attachments or self.videos or self.audios)
