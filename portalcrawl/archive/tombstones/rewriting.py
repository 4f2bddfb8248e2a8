"""Takes out of files what the ledger says is removed.

The ledger is told first, in one transaction; then the files follow. A crash on the way leaves places that are not done,
and the next opening of the archive writes these files once more. A tombstone is as long as what it replaces, so it does
not matter how far the last attempt came.
"""

import logging
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

import orjson

from portalcrawl.archive.checksums import remove_checksums
from portalcrawl.archive.durable import overwrite_places, replace_pieces
from portalcrawl.archive.layout import WAY_OUT, Layout
from portalcrawl.archive.ledger import Ledger
from portalcrawl.archive.ledger.tables.removals import Kind, Removal
from portalcrawl.archive.manifest import write_manifest
from portalcrawl.archive.tombstones.forms import build_line, build_member
from portalcrawl.archive.warc.names import WarcFolder
from portalcrawl.text.urls.canonical import portal_folder

_BUILD: dict[Kind, Callable[[Removal], bytes]] = {Kind.RECORD: build_line, Kind.ANSWER: build_member}

logger = logging.getLogger(__name__)


def finish_removals(layout: Layout, ledger: Ledger, run: int | None = None) -> None:
    """Take out of sealed files what is noted; what stands in an open one waits until that is sealed. Commits.

    `run` is the number of the run that is on. Raises OSError, ArchiveError, NoSpaceError.
    """
    waiting = ledger.removals.list_open()
    if not waiting:
        return
    folder = WarcFolder(layout.warc, portal_folder(str(ledger.get_meta("start_url"))))
    done: dict[tuple[Kind, int], str] = {}
    for (kind, number), group in groupby(waiting, key=lambda one: (one.kind, one.file)):
        sealed, opened = (
            (layout.sealed_segment(number), layout.open_segment(number))
            if kind is Kind.RECORD
            else (folder.sealed(number), folder.open(number))
        )
        if sealed.is_file():
            remove_checksums(layout)
            _rewrite(sealed, kind, list(group))
            if kind is Kind.ANSWER:
                _rewrite_index(folder.sealed_index(number), ledger.removals.list_answers(number))
        elif opened.is_file():
            continue
        else:
            logger.warning("%s: is gone, so nothing is taken out of it; %s", sealed, WAY_OUT)
        done[kind, number] = sealed.name
    if not done:
        return
    for kind, number in done:
        ledger.removals.close(kind, number)
    # The manifest comes first: a crash before the commit does all of it once more.
    write_manifest(layout, ledger, run, renewed=frozenset(done.values()))
    ledger.commit()


def _rewrite(path: Path, kind: Kind, removals: Sequence[Removal]) -> None:
    size = path.stat().st_size
    inside = [one for one in removals if one.start + one.length <= size]
    if len(inside) < len(removals):
        logger.warning("%s: is shorter than the ledger says; %s", path, WAY_OUT)
    overwrite_places(path, ((one.start, _BUILD[kind](one)) for one in inside))


def _rewrite_index(path: Path, removals: Sequence[Removal]) -> None:
    """Take the lines of removed answers out of an index; `verify` finds one that is gone."""
    if not path.is_file():
        return
    gone = {str(one.start) for one in removals}
    with path.open("rb") as lines:
        kept = [line for line in lines if _read_offset(line) not in gone]
    replace_pieces(path, kept)


def _read_offset(line: bytes) -> str | None:
    try:
        return str(orjson.loads(line.split(b" ", 2)[2])["offset"])
    except (IndexError, KeyError, orjson.JSONDecodeError):
        return None  # damaged, which `verify` names
