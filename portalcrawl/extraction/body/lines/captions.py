"""Which short lines are an image's caption: marked by HTML or a class, centred below it, or by its words (图为 …)."""

import re

from lxml import html

from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout import Block, Layout, Line
from portalcrawl.page.tags import HEADINGS
from portalcrawl.text.whitespace import fold

# UTF-8 bytes of a caption that is marked or says that it is one, of one that is only centred, and of one in a
# `<figcaption>`, which may be a paragraph.
_LONGEST = 450
_LONGEST_CENTERED = 300
_LONGEST_FIGCAPTION = 1_500
# Lines of a block that is centred for one caption, and of a frame with one image and its caption in the same line.
_LARGEST_CENTERED = 3
_LARGEST_FRAME = 2
# Lines of words that a picture in a `<figure>` has: its title, what it shows, and whose it is.
_LINES_OF_PICTURE = 3
# Pixels: a smaller image is an ornament.
_SPACER = 40
# Pixels of the portrait beside a by-line.
_PORTRAIT = 100
_SENTENCE_ENDS = "。！？.!?）)"
# Elements around a line, among which its figure is.
_REACH = 8
NO_CAPTION = HEADINGS | {"blockquote", "pre", "table", "li", "dl"}
"""Elements beside a picture whose words are the article's own."""
# Whose picture it is, behind what it shows: (Image: Agency), (Photo by Jane Doe). Text that ends so is a caption.
_CREDIT = re.compile(
    r"\((?:image|photo|picture|pic|foto)s?\s?(?:(?:credit|courtesy)(?:\s(?:of|to))?|by|[:：©])[^()]{1,80}\)\s?$",
    re.IGNORECASE,
)
# Whose picture it is, alone in a line, and the UTF-8 bytes of such a line.
_OWNER = re.compile(r"(?:©|\(c\))\s?(?!\d{4})\w", re.IGNORECASE)
_LONGEST_OWNER = 90


def find_captioned(layout: Layout, index: int, first: int, last: int) -> int | None:
    """The line (of `[first, last)`) whose image this line is the caption of, or None if it is not a caption."""
    line = layout.lines[index]
    block = layout.blocks[line.block]
    if not line.text or line.size > (_LONGEST_FIGCAPTION if block.tag == "figcaption" else _LONGEST):
        return None
    if _is_marked(layout, line.block) or stands_in_figure(layout, index) or _CREDIT.search(line.text):
        return _nearest_image(layout, index, first, last)
    if line.images:
        frame = block.own_role & class_names.PICTURE and block.last - block.first <= _LARGEST_FRAME
        return index if frame and is_picture_line(line) else None
    before = index - 1
    if before < first or layout.lines[before].text or not is_picture_line(layout.lines[before]):
        return None
    if (
        is_picture_credit(layout, index)
        or article_words.CAPTION_LINE.match(line.text)
        or (
            line.size <= _LONGEST_CENTERED
            and block.tag not in HEADINGS
            and _is_centered(layout, block)
            and not _is_bold(block, line)
        )
    ):
        return before
    return None


def is_below_picture(layout: Layout, index: int) -> bool:
    """Whether a line is the caption of the picture above it: it says when the picture was taken, and by whom."""
    owner = find_captioned(layout, index, 0, len(layout.lines))
    return owner is not None and owner < index


def is_picture_credit(layout: Layout, index: int) -> bool:
    """Whether a line says whose the picture above it is: © Jane Doe. A notice of the site tells a year as well."""
    line, above = layout.lines[index], layout.lines[index - 1]
    is_credit = bool(_OWNER.match(line.text)) and line.size <= _LONGEST_OWNER
    return is_credit and index > 0 and not above.text and is_picture_line(above)


def stands_in_figure(layout: Layout, index: int) -> bool:
    """Whether a line stands in a `<figure>` that is a picture and what is said of it: its credit, its title.

    Figures may also hold a table, a quotation, a program, or a whole text in some designs.
    """
    block = layout.blocks[layout.lines[index].block]
    for _ in range(_REACH):
        if block.tag in NO_CAPTION:
            return False
        if block.tag == "figure":
            lines = layout.lines[block.first : block.last]
            size, words = sum(line.size for line in lines), sum(1 for line in lines if line.text)
            pictures = sum(is_picture_line(line) and not line.text for line in lines)
            return size <= _LONGEST and words <= _LINES_OF_PICTURE * pictures
        if block.parent < 0:
            break
        block = layout.blocks[block.parent]
    return False


def _is_marked(layout: Layout, number: int) -> bool:
    """Whether a block is marked as a caption: by `<figcaption>`, or by a class that does not name a whole text."""
    if not layout.blocks[number].role & class_names.CAPTION:
        return False
    for above in layout.ancestors(number):
        block = layout.blocks[above]
        if block.own_role & class_names.CAPTION:
            lines = layout.lines[block.first : block.last]
            if block.own_role & class_names.BOX and not _is_beside_picture(layout, block):
                # A box for text and pictures (text-image) without a picture, or with more than a caption.
                return False
            return block.tag == "figcaption" or above == number or sum(line.size for line in lines) <= _LONGEST
    return False


def _is_beside_picture(layout: Layout, block: Block) -> bool:
    """Whether a block that is named for text and picture has few lines of text, and a picture in it or beside it."""
    lines = layout.lines[max(block.first - 1, 0) : block.last + 1]
    texts = sum(1 for line in layout.lines[block.first : block.last] if line.text)
    return texts <= _LARGEST_FRAME and any(map(is_picture_line, lines))


def _is_bold(block: Block, line: Line) -> bool:
    """Whether a line without a clause is bold as a whole: centred by an editor, it is a heading."""
    bold = (fold(element.text_content()) for element in block.element.iter("b", "strong"))
    return line.stops <= 1 and line.text[-1] not in _SENTENCE_ENDS and line.text in bold


def _nearest_image(layout: Layout, index: int, first: int, last: int) -> int:
    """The image of a marked caption: before it or, in some systems, after it; itself if there is none."""
    for near in (index, index - 1, index - 2, index + 1):
        if first <= near < last and layout.lines[near].images:
            return near
    return index


def _is_centered(layout: Layout, block: Block) -> bool:
    """Whether a small block is centred. What centres a whole page or table does not make a line a caption."""
    if block.own_role & class_names.CENTERED:
        return block.last - block.first <= _LARGEST_CENTERED
    above = layout.blocks[block.parent] if block.parent >= 0 else block
    return bool(above.own_role & class_names.CENTERED) and above.last - above.first <= _LARGEST_CENTERED


def is_picture_line(line: Line) -> bool:
    """Whether one of the line's images is larger than a spacer."""
    for image in line.images:
        sizes = [(image.get(name) or "").removesuffix("px") for name in ("width", "height")]
        if not any(size.isdigit() and int(size) < _SPACER for size in sizes):
            return True
    return False


def is_portrait(image: html.HtmlElement) -> bool:
    """Whether an image says that it is as small as the portraits beside by-lines are."""
    sizes = [(image.get(name) or "").removesuffix("px") for name in ("width", "height")]
    return all(size.isdigit() and int(size) <= _PORTRAIT for size in sizes)
