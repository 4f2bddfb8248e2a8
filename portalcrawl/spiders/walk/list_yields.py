"""What a list's pages bring: a list that shows only empty pages, one after the other, is not read on without an end."""

from collections import Counter, defaultdict, deque

from portalcrawl.archive.ledger import FRONT
from portalcrawl.discovery.pager.pager import Pages
from portalcrawl.items import Article

MOST_EMPTY = 150
"""Articles of one list that bring nothing, one after the other; then its pager is not followed any more."""
_REMEMBERED = 200
"""Texts of one list among which the next one is looked for."""

SPENT = f"the last {MOST_EMPTY} articles of the list show nothing of their own"
"""Why it is not."""


class ListYields:
    """Counts for one run, by section, the articles in a row that bring nothing: no text, or that of another one.

    A portal whose texts are all empty may be one that scripts write, and every headline of it counts. So a list is
    only left where half as many articles of other lists have a text, and where its pager states no end.
    """

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self._empty: Counter[int] = Counter()
        self._full: Counter[int] = Counter()
        self._last: dict[int, int | None] = {}
        self._texts: defaultdict[int, deque[int]] = defaultdict(lambda: deque(maxlen=_REMEMBERED))

    def note(self, section: int | None, article: Article) -> None:
        """Note what came of a row of the section's list, None for the front page's."""
        number = FRONT if section is None else section
        text = hash(article.articleBody)
        if article.is_bare or (article.articleBody and text in self._texts[number]):
            self._empty[number] += 1
            return
        self._empty[number] = 0
        self._full[number] += 1
        self._texts[number].append(text)

    def is_spent(self, section: int, pages: Pages) -> bool:
        """Whether the list is left where it is; `pages` is what its page says of further ones."""
        if pages.total_pages is not None or pages.total_rows is not None:
            return False
        # Where numbers are shown, an end is stated by one that stays as it was on the first page.
        first = self._last.setdefault(section, pages.last)
        if first is not None and pages.last == first and pages.last != (pages.current or 1) + 1:
            return False
        others = self._full.total() - self._full[section]
        return self._empty[section] >= MOST_EMPTY and others >= MOST_EMPTY / 2
