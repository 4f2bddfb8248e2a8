"""Hostile strings for a regular expression, made from its parse tree, and what matching them costs."""

import itertools
import re
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any

ALPHABET = " \n\t\"'<>=/-.:,;a1A_&#%(一年月：（　\xa0"
"""What pages are full of; the pattern's own characters come besides."""
LENGTH = 3_000
"""Characters of a string; it is then doubled."""
CHEAP_SECONDS = 0.005
"""Of a doubled string: 18,000,000 steps, which a quadratic pattern needs, take longer."""
LONG_SECONDS = 0.2
"""What takes longer is measured once: what else the machine does changes little of it."""
MOST_SECONDS = 3.0
MOST_RATIO = 2.5
_FAIL = "\x00"
_Matcher = Callable[[str], object]


class TooSlowError(Exception):
    """A match takes so long that its growth need not be measured."""


def sample(nodes: Iterable[Any], least: int = 1) -> str:
    """A short string that the nodes of a parse tree match, mostly; repeats are taken at least `least` times."""
    return "".join(_sample_node(op, value, least) for op, value in nodes)


def _sample_node(op: Any, value: Any, least: int) -> str:
    if op is sre.LITERAL:
        return chr(value)
    if op in (sre.NOT_LITERAL, sre.ANY):
        return "x" if value != ord("x") else "y"
    if op is sre.IN:
        return _pick(value)
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        low, high, inner = value
        return sample(inner, least) * min(max(low, least), high)
    if op is sre.SUBPATTERN:
        return sample(value[-1], least)
    if op is sre.ATOMIC_GROUP:
        return sample(value, least)
    if op is sre.BRANCH:
        return sample(value[1][0], least)
    return ""


def _pick(items: Sequence[Any]) -> str:
    """A character of a set."""
    return next((c for c in "x1 一<-" + "".join(map(chr, range(33, 127))) if _holds(items, c)), "x")


def _holds(items: Sequence[Any], character: str) -> bool:
    is_negated = bool(items) and items[0][0] is sre.NEGATE
    classes = {
        sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_NOT_DIGIT: r"\D", sre.CATEGORY_SPACE: r"\s",
        sre.CATEGORY_NOT_SPACE: r"\S", sre.CATEGORY_WORD: r"\w", sre.CATEGORY_NOT_WORD: r"\W",
    }  # fmt: skip
    for op, value in items:
        if (
            (op is sre.LITERAL and value == ord(character))
            or (op is sre.RANGE and value[0] <= ord(character) <= value[1])
            or (op is sre.CATEGORY and re.match(classes[value], character))
        ):
            return not is_negated
    return is_negated


def find_sequences(nodes: Iterable[Any]) -> Iterator[list[Any]]:
    """All sequences of a parse tree, the outermost first."""
    nodes = list(nodes)
    yield nodes
    for op, value in nodes:
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            yield from find_sequences(value[2])
        elif op is sre.SUBPATTERN:
            yield from find_sequences(value[-1])
        elif op is sre.ATOMIC_GROUP:
            yield from find_sequences(value)
        elif op is sre.BRANCH:
            for branch in value[1]:
                yield from find_sequences(branch)
        elif op in (sre.ASSERT, sre.ASSERT_NOT):
            yield from find_sequences(value[1])


def make_attacks(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str, str]]:
    """What stands before, what is repeated, and what stands behind, for each hostile string."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    flags = pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    tree = parser.parse(source, flags)
    pumps: dict[str, None] = {}
    prefixes: dict[str, None] = {"": None}
    for nodes in find_sequences(tree):
        for end in range(1, len(nodes) + 1):
            for least in (0, 1):
                # A part of a match that is begun again and again, and each part by itself.
                pumps.setdefault(sample(nodes[:end], least)[:40])
                prefixes.setdefault(sample(nodes[:end], least)[:40])
            pumps.setdefault(sample(nodes[end - 1 : end])[:40])
    own = {c for c in source if c.isprintable()} | set(ALPHABET)
    for character in sorted(own):
        pumps.setdefault(character)
    # Long prefixes and pumps of large patterns repeat each other.
    chosen = sorted(prefixes, key=len)[:4]
    for pump in filter(None, pumps):
        for prefix in chosen if len(pump) < 3 else ("",):
            yield prefix, pump, _FAIL


@contextmanager
def limit(seconds: float) -> Iterator[None]:
    """Raises TooSlowError after so much processor time. The matcher of `re` looks for signals as it goes."""

    def end(number: int, frame: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def measure(match: Callable[[Any], object], text: Any, times: int = 1) -> float:
    """The least time of some tries, in seconds, without what others take of the processor. Raises TooSlowError."""
    best = MOST_SECONDS
    for _ in range(times):
        started = time.process_time()
        with limit(MOST_SECONDS):
            match(text)
        best = min(best, time.process_time() - started)
        if best < CHEAP_SECONDS / 4 or best > LONG_SECONDS:
            break
    return best


def find_attack(pattern: re.Pattern[Any], match: Callable[[Any], object]) -> str | None:
    """A string of which the double costs more than 2.5 times as much, and how much; None where none is known."""
    for prefix, pump, suffix in make_attacks(pattern):
        texts = [prefix + pump * (size // len(pump)) + suffix for size in (24, *(LENGTH << n for n in range(4)))]
        tiny, *longer = [t.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else t for t in texts]
        try:
            measure(match, tiny)
            if measure(match, longer[1], 3) < CHEAP_SECONDS:
                continue
            # At three lengths, because a cache that is full makes one doubling dearer than others.
            ratio = min(_find_ratios(match, longer), default=0.0)
        except TooSlowError:
            return f"{prefix!r} + {pump!r} * n: more than {MOST_SECONDS:g} s"
        if ratio > MOST_RATIO:
            return f"{prefix!r} + {pump!r} * n: {ratio:.1f} times as much"
    return None


def _find_ratios(match: Callable[[Any], object], texts: Sequence[Any]) -> Iterator[float]:
    """How much more each text costs than the one of half its length, up to the first that is cheap enough."""
    for text, double in itertools.pairwise(texts):
        ratio = measure(match, double, 4) / max(measure(match, text, 4), 1e-6)
        yield ratio
        if ratio <= MOST_RATIO:
            return


def consume(found: Iterable[object]) -> None:
    """Go through what an iterator finds."""
    for _ in itertools.islice(found, 1_000_000):
        pass
