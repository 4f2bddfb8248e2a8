"""The open WARC file of an archive and its index; sealed ones are never touched.

Both are cut back to their committed sizes on the next start, so no record is torn and the index names just what the
file holds. Sealing has the steps of a segment's: `roll` makes both durable and turns to the next number, the caller
commits that number, `finish_seals` gives them their final names. From the commit on, the open index is complete and
changes no more, so what a crash interrupts in there is done again from it: the sorted index is written by rename, the
WARC file is renamed, and only then the open index is removed.
"""

from contextlib import suppress
from datetime import UTC, datetime

from portalcrawl.archive.durable import replace_pieces, sync_folder
from portalcrawl.archive.growing import GrowingFile
from portalcrawl.archive.layout import WAY_OUT
from portalcrawl.archive.warc.cdxj import NOT_MODIFIED, format_line
from portalcrawl.archive.warc.members import pack
from portalcrawl.archive.warc.model import Exchange, WarcPlace
from portalcrawl.archive.warc.names import WarcFolder
from portalcrawl.archive.warc.records import (
    END,
    build_info,
    build_request,
    build_response,
    build_revisit,
    format_date,
    make_id,
)
from portalcrawl.exceptions import ArchiveError

MAX_BYTES = 1_000_000_000
"""After which a file is sealed; the last exchange may stand beyond it."""

_BUFFER = 1 << 18
# Kinds of payloads that are compressed by themselves.
_COMPRESSED = (
    b"image/",
    b"audio/",
    b"video/",
    b"font/woff",
    b"application/zip",
    b"application/gzip",
    b"application/x-rar",
)
_NO_CODING = (b"", b"identity")


