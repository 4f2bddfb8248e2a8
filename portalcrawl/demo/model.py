"""What the demo portal is made of: its pages as a server sends them, and the truth of what they say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Page:
    """One answer: status, headers (without Content-Length) and the body's bytes."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class TruthArticle:
    """What one article's page says, spelled as it stands there (mangled if the page is mangled)."""

    path: str
    """The request target of its first page."""
    headline: str
    datePublished: str | None
    """ISO 8601 with the precision of the article's own page; None if that page shows no date."""
    listDate: str | None
    """The day that the section's list shows for it; None if no list does."""
    contentSource: str | None
    """Whom the page names as the source; None for 未知 and if it has no such label."""
    authors: list[str]
    sections: list[str]
    """The breadcrumb between the home page and the article."""
    paragraphs: list[str]
    """Of all its pages: sub-headings and list items included; captions, cells, file links and editors' notes not."""
    images: list[str]
    captions: list[str | None]
    """One for each image."""
    attachments: list[str]
    pages: list[str]
    """The targets of all its pages, if there is more than one."""
    duplicateOf: str | None = None
    """The path of the earliest article with the same headline and paragraphs, if this is not the earliest."""
    isListed: bool = True
    """Whether a list shows it; if not, only the sitemap does."""
    tables: list[list[list[str]]] = field(default_factory=list)
    """The cells of each table of figures, row by row; they come after the paragraphs. A table that only sets the page
    is not one of them."""


@dataclass(frozen=True, slots=True)
class TruthSection:
    """One entry of the menu."""

    path: list[str]
    """Names from the outermost section to this one, as the menu spells them."""
    address: str
    """The target that the menu links."""
    listPages: list[str]
    """One target for each page of its list, in order."""
    rowCount: int
    """Rows on all of its list pages, dead ones and guests from other sections included."""
    articleCount: int
    """Articles whose breadcrumb ends in this section, unlisted ones included."""


@dataclass(frozen=True)
class Portal:
    """A whole site: every finite page, its truth, and the pages that are made on request."""

    pages: Mapping[str, Page]
    """By request target: "/plus/list.php?tid=3", "/a/2017/1225/12.html"."""
    truth: list[TruthArticle]
    sections: list[TruthSection]
    dead: Mapping[str, str] = field(default_factory=dict)
    """Targets that lists link although no article stands there, each with what is wrong with it."""
    dynamic: Mapping[str, Callable[[str], Page]] = field(default_factory=dict)
    """By path: what answers a target with this path, whatever its query, when `pages` has no such target."""
    missing: Page = field(default_factory=lambda: Page(404, {"Content-Type": "text/html"}, b""))
    address: str = ""
    """What absolute links inside the pages have for the portal's own address, without the last slash; a server puts its
    own address in its place. Empty if no page has such a link."""

    def respond(self, target: str) -> Page:
        """The page that stands at a request target; the portal's own 404 page if nothing does."""
        page = self.pages.get(target)
        if page is not None:
            return page
        answer = self.dynamic.get(target.split("?", 1)[0])
        return answer(target) if answer else self.missing
