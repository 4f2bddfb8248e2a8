"""Boxes between the paragraphs of a text that are set in another way: a picture with its words, another article's
title and excerpt, what a site asks or offers before it shows more."""

from collections.abc import Set
from itertools import pairwise

from portalcrawl.extraction.body import labels
from portalcrawl.extraction.body.body import Body
from portalcrawl.extraction.body.boxes.teasers import find_title_lines
from portalcrawl.extraction.body.labels import Rule
from portalcrawl.extraction.body.lines.captions import NO_CAPTION, is_picture_line
from portalcrawl.extraction.body.setting.text_parts import SENTENCE, find_text_parts
from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout import Layout, Line, prose_of
from portalcrawl.page.tags import HEADINGS

# Words of an article are in these, however they are set.
_OWN_TAGS = HEADINGS | {"p", "ul", "ol", "dl", "table", "blockquote", "pre"}
# UTF-8 bytes of a line that asks for something, of the words of a picture, and of sentences beside a linked title.
_LONGEST_NOTICE = 450
_LONGEST_CAPTION = 250
_MOST_BESIDE_TITLE = 350
# Lines of words that a picture has, and of a whole box.
_CAPTION_LINES = 2
_LARGEST_BOX = 60
# Lines of a box, one of which asks for something.
_LINES_FOR_ONE = 6
# The same where only a class says that a box is hidden: the rest of a text may be hidden as well.
_LINES_FOR_ONE_CONCEALED = 4
_ASKING = (
    (labels.CONSENT, (article_words.CONSENT,)),
    (labels.OFFER, (article_words.OFFER, article_words.TRUNCATED)),
)
# Elements around words whose tags say whose they are.
_REACH = 3
_SENTENCE_ENDS = '。！？.!?…”"»'


def label_boxes_between(layout: Layout, body: Body, cells: Set[int]) -> None:
    """Labels the lines of such boxes; nothing where the text does not show how it is set.

    A box that a script shows to some is known by that, wherever it stands.
    """
    _label_concealed(layout, body)
    kept = body.kept
    parts = find_text_parts(layout, kept, body.container.block)
    if parts is None:
        return
    boxes: dict[int, list[int]] = {}
    behind: dict[int, list[int]] = {}
    outer = set(layout.ancestors(parts.around))
    for index in sorted({*kept, *body.strays}):
        chain = layout.ancestors(layout.lines[index].block)
        if parts.around in chain[1:]:
            boxes.setdefault(chain[chain.index(parts.around) - 1], []).append(index)
        elif box := next((inner for inner, above in pairwise(chain) if above in outer), 0):
            behind.setdefault(box, []).append(index)
    _label_asking_behind(layout, body, behind, layout.blocks[parts.around].last)
    sentences = [i for i in kept if prose_of(layout.lines[i]) >= SENTENCE and parts.is_alike(layout, i)]
    for number, lines in boxes.items():
        block = layout.blocks[number]
        if block.tag in _OWN_TAGS or len(lines) > _LARGEST_BOX or not cells.isdisjoint(lines):
            continue
        is_alike = any(parts.is_alike(layout, i) for i in lines if layout.lines[i].text)
        if is_alike or not sentences or lines[0] < sentences[0]:
            continue
        rule = _find_rule(layout, lines, is_between=lines[-1] < sentences[-1])
        if rule and not (rule is labels.CAPTION and not body.strays.keys().isdisjoint(lines)):
            body.rules.update((i, rule) for i in lines if i not in body.strays)
            if rule is labels.CAPTION:
                picture = lines[0]
                for index in lines:
                    picture = index if layout.lines[index].images else picture
                    if layout.lines[index].text:
                        body.owners[index] = picture
                    else:
                        body.rules[index] = labels.PICTURE


def _label_asking_behind(layout: Layout, body: Body, boxes: dict[int, list[int]], end: int) -> None:
    """Labels the boxes behind the block of the text's parts, which ends before line `end`, that ask for something, and
    have something to fill in or to press."""
    for number, lines in boxes.items():
        block = layout.blocks[number]
        if block.tag in _OWN_TAGS or lines[0] < end or len(lines) > _LARGEST_BOX:
            continue
        is_form = next(block.element.iter("form", "input", "button"), None) is not None
        if is_form and (rule := _find_asking(layout, lines)):
            body.rules.update((i, rule) for i in lines if i not in body.strays)


def _label_concealed(layout: Layout, body: Body) -> None:
    """Labels the boxes that only a script shows and that ask for something."""
    kept = set(body.kept)
    for block in layout.blocks:
        if not body.first <= block.first < block.last <= body.last or block.last - block.first > _LARGEST_BOX:
            continue
        if class_names.CONCEALED_NAME.search(block.element.get("class") or ""):
            lines = [i for i in range(block.first, block.last) if i in kept]
            if lines and (rule := _find_asking(layout, lines, _LINES_FOR_ONE_CONCEALED)):
                body.rules.update(dict.fromkeys(lines, rule))


def _find_asking(layout: Layout, lines: list[int], lines_for_one: int = _LINES_FOR_ONE) -> Rule | None:
    """By which rule a box that asks for something, or offers it, is none of the text."""
    texts = [layout.lines[i] for i in lines if layout.lines[i].text]
    short = [line.text for line in texts if line.size <= _LONGEST_NOTICE]
    for rule, patterns in _ASKING:
        # One line of many is what the article says of such things.
        found = sum(any(pattern.search(text) for pattern in patterns) for text in short)
        if found * lines_for_one >= len(texts) > 0:
            return rule
    return None


def _find_rule(layout: Layout, lines: list[int], *, is_between: bool) -> Rule | None:
    """By which rule a box is none of the text."""
    if asking := _find_asking(layout, lines):
        return asking
    texts = [layout.lines[i] for i in lines if layout.lines[i].text]
    if all(_may_be_caption(layout, line) for line in texts) and _have_each_a_picture(layout, lines):
        return labels.CAPTION
    if not is_between:
        return None
    titles = find_title_lines(layout)
    has_title = any(i in titles and layout.lines[i].is_linked for i in lines)
    return labels.INSERTED_CARD if has_title and sum(map(prose_of, texts)) <= _MOST_BESIDE_TITLE else None


def _have_each_a_picture(layout: Layout, lines: list[int]) -> bool:
    """Whether a box is pictures, each with no more than two lines of words below it, or several with theirs beside
    them: in one line an icon may stand before words of the text."""
    words, pictures, beside = _CAPTION_LINES, 0, 0
    for index in lines:
        line = layout.lines[index]
        if is_picture_line(line):
            words, pictures, beside = 0, pictures + 1, beside + bool(line.text)
        elif line.text:
            words += 1
        if words > _CAPTION_LINES:
            return False
    return pictures > 0 and beside != 1


def _may_be_caption(layout: Layout, line: Line) -> bool:
    if line.size > _LONGEST_CAPTION or line.links or line.text[-1] in _SENTENCE_ENDS:
        return False
    return not any(layout.blocks[number].tag in NO_CAPTION for number in layout.ancestors(line.block)[:_REACH])
