"""The pager of a page: which addresses continue this list, or this article."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from portalcrawl.discovery import vocabulary
from portalcrawl.discovery.links import Link, read_links, text_of
from portalcrawl.discovery.memo import once_per_page
from portalcrawl.discovery.page_address import STRONG, WEAK, PageSlot, address_key, is_page_of, read_slots
from portalcrawl.discovery.page_scripts import find_scripted_pager, handler_address
from portalcrawl.document import Document
from portalcrawl.text.urls import is_same_site

# Clickable things that are no links.
_HANDLERS = etree.XPath("//*[@onclick][not(self::a)]")
# What the words of a pager begin with; most links of a page do not.
_LONGEST_LABEL = 24
_FIRST_CHARS = frozenset("0123456789上下前后後首尾末最第[(（【<>«»‹›→←|＜＞·.pPnNfFlLoOgG")
_TOTALS = etree.XPath(
    "//text()[contains(.,'共') or contains(.,'总') or contains(.,'otal')][not(ancestor::script or ancestor::style or ancestor::head)]",
    smart_strings=True,
)


@dataclass(frozen=True, slots=True)
class Pages:
    """What a pager says. Page numbers count from 1 whatever the addresses count from."""

    next: str | None = None
    numbered: tuple[tuple[int, str], ...] = ()
    """(number, address) of every page that the pager links, in order; the page shown is not among them."""
    current: int | None = None
    last: int | None = None
    """The highest page known."""
    total_rows: int | None = None
    total_pages: int | None = None
    generated: tuple[str, ...] = ()
    """Pages between those linked, where the pager has no next link and two of its links prove the pattern."""
    elements: tuple[html.HtmlElement, ...] = field(default=(), compare=False, repr=False)
    """The links and options that make the pager: the list stands before or around them."""

    @property
    def pages(self) -> tuple[str, ...]:
        """Every address to visit from here, each once: the next page, those numbered, those generated."""
        ordered = ([self.next] if self.next else []) + [url for _, url in self.numbered] + list(self.generated)
        return tuple({address_key(url): url for url in reversed(ordered)}.values())[::-1]


@dataclass(frozen=True, slots=True)
class _Token:
    """A link that could belong to a pager: what it says, and where it leads."""

    kind: str
    """number, next, previous, first or last."""
    number: int
    """The number it shows; 0 for words."""
    url: str
    element: html.HtmlElement
    is_page_word: bool
    """Whether its words speak of pages: 下一页 does, `»` and `next` may lead to the next article."""


@dataclass(slots=True)
class _Series:
    """The tokens that agree in all but a number."""

    slot: PageSlot
    tokens: list[tuple[_Token, int]] = field(default_factory=list)


def find_pages(document: Document, rule: object | None = None) -> Pages:
    """The pager of a list or of an article of several pages; an empty `Pages` where there is none.

    Links belong to a pager when they vary this page's own address (or its page 1's) in one number and show that number
    or a pager word: links to the next article, calendars and archives by month do neither.
    """
    return _read_pager(document)


@once_per_page
def _read_pager(document: Document) -> Pages:
    scripted = find_scripted_pager(document)
    if scripted is not None:
        linked = [(i, url) for i, url in enumerate(scripted.addresses, 1) if i != scripted.current]
        following = scripted.addresses[scripted.current] if scripted.current < scripted.count else None
        return Pages(
            following, tuple(linked), scripted.current, scripted.count, scripted.total_rows, scripted.count
        )
    tokens = list(_find_tokens(document))
    best = _choose_series(document, tokens)
    if best is None:
        total_rows, total_pages, _ = _read_totals(document, ())
        is_single = total_pages == 1 or (total_pages == 0 and total_rows == 0)
        return Pages(current=1 if is_single else None, total_rows=total_rows, total_pages=total_pages)
    return _assemble(document, best, tokens)


# --- tokens -------------------------------------------------------------------------------------


def _find_tokens(document: Document) -> Iterator[_Token]:
    found = read_links(document)
    for link in found.links:
        text = link.text
        if text and (text[0] not in _FIRST_CHARS or len(text) > _LONGEST_LABEL) and not link.rel:
            continue
        if link.same_site and (token := _read_token(_label(link), link.url, link.element, link.rel)):
            yield token
    for option in document.tree.iter("option"):
        value = (option.get("value") or "").strip()
        if len(value) < 3 or not ("/" in value or "." in value or "?" in value):
            continue
        url = document.absolute(value)
        if url and is_same_site(url, document.url) and (token := _read_token(text_of(option), url, option, "")):
            yield token
    for element in (*found.scripted, *_HANDLERS(document.tree)):
        address = handler_address(element)
        url = document.absolute(address) if address else None
        if url and is_same_site(url, document.url) and (token := _read_token(text_of(element), url, element, "")):
            yield token


def _label(link: Link) -> str:
    if link.text:
        return link.text if len(link.text) <= _LONGEST_LABEL else ""
    element = link.element
    image = element.find(".//img")
    shown = element.get("aria-label") or link.title or (image.get("alt") if image is not None else None) or ""
    return shown.strip() if len(shown) <= _LONGEST_LABEL else ""


def _read_token(label: str, url: str, element: html.HtmlElement, rel: str) -> _Token | None:
    if not label or len(label) > _LONGEST_LABEL or not (label[0] in _FIRST_CHARS or rel in ("next", "prev")):
        return None
    label = label.split(" (")[0].strip() if "(" in label[1:] else label
    if match := vocabulary.PAGE_NUMBER.fullmatch(label):
        return _Token("number", int(match[1]), url, element, False)
    if label[0].isdigit():
        return None
    for kind, pattern in _WORDS:
        if pattern.fullmatch(label):
            is_page_word = any(c in label for c in "页頁") or "page" in label.lower()
            shown = (element.get("aria-label") or "").lower()
            if kind == "next" and shown in ("last", "last page", "尾页", "末页"):
                kind = "last"
            return _Token(kind, 0, url, element, is_page_word)
    if rel in ("next", "prev") and len(label) <= 16:
        return _Token("next" if rel == "next" else "previous", 0, url, element, False)
    return None


_WORDS = (
    ("next", vocabulary.NEXT),
    ("last", vocabulary.LAST),
    ("previous", vocabulary.PREVIOUS),
    ("first", vocabulary.FIRST),
)


# --- which series of addresses is the pager's ----------------------------------------------------


def _choose_series(document: Document, tokens: list[_Token]) -> _Series | None:
    series: dict[tuple[str, ...], _Series] = {}
    for token in tokens:
        for slot in read_slots(token.url):
            found = series.setdefault(slot.key, _Series(slot))
            found.tokens.append((token, slot.number))
    best, best_score = None, 0.0
    for one in series.values():
        score = _score_series(document, one)
        if score > best_score:
            best, best_score = one, score
    return best


def _score_series(document: Document, series: _Series) -> float:
    """How surely the series is this page's pager; 0 where it is none."""
    numbers = {(t.number, n) for t, n in series.tokens if t.kind == "number"}
    step, origin = _fit(numbers)
    agreeing = {shown for shown, n in numbers if step and n == origin + (shown - 1) * step}
    words = [(t, n) for t, n in series.tokens if t.kind in ("next", "previous", "last")]
    own = is_page_of(series.slot, document.url)
    if own is None:
        # A rewritten address of page 1: only a whole pager proves that these are its pages.
        whole = len(agreeing) >= 2 and any(t.is_page_word or t.kind == "last" for t, _ in words)
        return 1.0 + len(agreeing) * 0.1 if whole and series.slot.strength > WEAK else 0.0
    if not agreeing:
        needs_word = series.slot.strength < STRONG
        words = [(t, n) for t, n in words if t.is_page_word or not needs_word]
        if not words:
            return 0.0
    if len(numbers) > len(agreeing) * 2:
        return 0.0
    return 2.0 + len(agreeing) + len(words) * 1.5 + series.slot.strength


