"""The steps of a path that are sections: without the home page, the article, and what stands beside them."""

from collections.abc import Iterable

from portalcrawl.extraction.headline.cut_titles import is_cut
from portalcrawl.items import Breadcrumb
from portalcrawl.lexicon import article_words
from portalcrawl.lexicon.index_names import is_date_index, is_index_name
from portalcrawl.page.document import Document
from portalcrawl.page.page_title import bare
from portalcrawl.text.dates.hints import NUMERIC_DATE
from portalcrawl.text.urls.index_pages import is_home_address
from portalcrawl.text.whitespace import fold

MARKS = " \t>›»→/|-:：＞≫·—,，、»«"
"""Signs around the steps of a path."""
MOST_STEPS = 8
_LONGEST_NAME = 60
"""Characters of a step's name."""
_SHORTEST_CUT = 6
"""Characters that a step and the headline must have in common to be the same, one of them cut."""


def clean_path(document: Document, crumbs: Iterable[Breadcrumb], headline: str | None) -> list[Breadcrumb]:
    """The path without the home page at its head and the article at its end."""
    path: list[Breadcrumb] = []
    title = bare(headline or "")
    for crumb in crumbs:
        crumb.name = fold(crumb.name).strip(MARKS)
        name = bare(crumb.name)
        # The meta line beside a path is not one of its steps.
        if not crumb.url and NUMERIC_DATE.search(crumb.name):
            continue
        if crumb.url and is_date_index(crumb.name, crumb.url):
            continue
        if not name or (path and path[-1].name == crumb.name):
            continue
        path.append(crumb)
    # What stands before the home page is a label: `Location: Home > News`.
    start = next((n for n, crumb in enumerate(path) if _is_home(crumb)), 0)
    if not any(crumb.url for crumb in path[:start]):
        path = path[start:]
    while path and _is_home(path[0]):
        path = path[1:]
    while (
        path
        and not (path[-1].url and path[-1].url != document.url and bare(path[-1].name) != title)
        and (article_words.PATH_SELF.match(path[-1].name) or _is_headline(bare(path[-1].name), title))
    ):
        path.pop()
    path = [crumb for crumb in _drop_headline(path, title) if len(crumb.name) <= _LONGEST_NAME]
    return [c for c in path if not article_words.PATH_HOME.match(c.name) and not is_index_name(c.name)][:MOST_STEPS]


def _drop_headline(path: list[Breadcrumb], title: str) -> list[Breadcrumb]:
    """The path without the headline at its end, whole or cut, which a dash in it has made two steps or more."""
    start = len(path)
    while start and not path[start - 1].url:
        start -= 1
    for first in range(start, len(path)):
        name = bare("".join(crumb.name for crumb in path[first:]))
        # Of a cut one, the first part may be longer than a step, and is gone.
        is_part = is_cut(path[-1].name) and title.find(name) >= 0
        if title and name and (name == title or is_part):
            return path[:first]
    return path


def _is_headline(name: str, title: str) -> bool:
    return bool(title) and (
        name == title
        or (len(name) >= _SHORTEST_CUT and title.startswith(name))
        or (len(title) >= _SHORTEST_CUT and name.startswith(title))
    )


def _is_home(crumb: Breadcrumb) -> bool:
    return article_words.PATH_HOME.match(crumb.name) is not None or leads_home(crumb.url)


def leads_home(url: str | None) -> bool:
    """Whether an address is the home page's."""
    return url is not None and url != "" and is_home_address(url)
