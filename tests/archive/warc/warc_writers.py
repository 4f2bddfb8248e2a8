"""Writers of the WARC files of a test, and what is in their folder."""

from hashlib import sha1

from portalcrawl.archive.warc.model import Exchange, WarcPlace
from portalcrawl.archive.warc.names import WarcFolder
from portalcrawl.archive.warc.writer import WarcWriter

START = "http://www.example.com/"


def open_writer(folder: WarcFolder, number: int = 1, committed: int = 0, index_committed: int = 0) -> WarcWriter:
    return WarcWriter(folder, START, number, committed, index_committed)


def put(writer: WarcWriter, exchange: Exchange) -> WarcPlace:
    return writer.append_response(exchange, sha1(exchange.body).digest())


def names(folder: WarcFolder) -> list[str]:
    return sorted(path.name for path in folder.path.iterdir())
