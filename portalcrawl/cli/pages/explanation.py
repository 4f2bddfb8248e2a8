"""Why a page is read as it is: each line with its label and rule, the candidates of elections with their scores, rows,
menu entries and pager links with the reason why they count or do not."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from portalcrawl.discovery.menu.blocks import find_menus
from portalcrawl.discovery.menu.entries import name_of, why_no_entry
from portalcrawl.discovery.menu.sections import find_sections
from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.pager.tokens import PageToken, find_tokens
from portalcrawl.discovery.rows.blocks.main_list import is_prose
from portalcrawl.discovery.rows.listing import find_lists, find_rows
from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.extraction.analysis import Analysis, analyse
from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.extraction.body.election.container import rank_blocks
from portalcrawl.extraction.body.labels import HEADLINE, STRAY
from portalcrawl.extraction.date.candidates import find_candidates
from portalcrawl.extraction.headline.election import rank_headlines
from portalcrawl.extraction.meta_zone import find_meta_zone
from portalcrawl.lexicon import class_names, list_words
from portalcrawl.page.document import Document
from portalcrawl.page.layout import Block
from portalcrawl.page.texts import text_of
from portalcrawl.text.dates.hints import MAY_HOLD_DATE
from portalcrawl.text.dates.refusals import find_refused
from portalcrawl.text.language import find_language
from portalcrawl.text.urls.identity import AddressKey, address_key

# Candidates of an election that are told.
_MOST_TOLD = 5
# Terms of a sum of weights that are shown.
_MOST_TERMS = 6
# Characters of a row's text in which its date is looked for.
_LONGEST_ROW = 400

Explainer = Callable[[Document, datetime | None], Any]


def explain_article(document: Document, reference: datetime | None) -> dict[str, Any]:
    """The page as an article: what was found and how, the elections of block and date, and each line with its rule."""
    hints = Hints(listed=True, reference=reference)
    read = analyse(document, hints)
    extraction = extract_article(document, hints)
    evidence = extraction.article.evidence if extraction.article else {}
    return {
        "rejection": extraction.rejection,
        "headline": read.headline.text,
        "evidence": evidence,
        "headlines": list(_explain_headlines(read, hints)),
        "blocks": list(_explain_blocks(read)),
        "dates": _explain_dates(read, hints),
        "lines": list(_explain_lines(read)),
    }


def _explain_blocks(read: Analysis) -> Iterable[dict[str, Any]]:
    for one in rank_blocks(read.layout, read.furniture, read.headline, _MOST_TOLD):
        block = read.layout.blocks[one.block]
        yield {
            "block": _name_block(block),
            "lines": [block.first, block.last],
            "elected": one.block == read.container.block,
            "score": round(one.score, 1),
            "parts": {kind: round(weight, 1) for kind, weight in one.parts.items()},
        }


def _explain_headlines(read: Analysis, hints: Hints) -> Iterable[dict[str, Any]]:
    for candidate, parts in rank_headlines(read.page, hints, _MOST_TOLD):
        yield {
            "text": candidate.text,
            "lines": [candidate.first, candidate.last],
            "elected": candidate.first == read.headline.first,
            "score": round(sum(parts.values()), 1),
            "parts": {name: round(weight, 1) for name, weight in parts.items()},
        }


def _name_block(block: Block) -> str:
    """A block as style sheets name it: div#content.text."""
    names = "".join(f".{name}" for name in (block.element.get("class") or "").split())
    number = block.element.get("id")
    return f"{block.tag}{f'#{number}' if number else ''}{names}"


def _explain_dates(read: Analysis, hints: Hints) -> list[dict[str, Any]]:
    zone = find_meta_zone(read.layout, read.headline, read.body)

    def language() -> str | None:
        return find_language(read.metadata.language, "".join(read.layout.lines[index].text for index in zone.ends))

    candidates, _ = find_candidates(read.page, zone, hints, language)
    found = [
        {
            "date": one.match.iso,
            "raw": one.match.raw,
            "how": one.evidence,
            "score": round(one.score, 1),
            "elected": one.match.day == (read.date.iso or "")[:10],
        }
        for one in candidates
    ]
    return [*found, *({"raw": one.raw, "how": str(one), "elected": False} for one in read.date.refused)]


