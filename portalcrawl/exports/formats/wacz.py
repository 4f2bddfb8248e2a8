"""WACZ 1.1.1: WARC files, their index and a list of pages in one ZIP file, which replay tools open by parts.

WARC files and the compressed index are stored as they are, so that a range of the ZIP file is a range of them.
"""

import gzip
import hashlib
import heapq
import io
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from portalcrawl import __version__
from portalcrawl.archive.layout import Layout
from portalcrawl.exceptions import UsageError
from portalcrawl.exports.selection import Change, Selected

_BLOCK_LINES = 3_000
"""Lines of the index in one compressed block, as other tools make them."""
_COPY_BYTES = 1024 * 1024
_SPOOLED = 8 * 1024 * 1024
_FILE_NAME = b'"filename":'
_BEGIN = (1980, 1, 1, 0, 0, 0)
"""The date of every member, so that the same archive gives the same file."""


class WaczWriter:
    """Collects pages; everything else is written at the end."""

    def __init__(self, path: Path, layouts: Sequence[Layout], title: str) -> None:
        """Raises UsageError if an archive has no sealed raw pages, or two have files of the same name."""
        for layout in layouts:
            if not any(layout.warc.glob("*.warc.gz")):
                raise UsageError(f"{layout.root}: has no sealed WARC files, so there is nothing to replay")
        names = [path.name for layout in layouts for path in layout.warc.glob("*.warc.gz")]
        if len(names) != len(set(names)):
            raise UsageError("archives of one portal have WARC files of the same names; export them one by one")
        self._layouts = layouts
        self._title = title
        self._zip = zipfile.ZipFile(path, "w", allowZip64=True)
        self._pages = tempfile.SpooledTemporaryFile(_SPOOLED)  # noqa: SIM115 - closed in `close`
        self._pages.write(orjson.dumps({"format": "json-pages-1.0", "id": "pages", "title": "Articles"}) + b"\n")
        self._resources: list[dict[str, Any]] = []

    def write(self, one: Selected) -> None:
        """Take an article's page, if the archive keeps it."""
        record, capture = one.record, one.record["capture"]
        if "warc" in capture:
            name = hashlib.sha256(f"{record['url']}#{capture['version']}".encode()).hexdigest()[:20]
            page = {"id": name, "url": record["url"], "ts": capture["fetchedAt"], "title": record["headline"]}
            self._pages.write(orjson.dumps(page) + b"\n")

    def write_change(self, change: Change) -> None:
        """Pages only."""

    def close(self) -> None:
        """Write WARC files, index, pages and the package's own list. Raises OSError."""
        with self._zip, self._pages, ExitStack() as stack:
            files = [path for layout in self._layouts for path in sorted(layout.warc.glob("*.warc.gz"))]
            for path in files:
                with path.open("rb") as source:
                    self._add(f"archive/{path.name}", source, is_stored=True)
            lines = _merge_indexes([stack.enter_context(_index_of(path).open("rb")) for path in files])
            index = stack.enter_context(tempfile.SpooledTemporaryFile(_SPOOLED))
            listing = write_blocks(lines, index)
            index.seek(0)
            self._add("indexes/index.cdx.gz", index, is_stored=True)
            self._add("indexes/index.idx", io.BytesIO(listing), is_stored=False)
            self._pages.seek(0)
            self._add("pages/pages.jsonl", self._pages, is_stored=False)
            self._add_package()

    def _add(self, name: str, source: Any, *, is_stored: bool) -> None:
        member = zipfile.ZipInfo(name, _BEGIN)
        member.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
        digest, size = hashlib.sha256(), 0
        with self._zip.open(member, "w", force_zip64=True) as target:
            while data := source.read(_COPY_BYTES):
                digest.update(data)
                size += len(data)
                target.write(data)
        facts = {"name": name.rpartition("/")[2].lower(), "path": name}
        self._resources.append(facts | {"hash": f"sha256:{digest.hexdigest()}", "bytes": size})

    def _add_package(self) -> None:
        package = {
            "profile": "data-package", "wacz_version": "1.1.1", "title": self._title,
            "created": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "software": f"portalcrawl {__version__}",
            "resources": self._resources,
        }  # fmt: skip
        data = orjson.dumps(package, option=orjson.OPT_INDENT_2)
        digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        for name, content in (("datapackage.json", data), ("datapackage-digest.json", orjson.dumps(digest))):
            self._zip.writestr(zipfile.ZipInfo(name, _BEGIN), content, zipfile.ZIP_DEFLATED)


def _index_of(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(".warc.gz") + ".cdxj")


def _merge_indexes(streams: Iterable[BinaryIO]) -> Iterator[bytes]:
    """The lines of sorted indexes, sorted, without those that name no file: not all replay tools go on from them."""
    return (line for line in heapq.merge(*streams) if _FILE_NAME in line)


def write_blocks(lines: Iterator[bytes], target: Any) -> bytes:
    """Write lines as gzip members of `_BLOCK_LINES` each; the list of where each begins (`cdxj-gzip-1.0`)."""
    listing = [b'!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}\n']
    offset = 0
    while block := list(islice(lines, _BLOCK_LINES)):
        packed = gzip.compress(b"".join(block), mtime=0)
        target.write(packed)
        facts = {
            "offset": offset, "length": len(packed), "digest": f"sha256:{hashlib.sha256(packed).hexdigest()}",
            "filename": "index.cdx.gz",
        }  # fmt: skip
        listing.append(block[0].partition(b"{")[0] + orjson.dumps(facts) + b"\n")
        offset += len(packed)
    return b"".join(listing)
