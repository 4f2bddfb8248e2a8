"""Text that a page hides until a reader asks for it: folds, accordions, the body that a script shows at its place.

Hidden is not absent, but most of what is hidden is not text: dialogs, hints, menus, the same text once more for phones.
"""

import re
from collections.abc import Iterator

from lxml import html

from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout import Hidden, Layout, prose_of
from portalcrawl.page.memo import once_per_page
from portalcrawl.page.page_title import bare
from portalcrawl.page.tags import HEADINGS
from portalcrawl.page.text_length import text_length
from portalcrawl.page.texts import text_of

# UTF-8 bytes of a hidden text that may be one (20 hanzi), and of the text beside which it stands.
_SHORTEST = 60
_BESIDE = 60
# Items of a list, or rows of a table, that need no sentence: a roster behind a fold; and its UTF-8 bytes.
_ITEMS = 2
_SHORTEST_LIST = 30
# UTF-8 bytes of all sentences of a page that shows hardly a text: what it hides is its text.
_LITTLE = 150
# UTF-8 bytes of a text for browsers without scripts, and what they are asked for.
_LONG = 300
# How often it has what the page shows in sentences.
_TIMES_SHOWN = 3
_ASKS_FOR_SCRIPTS = re.compile("java ?script|browser", re.IGNORECASE)
# Part of it that may be links.
_MOST_LINKED = 0.3
# Elements above a hidden one that are looked at: an accordion's panel, its entry, the accordion, the text.
_REACH = 4
# Hidden elements that are looked at: a page of ten thousand takes no time.
_MOST = 60
# Characters of each of the first sentences by which the same text is known elsewhere.
_PROBE = 24
_PROBES = 3
_SENTENCE_ENDS = ("。", "！", "？", "; ", ". ", "! ", "? ")
_CONTROLS = ("input", "select", "textarea", "form", "iframe")
_OPENERS = frozenset(("a", "button", "summary", "label"))
_PLAIN = frozenset(("div", "span", "p"))
_NAMING = ("aria-controls", "data-target", "data-bs-target", "for")
# Characters of what opens a text: 展开全文, Read more.
_LONGEST_OPENER = 30
_DIALOGS = frozenset(("dialog", "alertdialog", "alert", "tooltip", "menu", "navigation", "search"))


def find_hidden_text(layout: Layout) -> set[html.HtmlElement]:
    """The hidden elements whose text belongs to the page as its reader sees it; mostly none."""
    found: set[html.HtmlElement] = set()
    if not layout.hidden:
        return found
    visible = ""
    total = sum(prose_of(line) for line in layout.lines if not article_words.is_legal(line.text))
    for one in layout.hidden[:_MOST]:
        if not (text := _read_text(one.element)) or not _has_place(layout, one, total):
            continue
        visible = visible or bare(" ".join(line.text for line in layout.lines))
        if not any(probe in visible for probe in _list_probes(text)):
            found.add(one.element)
            visible += bare(text)
    return found


def hides_text(layout: Layout) -> bool:
    """Whether anything hidden may be a text, which a page opens or does not."""
    return any(_read_text(one.element) for one in layout.hidden)


def _read_text(element: html.HtmlElement) -> str:
    """The text of an element that may be a text: sentences, hardly a link, no form; else nothing."""
    if element.get("role") in _DIALOGS or element.get("aria-modal") or _is_named_furniture(element):
        return ""
    if next(element.iter(*_CONTROLS), None) is not None:
        return ""
    text = text_of(element)
    size = text_length(text)
    is_list = sum(1 for _ in element.iter("li", "tr")) >= _ITEMS
    is_said = is_list or any(end in f"{text} " for end in _SENTENCE_ENDS)
    if size < (_SHORTEST_LIST if is_list else _SHORTEST) or not is_said or article_words.is_legal(text):
        return ""
    linked = sum(text_length(text_of(link)) for link in element.iter("a"))
    return text if linked <= _MOST_LINKED * size else ""


