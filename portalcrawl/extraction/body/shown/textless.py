"""An article without a text: its pictures, files and players stand below its headline, and little else does."""

from portalcrawl.extraction.body import labels
from portalcrawl.extraction.body.body import Body
from portalcrawl.extraction.body.boxes.picture_ends import is_thing
from portalcrawl.extraction.body.election.container import MOST_LINKS, Container
from portalcrawl.extraction.body.lines.attachments import is_file_line, is_only_named
from portalcrawl.extraction.body.lines.captions import find_captioned, is_picture_line
from portalcrawl.extraction.body.shown.embedded import shows_something
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout import Layout


def find_things(layout: Layout, body: Body, headline: Headline, furniture: list[bool]) -> Body:
    """The body of a page on which no text was found: what is shown in the smallest block around the headline that shows
    anything; where there is none, the place below the headline."""
    known = [layout.lines[i] for i in (*body.kept, *body.captions.values(), *body.files) if i >= headline.first]
    if headline.first < 0 or any(line.links or is_picture_line(line) for line in known):
        return body
    inner = layout.lines[headline.first].block
    # What is said of the headline's block says nothing of the rest: a form may stand around the whole article.
    is_aside = [bool(block.role & class_names.FURNITURE & ~layout.blocks[inner].role) for block in layout.blocks]
    is_own = furniture[headline.first]
    for number in layout.ancestors(inner):
        block = layout.blocks[number]
        end = _find_end(layout, headline.last, block.last)
        lines = [
            i for i in range(headline.last, end) if not (is_aside[layout.lines[i].block] if is_own else furniture[i])
        ]
        others = [i for i in lines if layout.lines[i].is_linked and not is_thing(layout.lines[i])]
        if len(others) > MOST_LINKS:
            break
        # Where all that stands below is furniture, by a rule perhaps, what is shown among it is the article's.
        last = lines[-1] + 1 if lines else end
        things = [i for i in lines if is_thing(layout.lines[i])]
        is_shown = any(
            headline.last <= one.line <= last
            and number in layout.ancestors(one.block)
            and not is_aside[one.block]
            and shows_something(one.element)
            for one in layout.embedded
        )
        if things or is_shown:
            return _make_body(layout, Container(number, headline.last, block.last, 0), things, last)
    block = layout.blocks[inner]
    return Body(Container(inner, headline.last, block.last, 0), headline.last, max(headline.last, block.last))


def _make_body(layout: Layout, container: Container, things: list[int], last: int) -> Body:
    body = Body(container, container.first, last)
    for index in things:
        line = layout.lines[index]
        is_file = line.links and is_file_line(line)
        if is_file and not is_only_named(line):
            body.rules[index] = labels.FILE
        else:
            body.rules[index] = labels.NAMED_FILE if is_file else labels.PICTURE
    kept = set(body.kept)
    for index in range(container.first, container.last):
        if index in body.rules:
            continue
        owner = find_captioned(layout, index, container.first, last) if index < last else None
        if owner in kept:
            body.owners[index] = owner
        body.rules[index] = labels.CAPTION if owner in kept else labels.BESIDE_THINGS
    return body


def _find_end(layout: Layout, first: int, last: int) -> int:
    """The line that announces other articles."""
    for index in range(first, last):
        text = layout.lines[index].text
        if article_words.ends_article(text) or article_words.NEIGHBOUR_LINE.match(text):
            return index
    return last
