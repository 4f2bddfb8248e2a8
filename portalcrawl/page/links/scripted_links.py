"""Links that a script opens: the address in a handler, in an attribute, or in a function that the handler calls.

`onclick="location.href='/a/1.html'"`, `data-href="/a/1.html"`, `onclick="openDetail(17)"` on a page whose script says
`function openDetail(id) { window.open("/a/" + id + ".html"); }`. Nothing is run: the function's address is put together
of its texts and the call's arguments (`opening_functions`), or not at all.
"""

import re
from collections.abc import Iterator, Mapping

from lxml import etree, html

from portalcrawl.page.document import Document
from portalcrawl.page.scripts.opening_functions import OpeningFunction

_HANDLED = etree.XPath("//@onclick/.. | //@data-href/.. | //a[starts-with(@href, 'javascript:')]")
# location.href = EXPRESSION; window.open(EXPRESSION, …); location.assign(EXPRESSION)
_GOES = r"(?:\blocation(?:\.href)?\s*=(?!=)|\b(?:window\.)?open\s*\(|\blocation\.(?:assign|replace)\s*\()\s*"
_FUNCTION = re.compile(
    r"(?:\bfunction\s+(?P<name>\w{1,60})|\b(?P<variable>\w{1,60})\s*[=:]\s*function)\s*"
    r"\((?P<names>[\w\s,]{0,200})\)\s*\{"
)
_OPENS = re.compile(rf"{_GOES}(?P<target>['\"][^'\"\s<>]{{1,500}}['\"])")
_CALL = re.compile(r"(?:javascript:\s*|return\s+|^\s*)(?P<name>\w{1,60})\s*\((?P<values>[^()]{0,300})\)")
_PAGE = re.compile(
    r"(['\"])(/[^'\"\s<>/][^'\"\s<>]{0,500}\.(?:[sx]?html?|php|aspx?|jsp)(?:\?[^'\"\s<>]{0,300})?)\1", re.IGNORECASE
)
_LONGEST_FUNCTION = 2_000
"""Characters of a function that opens an address."""
_LONGEST_SCRIPT = 50_000
"""Characters of a script in which functions are looked for; a library has more."""
_LONGEST_HANDLER = 1_000
_MOST = 2_000
"""Elements that are looked at."""


def find_scripted_links(document: Document) -> Iterator[tuple[html.HtmlElement, str]]:
    """Each element that a script makes a link and that holds no link, with the address as it is written or built."""
    found = _HANDLED(document.tree)
    elements = [one for one in found if isinstance(one, html.HtmlElement)][:_MOST] if isinstance(found, list) else []
    functions: Mapping[str, OpeningFunction] | None = None
    for element in elements:
        if any((link.get("href") or "#")[0] not in "#j" for link in element.iter("a")):
            continue
        if address := (element.get("data-href") or "").strip():
            yield element, address
            continue
        for name in ("onclick", "href"):
            code = element.get(name)
            if not code or len(code) > _LONGEST_HANDLER:
                continue
            if opened := _OPENS.search(code):
                yield element, opened["target"][1:-1]
                break
            if call := _CALL.search(code):
                functions = _read_functions(document) if functions is None else functions
                address = _build(functions.get(call["name"]), call["values"])
                if address is None and call["name"] not in functions and name == "href":
                    address = _named_page(call["values"])
                if address:
                    yield element, address
                    break


def _named_page(values: str) -> str | None:
    """The page that a link names to a function whose script is elsewhere: `javascript:openPage('/a/1.html','_blank')`.

    What such a function does is not known, so only what begins as an address of this site, and ends as a page does, is
    one; and only if the link names no other.
    """
    named = [match[2] for match in _PAGE.finditer(values)]
    return named[0] if len(named) == 1 else None


def _read_functions(document: Document) -> dict[str, OpeningFunction]:
    """The functions of the page's scripts that may open an address, by their names."""
    found: dict[str, OpeningFunction] = {}
    for script in document.tree.iter("script"):
        text = script.text or ""
        if "function" in text and ("location" in text or "open" in text) and len(text) <= _LONGEST_SCRIPT:
            for match in _FUNCTION.finditer(text):
                body = text[match.end() : match.end() + _LONGEST_FUNCTION]
                if "location" in body or "open" in body:
                    names = [name.strip() for name in match["names"].split(",") if name.strip()]
                    found.setdefault(match["name"] or match["variable"], OpeningFunction(names, body))
    return found


def _build(function: OpeningFunction | None, values: str) -> str | None:
    """The address that a call with these arguments opens; None if it has a part that is not known."""
    if function is None or not values.strip():
        return None
    return function.open([value.strip() for value in values.split(",")])
