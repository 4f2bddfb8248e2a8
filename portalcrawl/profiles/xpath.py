"""XPaths of rules: compiled once, and errors that say what is wrong with one."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

from lxml import etree, html

Found: TypeAlias = html.HtmlElement | str
"""What a rule's XPath may select: elements, or texts and attributes."""

# The first step of nearly all rules: an element anywhere, by one attribute at most. Where no place is asked for, the
# descendant axis selects the same in two thirds of the time.
_ANYWHERE = re.compile(r"//(?=[\w*-]{1,40}(?:\[@[\w-]{1,40}=(?:'[^']*'|\"[^\"]*\")\])?(?:/|$))")

# Unknown prefixes and functions show themselves only where an XPath is tried.
_PAGE = html.document_fromstring("<p>.</p>")


@lru_cache(maxsize=1_000)
def compile_xpath(text: str) -> etree.XPath:
    """The XPath, compiled. Raises ValueError for what is not an XPath 1.0 (https://www.w3.org/TR/xpath-10/), or gives
    a number or a truth instead of nodes.
    """
    try:
        compiled = etree.XPath(
            _ANYWHERE.sub("/descendant::", text, count=1) if text[:2] == "//" else text, smart_strings=False
        )
        found = compiled(_PAGE)
    except (etree.XPathError, ValueError) as error:
        raise ValueError(f"{text!r} is no XPath ({' '.join(str(error).split())})") from error
    if not isinstance(found, list | str):
        raise ValueError(f"{text!r} selects nothing; write an XPath of elements or texts")  # noqa: TRY004 - the text is wrong
    return compiled


def select(xpath: str, root: html.HtmlElement) -> list[Found]:
    """Elements and texts that the XPath selects, in document order; none where it gives a number or fails."""
    try:
        found = compile_xpath(xpath)(root)
    except etree.XPathError:
        return []  # an unknown function or prefix shows itself only here
    if isinstance(found, str):
        return [found] if found else []
    return [one for one in found if isinstance(one, html.HtmlElement | str)] if isinstance(found, list) else []


def select_elements(xpath: str, root: html.HtmlElement) -> list[html.HtmlElement]:
    """The elements among what the XPath selects."""
    return [one for one in select(xpath, root) if isinstance(one, html.HtmlElement)]


def all_within(elements: Iterable[html.HtmlElement]) -> set[html.HtmlElement]:
    """These elements, which come in document order, and all below them."""
    inside: set[html.HtmlElement] = set()
    for element in elements:
        if element not in inside:
            inside.update(element.iter())
    return inside
