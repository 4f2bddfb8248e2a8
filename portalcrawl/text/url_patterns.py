"""Patterns of addresses: what the addresses of a portal's articles have in common, in a form that people can read.

A pattern is a path, with its query's names: `{n}` stands for a number, `{s}` for any other word of a path's segment or
a parameter's value.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

_PIECE = re.compile(r"\{n\}|\{s\}")
_DIGITS = re.compile(r"\d+")
# Runs of digits, and what stands between them: t20171225_1234 is t{n}_{n}.
_WORDY = re.compile(r"[^\d/._-]{4,}|%|[^\x00-\x7f]")
# A file's ending; what follows the dot of `release-1.2.0` is none.
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")
_MOST_PATTERNS = 8
_LEAST_SHARE = 0.03


def check_pattern(pattern: str) -> None:
    """Raises ValueError for what cannot be a pattern of addresses."""
    if not pattern.startswith("/"):
        raise ValueError(f"{pattern!r} is no pattern of addresses; write a path like /a/{{n}}/{{n}}.html")


@lru_cache(maxsize=1_000)
def _compile(pattern: str) -> re.Pattern[str]:
    out, end = [], 0
    for match in _PIECE.finditer(pattern):
        out += [re.escape(pattern[end : match.start()]), r"\d+" if match[0] == "{n}" else r"[^/?&]+"]
        end = match.end()
    return re.compile("".join([*out, re.escape(pattern[end:])]))


def target_of(url: str) -> str:
    """The path and the query of a URL as patterns see them: parameters in the order of their names.

    >>> target_of("http://example.com/view.php?b=x&aid=12#top")
    '/view.php?aid=12&b=x'
    """
    parts = urlsplit(url)
    query = "&".join(f"{name}={value}" for name, value in sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return (parts.path or "/") + (f"?{query}" if query else "")


def has_pattern(url: str, patterns: Iterable[str]) -> bool:
    """Whether a URL's path and query fit one of the patterns."""
    target = target_of(url)
    return any(_compile(pattern).fullmatch(target) for pattern in patterns)


def pattern_of(url: str) -> str:
    """The pattern of one URL: numbers folded, slugs folded.

    >>> pattern_of("http://example.com/xinwen/2017/1225/12.html"), pattern_of("http://example.com/2019/05/some-title/")
    ('/xinwen/{n}/{n}/{n}.html', '/{n}/{n}/{s}/')
    >>> pattern_of("http://example.com/view.php?aid=12"), pattern_of("http://example.com/t20171225_34.htm")
    ('/view.php?aid={n}', '/t{n}_{n}.htm')
    """
    parts = urlsplit(url)
    *folders, name = parts.path.split("/")
    slash = ""
    if not name and folders:
        name, slash = folders.pop(), "/"
    match = None if slash else _ENDING.search(name)
    stem, ending = (name[: match.start()], match[0]) if match else (name, "")
    # Before a query stands a program's name.
    last = _DIGITS.sub("{n}", stem) if parts.query else _fold_name(stem)
    path = "/".join([*(_DIGITS.sub("{n}", folder) for folder in folders), last + ending]) + slash
    query = "&".join(
        f"{key}={_DIGITS.sub('{n}', value) if len(value) < 20 else '{s}'}"
        for key, value in sorted(parse_qsl(parts.query, keep_blank_values=True))
    )
    return path + (f"?{query}" if query else "")


# Where letters turn into digits or back: often in a hash, once or twice in t20171225_34.
_TURNS = re.compile(r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
_MOST_TURNS = 2


def _fold_name(stem: str) -> str:
    """The last word of a path: a slug of words or letters is one word, a number with marks keeps its marks."""
    if not stem:
        return stem
    if (
        "%" in stem
        or len(_TURNS.findall(stem)) > _MOST_TURNS
        or (_WORDY.search(unquote(stem)) and ("-" in stem or not _DIGITS.search(stem)))
    ):
        return "{s}"
    return _DIGITS.sub("{n}", stem)


def learn_patterns(urls: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """Patterns that the addresses of articles share, most frequent first; none that fits one of `others`.

    `others` are addresses that are certainly no articles': sections, further list pages, the home page.
    """
    counts = Counter(pattern_of(url) for url in urls)
    if not counts:
        return ()
    merged = _merge_folders(counts)
    strangers = list(others)
    least = max(1.0, _LEAST_SHARE * sum(merged.values()))
    found = [
        pattern
        for pattern, count in merged.most_common()
        if count >= least and not any(has_pattern(url, (pattern,)) for url in strangers)
    ]
    if not found:
        found = [p for p, _ in counts.most_common() if not any(has_pattern(url, (p,)) for url in strangers)]
    return tuple(found[:_MOST_PATTERNS])


def _merge_folders(counts: Counter[str]) -> Counter[str]:
    """Patterns that differ in one folder's name alone, made one: /xinwen/{n}.html and /zhengce/{n}.html."""
    groups: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for pattern in counts:
        steps = pattern.split("/")
        for i in range(1, len(steps) - 1):
            if "{" not in steps[i]:
                groups[(*steps[:i], "{s}", *steps[i + 1 :])].add(pattern)
    merged = Counter(counts)
    for key, members in sorted(groups.items(), key=lambda item: -len(item[1])):
        alive = [pattern for pattern in members if pattern in merged]
        if len(alive) >= _LEAST_FOLDERS:
            merged["/".join(key)] += sum(merged.pop(pattern) for pattern in alive)
    return merged


_LEAST_FOLDERS = 3
