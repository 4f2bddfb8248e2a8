"""XPaths of rules: compiled once, and errors that say what is wrong with one."""

from functools import lru_cache
from typing import TypeAlias

from lxml import etree, html

Found: TypeAlias = html.HtmlElement | str
"""What a rule's XPath may select: elements, or texts and attributes."""


@lru_cache(maxsize=1_000)
def compile_xpath(text: str) -> etree.XPath:
    """The XPath, compiled. Raises ValueError for what is none (XPath 1.0, https://www.w3.org/TR/xpath-10/)."""
    try:
        return etree.XPath(text, smart_strings=False)
    except etree.XPathSyntaxError as error:
        raise ValueError(f"{text!r} is no XPath ({error})") from error


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
