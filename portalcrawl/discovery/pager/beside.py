"""Links that stand beside those of a pager and say nothing that is known: `…`, or the last page in any language."""

from collections.abc import Sequence

from lxml import html

from portalcrawl.discovery.pager.addresses import PageSlot, read_slots
from portalcrawl.discovery.pager.tokens import PageToken
from portalcrawl.page.document import Document
from portalcrawl.page.links.page_links import Link, read_links
from portalcrawl.text.urls.identity import address_key

_LONGEST = 12
"""Characters of such a link; a row has more."""


def find_beside(document: Document, used: Sequence[html.HtmlElement], slot: PageSlot | None = None) -> list[Link]:
    """Short links in one run with the pager's links `used`; `slot` is the number in their addresses, if they have one,
    and then the addresses of all differ in it alone."""
    runs = {_run_of(element) for element in used}
    known = set(used)
    return [
        link
        for link in read_links(document).links
        if link.same_site
        and link.element not in known
        and _run_of(link.element) in runs
        and len(link.text) <= _LONGEST
        and (slot is None or any(one.key == slot.key for one in read_slots(link.url)[:1]))
    ]


def keep_unnumbered(document: Document, links: Sequence[Link], tokens: Sequence[PageToken]) -> tuple[str, ...]:
    """The addresses of those that may be pages of a pager whose addresses say nothing: beside its numbers in one
    folder, and said by none of its words."""
    said = {address_key(url) for url in (document.url, *(token.url for token in tokens if token.kind != "last"))}
    folders = {token.url.rpartition("/")[0] for token in tokens if token.kind == "number"}
    return tuple(
        link.url for link in links if address_key(link.url) not in said and link.url.rpartition("/")[0] in folders
    )


def _run_of(element: html.HtmlElement) -> html.HtmlElement | None:
    """The element in which a pager's link stands beside the others: each may have an item of its own around it."""
    holder = element.getparent()
    return holder.getparent() if holder is not None and holder.tag == "li" and len(holder) == 1 else holder
