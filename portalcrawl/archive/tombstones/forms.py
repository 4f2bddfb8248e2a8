"""What stands where something was removed: as many bytes as before, so that every other place stays what it is.

Places are known to many: to the ledger, to records, to indexes, to the cursors of `tail`. A tombstone is filled up with
spaces to the length of what stood there.
"""

import re
from typing import Any

import orjson

from portalcrawl.archive.ledger.tables.removals import Kind, Removal
from portalcrawl.archive.warc.members import pack_to_length
from portalcrawl.archive.warc.reader import WarcRecord
from portalcrawl.archive.warc.records import END, build_head, make_id

REMOVED = "removed"
"""The key that a tombstone has and a record has not."""
_FIELDS = "application/warc-fields"
_SPACE = re.compile(r"\s+")


def build_line(removal: Removal) -> bytes:
    """The line, without its end, in the place of a record. What does not fit is left out: reason, then fingerprint."""
    assert removal.fingerprint is not None
    facts: dict[str, Any] = {"version": removal.version, "runId": removal.run, "at": removal.at}
    marked = facts | {"fingerprint": f"sha256:{removal.fingerprint.hex()}"}
    for known in (marked | {"reason": removal.reason}, marked, facts):
        line = orjson.dumps({"url": removal.url, REMOVED: known})
        if len(line) <= removal.length:
            return line.ljust(removal.length)
    raise AssertionError(f"{removal.url}: its record is shorter than what is to say that it was removed")


def is_tombstone(record: object) -> bool:
    """Whether a line's content is a tombstone's."""
    return isinstance(record, dict) and record.keys() == {"url", REMOVED}


def read_line(record: dict[str, Any], file: int, start: int, length: int) -> Removal:
    """What a tombstone in a segment says. Raises KeyError, ValueError."""
    facts = record[REMOVED]
    mark = bytes.fromhex(facts["fingerprint"].removeprefix("sha256:")) if "fingerprint" in facts else None
    url, reason = record["url"], facts.get("reason", "")
    return Removal(Kind.RECORD, file, start, length, url, facts["version"], facts["at"], facts["runId"], reason, mark)


def build_member(removal: Removal) -> bytes:
    """The gzip member of a `metadata` record in the place of an answer."""
    reason = _SPACE.sub(" ", removal.reason)
    for said in (reason, ""):
        if (member := _build_member(removal, said)) is not None:
            return member
    raise AssertionError(f"{removal.url}: its answer is shorter than what is to say that it was removed")


def _build_member(removal: Removal, reason: str) -> bytes | None:
    text = f"{REMOVED}: {removal.at}\r\nrunId: {removal.run}\r\nreason: {reason}".encode()
    end = b"\r\n" + END

    def build(size: int) -> tuple[bytes, bytes]:
        rest = text.ljust(size - len(end)) + end
        fields, date = (("WARC-Target-URI", removal.url),), removal.at.removesuffix("Z") + ".000000Z"
        return build_head("metadata", make_id(), date, fields, _FIELDS, [rest[: -len(END)]]), rest

    return pack_to_length(build, len(text) + len(end), removal.length)


def read_record(record: WarcRecord, file: int, start: int, length: int) -> Removal | None:
    """What a tombstone in a WARC file says; None for every other record."""
    if record.kind != "metadata" or not record.block.startswith(f"{REMOVED}: ".encode()):
        return None
    lines = (line.partition(": ") for line in record.block.decode("utf-8", "replace").splitlines())
    facts = {name: value.strip() for name, _, value in lines}
    at, run, reason = facts[REMOVED], facts.get("runId", ""), facts.get("reason", "")
    return Removal(Kind.ANSWER, file, start, length, record.url, None, at, run, reason, None)
