"""What a list page is called: by the last step of its path, by the link that led there, by a part of its title."""

from collections.abc import Sequence

from portalcrawl.discovery.menu.entries import LONGEST_NAME, LONGEST_SIBLING, drop_count, is_name, is_service_name
from portalcrawl.discovery.rows.one_row.title import is_more
from portalcrawl.items import Breadcrumb
from portalcrawl.lexicon import list_words
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of
from portalcrawl.page.page_title import bare, names_site
from portalcrawl.page.text_length import title_length
from portalcrawl.text.urls.identity import is_same_address

_LEADING_ON = (list_words.NEXT, list_words.PREVIOUS, list_words.FIRST, list_words.LAST, list_words.PAGE_NUMBER)


def find_own_name(
    document: Document, path: Sequence[Breadcrumb], label: str | None, site_name: str | None
) -> tuple[str | None, list[Breadcrumb]]:
    """(the page's name, None if nothing tells it; the steps above it).

    `path` is its breadcrumb, `label` the text of the link that led there, perhaps with a count, `site_name` the home
    page's whole title. Where the page makes the link's name longer, as search engines like it, the link's counts.
    """
    steps = list(path)
    label = drop_count(label or "")
    names = [label] if label else []
    if steps and (steps[-1].url is None or is_same_address(steps[-1].url, document.url)):
        own = steps.pop().name
        names.insert(len(names) if bare(label) and bare(own).startswith(bare(label)) else 0, own)
    site = bare(site_name or "")
    parts = page_of(document).title_parts
    names += [part for part in parts if bare(part) and bare(part) not in site and not names_site(bare(part))]
    return next((name for name in names if may_be_own(name)), None), steps


def is_titled_as(document: Document, label: str) -> bool:
    """Whether a part of the page's title is the text of the link that led there, and that names a list, or is so long
    that it is a title: with more digits than a name has."""
    title = bare(label)
    says = may_be_own(label) or title_length(label) > LONGEST_NAME
    return bool(title) and says and title in {bare(part) for part in page_of(document).title_parts}


def may_be_own(name: str) -> bool:
    """Whether a text names a list, and does not only lead on: `更多`, `Next →`."""
    leads_on = is_more(name) or any(pattern.fullmatch(name) for pattern in _LEADING_ON)
    return is_name(name, LONGEST_SIBLING) and not leads_on and not is_service_name(name)
