"""Walls before a text: a password, a login, a subscription. What the page says of them is not the article's."""

from dataclasses import dataclass

from lxml import html

from portalcrawl.extraction.body.trimming import Body
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.lexicon import article_words
from portalcrawl.page.layout import Layout, prose_of
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


@dataclass(frozen=True, slots=True)
class Wall:
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


def find_wall(layout: Layout, body: Body, headline: Headline) -> Wall:
    """The wall before a page's text, or behind the beginning of it."""
    first = max(headline.last, 0)
    last = min(max(body.last, body.container.last) + _BEHIND, len(layout.lines))
    says: dict[int, str] = {}
    after = 0
    for index in reversed(range(first, last)):
        line = layout.lines[index]
        text = line.text if line.text or line.images else _read_skipped(layout, index)
        if line.size <= _LONGEST and after <= _MOST_AFTER and (note := _read_note(text)):
            says[index] = note
        elif index < body.last:
            after += prose_of(line)
    if not says:
        return Wall(PROTECTED) if _is_asked_for_password(layout) else Wall()
    lines = {index for one in says for index in _spread_over_form(layout, one, headline)}
    is_begun = any(layout.lines[index].text for index in body.kept if index not in lines)
    return Wall(TRUNCATED if is_begun else PROTECTED, frozenset(lines))


def _spread_over_form(layout: Layout, index: int, headline: Headline) -> range:
    """The line, or all of its form: its labels are none of the article's either."""
    for number in layout.ancestors(layout.lines[index].block):
        block = layout.blocks[number]
        if block.tag != "form":
            continue
        size = sum(line.size for line in layout.lines[block.first : block.last])
        if size <= _LARGEST_FORM and not block.first <= headline.first < block.last:
            return range(block.first, block.last)
    return range(index, index + 1)


def _read_note(text: str) -> str | None:
    if article_words.TRUNCATED.search(text):
        return TRUNCATED
    return PROTECTED if article_words.PROTECTED.search(text) else None


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
