"""What a list's rows bring: a list whose rows lead to nothing, one after the other, is not read on without an end."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable

from portalcrawl.archive.ledger import FRONT
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.items import Article

MOST_EMPTY = 150
"""Requests for one list that bring nothing, one after the other; then its pager is not followed any more."""
_REMEMBERED = 200
"""Texts of one list among which the next one is looked for."""

SPENT = f"the last {MOST_EMPTY} requests for the list brought nothing of its own"
"""Why the pager of such a list is not followed any more."""


class ListYields:
    """Counts for one run, by section, the requests in a row that bring nothing.

    A row brings nothing if its article has no text or the text of another one, if it is dead, or if it leads to
    something else than an article.

    If all texts of a portal are empty, scripts may write them, and every headline counts. So a list is only left if
    half as many articles of other lists have a text, and if its pager states no end.
    """

    def __init__(self, count_archived: Callable[[int], int]) -> None:
        """Nothing is counted yet; `count_archived` tells how many articles are archived that other lists show."""
        self._count_archived = count_archived
        self._empty: Counter[int] = Counter()
        self._full: Counter[int] = Counter()
        self._last: dict[int, int | None] = {}
        self._texts: defaultdict[int, deque[int]] = defaultdict(lambda: deque(maxlen=_REMEMBERED))

    def note(self, section: int | None, article: Article) -> None:
        """Note what came of a row of the section's list, None for the front page's."""
        number = FRONT if section is None else section
        text = hash(article.articleBody)
        if article.is_bare or (article.articleBody and text in self._texts[number]):
            self.note_vain(section)
            return
        self._empty[number] = 0
        self._full[number] += 1
        self._texts[number].append(text)

    def note_vain(self, section: int | None) -> None:
        """Note that a row of the section's list has brought nothing."""
        self._empty[FRONT if section is None else section] += 1

    def is_spent(self, section: int, pages: Pages) -> bool:
        """Whether the list is left where it is; `pages` is what its page says of further ones."""
        if pages.total_pages is not None or pages.total_rows is not None:
            return False
        # Where numbers are shown, an end is stated by one that stays as it was on the first page.
        first = self._last.setdefault(section, pages.last)
        if first is not None and pages.last == first and pages.last != (pages.current or 1) + 1:
            return False
        return self._empty[section] >= MOST_EMPTY and self._count_others(section) >= MOST_EMPTY / 2

    def _count_others(self, section: int) -> int:
        """Articles of other lists that have a text; where this run has asked for none, those that are archived."""
        full = self._full.total() - self._full[section]
        asked = full + self._empty.total() - self._empty[section]
        return full if asked else self._count_archived(section)