def _fit(numbers: set[tuple[int, int]]) -> tuple[int, int]:
    """(step, origin) with address number = origin + (shown - 1) * step; step 0 where the numbers do not agree."""
    if any(shown == n for shown, n in numbers):
        return 1, 1
    if any(shown - 1 == n and shown > 1 for shown, n in numbers):
        return 1, 0
    ordered = sorted(numbers)
    for (a, x), (b, y) in zip(ordered, ordered[1:], strict=False):
        if b > a and y > x and (y - x) % (b - a) == 0:
            step = (y - x) // (b - a)
            origin = x - (a - 1) * step
            if step > 1 and 0 <= origin <= step:
                return step, origin
    return 0, 1


# --- the answer ---------------------------------------------------------------------------------


def _assemble(document: Document, series: _Series, tokens: list[_Token]) -> Pages:
    step, origin = _fit({(t.number, n) for t, n in series.tokens if t.kind == "number"})
    step = step or 1

    def page_of(n: int) -> int:
        return (n - origin) // step + 1

    own = is_page_of(series.slot, document.url)
    has_own_number = any(slot.key == series.slot.key for slot in read_slots(document.url))
    current = (page_of(own) if has_own_number else 1) if own is not None else None
    known: dict[int, str] = {}
    used = []
    for token, n in series.tokens:
        page = page_of(n)
        if page >= 1 and (token.kind != "number" or token.number == page):
            known.setdefault(page, token.url)
            used.append(token.element)
    for token in tokens:
        if token.kind == "number" and token.number == 1 and 1 not in known and is_page_of(series.slot, token.url) == 1:
            known[1] = token.url
            used.append(token.element)
    total_rows, total_pages, stated = _read_totals(document, tuple(used))
    current = current or stated or _marked_current(used)
    last = max([*known, current or 1, *([total_pages] if _is_plausible(total_pages, known) else [])])
    numbered = tuple((page, known[page]) for page in sorted(known) if page != current)
    following = known.get(current + 1) if current else None
    if following is None:
        following = next((t.url for t, n in series.tokens if t.kind == "next" and (not current or page_of(n) > current)), None)
    generated = _fill_gap(series, known, current, last, step, origin) if following is None else ()
    following = following or next(iter(generated), None)
    return Pages(following, numbered, current, last, total_rows, total_pages, generated, tuple(used))


