"""The answers in an archive's WARC files, by their addresses and by their bytes; read from the indexes."""

from collections.abc import Iterator, Set
from functools import lru_cache
from pathlib import Path

import orjson
from msgspec import Struct

from portalcrawl.archive.layout import OPEN_SUFFIX, WAY_OUT, Layout
from portalcrawl.archive.warc.names import list_files, number_of
from portalcrawl.exceptions import ArchiveError
from portalcrawl.text.urls.identity import digest_address

_LINE_PARTS = 3


class Answer(Struct, frozen=True):
    """A `response` or `revisit` record."""

    file: str
    """The WARC file's name once it is sealed."""
    offset: int
    length: int
    url: str
    digest: str
    """Of its payload, or of that which it refers to; "" if it states none."""

    @property
    def number(self) -> int:
        """Of the WARC file."""
        number = number_of(self.file)
        assert number is not None
        return number


class RawPages:
    """All answers of an archive; each call reads the indexes again: they may be larger than memory."""

    def __init__(self, layout: Layout) -> None:
        """Of an archive to which nobody writes."""
        self._layout = layout

    def choose(self, keys: Set[bytes], sources: Set[tuple[str, int]]) -> tuple[list[Answer], int]:
        """The answers to be removed, and how many of the addresses' answers stay. Raises ArchiveError.

        `keys` are of addresses (`digest_address`), `sources` the places that covered records were read from. Bytes that
        other addresses were answered with too stay, unless a covered record was read from them; and with those goes
        every answer that refers to them.
        """
        own = self._find_digests(sources)
        asked = {one.digest for one in self._iterate() if _key_of(one.url) in keys}
        elsewhere = {one.digest for one in self._iterate() if one.digest in asked and _key_of(one.url) not in keys}
        kept = elsewhere - own - {""}
        chosen, stay = [], 0
        for one in self._iterate():
            if one.digest in own:
                chosen.append(one)
            elif _key_of(one.url) in keys:
                stay += one.digest in kept
                chosen += [one] if one.digest not in kept else []
        return chosen, stay

    def find_same(self, sources: Set[tuple[str, int]]) -> list[str]:
        """The addresses of all answers that have the bytes of these."""
        own = self._find_digests(sources)
        return list(dict.fromkeys(one.url for one in self._iterate() if one.digest in own))

    def _find_digests(self, sources: Set[tuple[str, int]]) -> set[str]:
        return {one.digest for one in self._iterate() if (one.file, one.offset) in sources} - {""}

    def _iterate(self) -> Iterator[Answer]:
        for path in list_files(self._layout.warc):
            index = path.with_name(path.name.replace(".warc.gz", ".cdxj"))
            if not index.is_file():
                raise ArchiveError(f"{index}: is gone, so nobody knows where the raw pages are; {WAY_OUT}")
            yield from _read_index(index)


def _read_index(path: Path) -> Iterator[Answer]:
    with path.open("rb") as lines:
        for line in lines:
            if not line.endswith(b"\n") and path.name.endswith(OPEN_SUFFIX):
                return  # a run that was killed has left it; the next one cuts it off
            try:
                facts = orjson.loads(line.split(b" ", _LINE_PARTS - 1)[2])
                if "filename" not in facts:
                    continue  # a 304, which brought no page
                yield Answer(
                    facts["filename"], int(facts["offset"]), int(facts["length"]), facts["url"], facts.get("digest", "")
                )
            except (IndexError, KeyError, ValueError) as error:
                raise ArchiveError(f"{path}: holds no line of an index ({error}); {WAY_OUT}") from error


@lru_cache(maxsize=100_000)
def _key_of(url: str) -> bytes:
    try:
        return digest_address(url)
    except ValueError:
        return b""
