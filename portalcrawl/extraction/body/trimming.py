"""Which lines of the body's block are the article's. Labels and link density show its head, its tail and the boxes
between its paragraphs."""

from collections.abc import Set

from portalcrawl.extraction.body import labels
from portalcrawl.extraction.body.body import Body
from portalcrawl.extraction.body.boxes.cards import find_cards
from portalcrawl.extraction.body.boxes.data_tables import DataTable, find_data_tables, find_line_numbers
from portalcrawl.extraction.body.boxes.record_table import find_facts, find_record_lines, find_text_value
from portalcrawl.extraction.body.boxes.twins import find_twin
from portalcrawl.extraction.body.edges.below_lead import find_below_lead
from portalcrawl.extraction.body.edges.colophon import find_closing, kind_of
from portalcrawl.extraction.body.edges.ending import Ending, find_end
from portalcrawl.extraction.body.edges.head import find_summary, read_head
from portalcrawl.extraction.body.election.container import Container
from portalcrawl.extraction.body.inserted_boxes import label_boxes_between
from portalcrawl.extraction.body.labels import Rule, furniture_rule, text_rule
from portalcrawl.extraction.body.lines.announced_links import find_announced
from portalcrawl.extraction.body.lines.attachments import is_file_label, is_file_line, is_only_named
from portalcrawl.extraction.body.lines.captions import find_captioned, is_picture_line
from portalcrawl.extraction.body.lines.furniture_text import find_excerpts, is_all_furniture
from portalcrawl.extraction.body.lines.inserted_notes import is_insertion, is_unseen
from portalcrawl.extraction.body.lines.share_lines import is_share_line
from portalcrawl.extraction.body.setting.stray_lines import find_strays
from portalcrawl.extraction.body.setting.text_element import find_boxes_behind
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.lexicon import article_words
from portalcrawl.page.layout import Layout, Line, prose_of
from portalcrawl.page.own_site import is_reference, leads_to_site
from portalcrawl.page.page_title import bare

# The share of the prose that may be above the headline in the body's block; with more, the headline is a line of it.
_MOST_ABOVE = 0.4
# UTF-8 bytes of a line that may be a tool, a note of the editor or a neighbour; a longer one is text.
_LONGEST_NOISE = 300
# So many lines of links one after the other inside the text are a box.
_LINK_RUN = 3
# An editor's references are in a list or a paragraph, a system's links in any block.
_TYPED = frozenset(("li", "p", "dd"))
_NOISE = (
    (article_words.TOOL_LINE, labels.TOOL),
    (article_words.PROGRAM_MESSAGE, labels.PROGRAM),
    (article_words.EDITOR_NOTE, labels.EDITOR),
    (article_words.RULER_LINE, labels.RULER),
    (article_words.NEIGHBOUR_LINE, labels.NEIGHBOUR),
)


def trim_body(layout: Layout, container: Container, headline: Headline, furniture: list[bool]) -> Body:
    """Labels the lines of the body's block, one rule after the other; a line that has its rule keeps it."""
    value = find_text_value(layout, container.first, container.last)
    record = find_record_lines(layout, container.first, container.last)
    first = _find_start(layout, container, headline, furniture)
    tables = [
        table
        for table in find_data_tables(layout)
        if first <= table.first and table.last <= container.last and not _holds(table, value)
        if table.first not in record
    ]
    cells = {i for table in tables for i in range(table.first, table.last)}
    announced = find_announced(layout)
    ending = find_end(layout, first, container, furniture, cells | announced)
    rules = _label_edges(layout, container, headline, furniture, first, ending)
    facts = find_facts(layout, value, container.first, container.last) | record
    for index in facts:
        if not is_file_line(layout.lines[index]):
            rules.setdefault(index, labels.FACT)
    lines = [i for i in range(first, ending.last) if i not in rules]
    # A table of data is text, and so are links that a sentence announces, with the sentence: the head ends above them.
    text = cells | announced | {i - 1 for i in announced}
    above = lines[: next((place for place, i in enumerate(lines) if i in text), len(lines))]
    head = read_head(layout, above, headline, container)
    texts = [i for i in above if i not in head and layout.lines[i].text]
    head |= dict.fromkeys(find_below_lead(layout, texts), labels.BELOW_LEAD)
    body = Body(container, first, ending.last, rules | head, tables=tables)
    body.summary = find_summary(layout, above, head)
    for index in lines:
        if index not in head:
            rule = _label_line(layout, body, index, cells)
            body.rules[index] = labels.ANNOUNCED if index in announced and rule is not labels.FILE else rule
    _label_ends(layout, body, cells)
    body.rules.update(dict.fromkeys(find_boxes_behind(layout, body.rules), labels.BOX_BEHIND))
    body.strays = find_strays(layout, container, body.rules, headline)
    body.rules.update(dict.fromkeys(body.strays, labels.STRAY))
    label_boxes_between(layout, body, cells)
    again = [i for i in head if bare(layout.lines[i].text) == bare(headline.text or "")]
    if again and sum(layout.lines[i].size for i in body.kept) < layout.lines[again[0]].size:
        # The text says the headline again and hardly anything else.
        body.rules.update(dict.fromkeys(again, labels.SAID_AGAIN))
    if is_all_furniture([layout.lines[i] for i in body.kept if layout.lines[i].text]):
        # Where an article has no text, what stands near it is not taken for it.
        none = (i for i in body.kept if not layout.lines[i].images or layout.lines[i].text)
        body.rules.update(dict.fromkeys(none, labels.NO_TEXT))
    else:
        body.rules.update(dict.fromkeys(find_excerpts(layout, body.kept), labels.EXCERPT))
    return body