def _is_plausible(total: int | None, known: dict[int, str]) -> bool:
    return total is not None and max(known, default=1) <= total <= 100_000


def _marked_current(used: list[html.HtmlElement]) -> int | None:
    """The page number that stands among the pager's links and is none itself."""
    for element in used:
        holder = element.getparent()
        for _ in range(2):
            if holder is None:
                break
            for sibling in holder:
                if sibling.tag in ("b", "strong", "span", "em", "font", "li", "a", "label") and not sibling.get("href"):
                    match = vocabulary.PAGE_NUMBER.fullmatch(text_of(sibling)[:12])
                    if match and sibling.find(".//a[@href]") is None:
                        return int(match[1])
            holder = holder.getparent()
    return None


def _fill_gap(
    series: _Series, known: dict[int, str], current: int | None, last: int, step: int, origin: int
) -> tuple[str, ...]:
    proven = {page: url for page, url in known.items() if series.slot.address(origin + (page - 1) * step) == url}
    if current is None or current >= last or len(proven) < 2:
        return ()
    return tuple(
        series.slot.address(origin + (page - 1) * step) for page in range(current + 1, last) if page not in known
    )


# --- totals -------------------------------------------------------------------------------------


def _read_totals(document: Document, used: tuple[html.HtmlElement, ...]) -> tuple[int | None, int | None, int | None]:
    """(rows, pages, page shown) as the pager's own words state them."""
    rows = pages = shown = None
    for text in _pager_texts(document, used):
        if rows is None and (match := vocabulary.TOTAL_ROWS.search(text)):
            rows = int(next(g for g in match.groups() if g))
        if pages is None and (match := vocabulary.TOTAL_PAGES.search(text)):
            pages = int(next(g for g in match.groups() if g))
        if shown is None and (match := vocabulary.CURRENT_PAGE.search(text)):
            shown = int(next(g for g in match.groups() if g))
    if rows is None and used:
        rows = _titled_total(used)
    return rows, pages, shown


_LONGEST_PAGER_TEXT = 300


def _pager_texts(document: Document, used: tuple[html.HtmlElement, ...]) -> Iterator[str]:
    """The text around the pager's links; where there are none, short texts that speak of totals."""
    if used:
        yield _text_around(used)
        holder = used[-1].getparent()
        for _ in range(4):
            if holder is None or holder.tag in ("body", "html"):
                return
            text = text_of(holder)
            if len(text) > _LONGEST_PAGER_TEXT:
                return
            yield text
            holder = holder.getparent()
        return
    for piece in _TOTALS(document.tree)[:50]:
        holder = piece.getparent()
        if piece.is_tail and holder is not None:
            holder = holder.getparent()
        for _ in range(2):
            if holder is None or holder.tag in ("a", "body", "html"):
                break
            text = text_of(holder)
            if len(text) > 60:
                break
            if any(c in text for c in "页頁") or "page" in text.lower():
                yield text
            holder = holder.getparent()


_NEIGHBOURS = 4


def _text_around(used: tuple[html.HtmlElement, ...]) -> str:
    """The texts between the pager's links and right beside them, for pagers that share their element with the list."""
    first, last = used[0], used[-1]
    before = first.getprevious()
    pieces = [(before.tail or "") if before is not None else (first.getparent().text or "")]
    step: html.HtmlElement | None = first
    behind = 0
    while step is not None and behind <= _NEIGHBOURS and len(pieces) < 100:
        pieces += [text_of(step)[:_LONGEST_LABEL], step.tail or ""]
        behind += 1 if behind or step is last else 0
        step = step.getnext()
    return " ".join(" ".join(pieces).split())[:_LONGEST_PAGER_TEXT]


def _titled_total(used: tuple[html.HtmlElement, ...]) -> int | None:
    """A bare number among the pager's links whose `title` says that it is the total."""
    holder = used[0].getparent()
    for element in holder.iter() if holder is not None else ():
        title = element.get("title") or ""
        if ("otal" in title or "总" in title) and "page" not in title.lower() and "页" not in title:
            digits = text_of(element)
            if digits.isascii() and digits.isdigit():
                return int(digits)
    return None
