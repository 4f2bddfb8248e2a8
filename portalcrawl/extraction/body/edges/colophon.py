"""The lines behind an article's last words in its block: its own facts once more, the name of the site's owner."""

import re

from portalcrawl.extraction.body import labels
from portalcrawl.extraction.body.labels import Rule
from portalcrawl.extraction.body.lines.attachments import is_file_label
from portalcrawl.lexicon import article_words
from portalcrawl.page.layout import Layout, Line
from portalcrawl.page.tags import HEADINGS
from portalcrawl.text.dates.hints import has_full_date

# UTF-8 bytes of a line that states the article's facts once more, and characters of one fact's value.
_LONGEST = 200
_LONGEST_VALUE = 30
# UTF-8 bytes of the name of whoever runs the site.
_LONGEST_NAME = 72
# UTF-8 bytes of a system's sentence of when a text was posted, with what it says of comments and feeds.
_LONGEST_POSTING = 600
# The share of the lines that headings have at most: a text may be set in headings.
_MOST_HEADINGS = 0.5
# Relations of links to what lists a text, and to the text itself.
_FILED = frozenset(("category", "tag", "bookmark"))
_RIGHT = re.compile(r"right", re.IGNORECASE)


def find_closing(layout: Layout, kept: list[int], *, is_more_behind: bool) -> dict[int, Rule]:
    """Such lines at the end of `kept`, with their rules; never its only line, and no line that is set like the text.

    `is_more_behind`: lines of its block were taken away behind them.
    """
    kept, found = kept.copy(), {}
    lines = layout.lines
    texts = {kind_of(layout, i) for i in kept if lines[i].stops and not _names_category(lines[i])}
    if len(kept) > 1 and _is_colophon(layout, kept):
        found[kept.pop()] = labels.COLOPHON
    while len(kept) > 1:
        line = lines[kept[-1]]
        if kind_of(layout, kept[-1]) not in texts and (_states_facts(line) or _names_category(line)):
            found[kept.pop()] = labels.FACTS_AGAIN
        elif kind_of(layout, kept[-1]) not in texts and is_file_label(line):
            # A system writes its label though no file follows.
            found[kept.pop()] = labels.FILE_LABEL
        elif kind_of(layout, kept[-1]) not in texts and article_words.CODE_LINE.fullmatch(line.text):
            found[kept.pop()] = labels.LAST_NOTICE
        elif _says_when_posted(layout, kept):
            found[kept.pop()] = labels.POSTING
        elif _is_of_picture(line):
            found[kept.pop()] = labels.CAPTION
        elif is_more_behind and _heads_nothing(layout, kept):
            found[kept.pop()] = labels.OVER_NOTHING
        else:
            break
    return found


def kind_of(layout: Layout, index: int) -> tuple[str, int, str]:
    """How a line is set: its block's tag, the block around it, its looks. What an editor types is set like the text.

    A line in the text's own block is set like the block, also behind a `<br>`.
    """
    block = layout.blocks[layout.lines[index].block]
    looks = " ".join(block.element.get(name) or "" for name in ("class", "style", "align"))
    return block.tag, block.parent, looks


def _states_facts(line: Line) -> bool:
    """Whether a line is nothing but labelled facts of the article: 来源：甲 点击数：3."""
    text = line.text
    if line.images or line.stops or line.size > _LONGEST or not article_words.may_be_labelled(text):
        return False
    labels = list(article_words.META_LABEL.finditer(text))
    if not labels or labels[0].start() > 1:
        return False
    kinds = {label.lastgroup for label in labels}
    ends = [label.start() for label in labels[1:]] + [len(text)]
    is_short = all(end - label.end() <= _LONGEST_VALUE for label, end in zip(labels, ends, strict=True))
    is_bare = any(label.lastgroup == "date" and article_words.BARE_TIME.match(label[0]) for label in labels)
    return is_short and not (is_bare or "author" in kinds or kinds <= {"other"})


def _names_category(line: Line) -> bool:
    """Whether a line is nothing but a label and links to what lists the text: 分類: 要聞."""
    rest = line.text if line.links and line.size <= _LONGEST else ""
    for link in line.links if rest else ():
        rest = rest.replace(link.text, "", 1)
    label = article_words.CATEGORY_LABEL.search(rest.strip(" ,，、|"))
    return label is not None and label.start() == 0


def _says_when_posted(layout: Layout, kept: list[int]) -> bool:
    """Whether the last line is the system's sentence of when, by whom and under what the text was posted.

    It is set in another way than the text, and has a date, or links to what lists the text.
    """
    line = layout.lines[kept[-1]]
    if line.images or line.size > _LONGEST_POSTING or not article_words.POSTING.match(line.text):
        return False
    is_filed = any(_FILED.intersection((link.element.get("rel") or "").split()) for link in line.links)
    if not (is_filed or has_full_date(line.text)):
        return False
    return all(kind_of(layout, other) != kind_of(layout, kept[-1]) for other in kept[:-1])


def _is_of_picture(line: Line) -> bool:
    """Whether a line only says whose a picture is: Photo: Jane Doe."""
    return not line.images and line.size <= _LONGEST and bool(article_words.PICTURE_CREDIT.match(line.text))


def _heads_nothing(layout: Layout, kept: list[int]) -> bool:
    """Whether the last line is a heading, and the text is not made of headings."""
    headings = [i for i in kept if layout.blocks[layout.lines[i].block].tag in HEADINGS]
    line = layout.lines[kept[-1]]
    is_one = bool(headings) and headings[-1] == kept[-1] and not line.images and not has_full_date(line.text)
    return is_one and len(headings) <= _MOST_HEADINGS * len(kept)


def _is_colophon(layout: Layout, kept: list[int]) -> bool:
    """Whether the page's last line is a name in another kind of block than all the text: whoever runs the site."""
    index = kept[-1]
    line = layout.lines[index]
    if index != len(layout.lines) - 1 or line.images or line.stops or not 0 < line.size <= _LONGEST_NAME:
        return False
    block = layout.blocks[line.block]
    style = f"{block.element.get('style') or ''} {block.element.get('align') or ''}"
    is_alone = all((block.tag, block.parent) != kind_of(layout, other)[:2] for other in kept[:-1])
    return is_alone and not _RIGHT.search(style)
