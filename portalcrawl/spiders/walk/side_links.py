"""Links from articles to other articles, to their categories, tags and authors: they may lead to what no list shows."""

from lxml import html

from portalcrawl.archive.ledger import ListedRow
from portalcrawl.discovery.menu.entries import is_name, is_section_address
from portalcrawl.discovery.pager.addresses import is_page_of, read_slots
from portalcrawl.discovery.rows.links.candidates import is_page_address
from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.discovery.rows.one_row.title import is_more
from portalcrawl.items import Article
from portalcrawl.lexicon import list_words
from portalcrawl.lexicon.index_names import is_author_index, is_date_index, is_tag_index
from portalcrawl.page.document import Document
from portalcrawl.page.links.page_links import NEIGHBOURS
from portalcrawl.page.page import page_of
from portalcrawl.page.texts import text_of
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.lists.list_reader import ListReader
from portalcrawl.text.urls.canonical import url_shape
from portalcrawl.text.urls.identity import address_key
from portalcrawl.text.urls.patterns import has_pattern

_AROUND_TITLE = " \t\u3000:：|"
"""What stands between the word and the title."""

_MOST_KNOWN = 200_000
"""Links that are remembered: the same hot list stands on every page, and is looked up once."""
_MOST_TAGS = 2_000
"""Links to tags, authors and months that one run notes; a portal may make new ones for every page."""


class SideLinks:
    """Puts links that have an article's address on the frontier, as candidates, and an article's categories as
    sections; its tags, authors and months are noted."""

    def __init__(self, run: Run, lists: ListReader) -> None:
        """Candidates go through `lists`, sections to the run's tree."""
        self._lists = lists
        self._tree = run.tree
        self._portal = run.keeper
        # Related articles of another date would lead out of the run's window.
        self._is_open = run.arguments.window.is_open
        self._known: set[str] = set()
        self._tags = 0

    def note(self, document: Document, article: str | None = None) -> None:
        """Put an article's links on the frontier; what the ledger knows stays as it is.

        `article` is the article's address, where the page may be a further one of it.
        """
        if not self._is_open:
            return
        profile = self._portal.profile
        patterns = profile.articles.patterns if profile else ()
        # Where articles' addresses are not known, or are of an older kind that no list shows, this one's tells what
        # they are like.
        own = article or document.url
        shape = url_shape(own) if not has_pattern(own, patterns) else None
        folder = document.base_url.partition("?")[0].rpartition("/")[0]
        views = page_of(document).metadata.views
        found: list[Row] = []
        for element in document.tree.iter("a"):
            href = element.get("href") or ""
            key = href if href.startswith(("/", "http")) else f"{folder}/{href}"
            if not href or key in self._known:
                continue
            self._known.add(key)
            url = document.absolute(href)
            if not url or (views and address_key(url) in views):
                continue
            is_alike = has_pattern(url, patterns) or (shape is not None and url_shape(url) == shape)
            # A calendar's days are made like articles below a day: /2026/02/01/ beside /2026/02/some-title/.
            if (is_alike and not is_date_index("", url)) or _is_neighbour(element, url, document.url):
                found.append(Row(url, headline=_title_of(element), position=len(found) + 1))
            elif _is_index(url) and self._tags < _MOST_TAGS:
                self._tags += 1
                self._lists.notes.note_link(ListedRow(url, document.url, len(self._known), text_of(element) or None))
            elif "category" in (element.get("rel") or "").lower().split():
                self._add_category(url, text_of(element))
        if found:
            self._lists.notes.add_candidates(found, document.url)
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()

    def note_text(self, article: Article) -> None:
        """Give each link of an article's own text a line of the ledger: what it cites may be what no list shows."""
        if not self._is_open or "<a " not in (article.articleBodyHtml or ""):
            return
        for position, element in enumerate(html.fromstring(article.articleBodyHtml or "").iter("a"), 1):
            url = element.get("href") or ""
            if url.startswith("http") and is_page_address(url):
                self._lists.notes.note_link(ListedRow(url, article.url, position, text_of(element) or None))

    def _add_category(self, url: str, name: str) -> None:
        """An article may have several categories, of which its path names one."""
        if is_name(name) and is_section_address(url) and self._tree.find(url) is None:
            self._tree.add(url, (name,), (url,), "page")


def _is_index(url: str) -> bool:
    """Whether an address lists what has one tag, one author or one month."""
    return is_tag_index("", url) or is_author_index(url) or is_date_index("", url)


def _title_of(element: html.HtmlElement) -> str | None:
    """What a link says of the article that it leads to: its text, without `上一篇：` before it."""
    text = text_of(element)
    if label := list_words.NEIGHBOUR.match(text):
        text = text[label.end() :].strip(_AROUND_TITLE)
    return None if is_more(text) else text or None


def _is_neighbour(element: html.HtmlElement, url: str, own: str) -> bool:
    """Whether a link says that it leads to the article before or behind this one, whatever its address is made like.

    A further page of the same article says the same.
    """
    relations = (element.get("rel") or "").lower().split()
    is_said = not NEIGHBOURS.isdisjoint(relations) or list_words.NEIGHBOUR.match(text_of(element)) is not None
    if not is_said or not is_page_address(url):
        return False
    return all(is_page_of(slot, own) is None for slot in read_slots(url))
