"""What the index keeps of a text: keys by which editions of it meet, and a sketch that tells how alike two are.

Keys are of two kinds. Bands of a MinHash signature (Broder, "On the resemblance and containment of documents", 1997;
Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", chapter 3) meet where two texts share most of their shingles,
however the differences are scattered. Where a text was cut to a part or got a long tail they share fewer, but whole
sentences: the sentences of a text with the lowest hashes are keys as well, and of a part nearly the same ones.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Any, cast

from portalcrawl.duplicates.shingles import (
    cut_sentences,
    cut_words,
    fold_text,
    fold_width,
    is_unseparated,
    pack_runs,
)

BANDS = 25
ROWS = 5
PERMUTATIONS = BANDS * ROWS
SENTENCES = 6
"""How many sentences are keys."""
LEAST_TEXT = 60
"""Folded characters below which a text alone does not tell a story apart from others."""
LEAST_SHINGLES = 20
"""Different ones: a text with fewer is a pattern, not prose."""
_SEED = 20_171_225
_KEY_BYTES = 6
"""SQLite keeps integers of 6 bytes in 6 bytes; in so many keys two of an archive of millions hardly ever meet."""
_VERSION = 2
"""Of how texts are folded, cut and hashed here, and kept in tables: another one makes older signatures worthless."""
_BAND = struct.Struct(f"<{ROWS}I")
_ALL = struct.Struct(f"<{PERMUTATIONS}I")


@dataclass(frozen=True, slots=True)
class Signature:
    """What the index keeps of one text."""

    keys: tuple[int, ...]
    """Texts that share one may be editions of each other; none where a text is too short to tell."""
    sketch: bytes
    """One byte of each of its minima."""
    length: int
    """Folded characters."""

    def estimate(self, other: "Signature") -> float:
        """How much of their shingles two texts share, about (Jaccard), with a standard error of 0.045 at most."""
        if not self.sketch or not other.sketch:
            return 0.0
        differences = int.from_bytes(self.sketch, "little") ^ int.from_bytes(other.sketch, "little")
        same = differences.to_bytes(PERMUTATIONS, "little").count(0)
        # One byte of two different minima is the same once in 256.
        return max(0.0, (same / PERMUTATIONS - 1 / 256) / (1 - 1 / 256))


@cache
def _load() -> Any:
    """rensa, imported when something is signed, because most verbs do without it."""
    from rensa import RMinHash  # type: ignore[import-untyped]

    return RMinHash


def describe_algorithm() -> str:
    """What signatures depend on; those that were made otherwise cannot be compared."""
    return f"{_VERSION}.{_load().ALGORITHM_VERSION}"


def sign_text(text: str) -> Signature:
    """The signature of a text; the same in every process and on every machine."""
    text = fold_width(text)
    return sign_folded(text, fold_text(text))


def sign_folded(text: str, folded: str) -> Signature:
    """The signature of a text whose width is folded, by its folded form too."""
    found = _find_minima(text, folded) if len(folded) >= LEAST_TEXT else None
    if found is None:
        return Signature((), b"", len(folded))
    minima = _ALL.pack(*found)
    keys = {_hash(minima[i * _BAND.size : (i + 1) * _BAND.size], i) for i in range(BANDS)}
    sentences = {_hash(sentence.encode("utf-8", "surrogatepass"), BANDS) for sentence in cut_sentences(text)}
    keys.update(sorted(sentences)[:SENTENCES])
    return Signature(tuple(sorted(keys)), minima[:: _BAND.size // ROWS], len(folded))


def _find_minima(text: str, folded: str) -> Sequence[int] | None:
    """The minima over the text's shingles; None where it has too few. What is there twice changes none."""
    kind = _load()
    if not is_unseparated(folded):
        words = cut_words(text)
        if len(set(words)) < LEAST_SHINGLES:
            return None
        minhash = kind(PERMUTATIONS, _SEED)
        minhash.update(words)
        return cast("Sequence[int]", minhash.digest())
    runs = pack_runs(folded)
    if len(set(runs[: 2 * LEAST_SHINGLES])) < LEAST_SHINGLES and len(set(runs)) < LEAST_SHINGLES:
        return None
    # Numbers are permuted as they are, without being hashed first: their estimates are as good.
    digests = kind.digest_matrix_from_flat_token_hashes(runs, [0, len(runs)], PERMUTATIONS, _SEED)
    return cast("Sequence[int]", digests.to_rows()[0])


def _hash(data: bytes, kind: int) -> int:
    digest = blake2b(data, digest_size=_KEY_BYTES, salt=bytes([kind])).digest()
    return int.from_bytes(digest, "little", signed=True)


def pack_keys(keys: tuple[int, ...]) -> bytes:
    """Keys as the index keeps them beside a signature."""
    return b"".join(key.to_bytes(_KEY_BYTES, "little", signed=True) for key in keys)


def unpack_keys(data: bytes) -> tuple[int, ...]:
    """What `pack_keys` has packed."""
    parts = (data[i : i + _KEY_BYTES] for i in range(0, len(data), _KEY_BYTES))
    return tuple(int.from_bytes(part, "little", signed=True) for part in parts)
