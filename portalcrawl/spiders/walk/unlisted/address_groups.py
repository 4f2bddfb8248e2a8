"""Groups of like addresses, and which of them hold no articles.

A sitemap names tags, authors and months beside articles. Pages of one kind share an address pattern, so a few of them
tell what the rest is: a polite crawler does not fetch 6,000 tag pages to learn that none is an article.
"""

import re
from collections import Counter, defaultdict
from urllib.parse import parse_qsl, urlsplit

GIVEN_UP = "no articles at such addresses"
"""Why an address was not fetched: no page at an address like it was an article."""
PROBES = 5
"""Pages of one group that may fail before the rest of the group is left alone."""
ROOT_PROBES = 25
"""The same of pages right below the portal's root, where many systems have articles beside pages of all other kinds."""

_DIGITS = re.compile(r"\d+")


def group_of(url: str) -> str:
    """The group of an address: its folder with digits folded, its ending, the names of its parameters.

    >>> group_of("http://example.com/2017/12/some-title/") == group_of("http://example.com/2018/01/other/")
    True
    >>> group_of("http://example.com/view.php?aid=1"), group_of("http://example.com/tags/linux/")
    ('/view.php?aid', '/tags/*/')
    """
    parts = urlsplit(url)
    slash = "/" if parts.path.endswith("/") else ""
    folder, _, name = parts.path.rstrip("/").rpartition("/")
    if parts.query:
        return f"{folder}/{name}?" + "&".join(sorted(key for key, _ in parse_qsl(parts.query, keep_blank_values=True)))
    _, dot, ending = name.rpartition(".")
    return _DIGITS.sub("0", folder) + "/*" + (f".{ending}" if dot else "") + slash


def is_at_root(group: str) -> bool:
    """Whether a group is of pages right below the portal's root, where pages of all kinds stand."""
    return group.startswith("/*")


class AddressGroups:
    """What this run has learned of each group of addresses."""

    def __init__(self) -> None:
        """Nothing is known at first."""
        self._articles: set[str] = set()
        self._rejected: Counter[str] = Counter()
        self._left: defaultdict[str, list[str]] = defaultdict(list)
        """Addresses that were not fetched, by their group."""

    def note(self, url: str, *, is_article: bool) -> list[str]:
        """Learn from one page. Gives the addresses of its group that were left alone, if it shows that this was wrong.

        A list may tell of articles of a kind of which the first pages were rejected.
        """
        group = group_of(url)
        if is_article:
            self._articles.add(group)
            return self._left.pop(group, [])
        self._rejected[group] += 1
        return []

    def is_hopeless(self, url: str) -> bool:
        """Whether enough pages of the group were not articles, and none was one."""
        group = group_of(url)
        probes = ROOT_PROBES if is_at_root(group) else PROBES
        return group not in self._articles and self._rejected[group] >= probes

    def leave(self, url: str) -> None:
        """Note that an address of a hopeless group is not fetched."""
        self._left[group_of(url)].append(url)

    def forget(self, url: str) -> list[str]:
        """Take back what is known of an address's group: a rule that read its pages was wrong. Gives the addresses that
        were left alone for it."""
        group = group_of(url)
        self._rejected.pop(group, None)
        return self._left.pop(group, [])
