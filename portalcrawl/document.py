"""A fetched page, decoded and parsed once: the one input of discovery, extraction and induction."""

from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urljoin

from lxml import etree, html

from portalcrawl.text.charset import decode
from portalcrawl.text.whitespace import strip_invisible


# libxml2 stops at a depth of 256 and at text nodes of 10 MB without huge_tree; old portals nest tables deeper.
def _make_parser() -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)


_EMPTY = b"<html><head></head><body></body></html>"


@dataclass
class Document:
    """One HTML page. `url` is the address that answered (after redirects); `tree` its `<html>` element.

    The tree is shared by all who read it: nobody changes it.
    """

    url: str
    tree: html.HtmlElement
    encoding: str
    """Python's name of the codec that read the page."""
    encoding_evidence: str = "bytes"
    """Who decided the charset: bom, header, meta or bytes."""
    notes: list[str] = field(default_factory=list)

    @classmethod
    def from_bytes(cls, url: str, body: bytes, content_type: str | None = None) -> "Document":
        """The page of an answer's body. Never raises: a page that cannot be parsed is an empty document."""
        decoded = decode(body, content_type)
        return cls.from_text(url, decoded.text, decoded.encoding, decoded.evidence)

    @classmethod
    def from_text(cls, url: str, text: str, encoding: str = "utf-8", evidence: str = "text") -> "Document":
        """The page of a text that was decoded elsewhere."""
        # libxml2 ends the document at a NUL and lxml refuses lone surrogates.
        data = strip_nul(text).encode("utf-8", "replace")
        try:
            tree = html.document_fromstring(data, parser=_make_parser())
        except (etree.ParserError, etree.XMLSyntaxError):
            tree = html.document_fromstring(_EMPTY)
        return cls(url=url, tree=tree, encoding=encoding, encoding_evidence=evidence)

    @cached_property
    def base_url(self) -> str:
        """What relative links are resolved against: `<base href>` where the page has one."""
        for element in self.tree.iterfind(".//base"):
            if href := (element.get("href") or "").strip():
                return resolve(self.url, href) or self.url
        return self.url

    def absolute(self, href: str) -> str | None:
        """The absolute http(s) URL of a link, or None for what is none (javascript:, mailto:, broken)."""
        return resolve(self.base_url, href)

    @cached_property
    def body(self) -> html.HtmlElement:
        """The `<body>` element; the root where a page has none."""
        found = self.tree.find("body")
        return self.tree if found is None else found

    @cached_property
    def page_title(self) -> str:
        """The text of `<title>`, folded."""
        found = self.tree.find(".//title")
        return "" if found is None else " ".join(strip_invisible(found.text_content()).split())


def strip_nul(text: str) -> str:
    """The text without NULs; in UTF-16 pages read as bytes they stand between all characters."""
    return text.replace("\x00", "") if "\x00" in text else text


def resolve(base: str, href: str) -> str | None:
    """The absolute http(s) URL of `href` seen from `base`, without fragment; None where there is none."""
    href = "".join(href.split()) if "\n" in href or "\t" in href else href.strip()
    if not href or href.startswith(("#", "javascript:", "mailto:", "tel:", "data:", "about:")):
        return None
    try:
        url = urljoin(base, href)
    except ValueError:
        return None
    url, _, _ = url.partition("#")
    return url if url.lower().startswith(("http://", "https://")) else None
