"""What a page's head says of it: meta elements, OpenGraph, JSON-LD, canonical link, language."""

import re

from msgspec import Struct, field

from portalcrawl.page.document import Document
from portalcrawl.page.linked_data import LinkedData, read_linked_data
from portalcrawl.text.urls.identity import address_key
from portalcrawl.text.whitespace import tidy

_LONGEST_VALUE = 5_000

# `format=html5; url=http://m.example.com/1.html`, and `only screen and (max-width: 640px)`.
_MOBILE_AGENT = re.compile(r"url\s*=\s*([^;\s]{1,500})", re.IGNORECASE)
_SMALL_SCREEN = re.compile(r"handheld|max-width", re.IGNORECASE)

# The names of Chinese government sites are those of their standard for page metadata (GB/T 40688 and the site census).
TITLE_NAMES = ("articletitle", "og:title", "twitter:title", "dc.title", "parsely-title")
DATE_NAMES = (
    "pubdate",
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "shareaholic:article_published_time",
    "publishdate",
    "publish_time",
    "publish-date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "datepublished",
    "publisheddate",
    "publicationdate",
    "article:published",
    "weibo: article:create_at",
    "og:release_date",
    "sailthru.date",
    "parsely-pub-date",
    "dc.date",
    "date",
)
# How else a system may part the words of such a name: publish_date, date-published.
_PARTING = re.compile(r"[^a-z:]")
_DATE_NAMES_OF_WORDS = {_PARTING.sub("", name): name for name in reversed(DATE_NAMES)}
UNSURE_DATE_NAMES = frozenset(("date", "dc.date"))
"""Of these, what says date and no more."""
MODIFIED_NAMES = (
    "article:modified_time",
    "article:modified",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
)
AUTHOR_NAMES = (
    "author",
    "authors",
    "og:article:author",
    "article:author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
)
# What systems of many makers call the same: cXenseParse:author, article:author_name, sailthru.byline_name.
_AUTHOR_NAME = re.compile(r"[a-z0-9]+[:._-](?:author|byline)(?:[._-]?names?)?")
SOURCE_NAMES = ("contentsource", "mediaid", "og:article:source", "source")
SITE_NAMES = ("og:site_name", "sitename")
SECTION_NAMES = ("columnname", "article:section")
DESCRIPTION_NAMES = ("og:description", "description", "twitter:description")
KEYWORD_NAMES = ("keywords", "news_keywords")


class Metadata(Struct, frozen=True):
    """The head's statements; `values` by lower-case name, the first of each name."""

    values: dict[str, str] = field(default_factory=dict)
    authors: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Of the names of `AUTHOR_NAMES` that the page has, and of others that end so, all values: each author may have an
    element of his own."""
    canonical: str | None = None
    linked: LinkedData = field(default_factory=LinkedData)
    language: str | None = None
    views: frozenset[str] = frozenset()
    """What identifies the addresses of this page as other devices show it: AMP, a phone's page."""

    def first(self, names: tuple[str, ...]) -> tuple[str, str] | None:
        """The first of these names that has a value: name and value."""
        for name in names:
            if value := self.values.get(name):
                return name, value
        return None

    @property
    def site(self) -> str:
        """The site's name; "" if the head does not tell it."""
        return self.get(SITE_NAMES) or ""

    def get(self, names: tuple[str, ...]) -> str | None:
        """The value of the first of these names that has one."""
        found = self.first(names)
        return found[1] if found else None


def read_metadata(document: Document) -> Metadata:
    """Everything the page's metadata says. Broken JSON-LD is skipped."""
    values: dict[str, str] = {}
    authors: dict[str, tuple[str, ...]] = {}
    canonical, blocks, views = None, [], []
    for element in document.tree.iter("meta", "link", "script"):
        if element.tag == "meta":
            name = element.get("name") or element.get("property") or element.get("itemprop")
            content = element.get("content")
            if name and content and (text := tidy(content[:_LONGEST_VALUE])):
                name = name.strip().lower()
                values.setdefault(name, text)
                if (date_name := _DATE_NAMES_OF_WORDS.get(_PARTING.sub("", name), name)) != name:
                    values.setdefault(date_name, text)
                if name in AUTHOR_NAMES or _AUTHOR_NAME.fullmatch(name):
                    authors[name] = (*authors.get(name, ()), text)
                if name == "mobile-agent":
                    views += _MOBILE_AGENT.findall(text)
        elif element.tag == "script":
            if "ld+json" in (element.get("type") or ""):
                blocks.append(element.text or "")
        else:
            rel = (element.get("rel") or "").lower().split()
            if canonical is None and "canonical" in rel:
                canonical = document.absolute(element.get("href") or "")
            elif "amphtml" in rel or ("alternate" in rel and _SMALL_SCREEN.search(element.get("media") or "")):
                views.append(element.get("href") or "")
    language = document.tree.get("lang") or document.tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    addresses = {address_key(url) for href in views if href and (url := document.absolute(href))}
    return Metadata(
        values,
        authors,
        canonical,
        read_linked_data(blocks),
        language or values.get("og:locale"),
        frozenset(addresses - {address_key(document.url)}),
    )
