"""A fetched page, decoded and parsed once: the one input of discovery, extraction and induction."""

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any
from urllib.parse import urljoin

from lxml import etree, html

from portalcrawl.page.limits.size_limits import find_excess
from portalcrawl.page.markup.data_blocks import open_data_blocks
from portalcrawl.page.markup.early_ends import join_ends
from portalcrawl.page.markup.hidden_addresses import show_addresses
from portalcrawl.page.markup.hidden_blocks import open_hidden_blocks
from portalcrawl.page.markup.icon_glyphs import drop_glyphs
from portalcrawl.page.markup.unscripted_parts import drop_unpaired_parts
from portalcrawl.page.scripts.written_texts import may_write, put_written_texts
from portalcrawl.page.text_nodes import needs_restoring, reopen_tags, restore_tree
from portalcrawl.text.charsets.decoding import decode, decode_as
from portalcrawl.text.charsets.gaps import restore_private_use
from portalcrawl.text.urls.canonical import is_address, request_url
from portalcrawl.text.urls.parts import clean_href, split_url
from portalcrawl.text.urls.sessions import drop_parameters
from portalcrawl.text.whitespace import tidy

# With huge_tree libxml2 goes on to a depth of 2,048 and to text nodes of any size (without it 256 and 10 MB; old
# portals nest tables and unclosed <font>s deeper). What is nested deeper is cut off: no reader of the tree meets more
# than 2,048 levels, but a reader in Python must not recurse. Each stray end tag is looked for through all open
# elements, so a larger page, which none of those portals has, gets the small limits: 7 s instead of 65 at 20 MB.
_HUGE_TREE_BYTES = 2_000_000


@cache
def _make_parser(*, huge_tree: bool) -> html.HTMLParser:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=huge_tree, remove_comments=True, remove_pis=True)
    # lxml.html asks a Python function for the class of each element that is touched; one class serves all here.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    return parser


ENTRIES = frozenset(("hentry", "h-entry"))
"""The classes by which microformats mark an entry."""
_EMPTY = b"<html><head></head><body></body></html>"

