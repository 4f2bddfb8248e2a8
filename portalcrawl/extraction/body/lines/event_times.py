"""When and where something takes place, as notices say it above their text: none of it is a meta line."""

import re
from collections.abc import Iterable

from portalcrawl.lexicon import article_words
from portalcrawl.lexicon.spans import is_span
from portalcrawl.page.layout import Layout


def announces_event(layout: Layout, lines: Iterable[int]) -> bool:
    """Whether one of these lines says where something takes place, or who speaks."""
    return any(article_words.EVENT.match(layout.lines[index].text) for index in lines)


def states_time_of_other(text: str, label: re.Match[str], *, is_event: bool) -> bool:
    """Whether a line's first label says when something else takes place than the publication."""
    if not article_words.BARE_TIME.match(label[0]):
        return False
    return is_event if label.start() == 0 else bool(article_words.OTHER_TIME.search(text[: label.end()]))


def states_span(text: str) -> bool:
    """Whether a line says from when to when something lasts, and no label of a meta line stands before it.

    >>> states_span("报名时间：2026年3月20日至27日"), states_span("发布时间：2026-03-20 有效期：2026-03-21至2026-04-21")
    (True, False)
    """
    if not is_span(text):
        return False
    label = article_words.META_LABEL.search(text) if article_words.may_be_labelled(text) else None
    return label is None or (label.lastgroup == "date" and bool(article_words.BARE_TIME.match(label[0])))
