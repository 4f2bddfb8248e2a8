"""How texts and addresses of a record are compared with the truth's."""

from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit


def target_of(url: str) -> str:
    """Path and query of an address."""
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def fold_space(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())


def cut_grams(text: str) -> Counter[str]:
    """The text's 4-grams without white space, with their numbers."""
    squeezed = "".join(text.split())
    return Counter(squeezed[i : i + 4] for i in range(max(1, len(squeezed) - 3))) if squeezed else Counter()


def overlap(got: Counter[str], want: Counter[str]) -> float:
    """F1 of two multisets; 1 where both are empty."""
    if not got and not want:
        return 1.0
    return 2 * (got & want).total() / (got.total() + want.total())


def tell_difference(body: str, texts: Iterable[str]) -> str:
    """What a body lacks and what it has besides, cut short."""
    squeezed = "".join(body.split())
    missing = []
    for text in ("".join(text.split()) for text in texts):
        before, found, after = squeezed.partition(text)
        if found:
            squeezed = f"{before}¶{after}"
        else:
            missing.append(text)
    besides = [part for part in squeezed.split("¶") if part]
    return f"lacks {[text[:40] for text in missing]}, besides {[text[:60] for text in besides]}"