def _explain_lines(read: Analysis) -> Iterable[dict[str, Any]]:
    for index, line in enumerate(read.layout.lines):
        rule = read.body.rule_of(index)
        if read.headline.first <= index < read.headline.last and index not in read.body.kept:
            rule = HEADLINE
        text = line.text or ("[picture]" if line.images else "[menu that was not read]")
        told = {"line": index, "label": str(rule.label), "rule": rule.name, "why": rule.meaning, "text": text}
        if rule is STRAY:
            stray = read.body.strays[index]
            told["chance"] = round(stray.chance, 3)
            told["terms"] = {name: round(weight, 2) for name, weight in stray.terms[:_MOST_TERMS]}
        yield told


def explain_menu(document: Document, reference: datetime | None) -> list[dict[str, Any]]:
    """The links of the section menu, each with the reason why it is not a section."""
    sections = {address_key(section.url): section for section in find_sections(document)}
    found: list[dict[str, Any]] = []
    seen: set[AddressKey] = set()
    for menu in find_menus(document):
        for link in menu.iter("a"):
            name, url = name_of(link), document.absolute(link.get("href") or "")
            reason = why_no_entry(link, name, url, document.url)
            section = None
            if reason is None and url is not None:
                key = address_key(url)
                section = sections.get(key) if key not in seen else None
                if section is None:
                    reason = "the address of an entry above it" if key in seen else "too deep in the menu"
                seen.add(key)
            path = section.path if section else ()
            found.append({"name": name, "url": url, "path": path, "kept": section is not None})
            found[-1]["reason"] = reason or "section"
    return found


def explain_rows(document: Document, reference: datetime | None) -> dict[str, Any]:
    """The rows of the page as a list, with the reasons of dates and pins; and the articles that it links elsewhere."""
    sections = {section.url for section in find_sections(document)}
    lists = find_lists(document, sections)
    listing = find_rows(document, reference=reference, exclude=sections)
    units = {address_key(unit.links[0].url): unit.elements for block in lists.main for unit in block.units}
    rows = []
    for row in listing.rows:
        elements = units.get(address_key(row.url), [])
        text = " ".join(text_of(element) for element in elements)[:_LONGEST_ROW]
        rows.append(
            {
                "headline": row.headline,
                "url": row.url,
                "date": row.datePublished,
                "dateReason": _explain_date(row, text, reference),
                "pinned": row.pinned,
                "pinnedReason": _explain_pin(text, [element.get("class") or "" for element in elements])
                if row.pinned
                else None,
            }
        )
    reason = "a list" if rows else "no block of like links to articles"
    if not rows and is_prose(document, lists.blocks):
        reason = "running text outweighs the lists"
    return {"reason": reason, "rows": rows, "others": [row.url for row in listing.others]}


def _explain_date(row: Row, text: str, reference: datetime | None) -> str:
    if row.year_is_inferred:
        return "the row shows month and day, the address the year"
    if row.month_day:
        return "the row shows no year; in a crawl the order of its list may tell it"
    if row.datePublished:
        return "the row shows it"
    if refused := find_refused(text, reference=reference):
        return str(refused.refusal)
    if MAY_HOLD_DATE.search(text):
        return "the row shows no year, or an order of day and month that is open"
    return "the row shows no date"


def _explain_pin(text: str, classes: list[str]) -> str:
    if any(class_names.PINNED_STEM.search(one) for one in classes):
        return "by its class"
    return "by its mark" if list_words.PINNED.search(text) else "above the order of dates"


def explain_pager(document: Document, reference: datetime | None) -> dict[str, Any]:
    """The pager as it was read, and the links that look like one, each with the reason why it counts or not."""
    pages = find_pages(document)
    used = {id(element) for element in pages.elements}
    known = {address_key(url) for url in pages.pages}
    links = [
        {
            "text": text_of(token.element),
            "url": token.url,
            "kept": id(token.element) in used or address_key(token.url) in known,
            "reason": _explain_token(token, id(token.element) in used or address_key(token.url) in known),
        }
        for token in find_tokens(document)
    ]
    return {
        "next": pages.next,
        "current": pages.current,
        "last": pages.last,
        "totalRows": pages.total_rows,
        "numbered": dict(pages.numbered),
        "generated": list(pages.generated),
        "links": links,
    }


def _explain_token(token: PageToken, is_kept: bool) -> str:
    said = f"shows the number {token.number}" if token.kind == "number" else f"says {token.kind}"
    if is_kept:
        return f"{said}, and its address belongs to the series"
    return f"{said}, but its address is not of one series with the page's and with other such links"


EXPLAINERS: dict[str, Explainer] = {
    "article": explain_article,
    "menu": explain_menu,
    "rows": explain_rows,
    "pager": explain_pager,
}
"""What can be explained of a page, by the names of the options."""