def _is_named_furniture(element: html.HtmlElement) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(class_names.read_role(names) & class_names.FURNITURE)


def _has_place(layout: Layout, one: Hidden, total: int) -> bool:
    """Whether a hidden element stands beside sentences, and a heading, a link or a button opens it; whether it is in
    what is marked as the article's body, or the page shows no text, of which it has `total` UTF-8 bytes."""
    is_alone = total < _LITTLE
    if one.element.tag == "noscript":
        # What a page shows beside a long text for browsers without scripts are the site's own notes.
        is_most = text_length(text_of(one.element)) >= _TIMES_SHOWN * total
        return (is_alone or is_most) and _is_long(one.element)
    if _is_in_marked_body(layout, one):
        return True
    if layout.blocks[one.block].role & class_names.FURNITURE:
        return False
    if is_alone:
        return True
    is_opened = _has_opener(layout, one.element)
    for number in layout.ancestors(one.block)[:_REACH]:
        block = layout.blocks[number]
        if block.tag in ("body", "html") or not (is_opened or _is_headed(layout, one, block.first)):
            return False
        if sum(prose_of(line) for line in layout.lines[block.first : block.last]) >= _BESIDE:
            return True
    return False


def _is_long(element: html.HtmlElement) -> bool:
    """Whether what browsers without scripts show is a text of several sentences, and not what they are asked to do."""
    text = text_of(element)
    return text_length(text) >= _LONG and not _ASKS_FOR_SCRIPTS.search(text)


def _is_in_marked_body(layout: Layout, one: Hidden) -> bool:
    """Whether microdata says that what is around a hidden element is the article's text, and no sentence is shown."""
    for number in layout.ancestors(one.block)[:_REACH]:
        block = layout.blocks[number]
        if (block.element.get("itemprop") or "").lower() == "articlebody":
            return not any(prose_of(line) for line in layout.lines[block.first : block.last])
    return False


def _has_opener(layout: Layout, element: html.HtmlElement) -> bool:
    """Whether something on the page opens a hidden element: a short link or button beside it, or one that names it."""
    for beside in (element.getnext(), element.getprevious()):
        if isinstance(beside, html.HtmlElement) and beside.tag in _OPENERS:
            href = (beside.get("href") or "#").strip().lower()
            text = text_of(beside)
            if href.startswith(("#", "javascript:")) and 0 < len(text) <= _LONGEST_OPENER:
                return True
        elif isinstance(beside, html.HtmlElement) and beside.tag in _PLAIN:
            # A script hears the click on any element: its words say what it does.
            text = text_of(beside)
            if len(text) <= _LONGEST_OPENER and article_words.UNFOLD.match(text):
                return True
    place = element.get("id")
    return bool(place) and place in _find_named(layout)


@once_per_page
def _find_named(layout: Layout) -> frozenset[str]:
    """The ids of elements that others name as what they open."""
    root = layout.blocks[0].element
    named = (element.get(name) for name in _NAMING for element in root.iter() if isinstance(element, html.HtmlElement))
    return frozenset(word.lstrip("#") for value in named if value for word in value.split())


def _is_headed(layout: Layout, one: Hidden, first: int) -> bool:
    """Whether the line before a hidden element is the heading that opens it."""
    if one.line <= first:
        return False
    line = layout.lines[one.line - 1]
    return layout.blocks[line.block].tag in HEADINGS or layout.blocks[line.block].tag in ("dt", "summary")


def _list_probes(text: str) -> Iterator[str]:
    """The beginnings of the first sentences, as they would be found elsewhere."""
    for end in _SENTENCE_ENDS:
        text = text.replace(end, "\n")
    sentences = [said for part in text.split("\n") if len(said := bare(part)) >= _PROBE // 2]
    yield from (said[:_PROBE] for said in sentences[:_PROBES])
