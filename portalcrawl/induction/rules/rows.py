"""The rules for list pages' rows: the elements whose links differ from list to list."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import html

from portalcrawl.discovery.rows.blocks.blocks import Block
from portalcrawl.discovery.rows.blocks.side_lists import CONTENT
from portalcrawl.discovery.rows.blocks.units import Unit
from portalcrawl.discovery.rows.listing import find_lists, find_rows
from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.induction.election.node_paths import cost_of, paths_of
from portalcrawl.induction.election.voting import Choice, elect
from portalcrawl.induction.samples import ListPage
from portalcrawl.page.page_title import bare
from portalcrawl.page.texts import text_of
from portalcrawl.profiles.model import RowsRule
from portalcrawl.profiles.xpath import select_elements
from portalcrawl.text.dates.day_order import may_say_day
from portalcrawl.text.dates.parsing import parse_date
from portalcrawl.text.urls.identity import AddressKey, address_key

_LEAST_PAGES = 2
_MOST_RULES = 4
# A row on so many of the list pages is a side list's.
_EVERYWHERE = 0.6
_LEAST_EVERYWHERE = 3
_FITS = 0.9
_PROPOSING = 3
_LEAST_SHARE = 0.8
_MOST_ROWS = 200
_LONGEST_EXAMPLE = 60


@dataclass
class RowsPage:
    """A list page with its own rows."""

    page: ListPage
    units: list[Unit]
    keys: frozenset[AddressKey]
    of_element: dict[html.HtmlElement, AddressKey]
    """Address by link element, of all links that may be rows."""

    def keys_in(self, xpath: str) -> frozenset[AddressKey]:
        """The addresses of the links that stand in the elements of a path."""
        elements = set(select_elements(xpath, self.page.document.tree))
        return frozenset(
            key
            for link, key in self.of_element.items()
            if elements and (link in elements or not elements.isdisjoint(link.iterancestors()))
        )


def learn_rows(pages: Sequence[ListPage], exclude: Iterable[str]) -> tuple[RowsRule, ...]:
    """A rule for each layout of list pages that has support; `exclude` as in `find_rows`."""
    left = read_list_pages(pages, exclude)
    rules: list[RowsRule] = []
    while len(left) >= _LEAST_PAGES and len(rules) < _MOST_RULES:
        choice = elect(left, _propose, _judge, least=_LEAST_PAGES)
        if choice is None:
            break
        fitting = [page for page in left if _judge(page, choice.xpath) == 1.0]
        rules.append(_complete(choice, fitting))
        left = [page for page in left if page not in fitting]
    return tuple(rules)


def read_list_pages(pages: Sequence[ListPage], exclude: Iterable[str]) -> list[RowsPage]:
    """The pages that have rows; links that nearly all pages have are not rows. `exclude` as in `find_rows`."""
    known = frozenset(exclude)
    found = [(page, find_lists(page.document, known)) for page in pages]
    counts: Counter[str] = Counter()
    for _, lists in found:
        counts.update({address_key(unit.links[0].url) for block in lists.blocks for unit in block.units})
    least = max(_LEAST_EVERYWHERE, _EVERYWHERE * len(pages))
    everywhere = {key for key, count in counts.items() if count >= least}
    out = []
    for page, lists in found:
        main = [block for block in lists.main if not _is_side(block, everywhere)]
        if not main and lists.main:
            rest = [b for b in lists.blocks if b.side == CONTENT and not _is_side(b, everywhere)]
            main = [max(rest, key=lambda b: b.score)] if rest else []
        units = [unit for block in main for unit in block.units]
        if units:
            keys = frozenset(address_key(unit.links[0].url) for unit in units)
            links = {link.element: address_key(link.url) for link in lists.links.candidates}
            out.append(RowsPage(page, units, keys, links))
    return out


def _is_side(block: Block, everywhere: set[str]) -> bool:
    """Whether most of a block's rows stand on nearly every list page."""
    same = sum(address_key(unit.links[0].url) in everywhere for unit in block.units)
    return same * 2 > len(block.units)


def _propose(page: RowsPage) -> Iterator[str]:
    for unit in page.units[:_PROPOSING]:
        yield from paths_of(unit.elements[0])


def _judge(page: RowsPage, xpath: str) -> float | None:
    """1 if the elements hold the page's rows and no others, 0 if they do not, None if there are none."""
    inside = page.keys_in(xpath)
    if not inside:
        return None
    agreement = 2 * len(inside & page.keys) / (len(inside) + len(page.keys))
    return 1.0 if agreement >= _FITS else 0.0


def _complete(choice: Choice, pages: Sequence[RowsPage]) -> RowsRule:
    """The rule with the places of title and date inside a row, if nearly all rows agree on them."""
    rule = RowsRule(choice.xpath, support=choice.support)
    rows: list[tuple[html.HtmlElement, Row]] = []
    for page in pages:
        known = {address_key(row.url): row for row in find_rows(page.page.document, (rule,)).rows}
        for element in select_elements(rule.xpath, page.page.document.tree):
            keys = [page.of_element[a] for a in element.iter("a", "area") if a in page.of_element]
            if keys and keys[0] in known:
                rows.append((element, known[keys[0]]))
    rows = rows[:_MOST_ROWS]
    example = next((row.headline for _, row in rows if row.headline), None)
    return RowsRule(
        choice.xpath,
        example=example and example[:_LONGEST_EXAMPLE],
        support=choice.support,
        title=_elect_inside(rows, lambda row: row.headline, _says_title),
        date=_elect_inside(rows, lambda row: row.datePublished, _says_date),
    )


def _says_title(text: str, headline: str) -> bool:
    return bare(text) == bare(headline)


def _says_date(text: str, day: str) -> bool:
    found = parse_date(text) if len(text) < _LONGEST_EXAMPLE else None
    return found is not None and may_say_day(found, day[:10])


def _elect_inside(
    rows: Sequence[tuple[html.HtmlElement, Row]],
    label: Callable[[Row], str | None],
    says: Callable[[str, str], bool],
) -> str | None:
    """The shortest path from a row's element to the node that says what the row was read to say."""
    counts: Counter[str] = Counter()
    labelled = [(element, wanted) for element, row in rows if (wanted := label(row))]
    for element, wanted in labelled:
        paths: dict[str, bool] = {}
        for inner in element.iterdescendants():
            if isinstance(inner.tag, str) and (text := text_of(inner)):
                for path in _inner_paths(inner):
                    paths.setdefault(path, says(text, wanted))  # the first that it selects counts
        counts.update(path for path, is_right in paths.items() if is_right)
    found = [path for path, count in counts.items() if count >= _LEAST_SHARE * len(labelled)]
    return min(found, key=lambda path: (cost_of(path), path), default=None)


def _inner_paths(element: html.HtmlElement) -> Iterator[str]:
    yield f".//{element.tag}"
    for path in paths_of(element):
        if path.count("/") == 2 and "[" in path:
            yield f".{path}"