class WarcWriter:
    """Appends exchanges to the open file, from its committed size on."""

    def __init__(self, folder: WarcFolder, start_url: str, number: int, committed: int, index_committed: int) -> None:
        """Continue file `number`, of which the ledger has committed so many bytes, and of its index.

        `start_url` is the portal's, for `warcinfo`. Raises OSError, and ArchiveError if a file is shorter or was
        sealed without the ledger's knowledge.
        """
        self.folder = folder
        self.number = number
        self._start_url = start_url
        self._warc: GrowingFile | None = None
        self._index: GrowingFile | None = None
        self.finish_seals()
        if folder.sealed(number).exists():
            # The number is committed before a file is sealed: this ledger is older than its files.
            raise ArchiveError(
                f"{folder.sealed(number)}: is sealed, but the ledger still writes to it, so it is older; {WAY_OUT}"
            )
        if committed or folder.open(number).exists() or folder.open_index(number).exists():
            self._open(committed, index_committed)

    def _open(self, committed: int, index_committed: int) -> tuple[GrowingFile, GrowingFile]:
        warc = GrowingFile(self.folder.open(self.number), committed, _BUFFER)
        try:
            index = GrowingFile(self.folder.open_index(self.number), index_committed, _BUFFER)
        except BaseException:
            warc.close()
            raise
        self._warc, self._index = warc, index
        return warc, index

    @property
    def size(self) -> int:
        """Bytes of the open file, committed or not."""
        return self._warc.size if self._warc else 0

    @property
    def index_size(self) -> int:
        """Bytes of the open file's index."""
        return self._index.size if self._index else 0

    # --- writing --------------------------------------------------------------------------------

    def append_response(self, exchange: Exchange, digest: bytes) -> WarcPlace:
        """Write an exchange whole; where its response stands. `digest` is the payload's SHA-1. Raises OSError."""
        answer_id = make_id()
        head, http = build_response(exchange, answer_id, digest)
        is_compressed = has_compressed_body(exchange)
        place = self._append(pack(head + http, exchange.body, END, is_compressed=is_compressed))
        self._note(exchange, exchange.status, digest, place)
        self._append_request(exchange, answer_id)
        return place

    def append_revisit(
        self, exchange: Exchange, profile: str, digest: bytes | None, refers_to: tuple[str, str] | None
    ) -> None:
        """Write an exchange without its payload, as `build_revisit` has it. Raises OSError."""
        answer_id = make_id()
        head, http = build_revisit(exchange, answer_id, profile, digest, refers_to)
        place = self._append(pack(head + http, b"", END, is_compressed=False))
        self._note(exchange, None, digest, place, is_shown=exchange.status != NOT_MODIFIED)
        self._append_request(exchange, answer_id)

    def _append_request(self, exchange: Exchange, answer_id: str) -> None:
        head, block = build_request(exchange, answer_id)
        self._append(pack(head + block, b"", END, is_compressed=False))

    def _append(self, member: bytes) -> WarcPlace:
        file = self.folder.sealed(self.number).name
        warc = self._warc
        if warc is None:
            warc, _ = self._open(0, 0)
            sync_folder(self.folder.path)
        if warc.size == 0:
            head, block = build_info(file, self._start_url, format_date(datetime.now(UTC)))
            warc.write(pack(head + block, b"", END, is_compressed=False))
        return WarcPlace(file, warc.write(member), len(member))

    def _note(
        self, exchange: Exchange, status: int | None, digest: bytes | None, place: WarcPlace, *, is_shown: bool = True
    ) -> None:
        assert self._index is not None
        first = next((value for key, value in exchange.headers if key.lower() == b"content-type"), b"")
        content_type = first.strip().decode("utf-8", "replace")
        line = format_line(exchange.url, exchange.fetched, content_type, status, digest, place, is_shown=is_shown)
        self._index.write(line)

    # --- making it last -------------------------------------------------------------------------

    def flush(self) -> None:
        """Let readers see all records. Raises OSError."""
        if self._warc is not None:
            self._warc.flush()

    def sync(self) -> None:
        """Make all records and their index durable. Raises OSError."""
        for file in (self._warc, self._index):
            if file is not None:
                file.sync()

    def is_full(self) -> bool:
        """Whether the file should be sealed."""
        return self.size >= MAX_BYTES

    def roll(self) -> None:
        """Close the open file durably and turn to the next number; without effect if it has no records."""
        if self.size == 0:
            return
        self.sync()
        self._close_files()
        self.number += 1

    def finish_seals(self) -> None:
        """Give every file before the current one its final name, its index sorted. Raises OSError."""
        for number in self.folder.open_numbers():
            if number < self.number:
                self._seal(number)

    def _seal(self, number: int) -> None:
        index, warc = self.folder.open_index(number), self.folder.open(number)
        if index.exists():
            with index.open("rb") as lines:
                # In the order of their bytes. A file's lines fit into memory: some 50 MB of 200,000 answers.
                replace_pieces(self.folder.sealed_index(number), sorted(lines))
        if warc.exists():
            warc.rename(self.folder.sealed(number))
            sync_folder(self.folder.path)
        index.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the open file without sealing it; an empty one is removed."""
        is_empty = self.size == 0
        self._close_files()
        if is_empty:
            with suppress(OSError):  # of a disk that fails; the next run goes on with the empty files
                self.folder.open(self.number).unlink(missing_ok=True)
                self.folder.open_index(self.number).unlink(missing_ok=True)

    def _close_files(self) -> None:
        for file in (self._warc, self._index):
            if file is not None:
                file.close()
        self._warc = self._index = None


def find_header(exchange: Exchange, name: bytes) -> bytes:
    """The last value of an answer's header, lower-case `name`; b"" if there is none."""
    return next((value for key, value in reversed(exchange.headers) if key.lower() == name), b"")


def has_compressed_body(exchange: Exchange) -> bool:
    """Whether compressing the body again would be wasted work."""
    if find_header(exchange, b"content-encoding").strip().lower() not in _NO_CODING:
        return True
    kind = find_header(exchange, b"content-type").strip().lower()
    return kind.startswith(_COMPRESSED) and b"svg" not in kind
