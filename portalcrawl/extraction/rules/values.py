"""The value of a rule's node, read in the same way when a rule is learned and when it is obeyed."""

from collections.abc import Iterable
from itertools import islice, takewhile

from lxml import html

from portalcrawl.extraction.credits.authors import names_behind, read_labelled_names
from portalcrawl.extraction.credits.credit_parser import clean_names
from portalcrawl.extraction.credits.person_links import names_of
from portalcrawl.extraction.credits.source import may_be_source
from portalcrawl.extraction.credits.stated_source import clean_source
from portalcrawl.extraction.headline.election import strip_label
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.meta_fields import FIELD_BREAK, join_pieces, read_fields
from portalcrawl.extraction.section.breadcrumbs import drop_place_label, is_beside, split_path
from portalcrawl.extraction.section.path_cleaning import clean_path
from portalcrawl.items import Breadcrumb
from portalcrawl.lexicon import article_words
from portalcrawl.lexicon.headline_marks import strip_marks
from portalcrawl.lexicon.persons import is_outlet, may_be_person
from portalcrawl.page.document import Document
from portalcrawl.page.texts import pieces_of
from portalcrawl.profiles.model import Rule
from portalcrawl.profiles.xpath import Found
from portalcrawl.text.dates.day_order import may_say_day
from portalcrawl.text.dates.parsing import DateMatch, find_dates
from portalcrawl.text.dates.shown_dates import parse_shown_date
from portalcrawl.text.dates.stated_dates import find_stated, has_zone
from portalcrawl.text.whitespace import tidy

# Characters of a node that are read, and of a name or a date that is all of its text.
_LONGEST = 600
_LONGEST_NAME = 40
# Characters before a date that may say that it is of something else than the publication.
_LABEL_REACH = 16
# Elements inside a node that may state its date.
_MOST_INNER = 20
# Characters of a node that states a date, a source or authors. What holds more is the article, where a day, a time or
# 来源 may stand in any sentence.
_LONGEST_META = 300


def texts_of(found: Found) -> list[str]:
    """A node's texts in their order, those of scripts and styles left out."""
    if isinstance(found, str):
        return [found]
    return pieces_of(found)


def text_of(found: Found) -> str:
    """A node's text on one line."""
    return tidy("".join(texts_of(found)))


def read_headline(found: Found, rule: Rule) -> str | None:
    """The headline of a node."""
    text = strip_label(_behind(text_of(found), rule.label))
    if not rule.is_declared:
        text = strip_marks(text)
    return text if 0 < len(text) <= _LONGEST else None


def read_date(found: Found, rule: Rule, hints: Hints) -> DateMatch | None:
    """The publication date of a node: visible, else in its attributes."""
    whole = text_of(found)
    if not rule.is_declared and len(whole) > _LONGEST_META:
        return None
    text = _behind(whole, rule.label)[:_LONGEST]
    stated = None if isinstance(found, str) else find_stated(found.attrib)
    # A date behind a sentence is one of the text.
    text = text.partition("。")[0]
    matches = list(find_dates(text, reference=hints.reference, zone=hints.zone))
    own = [m for m in matches if not article_words.NOT_PUBLISHED.search(text[max(0, m.start - _LABEL_REACH) : m.start])]
    if not stated and (own or matches):
        shown = (own or matches)[0]
        inner = _find_inner_moment(found) if shown.has_time else None
        both = inner and parse_shown_date(
            shown.raw, inner, reference=hints.reference, zone=hints.zone, zone_is_known=hints.zone_is_known
        )
        return both if both and may_say_day(shown, both.day) else shown
    if not stated and len(text) > _LONGEST_NAME:
        return None
    return parse_shown_date(
        own[0].raw if own else text,
        stated,
        reference=hints.reference,
        zone=hints.zone,
        zone_is_known=hints.zone_is_known,
    )


def _find_inner_moment(found: Found) -> str | None:
    """The moment, with its time zone, that an element inside the node states for programs."""
    if isinstance(found, str):
        return None
    values = (find_stated(inner.attrib) for inner in islice(found.iterdescendants(), _MOST_INNER))
    return next((value for value in values if has_zone(value)), None)


