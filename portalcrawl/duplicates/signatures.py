"""What the index keeps of a text: keys by which editions of it meet, and a sketch that tells how alike two are.

Keys are of two kinds. Bands of a MinHash signature (Broder, "On the resemblance and containment of documents", 1997;
Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", chapter 3) meet where two texts share most of their shingles,
however the differences are scattered. Where a text was cut to a part or got a long tail they share fewer, but whole
sentences: the sentences of a text with the lowest hashes are keys as well, and of a part nearly the same ones.
"""

import struct
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import blake2b
from typing import Any, cast
from zlib import crc32

from msgspec import Struct

from portalcrawl.duplicates.shingles import (
    LEAST_SENTENCE,
    cut_words,
    fold_sentences,
    fold_width,
    is_unseparated,
    pack_runs,
)

BANDS = 25
ROWS = 5
PERMUTATIONS = 512
"""Minima of a signature. The bands are made of the first ones; all are in the sketch."""
SENTENCES = 6
"""How many sentences are keys."""
LEAST_TEXT = 60
"""Folded characters below which a text alone does not tell a story apart from others."""
LEAST_SHINGLES = 20
"""Different ones: a text with fewer is a pattern, not prose."""
_SEED = 20_171_225
_KEY_BYTES = 6
"""SQLite keeps integers of 6 bytes in 6 bytes; in so many keys two of an archive of millions hardly ever meet."""
_VERSION = 3
"""Of how texts are folded, cut and hashed here, and kept in tables: another one makes older signatures worthless."""
_BAND = struct.Struct(f"<{ROWS}I")
_ALL = struct.Struct(f"<{PERMUTATIONS}I")
_BITS = 2
"""Of each minimum, in the sketch. More minima of fewer bits tell more than the other way round, in as many bytes."""
_SKETCH_BYTES = PERMUTATIONS * _BITS // 8
_LOW_BITS = int.from_bytes(bytes([2**_BITS - 1]) * _SKETCH_BYTES, "little")
_FIRST_BITS = int.from_bytes(b"\x55" * _SKETCH_BYTES, "little")
_BY_CHANCE = 0.25
"""How often such bits of two different minima are the same."""


class Signature(Struct, frozen=True):
    """What the index keeps of one text."""

    keys: tuple[int, ...]
    """Texts that share one may be editions of each other; none where a text is too short to tell."""
    sketch: bytes
    """Two bits of each of its minima."""
    length: int
    """Folded characters."""

    def estimate(self, other: "Signature") -> float:
        """How much of their shingles two texts share, about (Jaccard), with a standard error of 0.029 at most."""
        return estimate_with(self.sketch)(other.sketch)


def estimate_with(sketch: bytes) -> Callable[[bytes], float]:
    """What tells the same of one sketch and each of many others."""
    one = int.from_bytes(sketch, "little")

    def estimate(other: bytes) -> float:
        if not sketch or not other:
            return 0.0
        differences = one ^ int.from_bytes(other, "little")
        different = ((differences | differences >> 1) & _FIRST_BITS).bit_count()
        return max(0.0, 1 - different / PERMUTATIONS / (1 - _BY_CHANCE))

    return estimate


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
    return sign_folded(text, fold_sentences(text))


def sign_folded(text: str, sentences: Sequence[str]) -> Signature:
    """The signature of a text whose width is folded, by its folded sentences too."""
    folded = "".join(sentences)
    found = _find_minima(text, folded) if len(folded) >= LEAST_TEXT else None
    if found is None:
        return Signature((), b"", len(folded))
    minima = _ALL.pack(*found)
    keys = {_hash(minima[i * _BAND.size : (i + 1) * _BAND.size], i) for i in range(BANDS)}
    keys.update(_hash(sentence, BANDS) for sentence in _choose(sentences))
    return Signature(tuple(sorted(keys)), _sketch(minima), len(folded))


def _choose(sentences: Sequence[str]) -> list[bytes]:
    """The sentences that are keys, as bytes: those of the lowest checksums, which are as good as chosen by lot."""
    long = {sentence.encode("utf-8", "surrogatepass") for sentence in sentences if len(sentence) >= LEAST_SENTENCE}
    return sorted(long, key=lambda sentence: (crc32(sentence), sentence))[:SENTENCES]


def _sketch(minima: bytes) -> bytes:
    """The lowest bits of minima of four bytes each, those of each fourth part of them side by side."""
    lowest = minima[::4]
    packed = 0
    for place in range(8 // _BITS):
        part = lowest[place * _SKETCH_BYTES : (place + 1) * _SKETCH_BYTES]
        packed |= (int.from_bytes(part, "little") & _LOW_BITS) << place * _BITS
    return packed.to_bytes(_SKETCH_BYTES, "little")


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
