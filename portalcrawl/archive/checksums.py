"""checksums.sha256: one line for each file of an archive at rest, as `sha256sum` writes and checks them.

It is written when a run has let go of everything, and removed when the next one begins: while it is there, every byte
of the archive is covered. Sealed files are not read again for it, the manifest has their checksums.
"""

import hashlib
from pathlib import Path
from typing import Any

import orjson

from portalcrawl.archive.durable import read_small, replace_file, sync_folder
from portalcrawl.archive.layout import Layout

_OWN = b"# SHA-256 of the lines above: "
"""Behind all others; `sha256sum` passes over such a line."""


def hash_file(path: Path) -> str:
    """The SHA-256 of a file, in hex. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_checksums(layout: Layout) -> None:
    """Write the file again, from the manifest and from what the manifest does not list. Raises OSError."""
    manifest: dict[str, Any] = orjson.loads(read_small(layout.manifest))
    sums = {f"articles/{one['name']}": one["sha256"] for one in manifest["segments"]}
    for one in manifest["warc"]:
        sums[f"warc/{one['name']}"] = one["sha256"]
        if "index" in one:
            sums[f"warc/{one['index']['name']}"] = one["index"]["sha256"]
    for path in (layout.manifest, layout.ledger, layout.duplicates, layout.changes):
        sums[path.name] = hash_file(path)
    text = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items())).encode()
    replace_file(layout.checksums, text + _OWN + hashlib.sha256(text).hexdigest().encode() + b"\n")


def remove_checksums(layout: Layout) -> None:
    """Take the file away: from here on the archive changes. Raises OSError."""
    if layout.checksums.exists():
        layout.checksums.unlink()
        sync_folder(layout.root)


def read_checksums(layout: Layout) -> dict[str, str] | None:
    """By name relative to the archive's folder, the SHA-256 of each file; None if there is no such file.

    Raises ValueError if the file is not as it was written; OSError.
    """
    if not layout.checksums.is_file():
        return None
    text, mark, own = read_small(layout.checksums).partition(_OWN)
    if not mark or own != hashlib.sha256(text).hexdigest().encode() + b"\n":
        raise ValueError("is not as it was written")
    pairs = (line.partition("  ") for line in text.decode().splitlines())
    return {name: digest for digest, _, name in pairs}