# libxml2 needs time that is quadratic in the attributes of a tag: 30,000 (260 KB) take 7 s, 300,000 take 10 minutes.
# A tag that is longer than this, its quoted values aside, keeps its name only. Looking for one costs half as much as
# parsing: it is done if a page is large, or has so long a stretch without a tag's end.
# Large pages may have many such tags, so they may be less long there.
_CROWDED_BYTES = 64_000
_CROWDED_BYTES_OF_LARGE = 8_000
_LARGE_BYTES = 256_000
_TAG = re.compile(rb"<([A-Za-z][^\s/>]{0,99})((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)")
_QUOTED = re.compile(rb"=\s*+(?:\"[^\"]*+\"|'[^']*+')")


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
    """Who decided the charset: bom, header, meta, bytes or profile."""
    text_notes: tuple[str, ...] = ()
    """What was done to the page's text: names of `text.charsets` and `text.restoration`."""
    session_names: frozenset[str] = frozenset()
    """Parameters that are left out of the page's addresses; set once, before anybody reads them."""
    day_first: bool | None = None
    """Whether the day comes first in the portal's dates with the year last (03/04/2017); None if that is not known."""
    facts: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was found on the page, by who found it: see `memo`."""
    may_have_entry: bool = field(default=True, repr=False, compare=False)
    """Whether its source has the word of `ENTRIES`: elements of that class are looked for."""
    excess: str | None = field(default=None, compare=False)
    """Of what the page holds too much to be read, in words; it is an empty document then."""
    ticks: int = field(default=0, init=False, repr=False, compare=False)
    """What reading it has taken of the processor: see `cpu_budget`."""

    @classmethod
    def from_bytes(
        cls,
        url: str,
        body: bytes,
        content_type: str | None = None,
        charset: str | None = None,
        script: str | None = None,
    ) -> "Document":
        """The page of an answer's body. Never raises: a page that cannot be parsed is an empty document.

        `charset` is what the portal's profile says: it counts if it can read the page. With the `script` of
        `simplified` all of the page's traditional characters are made simplified.
        """
        decoded = (decode_as(body, charset) if charset else None) or decode(body, content_type)
        # UTF-8 that was read without a fault is what the parser wants: no need to encode it again.
        is_clean = decoded.encoding == "utf-8" and decoded.evidence != "bom" and "\ufffd" not in decoded.text
        text = decoded.text
        data = body if is_clean and not decoded.notes and b"\x00" not in body else _encode(text)
        # EE begins the private use area's first half in UTF-8 and nothing else.
        if decoded.encoding == "gb18030" and b"\xee" in data:
            text = restore_private_use(text)
            data = _encode(text)
        if excess := find_excess(data):
            return cls(url, _parse(_EMPTY), decoded.encoding, decoded.evidence, decoded.notes, excess=excess)
        if needs_restoring(text, script):
            reopened = reopen_tags(text)
            tree = _parse(data if reopened is text else _encode(reopened))
            notes = (*decoded.notes, *restore_tree(tree, script))
            document = cls(url, tree, decoded.encoding, decoded.evidence, notes)
        else:
            document = cls(url, _parse(data), decoded.encoding, decoded.evidence, decoded.notes)
        document.may_have_entry = b"hentry" in data or b"h-entry" in data
        return document

    @classmethod
    def from_text(cls, url: str, text: str, encoding: str = "utf-8", evidence: str = "text") -> "Document":
        """The page of a text that was decoded elsewhere."""
        return cls(url, _parse(_encode(text)), encoding, evidence)

    @cached_property
    def base_url(self) -> str:
        """What relative links are resolved against: `<base href>` if the page has one that can be meant."""
        for element in self.tree.iter("base"):
            if href := element.get("href"):
                return resolve(self.url, href) or self.url
        return self.url

    def absolute(self, href: str) -> str | None:
        """The absolute http(s) URL of a link, or None for other links (javascript:, mailto:, no such host or port).

        It is ASCII, spelled as a browser would request it: the path in UTF-8, the query in the page's charset.
        """
        url = resolve(self.base_url, href)
        if url is None:
            return None
        url = drop_parameters(request_url(url, self.encoding), self.session_names)
        return url if is_address(url) else None

    @cached_property
    def body(self) -> html.HtmlElement:
        """The `<body>` element; the root if a page has none."""
        found = self.tree.find("body")
        return self.tree if found is None else found

    @cached_property
    def page_title(self) -> str:
        """The text of `<title>`, folded."""
        for found in self.tree.iter("title"):
            return tidy(str(found.text_content()) if len(found) else found.text or "")
        return ""


def _encode(text: str) -> bytes:
    return strip_nul(text).encode("utf-8", "replace")


def _parse(data: bytes) -> html.HtmlElement:
    # libxml2 makes a control of it, as of the other references to cp1252's punctuation; but this one is white space.
    data = open_data_blocks(data.replace(b"&#133;", b"&#8230;"))
    data = drop_glyphs(show_addresses(join_ends(open_hidden_blocks(drop_unpaired_parts(data)))))
    if len(data) > _CROWDED_BYTES and _may_be_crowded(data):
        data = _thin_out(data)
    parser = _make_parser(huge_tree=len(data) <= _HUGE_TREE_BYTES)
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return html.document_fromstring(_EMPTY)
    if may_write(data):
        put_written_texts(tree, parser)
    if b"<amp-img" in data:
        # The picture of AMP pages (https://amp.dev/documentation/components/amp-img), whatever reads them.
        for picture in tree.iter("amp-img"):
            picture.tag = "img"
    return tree


def _may_be_crowded(data: bytes) -> bool:
    half = _CROWDED_BYTES // 2
    return len(data) > _LARGE_BYTES or any(
        data.find(b">", start, start + half) < 0 for start in range(0, len(data) - half, half)
    )


def _thin_out(data: bytes) -> bytes:
    """The page without the attributes of tags that have thousands."""
    kept, end = [], 0
    most = _CROWDED_BYTES_OF_LARGE if len(data) > _LARGE_BYTES else _CROWDED_BYTES
    for match in _TAG.finditer(data):
        is_long = match.end() - match.start() >= most
        if is_long and len(_QUOTED.sub(b"", match[2])) >= most:
            kept += [data[end : match.start()], b"<", match[1]]
            end = match.end()
    return b"".join([*kept, data[end:]])


def strip_nul(text: str) -> str:
    """The text without NULs, at which libxml2 would end the document; UTF-16 read as bytes is full of them."""
    return text.replace("\x00", "") if "\x00" in text else text


# Most links: no dots at a segment's start, nothing to mend; urljoin takes 18 µs each.
_PLAIN_SEGMENTS = r"[A-Za-z0-9_~-][A-Za-z0-9_.~-]*(?:/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)*/?(?:\?[A-Za-z0-9_.~=&%/-]*)?"
_PLAIN_PATH = re.compile(rf"/|/?{_PLAIN_SEGMENTS}")
_PLAIN_URL = re.compile(rf"https?://[A-Za-z0-9.-]*[A-Za-z0-9](?::[0-9]+)?(?:/(?:{_PLAIN_SEGMENTS})?)?")
# A query right behind the host: browsers ask for `/` there.
_QUERY_OF_HOST = re.compile(r"^(https?://[^/?#]+)\?", re.IGNORECASE)
# What a template left in an address's place: a whole tag, or a `#` of an input method.
_NO_ADDRESS = "<＃"
# Code that joins an address, in a script's markup that was read as the page's: `" + link + "`.
_JOINED = re.compile(r"([\"'])\s{0,9}\+\s{0,9}[\w.$\[\]]{1,60}\s{0,9}\+\s{0,9}\1")
_WITH_HOST = re.compile(r"https?://(?:[^/?#]*@)?[^/?#@\s:.]", re.IGNORECASE)


def resolve(base: str, href: str) -> str | None:
    """The absolute http(s) URL of `href` seen from `base`, without fragment; None if there is none.

    As browsers do: white space around and line ends within are dropped, backslashes are slashes.
    """
    href = clean_href(href).partition("#")[0]
    if not href or href[0] in _NO_ADDRESS:
        return None
    if _PLAIN_URL.fullmatch(href):
        return href
    if (
        _PLAIN_PATH.fullmatch(href)
        and (parts := split_url(base))
        and "." not in (folder := parts.path.rpartition("/")[0])
    ):
        return f"{parts.scheme}://{parts.netloc}{'' if href.startswith('/') else folder + '/'}{href}"
    if _JOINED.search(href):
        return None
    scheme = href[:11].lower()
    if scheme.startswith(("javascript:", "mailto:", "tel:", "data:", "about:")):
        return None
    # urljoin takes the base's host if an address has none of its own.
    if scheme.startswith(("http://", "https://")) and not _WITH_HOST.match(href):
        return None
    try:
        url = urljoin(base, href)
    except ValueError:
        return None
    return _QUERY_OF_HOST.sub(r"\1/?", url) if _WITH_HOST.match(url) else None
