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
# A system's name with nothing but numbers behind it: show-18-129-1, thread_12_1.
_NUMBERED = re.compile(r"[A-Za-z]+(?:[-_]\d+)+")
# A file's ending; what follows the dot of `release-1.2.0` is not one.
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")
_MOST_PATTERNS = 8
_LEAST_SHARE = 0.03
# Entries of the menu for each address of an article that may fit its pattern.
_MOST_ENTRIES = 0.25


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


def is_of_numbers(pattern: str) -> bool:
    """Whether a pattern leaves numbers open and no word: a system makes such addresses for articles alone.

    >>> is_of_numbers("/info/{n}/{n}.html"), is_of_numbers("/{s}/{n}.html"), is_of_numbers("/news/")
    (True, False, False)
    """
    return "{n}" in pattern and "{s}" not in pattern


# One page's address is asked about by several readers.
@lru_cache(maxsize=500)
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
    """The last word of a path: a slug of words or letters is one word, a number with marks keeps its marks.

    >>> _fold_name("show-18-129-1"), _fold_name("covid-19-in-town"), _fold_name("t20171225_34")
    ('show-{n}-{n}-{n}', '{s}', 't{n}_{n}')
    """
    if not stem or _NUMBERED.fullmatch(stem):
        return _DIGITS.sub("{n}", stem)
    if (
        "%" in stem
        or len(_TURNS.findall(stem)) > _MOST_TURNS
        or (_WORDY.search(unquote(stem)) and ("-" in stem or not _DIGITS.search(stem)))
    ):
        return "{s}"
    return _DIGITS.sub("{n}", stem)


def learn_patterns(urls: Iterable[str], others: Iterable[str], entries: Iterable[str] = ()) -> tuple[str, ...]:
    """Patterns that the addresses of articles share, most frequent first; none that fits one of `others`, or many of
    `entries`.

    Folders in which articles differ become `{s}`, because there may be more of them. `others` are addresses that are
    certainly not articles: lists, their further pages, the home page. `entries` of a menu lead to some articles, too.

    >>> learn_patterns(["http://e.com/a/xw/1.html", "http://e.com/a/tz/2.html"], ["http://e.com/a/xw/"])
    ('/a/{s}/{n}.html',)
    """
    groups: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for url in urls:
        pattern = pattern_of(url)
        groups[_shape_of(pattern)][pattern] += 1
    lists, menu = list(others), list(entries)

    def fits_others(pattern: str, articles: int) -> bool:
        return _count(pattern, lists) > 0 or _count(pattern, menu) > articles * _MOST_ENTRIES

    found: Counter[str] = Counter()
    for counts in groups.values():
        merged = _merge(list(counts))
        if fits_others(merged, counts.total()):
            found.update({p: n for p, n in counts.items() if not fits_others(p, n)})
        else:
            found[merged] += counts.total()
    least = _LEAST_SHARE * found.total()
    return tuple(pattern for pattern, count in found.most_common(_MOST_PATTERNS) if count >= least)


def _count(pattern: str, urls: list[str]) -> int:
    return sum(has_pattern(url, (pattern,)) for url in urls)


def _shape_of(pattern: str) -> tuple[str, ...]:
    """The pattern's steps without the names of its folders: `2017`, but neither `xinwen` nor `a-title-2017`."""
    *folders, name = pattern.split("/")
    return (
        *(folder if "{n}" in folder and not _WORDY.search(folder.replace("{n}", "")) else "" for folder in folders),
        name,
    )


def _merge(patterns: list[str]) -> str:
    """One pattern of several of a shape: steps in which they differ are any word."""
    steps = zip(*(pattern.split("/") for pattern in patterns), strict=True)
    return "/".join(step[0] if len(set(step)) == 1 else "{s}" for step in steps)
