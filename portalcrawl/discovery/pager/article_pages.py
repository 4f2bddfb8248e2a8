"""The further pages of an article. Few articles have any, so a cheap look comes first."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import html

from portalcrawl.discovery.pager.pager import find_linked_pager, find_pages
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.discovery.pager.scripts import find_scripted_pager
from portalcrawl.discovery.pager.tokens import has_unlinked_tokens, may_be_token
from portalcrawl.page.document import Document
from portalcrawl.page.limits.cpu_budget import budgeted
from portalcrawl.profiles.model import Rule
from portalcrawl.text.urls.parts import split_url

_PAGE_SUFFIX = re.compile(r"[_-]\d{1,3}$")
_PAGE_NUMBER = re.compile(r"\d{1,3}")
# `?page=2`, `2/`, `2.html`, `p2.html`, `javascript:goPage(2)`: a page by its number alone.
_SHORT = re.compile(r"\?.*|(?:\./)?[A-Za-z_-]{0,5}\d{1,3}(?:/|\.\w{2,5})?|javascript:.*\d.*", re.IGNORECASE)
# How no such address begins, and most others do.
_WHOLE = ("/", "http://", "https://")
_PAIR = re.compile(r"[^&=]{1,60}=[^&\d]{0,300}\d[^&]*")


@budgeted
def find_own_pages(document: Document, rule: Rule | None = None, first: str | None = None) -> Pages:
    """The pager of an article of several pages; an empty `Pages` for all others, at the price of a look at the links.

    The addresses of an article's pages differ in one number only (`12_2.html`, `?page=2`, `/title/2/`): if no link
    repeats the word of the article's own address and says what a pager says, there is nothing to find, unless
    something else than a link may lead on. `rule` is as in `find_pages`. `first` is the address of the article's page
    1, if it is known: `12.html?page=2` has nothing but that in common with `12.html?page=3`.
    """
    if rule is not None and rule.is_declared:
        return find_pages(document, rule)
    pages = find_linked_pager(document, rule) if _has_kin(document, first or document.url) else None
    return pages if pages is not None and pages.is_stated else Pages()


def _has_kin(document: Document, first: str) -> bool:
    is_near = False
    for element in _find_kin(document, first):
        if element.tag != "a" or may_be_token(element):
            return True
        is_near = True  # a bookmark's script, a share button: their addresses repeat the article's
    return is_near and (find_scripted_pager(document) is not None or has_unlinked_tokens(document))


def _find_kin(document: Document, first: str) -> Iterator[html.HtmlElement]:
    """The links and options whose addresses may be of the article's pages."""
    stems = tuple({*_stems_of(document.url), *_stems_of(first)})
    own = document.url.partition("#")[0].lower()
    for element in document.tree.iter("a", "option"):
        href = element.get("href") or element.get("value") or ""
        if not href or href[0] == "#":
            continue
        href = href.lower()
        if href.startswith(_WHOLE):
            # Nearly all links end here.
            for stem in stems:
                if stem in href:
                    break
            else:
                continue
        href = href.partition("#")[0].strip()
        is_short = not href.startswith(_WHOLE) and _SHORT.fullmatch(href) is not None
        if is_short or (any(stem in href for stem in stems) and href != own and not own.endswith(href)):
            yield element


def _stems_of(url: str) -> tuple[str, ...]:
    """What the addresses of an article's pages have in common: in lower case, with its escapes and without."""
    parts = split_url(url)
    if parts is None:
        return ()
    if pairs := _PAIR.findall(parts.query):
        stems = [pairs[0]]
    else:
        folder, _, name = parts.path.rstrip("/").rpartition("/")
        stem = name.partition(".")[0] or name
        stems = [_PAGE_SUFFIX.sub("", stem)]
        if _PAGE_NUMBER.fullmatch(stem):
            # `/title/2/` is a page itself, and the next one has only its folder in common with it.
            stems.append(f"/{folder.rpartition('/')[2]}/")
    stems = [stem.lower() for stem in stems]
    return tuple({*stems, *map(unquote, stems)} - {"", "//"})
