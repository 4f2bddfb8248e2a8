"""The text that an element shows, on one line: the same for all who ask."""

from lxml import etree, html

from portalcrawl.page.tags import SILENT
from portalcrawl.text.whitespace import tidy

_STRING = etree.XPath("string()", smart_strings=False)
_SHOWN = etree.XPath(
    f"descendant::text()[not({' or '.join(f'parent::{tag}' for tag in sorted(SILENT))})]", smart_strings=False
)
# Beyond so many times the limit a text is not read on, whatever of it folding would take away.
_SLACK = 3


def whole_text_of(element: html.HtmlElement) -> str:
    """All text below an element, that of scripts too, on one line: the fast way for elements without scripts."""
    if len(element) == 0:
        return tidy(element.text) if element.text else ""
    return tidy(raw_text_of(element))


def raw_text_of(element: html.HtmlElement) -> str:
    """All text below an element, that of scripts too, as it stands."""
    return str(_STRING(element))


def text_of(element: html.HtmlElement) -> str:
    """The text that an element shows, on one line."""
    if len(element) == 0:
        return tidy(element.text) if element.text else ""
    # In C, except for the few elements that hold a script.
    if next(element.iterdescendants(*SILENT), None) is None:
        return tidy(str(_STRING(element)))
    return tidy("".join(pieces_of(element)))


def pieces_of(element: html.HtmlElement) -> list[str]:
    """The texts that an element shows, in their order, as they stand."""
    if len(element) == 0:
        return [element.text or ""]
    found = _SHOWN(element)
    return [str(text) for text in found] if isinstance(found, list) else []


def text_up_to(element: html.HtmlElement, limit: int) -> str | None:
    """The text of an element, or None if it is longer than `limit`; a long element is not read through."""
    if len(element) == 0:
        text = text_of(element)
        return text if len(text) <= limit else None
    size = len(element.text or "")
    for inner in element.iterdescendants():
        size += 1
        if inner.tag not in SILENT and inner.text:
            size += len(inner.text.strip())
        if inner.tail:
            size += len(inner.tail.strip())
        if size > limit * _SLACK:
            return None
    text = text_of(element)
    return text if len(text) <= limit else None


def has_image(element: html.HtmlElement) -> bool:
    """Whether an image stands in an element."""
    return len(element) > 0 and next(element.iterdescendants("img"), None) is not None


def select(path: etree.XPath, element: html.HtmlElement) -> list[html.HtmlElement]:
    """The elements that a compiled XPath finds from an element."""
    found = path(element)
    return [one for one in found if isinstance(one, html.HtmlElement)] if isinstance(found, list) else []
