"""XPaths that a person would write for a node: by id, class or meaning, never a chain of numbers."""

import re
from collections.abc import Iterable, Iterator

from lxml import html

# What says which element it is, most telling first. The last ones are all that tables of the 2000s have.
_NAMES = ("itemprop", "id", "class")
_LEGACY = ("bgcolor", "height", "width", "align", "size", "color", "valign")
# A number in a name belongs to this one page (post-123), except for the small ones of a design (box2, h24).
_NUMBER = re.compile(r"\d{3,}")
# Words that say what state an element is in, not which one it is.
_STATES = "active current cur on first last odd even clearfix fl fr left right hidden show"
_STATE_WORDS = frozenset(_STATES.split())
_LONGEST = 60
_LEVELS = 5
_TELLING_TAGS = frozenset(("h1", "h2", "h3", "time", "article", "main"))
_MOST_TOKENS = 4


def paths_of(element: html.HtmlElement) -> list[str]:
    """XPaths that select an element, in no order; most of them select other elements as well."""
    own = list(_tests_of(element))
    tag = element.tag
    paths = [f"//{step}" for step in own]
    if tag in _TELLING_TAGS:
        paths.append(f"//{tag}")
    steps = [*own, tag]
    chain = ""
    for above in _levels(element):
        for anchor in _anchors_of(above):
            paths += [f"//{anchor}//{step}" for step in steps]
            if chain.count("/") < _LONGEST_CHAIN:
                paths.append(f"//{anchor}{chain}/{tag}")
        chain = f"/{above.tag}{chain}"
    if not paths:
        # Rows of a table without a name anywhere: the table's looks are all that tells which one it is.
        paths = [f"//{step}//{tag}" for above in _levels(element) for step in _tests_of(above)]
    return list(dict.fromkeys(paths))


_LONGEST_CHAIN = 2


def own_path(element: html.HtmlElement) -> str | None:
    """The XPath of an element by its own id or class; None if it has none that can be relied on."""
    step = next((s for s in _tests_of(element) if "@id=" in s or "@class=" in s), None)
    return step and f"//{step}"


def cost_of(path: str) -> float:
    """How hard a path is to read and to keep true: steps, conditions on looks, length."""
    cost = path.count("/") * 0.5 + len(path) / 60
    cost += 1.0 * sum(f"@{name}=" in path for name in _LEGACY)
    cost += 0.5 * path.count("contains(")
    return cost - (0.5 if "@itemprop" in path or "@id" in path else 0.0)


def _levels(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    above = element.getparent()
    for _ in range(_LEVELS):
        if above is None or above.tag in ("body", "html"):
            return
        yield above
        above = above.getparent()


def _anchors_of(element: html.HtmlElement) -> list[str]:
    """Steps for an element that stands above another: its names, and its class as a whole."""
    by_looks = tuple(f"@{name}=" for name in _LEGACY)
    return [s for s in _tests_of(element) if "contains(" not in s and not any(mark in s for mark in by_looks)]


def _tests_of(element: html.HtmlElement) -> Iterator[str]:
    tag = element.tag
    for name in _NAMES:
        value = (element.get(name) or "").strip()
        if not value:
            continue
        if _is_name(value) and value == element.get(name):
            yield f'{tag}[@{name}="{value}"]'
        if name == "class" and len(tokens := value.split()) > 1:
            for token in tokens[:_MOST_TOKENS]:
                if _is_name(token) and token.lower() not in _STATE_WORDS:
                    yield f'{tag}[contains(@class, "{token}")]'
    legacy = [(n, v) for n in _LEGACY if (v := element.get(n)) and len(v) < 12 and '"' not in v]
    for name, value in legacy:
        yield f'{tag}[@{name}="{value}"]'
    if len(legacy) > 1:
        yield f"{tag}[" + " and ".join(f'@{name}="{value}"' for name, value in legacy[:3]) + "]"


def _is_name(value: str) -> bool:
    return len(value) <= _LONGEST and '"' not in value and value.isprintable() and not _NUMBER.search(value)


def innermost(nodes: Iterable[html.HtmlElement]) -> list[html.HtmlElement]:
    """First the nodes that hold none of the others, then the others: a rule may name an element around a value."""
    found = list(nodes)
    holders = {above for node in found for above in node.iterancestors()}
    inner = [node for node in found if node not in holders]
    return [*inner, *(node for node in reversed(found) if node in holders)]