def read_source(found: Found, rule: Rule) -> str | None:
    """The source that a node states, behind its label or as all that is left beside a date."""
    text = _meta_of(found, rule)
    if rule.label:
        return clean_source(_before_next_label(text))
    fields = list(read_fields(text, 0)) if article_words.may_be_labelled(text) else []
    if fields:
        return next((s for f in fields if f.kind == "source" and (s := clean_source(f.pieces))), None)
    rest = _without_dates(text)
    return clean_source(rest) if len(rest) == 1 and may_be_source(rest[0]) else None


def read_authors(found: Found, rule: Rule) -> tuple[str, ...]:
    """The authors that a node states, behind their label or as its links or all that is left beside a date."""
    text = _meta_of(found, rule)
    if rule.label:
        pieces = _before_next_label(text)
        # Further pieces may be further authors, or fields behind labels that only this portal knows.
        names = names_behind(rule.label, [*pieces[:1], *takewhile(may_be_person, pieces[1:])])
        if names and not rule.is_declared and article_words.may_be_labelled(text):
            # 记者：张三 通讯员：李四
            names = tuple(dict.fromkeys((*names, *read_labelled_names(read_fields(text, 0), or_posters=False))))
        return names
    fields = list(read_fields(text, 0)) if article_words.may_be_labelled(text) else []
    if fields:
        return read_labelled_names(fields)
    names = ()
    if isinstance(found, html.HtmlElement):
        names = clean_names(names_of(found))
    rest = _without_dates(text)
    if not names and len(rest) == 1 and len(rest[0]) <= _LONGEST_NAME:
        names = clean_names(rest)
    return tuple(name for name in names if not is_outlet(name))


def _meta_of(found: Found, rule: Rule) -> str:
    """A node's text in pieces, behind the rule's label; nothing of a node that a learned rule cannot mean."""
    text = join_pieces(texts_of(found))
    return "" if not rule.is_declared and len(text) > _LONGEST_META else _behind(text, rule.label)[:_LONGEST]


def find_label(found: Found, kind: str, value: str) -> str | None:
    """The label behind which a node states a value; None if it states it without one."""
    text = join_pieces(texts_of(found))[:_LONGEST]
    fields = read_fields(text, 0) if article_words.may_be_labelled(text) else ()
    return next((f.label.strip() for f in fields if f.kind == kind and any(value in p for p in f.pieces)), None)


def read_breadcrumbs(found: Found, rule: Rule, document: Document, headline: str | None) -> list[Breadcrumb]:
    """The section path that a node shows behind its label: links, and unlinked words between and behind them.

    Nothing of a node that a learned rule cannot mean: signs in a headline make no path of it.
    """
    rest = drop_place_label(_behind(text_of(found), rule.label))
    if not rule.is_declared and headline and headline in rest and not _links_other(found, headline):
        return []
    crumbs: list[Breadcrumb] = []
    for link in found.iter("a") if isinstance(found, html.HtmlElement) else ():
        name = text_of(link)
        before, shown, after = rest.partition(name) if name else ("", "", rest)
        if shown and is_beside(before):
            rest = after
        elif shown:
            crumbs += [*split_path(before), Breadcrumb(name, document.absolute(link.get("href") or ""))]
            rest = after
    return clean_path(document, [*crumbs, *split_path(rest)], headline)


def _links_other(found: Found, headline: str) -> bool:
    """Whether a node has links with other words than the headline's."""
    links = found.iter("a") if isinstance(found, html.HtmlElement) else ()
    return any(text_of(link) not in headline for link in links)


def _behind(text: str, label: str | None) -> str:
    """The text behind the label; nothing if the label is missing."""
    return text if label is None else text.partition(label)[2].strip()


def _before_next_label(text: str) -> list[str]:
    """The pieces of a labelled value, up to what another label announces."""
    following = article_words.META_LABEL.search(text) if article_words.may_be_labelled(text) else None
    return _pieces((text[: following.start()] if following else text).split(FIELD_BREAK))


def _without_dates(text: str) -> list[str]:
    for match in reversed(list(find_dates(text.replace(FIELD_BREAK, " ")))):
        text = text[: match.start] + FIELD_BREAK + text[match.end :]
    return _pieces(text.split(FIELD_BREAK))


def _pieces(texts: Iterable[str]) -> list[str]:
    return [text for piece in texts if (text := piece.strip(" :：,，;；-|·/"))]
