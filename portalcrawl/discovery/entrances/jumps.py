"""Addresses that a page's own script goes to, and pages that are nothing but such a jump."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlencode

from lxml import etree, html

from portalcrawl.page.document import Document
from portalcrawl.page.scripts.opening_functions import read_opened
from portalcrawl.page.texts import select
from portalcrawl.text.urls.identity import is_same_address
from portalcrawl.text.urls.parts import split_url

_SCRIPTS = etree.XPath("//script[not(@src)] | //body[@onload]")
_FORMS = etree.XPath("//form[not(.//textarea or .//select)]")
_WORDS = etree.XPath(
    "//body//text()[not(ancestor::script or ancestor::style or ancestor::noscript or ancestor::form)]",
    smart_strings=False,
)
_SHOWN = etree.XPath("//body//img | //body//table | //body//iframe | //body//video")
# location.href = "home.htm", self.location='/index.php', location.replace("main.asp"); also inside setTimeout("…").
# What is put together (`"/a?id=" + id`) is not an address yet.
_ASSIGNED = re.compile(
    r"\blocation(?:\.href)?\s*=\s*\\?[\"'](?P<assigned>[^\"'\\\s]{1,500})\\?[\"'](?!\s*\+)|"
    r"\blocation\.(?:replace|assign)\s*\(\s*\\?[\"'](?P<called>[^\"'\\\s]{1,500})\\?[\"']\s*\)"
)
_SUBMITS = re.compile(r"\.submit\s*\(\s*\)")
_MOBILE = re.compile(r"https?://(?:m|wap|mobile|3g)\.|https?://[^/]+/(?:m|wap|mobile|3g)(?:[/?]|$)", re.IGNORECASE)
LONGEST_SCRIPT = 20_000
"""Characters of a script that are looked at: a splash page's own has few."""
_LONGEST_JUMP = 3_000
"""Characters of all scripts of a page that is nothing but a jump."""
_MOST_WORDS = 120
"""Characters that such a page shows: a sentence that asks for patience, and a link for the impatient."""
_MOST_LINKS = 2


def iter_assigned(document: Document) -> Iterator[str]:
    """The absolute addresses that the page's scripts go to, in their order."""
    for element in select(_SCRIPTS, document.tree):
        text = _script_of(element)
        for match in _ASSIGNED.finditer(text[:LONGEST_SCRIPT]):
            if url := document.absolute(match["assigned"] or match["called"]):
                yield url


def find_jump(document: Document) -> str | None:
    """Where a page leads that is nothing but a script, or a form that sends itself, absolute; None for any other page.

    A page has words, pictures or links of its own, and one that a script fills has a longer script. A form that would
    post something is left alone.
    """
    if sum(1 for _ in islice(document.tree.iter("a"), _MOST_LINKS + 1)) > _MOST_LINKS:
        return None
    scripts = [_script_of(element) for element in select(_SCRIPTS, document.tree)]
    if not scripts or sum(map(len, scripts)) > _LONGEST_JUMP:
        return None
    texts = _WORDS(document.tree)
    words = sum(len(str(text).strip()) for text in texts) if isinstance(texts, list) else 0
    if words > _MOST_WORDS or select(_SHOWN, document.tree):
        return None
    found = [url for url in iter_assigned(document) if not is_same_address(url, document.url)]
    if not found:
        built = (document.absolute(address) for script in scripts if (address := read_opened(script)))
        found = [url for url in built if url and not is_same_address(url, document.url)]
    if not found and any(_SUBMITS.search(script) for script in scripts):
        found = [url for form in select(_FORMS, document.tree) if (url := _target_of(form, document))]
    # A script that sends phones elsewhere names that address first.
    return next((url for url in found if not _MOBILE.match(url)), found[0] if found else None)


def _script_of(element: html.HtmlElement) -> str:
    return (element.get("onload") if element.tag == "body" else element.text) or ""


def _target_of(form: html.HtmlElement, document: Document) -> str | None:
    """What a form asks for that sends nothing but hidden values, by GET."""
    fields = list(form.iter("input"))
    if (form.get("method") or "get").lower() != "get" or any(_is_asked(field) for field in fields):
        return None
    action = document.absolute(form.get("action") or document.url)
    parts = split_url(action) if action else None
    if parts is None:
        return None
    values = [(name, field.get("value") or "") for field in fields if (name := field.get("name"))]
    query = urlencode(values, encoding=document.encoding, errors="replace")
    return f"{parts.scheme}://{parts.netloc}{parts.path or '/'}{'?' if query else ''}{query}"


def _is_asked(field: html.HtmlElement) -> bool:
    """Whether a visitor is to fill in the field."""
    return (field.get("type") or "text").lower() not in ("hidden", "submit", "button", "image")
