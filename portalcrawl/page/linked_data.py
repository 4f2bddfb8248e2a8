"""What a page's JSON-LD says of its article: headline, dates, authors, publisher, path, text."""

import json
import re
from collections.abc import Iterator
from html import unescape

from msgspec import Struct

from portalcrawl.lexicon.persons import is_agency
from portalcrawl.text.whitespace import tidy

# Types of schema.org whose headline, date and author are an article's; a WebPage's or a site's are not.
_ARTICLE_TYPE = re.compile(r"(Article|BlogPosting|Report|NewsItem|SocialMediaPosting)$")
# Of a page or a thread the author counts, where no article is: its date is not of each of its pages.
_PAGE_TYPE = re.compile(r"^(?:WebPage|ItemPage|DiscussionForumPosting)$")
_LIST_TYPE = re.compile(r"(CollectionPage|SearchResultsPage|ProfilePage|ItemList)$")
# Lists of authors inside lists: one for those who wrote, one for those who edited.
_NESTED = 3
_JSON_LIMIT = 500_000
# JSON-LD written by hand carries raw line breaks and tabs inside its strings.
_CONTROL = re.compile("[\x00-\x1f]+")


class LinkedData(Struct, frozen=True):
    """The article of a page's JSON-LD."""

    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    breadcrumbs: tuple[tuple[str, str | None], ...] = ()
    is_list: bool = False
    publisher: str | None = None
    body: str | None = None
    """The article's text, as it stands there: perhaps with tags, perhaps escaped."""


def read_linked_data(blocks: list[str]) -> LinkedData:
    """What the first article of these blocks says, and their path. Broken blocks are skipped."""
    found: dict[str, object] = {}
    page: dict[str, object] = {}
    crumbs: tuple[tuple[str, str | None], ...] = ()
    is_list = False
    named: dict[object, str] = {}
    for block in blocks:
        for node in _nodes(block):
            kind = _types(node)
            if isinstance(node.get("@id"), str) and (name := _string(node.get("name"))):
                named[node["@id"]] = name
            if not found and any(_ARTICLE_TYPE.search(k) for k in kind):
                found = node
            elif "BreadcrumbList" in kind:
                crumbs = crumbs or tuple(_read_crumbs(node.get("itemListElement")))
            elif any(_LIST_TYPE.search(k) for k in kind):
                is_list = True
            elif not page and any(_PAGE_TYPE.search(k) for k in kind):
                page = node
    return LinkedData(
        headline=_string(found.get("headline")) or _string(found.get("name")),
        published=_string(found.get("datePublished")) or _string(found.get("dateCreated")),
        modified=_string(found.get("dateModified")),
        authors=tuple(_names(_select_writers((found or page).get("author") or found.get("creator")), named)),
        publisher=next(_names(found.get("publisher"), named), None),
        body=body if isinstance(body := found.get("articleBody"), str) else None,
        breadcrumbs=crumbs,
        is_list=is_list and not found,
    )


def _nodes(block: str) -> Iterator[dict[str, object]]:
    """The objects of a JSON-LD block: itself, its list's, its `@graph`'s; three levels, no more."""
    if len(block) > _JSON_LIMIT:
        return
    try:
        # What stands behind the object's end is left out.
        data, _ = json.JSONDecoder().raw_decode(_CONTROL.sub(" ", block.strip().removeprefix("<!--").strip()))
    except (ValueError, RecursionError):
        return
    level: list[object] = [data]
    for _ in range(3):
        deeper: list[object] = []
        for item in level:
            if isinstance(item, list):
                deeper += item
            elif isinstance(item, dict):
                yield item
                deeper += [item[key] for key in ("@graph", "mainEntity", "breadcrumb") if key in item]
        level = deeper


def _types(node: dict[str, object]) -> list[str]:
    kind = node.get("@type")
    return [k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)]


def _string(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    # Some systems escape what they write into JSON as if it were markup.
    return (tidy(unescape(value)) or None) if isinstance(value, str) else None


def _names(value: object, named: dict[object, str]) -> Iterator[str]:
    """The names of persons or of an organization; one may be told by the address of another object."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            stated = item.get("name")
            names = [_string(one) for one in stated] if isinstance(stated, list) else [_string(stated)]
            if not any(names):
                names = [_whole_name(item) or (named.get(item["@id"]) if isinstance(item.get("@id"), str) else None)]
        else:
            names = [_string(item)]
        yield from (name for name in names if name and not name.startswith("http"))


def _select_writers(value: object) -> list[object]:
    """The authors of lists inside lists, without the houses and programmes beside persons; agencies remain."""
    level, writers = [value], []
    for _ in range(_NESTED):
        writers += [item for item in level if not isinstance(item, list)]
        level = [one for item in level if isinstance(item, list) for one in item]
    persons = [item for item in writers if isinstance(item, dict) and "Person" in _types(item)]
    if not persons:
        return writers
    return [
        item
        for item in writers
        if not (isinstance(item, dict) and any(kind.endswith("Organization") for kind in _types(item)))
        or is_agency(_string(item.get("name")) or "")
    ]


def _whole_name(person: dict[str, object]) -> str | None:
    """The name of a person whose parts alone are stated: schema.org's givenName and familyName."""
    given, family = (_string(person.get(part)) for part in ("givenName", "familyName"))
    return f"{given} {family}" if given and family else None


def _read_crumbs(value: object) -> Iterator[tuple[str, str | None]]:
    for entry in value if isinstance(value, list) else []:
        if not isinstance(entry, dict):
            continue
        item = entry.get("item")
        inner = item if isinstance(item, dict) else {}
        name = _string(entry.get("name")) or _string(inner.get("name"))
        url = _string(item) or _string(inner.get("@id")) or _string(inner.get("url"))
        if name:
            yield name, url