def _label_edges(
    layout: Layout, container: Container, headline: Headline, furniture: list[bool], first: int, ending: Ending
) -> dict[int, Rule]:
    """The rules of the lines above the start and behind the end, of furniture, and of boxes between paragraphs."""
    rules: dict[int, Rule] = {}
    for index in range(container.first, container.last):
        if headline.first <= index < headline.last and index < first:
            rules[index] = labels.HEADLINE
        elif index == ending.last:
            rules[index] = ending.rule
        elif furniture[index]:
            own = furniture_rule(layout.blocks[layout.lines[index].block])
            is_twin = index in find_twin(layout) and own is labels.LEFT_OUT
            rules[index] = labels.CARD if index in find_cards(layout) else labels.TWIN if is_twin else own
        elif index < first:
            rules[index] = labels.ABOVE_START
        elif index > ending.last:
            rules[index] = labels.BEHIND_END
        elif index in ending.asides:
            rules[index] = ending.asides[index]
    return rules


def _label_line(layout: Layout, body: Body, index: int, cells: Set[int]) -> Rule:
    line = layout.lines[index]
    if index in find_line_numbers(layout):
        return labels.LINE_NUMBER
    if is_unseen(layout, line):
        return labels.UNSEEN
    if index in cells and line.text and not line.images:
        return labels.TABLE
    if (owner := find_captioned(layout, index, body.first, body.last)) is not None:
        body.owners[index] = owner
        return labels.CAPTION
    if line.links and is_file_line(line):
        return labels.NAMED_FILE if is_only_named(line) else labels.FILE
    return _find_noise(layout, line, body.container) or text_rule(line, layout.blocks[line.block])


def _label_ends(layout: Layout, body: Body, cells: Set[int]) -> None:
    """Labels of files, lines of links, and what stands behind the last words."""
    files = set(body.files)
    announcing = (i for i in body.kept if i + 1 in files and is_file_label(layout.lines[i]))
    body.rules.update(dict.fromkeys(announcing, labels.FILE_LABEL))
    body.rules.update(_find_links(layout, body.kept, cells | find_announced(layout)))
    body.rules.update(dict.fromkeys(_find_notices_of_age(layout, body.kept), labels.STALE))
    kept = body.kept
    while len(kept) > 1 and kept[-1] not in cells and article_words.DISCLAIMER_LINE.match(layout.lines[kept[-1]].text):
        body.rules[kept.pop()] = labels.LAST_NOTICE
    if kept and kept[-1] not in cells:
        # A heading above files is theirs; the text of one above the editor's name is on the next page.
        behind = (body.rules.get(i) for i in range(kept[-1] + 1, body.container.last))
        is_more_behind = any(rule is None or rule.label is not labels.Label.META for rule in behind)
        is_more_behind = is_more_behind and not any(i > kept[-1] for i in body.files)
        body.rules.update(find_closing(layout, kept, is_more_behind=is_more_behind))


