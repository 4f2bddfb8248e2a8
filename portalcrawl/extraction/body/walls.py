"""Walls before a text: a password, a login, a subscription. What the page says of them is not the article's."""

import re
from functools import lru_cache

from lxml import html
from msgspec import Struct

from portalcrawl.extraction.body.body import Body
from portalcrawl.extraction.body.setting.text_element import find_text_element
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout import Block, Layout, prose_of
from portalcrawl.page.texts import text_up_to

PROTECTED, TRUNCATED = "protected", "truncated"
"""The notes on a text that the page does not show, and on one of which it shows the beginning."""
_LONGEST = 450
"""UTF-8 bytes of a line that says so; a longer one is a sentence of the article."""
_LONGEST_FORM, _LARGEST_FORM = 300, 700
"""Characters, and UTF-8 bytes of the lines, of a form that asks for a password."""
_BEHIND = 5
"""Lines behind the body's block in which a wall may stand."""
_MOST_AFTER = 150
"""UTF-8 bytes of sentences that may follow: where the text goes on, a sentence of it speaks of passwords."""
_SHARE = 0.4
"""What the words have at least of the sentence that says so; a sentence of the article says more than that."""
_CLEAR_SHARE = 0.8
"""The share of its sentences that the element of a shown beginning holds."""
_SENTENCE_END = re.compile(r"[。！？!?]|\.(?=\s|$)")


class Wall(Struct, frozen=True):
    """What keeps a reader from the text, or from the rest of it."""

    note: str | None = None
    lines: frozenset[int] = frozenset()
    """The lines that say so."""

    @property
    def is_protected(self) -> bool:
        """Whether nothing of the text is shown."""
        return self.note == PROTECTED

    @property
    def notes(self) -> tuple[str, ...]:
        """The note, if there is one."""
        return (self.note,) if self.note else ()


def find_wall(layout: Layout, body: Body, headline: Headline, furniture: list[bool]) -> Wall:
    """The wall before a page's text, or behind the beginning of it."""
    if (shown := _find_end_of_beginning(layout, body)) is not None:
        return Wall(TRUNCATED, frozenset(index for index in body.kept if index >= shown))
    first = max(headline.last, 0)
    last = min(max(body.last, body.container.last) + _BEHIND, len(layout.lines))
    says: dict[int, str] = {}
    apart: dict[int, bool] = {}
    after = 0
    for index in reversed(range(first, last)):
        line = layout.lines[index]
        if line.size <= _LONGEST and after <= _MOST_AFTER:
            text = line.text if line.text or line.images else _read_skipped(layout, index)
            form = _find_form(layout, index, headline)
            is_apart = furniture[index] or form is not None
            if note := _read_note(text, is_apart) or (form and _read_offer(text, form)):
                says[index] = note
                apart[index] = is_apart
                continue
        if index < body.last:
            after += prose_of(line)
    lines = {index for one in says for index in _spread_over_form(layout, one, headline)}
    is_begun = any(layout.lines[index].text for index in body.kept if index not in lines)
    if is_begun and TRUNCATED not in says.values():
        # The text is there: if something else is for members alone, the article says so, unless there is a way in.
        says = {index: note for index, note in says.items() if apart[index] or _offers_way_in(layout, index)}
        lines = {index for one in says for index in _spread_over_form(layout, one, headline)}
    if not says:
        return Wall(PROTECTED) if _is_asked_for_password(layout) else Wall()
    return Wall(TRUNCATED if is_begun else PROTECTED, frozenset(lines))


