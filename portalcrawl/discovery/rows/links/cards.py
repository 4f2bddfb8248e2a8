"""Cards: repeated parts of a page that each stand for one article, whose linked heading says for which.

A card may hold anything: an excerpt, a whole text with links of its own, categories, tags, a picture. Links of a card
that lead elsewhere belong to its article and are not rows of the page's list.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from lxml import html

from portalcrawl.discovery.rows.one_row.title import are_days
from portalcrawl.page.links.page_links import Link
from portalcrawl.page.tags import HEADINGS
from portalcrawl.page.text_length import title_length
from portalcrawl.page.texts import text_of

_LEAST_TITLE = 15
"""Mean length of the headings, in bytes: blocks of a front page are headed by sections' names, which are shorter."""
_BLOCK_TEXT = 4
"""The texts below a block's heading are hardly more than so many times its links; a card has more, its article's."""
_OWN_TEXT = 2
"""A card with longer links than its title shows more than so many times their texts."""


def find_cards(candidates: list[Link]) -> dict[html.HtmlElement, Link]:
    """The link of each card's heading, by the card's element.

    Headings that are alike make cards of each other. A heading without its like makes a card if it is long enough.
    """
    groups: defaultdict[tuple[str, str], dict[html.HtmlElement, Link]] = defaultdict(dict)
    for link in candidates:
        if (heading := _heading_of(link)) is not None:
            groups[str(heading.tag), heading.get("class") or ""].setdefault(heading, link)
    titles: Counter[html.HtmlElement] | None = None
    found: list[dict[html.HtmlElement, Link]] = []
    for group in groups.values():
        if len({link.url for link in group.values()}) > 1:
            counts = Counter(step for heading in group for step in heading.iterancestors())
            found.append(dict(_read_group(group, counts, candidates)))
        else:
            heading, link = next(iter(group.items()))
            titles = titles if titles is not None else _count_titles(candidates)
            # Two further titles are a list, which does not belong to the card.
            counts = Counter({step: max(1, titles[step] - 1) for step in heading.iterancestors()})
            found.append(dict(_read_group({heading: link}, counts, candidates)))
    cards: dict[html.HtmlElement, Link] = {}
    for group_cards in sorted(filter(None, found), key=_title_rank):
        cards |= group_cards
    return cards


def _title_rank(cards: Mapping[html.HtmlElement, Link]) -> tuple[bool, float]:
    """Which of a card's headings is its title, the greatest: a day's page is not, and a name is shorter."""
    links = list(cards.values())
    return not are_days(links), sum(title_length(link.text) for link in links) / len(links)


def drop_links_in_cards(candidates: list[Link], cards: Mapping[html.HtmlElement, Link]) -> list[Link]:
    """The links without those that merely stand in another link's card."""
    if not cards:
        return candidates
    return [link for link in candidates if (card := _card_of(link, cards)) is None or cards[card].url == link.url]


def _card_of(link: Link, cards: Mapping[html.HtmlElement, Link]) -> html.HtmlElement | None:
    return next((e for e in (link.element, *link.element.iterancestors()) if e in cards), None)


def _count_titles(candidates: list[Link]) -> Counter[html.HtmlElement]:
    """How many addresses the links below each element lead to, those whose texts may be titles."""
    first = {link.url: link for link in candidates if title_length(link.text) >= _LEAST_TITLE}
    return Counter(step for link in first.values() for step in link.element.iterancestors())


def _heading_of(link: Link) -> html.HtmlElement | None:
    """The heading that a link stands in, or that stands in it."""
    if (holder := next(link.element.iterancestors(*HEADINGS), None)) is not None:
        return holder
    return next(link.element.iter(*HEADINGS), None) if len(link.element) else None


def _read_group(
    group: dict[html.HtmlElement, Link], counts: Mapping[html.HtmlElement, int], candidates: list[Link]
) -> Iterator[tuple[html.HtmlElement, Link]]:
    """The cards around some headings: of each the widest element that has no other, as `counts` tells."""
    cards: dict[html.HtmlElement, Link] = {}
    for heading, link in group.items():
        card = heading
        for step in heading.iterancestors():
            if counts[step] > 1:
                break
            card = step
        cards[card] = link
    titles = {card: title_length(link.text) for card, link in cards.items()}
    if sum(titles.values()) < _LEAST_TITLE * len(titles):
        return
    others: defaultdict[html.HtmlElement, list[int]] = defaultdict(list)
    for link in candidates:
        if (holder := _card_of(link, cards)) is not None and link.url != cards[holder].url:
            others[holder].append(title_length(link.text))
    texts = {card: title_length(text_of(card)) - titles[card] for card in cards}
    beside = {card: sum(others[card]) for card in cards}
    # A block's heading stands above titles longer than itself, and above little else.
    blocks = sum(max(others[x], default=0) > titles[x] and beside[x] * _BLOCK_TEXT > texts[x] for x in cards)
    if blocks * 2 > len(cards):
        return
    for card, link in cards.items():
        if beside[card] <= titles[card] or beside[card] * _OWN_TEXT <= texts[card]:
            yield card, link