def _holds(table: DataTable, value: range | None) -> bool:
    """Whether a table is the record in which this value is the text."""
    return value is not None and table.first <= value.start < table.last


def _find_start(layout: Layout, container: Container, headline: Headline, furniture: list[bool]) -> int:
    """The line after the headline if the block has it; a headline below much of the text does not count."""
    first, last = container.first, container.last
    if not first <= headline.first < last:
        return first
    before = sum(prose_of(layout.lines[i]) for i in range(first, headline.first) if not furniture[i])
    return headline.last if before <= _MOST_ABOVE * container.prose else first


def _find_noise(layout: Layout, line: Line, container: Container) -> Rule | None:
    """The rule by which a short line inside the text is none of it."""
    text = line.text
    if not text or line.size >= _LONGEST_NOISE:
        return None
    if found := next((rule for pattern, rule in _NOISE if pattern.match(text)), None):
        return found
    if is_share_line(line):
        return labels.TOOL
    if _is_editors_line(line):
        return labels.EDITOR
    if is_insertion(layout, line, container.block):
        return labels.INSERTION
    if (line.links and article_words.TAG_LINE.match(text)) or article_words.NO_TAGS.match(text):
        return labels.TAGS
    if line.links and article_words.PAGER_LINE.match(text):
        return labels.PAGER
    return labels.END_LINK if line.is_linked and article_words.ends_article(text) else None


def _is_editors_line(line: Line) -> bool:
    """Whether a line is the source and the editor once more, as below many texts: 来源：甲 责任编辑：乙."""
    if line.stops or not article_words.may_be_labelled(line.text):
        return False
    kinds = {match.lastgroup for match in article_words.META_LABEL.finditer(line.text)}
    return {"source", "editor"} <= kinds and "author" not in kinds


def _find_notices_of_age(layout: Layout, kept: list[int]) -> list[int]:
    """Lines that count how old the text is, set in another way than the text: they say something else each day."""
    lines = layout.lines
    found = [i for i in kept if lines[i].size < _LONGEST_NOISE and article_words.STALE_NOTICE.match(lines[i].text)]
    if not found:
        return []
    texts = {kind_of(layout, i) for i in kept if i not in found and prose_of(lines[i])}
    return [i for i in found if texts and kind_of(layout, i) not in texts]


def _find_links(layout: Layout, kept: list[int], cells: Set[int]) -> dict[int, Rule]:
    """Link-only lines at the end of the text and runs of them inside it; references remain."""
    found: dict[int, Rule] = {}
    end = len(kept)
    while end and kept[end - 1] not in cells and _is_link_line(layout, kept[end - 1]):
        end -= 1
        found[kept[end]] = labels.LINKS_AT_END
    run: list[int] = []
    for index in [*kept[:end], -1]:
        if index >= 0 and index not in cells and (_is_link_line(layout, index) or _is_picture_of_card(layout, index)):
            run.append(index)
            continue
        if len(run) >= _LINK_RUN:
            found.update(dict.fromkeys(run, labels.LINK_RUN))
        run = []
    return found


def _is_picture_of_card(layout: Layout, index: int) -> bool:
    """Whether a line is a picture that leads to the page of the site to which the title below it leads."""
    line, below = layout.lines[index], layout.lines[index + 1 : index + 2]
    pages = {link.element.get("href") or "#" for link in line.links if not line.text}
    leads_on = any(title.links and pages == {link.element.get("href") for link in title.links} for title in below)
    return leads_on and all(leads_to_site(page, layout.host) for page in pages)


def _is_link_line(layout: Layout, index: int) -> bool:
    line = layout.lines[index]
    if not (line.is_linked or _has_signs_around_links(line)) or is_picture_line(line) or is_file_line(line):
        return False
    return not (layout.blocks[line.block].tag in _TYPED and is_reference(line, layout.host))


def _has_signs_around_links(line: Line) -> bool:
    """Whether a line's words are links, and signs stand around them: `/\\ Back to top /\\`, `[ Home | Archive ]`."""
    if not line.link_size or line.size >= _LONGEST_NOISE:
        return False
    rest = line.text
    for link in line.links:
        rest = rest.replace(link.text, "", 1) if link.text else rest
    return not any(map(str.isalnum, rest))