def _find_end_of_beginning(layout: Layout, body: Body) -> int | None:
    """The line that says that the rest is for some, if all that follows stands in other elements than the text before:
    it is what the site offers and asks, however long. None if there is no such line."""
    kept = body.kept
    whole = find_text_element(layout, kept)
    last = max((i for i in kept if whole and layout.parent_of(i) == whole.block), default=0)
    for place, index in enumerate(kept):
        if index < last:
            continue
        line = layout.lines[index]
        if not line.text or line.size > _LONGEST or _read_note(line.text, is_apart=False) != TRUNCATED:
            continue
        before, behind = kept[:place], kept[place + 1 :]
        text = find_text_element(layout, before)
        if text is None or text.share < _CLEAR_SHARE:
            continue
        sentences = sum(prose_of(layout.lines[i]) > 0 and layout.parent_of(i) == text.block for i in before)
        is_short = sum(prose_of(layout.lines[i]) for i in behind) <= text.prose
        if sentences > 1 and is_short and all(layout.parent_of(i) != text.block for i in behind):
            return index
    return None


def _offers_way_in(layout: Layout, index: int) -> bool:
    """Whether a line has a link, or the next in the same block is one: 立即登录."""
    line = layout.lines[index]
    if line.links:
        return True
    behind = layout.lines[index + 1] if index + 1 < len(layout.lines) else None
    around = layout.blocks[layout.blocks[line.block].parent]
    return behind is not None and index + 1 < around.last and behind.is_linked


def _spread_over_form(layout: Layout, index: int, headline: Headline) -> range:
    """The line, or all of its form: its labels are none of the article's either."""
    form = _find_form(layout, index, headline)
    return range(form.first, form.last) if form else range(index, index + 1)


def _find_form(layout: Layout, index: int, headline: Headline) -> Block | None:
    """The small form, or box named as a wall, in which a line stands; one around a whole article does not count."""
    for number in layout.ancestors(layout.lines[index].block):
        block = layout.blocks[number]
        if block.tag != "form" and not _is_named_wall(block):
            continue
        size = sum(line.size for line in layout.lines[block.first : block.last])
        if size <= _LARGEST_FORM and not block.first <= headline.first < block.last:
            return block
    return None


def _is_named_wall(block: Block) -> bool:
    return _names_wall(block.element.get("class") or "", block.element.get("id") or "")


@lru_cache(maxsize=1_000)
def _names_wall(classes: str, name: str) -> bool:
    """Asked for each block around each line, and the blocks of a site's pages have the same few names."""
    return class_names.WALL_STEM.search(f"{classes} {name}") is not None


def _read_offer(text: str, box: Block) -> str | None:
    """The note of a line that offers more to those who pay, in a box that is named as a wall."""
    return TRUNCATED if _is_named_wall(box) and article_words.OFFER.search(text) else None


def _read_note(text: str, is_apart: bool) -> str | None:
    """What a line says of the text; a sentence of the article that has these words among others does not."""
    for pattern, note in ((article_words.TRUNCATED, TRUNCATED), (article_words.PROTECTED, PROTECTED)):
        found = pattern.search(text)
        if found and (is_apart or len(found[0]) >= _SHARE * len(_sentence_around(text, found))):
            return note
    return None


def _sentence_around(text: str, found: re.Match[str]) -> str:
    first = max((end.end() for end in _SENTENCE_END.finditer(text, 0, found.start())), default=0)
    end = _SENTENCE_END.search(text, found.end())
    return text[first : end.start() if end else len(text)].strip()


def _read_skipped(layout: Layout, index: int) -> str:
    """The text of a line that stands for a block of furniture, whose words were not read."""
    block = layout.blocks[layout.lines[index].block]
    return text_up_to(block.element, _LONGEST_FORM) or "" if block.last - block.first == 1 else ""


def _is_asked_for_password(layout: Layout) -> bool:
    """Whether a form says that it wants the password of this text; forms to log in stand on every page."""
    root = layout.blocks[0].element
    for field in root.iter("input"):
        if (field.get("type") or "").lower() != "password":
            continue
        form = next((one for one in field.iterancestors("form") if isinstance(one, html.HtmlElement)), None)
        if form is not None and article_words.PROTECTED.search(text_up_to(form, _LONGEST_FORM) or ""):
            return True
    return False
