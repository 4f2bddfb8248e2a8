"""Where the page's number stands in an address, and which addresses are pages of one list.

`index_2.html`, `list_3_2.html`, `?PageNo=2&TotalResult=61`, `/page/2/`, `/2/`: an address is taken apart at each number
that could be a page's; two addresses belong to one list when they agree in all but that number.
"""

import re
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from portalcrawl.text.urls.copies import drop_query_mark, put_query_mark
from portalcrawl.text.urls.identity import address_key
from portalcrawl.text.urls.index_pages import drop_index_name, drop_list_name
from portalcrawl.text.urls.sites import drop_www

# Names of parameters that count pages or rows, and names that choose what is shown.
_PAGE_PARAM = re.compile(
    r"^(\w*page(d|no|num|number|index|id|s|n)?|page_?\w*|p|pg|pn|pno|pgno|pageno|cur_?page|current_?page|"
    r"now_?page|cpage|ipage|intpage|"
    r"(b_)?start|offset|from|begin|row_?start|startrow|limitstart|first|to?page|pid_page|_page|currentpage|yema|ye)$",
    re.IGNORECASE,
)
# How many rows stand on a page.
_SIZE_PARAM = re.compile(r"\w*per_?page|page_?(?:size|limit|rows|count)|size|limit|rows", re.IGNORECASE)
_OFFSET_PARAM = re.compile(
    r"(?:b_)?start|offset|from|begin|first|skip|debut\w*|(row_?start|startrow|start_?row|limitstart)", re.IGNORECASE
)
# Frameworks put a name into brackets behind the plugin's, or a type behind it: list[page]=2, b_start:int=20.
_WRAPPED = re.compile(r"(?:.*(?:\[|%5B))?@?([^\[\]:%]+)(?:(?:\]|%5D)|(?::|%3A)\w+)?$", re.IGNORECASE)
_ID_PARAM = re.compile(
    r"^(\w*id|\w*_id|cat|category|c|class|classid|type|tid|cid|aid|nid|sort|col|column|channel|year|month|day|"
    r"y|m|d|date|size|pagesize|"
    r"page_?size|rows?|limit|per_?page|totalresult|total\w*|count|num|lang|v|t|time|r)$",
    re.IGNORECASE,
)
_PAGE_WORD = re.compile(r"(?:^|[/_.-])(?:page|pages|paged|pg|p|pn|pagina|ye|list_page)[/_=-]?$", re.IGNORECASE)
_DATE_BEFORE = re.compile(r"/(19|20)\d\d([/-]\d{1,2})?[/-]$")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_LAST_NUMBER = re.compile(r"(\d{1,9})(?=(?:/?|/index\.\w{2,5}|\.[a-z]{2,5})$)", re.IGNORECASE)
_QUERY_NUMBER = re.compile(r"(?:^|&)([^=&]+)=(\d{1,9})(?=&|$)")

# How much the place of a number alone looks like a page number's.
STRONG, MEDIUM, WEAK = 3, 2, 1
"""`page=2` and `/page/2/`; `_2.html`; any other number at an address's end, or in a parameter without a known name."""
_NO_SLOT = 0
"""An identifier's parameter, a day, a month or a year."""


class PageSlot(Struct, frozen=True):
    """One number of an address that may be the page's: `prefix` + number + `suffix` is the address."""

    prefix: str
    suffix: str
    number: int
    digits: int
    """Width of the number if it is written with leading zeros, else 0."""
    strength: int
    """How much the place alone looks like a page number's: STRONG, MEDIUM or WEAK."""
    param: str = ""
    """The query parameter that holds the number; empty in a path."""
    is_marked: bool = False
    """Whether the address names a file for its query (`urls.copies`); `prefix` and `suffix` are without the mark."""

    @property
    def key(self) -> tuple[str, ...]:
        """Equal for all pages of one list: the order of parameters, the scheme and `www.` make no difference."""
        if self.param:
            return (drop_index_name(_bare(self.prefix.partition("?")[0])), self.param, "")
        # Some systems link `/page2` and answer at `/page2/`; copies link what they hold as `/page2/index.html`.
        return (_bare(self.prefix), "", drop_index_name(self.suffix).removesuffix("/"))

    def address(self, number: int) -> str:
        """The address with another number, spelled as this one is."""
        url = f"{self.prefix}{number:0{self.digits}d}{self.suffix}"
        return put_query_mark(url) if self.is_marked else url


def _bare(url: str) -> str:
    return drop_www(url.partition("://")[2]).lower()


@lru_cache(maxsize=2_048)
def read_slots(url: str) -> tuple[PageSlot, ...]:
    """The places of an address that may hold a page number, the likeliest first."""
    spelled, url = url, drop_query_mark(url)
    is_marked = spelled != url
    head, mark, query = url.partition("?")
    path = head
    slots = []
    if mark and (not query.strip("/") or "=" not in query.partition("&")[0] or query.partition("=")[2].startswith("/")):
        # Systems without rewriting put the path behind the question mark: /?news_2/, /index.php?s=/news/p/2.html
        path = url.partition("&")[0]
    if mark:
        for match in _QUERY_NUMBER.finditer(query):
            name = match[1]
            strength = _param_strength(name)
            if not strength:
                continue
            start = len(head) + 1 + match.start(2)
            slots.append(_slot(url, start, start + len(match[2]), strength, name, is_marked=is_marked))
    # The path begins behind `http://` or `https://` and a host.
    begin = path.find("/", len("https://"))
    found = _LAST_NUMBER.search(path, begin) if begin > 0 else None
    if found and (strength := _path_strength(path, found.start(1))):
        slots.append(_slot(url, found.start(1), found.end(1), strength, "", is_marked=is_marked))
    slots.sort(key=lambda s: -s.strength)
    return tuple(slots)


@lru_cache(maxsize=1_024)
def _param_strength(name: str) -> int:
    name = _bare_name(name)
    if _SIZE_PARAM.fullmatch(name):
        return _NO_SLOT
    if _PAGE_PARAM.match(name):
        return STRONG
    return _NO_SLOT if _ID_PARAM.match(name) else WEAK


def _bare_name(name: str) -> str:
    found = _WRAPPED.match(name)
    return found[1] if found else name


def _slot(url: str, start: int, end: int, strength: int, param: str, *, is_marked: bool) -> PageSlot:
    text = url[start:end]
    digits = len(text) if text[0] == "0" and len(text) > 1 else 0
    return PageSlot(url[:start], url[end:], int(text), digits, strength, param, is_marked)


def _path_strength(head: str, start: int) -> int:
    before = head[:start]
    if _PAGE_WORD.search(before):
        return STRONG
    if before[-1] in "_-":
        return MEDIUM
    # /2026/11/12/ is a day, /2026/11/ a month and /news/2019/ a year, not the page of a list.
    is_date = _YEAR.match(head, start) is not None or (before[-1] == "/" and _DATE_BEFORE.search(before) is not None)
    return _NO_SLOT if is_date else WEAK


def is_of_index(slot: PageSlot) -> bool:
    """Whether the address is that of a folder's index page and a number: `/index-5.html` is not an article.

    >>> is_of_index(read_slots("http://e.com/t/index-5.html")[0]), is_of_index(read_slots("http://e.com/dam-5.html")[0])
    (True, False)
    """
    name = f"{slot.prefix[:-1]}{slot.suffix}"
    return slot.prefix[-1:] in ("-", "_") and not slot.param and drop_index_name(name) != name


def counts_rows(slot: PageSlot) -> bool:
    """Whether the number is that of the page's first row: `?start=45`."""
    return _OFFSET_PARAM.fullmatch(_bare_name(slot.param)) is not None


def is_page_of(slot: PageSlot, url: str) -> int | None:
    """The number of `url` in the list of `slot`: 1 for the list's address without a number, None for another list's."""
    for own in read_slots(url):
        if own.key == slot.key and (not slot.param or _has_same_query(slot, url)):
            return own.number
    url = drop_query_mark(url)
    if slot.param:
        is_same_path = _bare_folder(slot.prefix) == _bare_folder(url)
        return 1 if is_same_path and _has_same_query(slot, url) else None
    key = address_key(url)
    return 1 if any(address_key(drop_query_mark(bare)) == key for bare in bare_addresses(slot)) else None


def _bare_folder(url: str) -> str:
    return drop_list_name(_bare(url.partition("?")[0])).rstrip("/")


def _has_same_query(slot: PageSlot, url: str) -> bool:
    """Whether the slot's address has all parameters of `url`, except for the page's and those that pagers add."""
    theirs = {p for p in _query_of(slot.prefix + "0" + slot.suffix).split("&") if p}
    ours = [p for p in _query_of(url).split("&") if p and p.partition("=")[0] != slot.param]
    names = {p.partition("=")[0] for p in theirs}
    return all(p in theirs or _is_volatile(p.partition("=")[0], names) for p in ours)


def _query_of(url: str) -> str:
    return url.partition("#")[0].partition("?")[2]


def _is_volatile(name: str, names: set[str]) -> bool:
    return name.lower().startswith("total") or (bool(_PAGE_PARAM.match(name)) and name not in names)


def bare_addresses(slot: PageSlot) -> list[str]:
    """The addresses that page 1 of the list may have without a number: `index_2.html` → `index.html`, `./`,
    `?page=2&cat=3` → `?cat=3`."""
    if slot.param and slot.strength < STRONG:
        return []  # `?story=2` may be a page of its own
    if slot.param:
        head, _, before = slot.prefix.rpartition(slot.param)[0].partition("?")
        query = "&".join(part for part in (before.strip("&"), slot.suffix.strip("&")) if part)
        first = f"{head}?{query}" if query else head
        return [put_query_mark(first) if slot.is_marked else first, slot.address(1)]
    if slot.is_marked:
        return [put_query_mark(url) for url in bare_addresses(replace(slot, is_marked=False))]
    prefix, suffix = slot.prefix, slot.suffix
    word = _PAGE_WORD.search(prefix)
    if word:
        stem = prefix[: word.start()] + ("/" if word[0].startswith("/") else "")
        tail = suffix.lstrip("/") if stem.endswith("/") else suffix
        return [stem + tail, stem, stem.rstrip("/") + suffix, stem.rstrip("/"), slot.address(1)]
    if prefix[-1] in "_-":
        stem = prefix[:-1]
        folder = stem[: stem.rfind("/") + 1]
        # list_3_2.html: the list may be the folder itself, list_3.html or list_3_1.html.
        return [stem + suffix, folder, slot.address(1), stem, re.sub(r"[_-]\d+$", "", stem) + suffix]
    if prefix.endswith("/"):
        return [prefix, prefix.rstrip("/"), prefix.rstrip("/") + suffix, slot.address(1)]
    return [prefix + suffix, slot.address(1), prefix[: prefix.rfind("/") + 1]]
