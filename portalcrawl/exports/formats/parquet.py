"""Parquet by pyarrow: typed dates, nested lists, one row group for each thousand records or 32 MB of them.

pyarrow is imported where it is used: it is an extra, and takes as long to load as all the rest.
"""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from portalcrawl.exports.selection import Change, Selected

GROUP_RECORDS = 1_000
GROUP_BYTES = 32 * 1024 * 1024


def build_schema() -> Any:
    """The columns. `datePublished` is as the record has it; `publishedAt` is there if the page shows a time of day."""
    import pyarrow as pa

    text, moment = pa.string(), pa.timestamp("us", tz="UTC")
    texts = pa.list_(text)

    def structs(*names: str) -> Any:
        return pa.list_(pa.struct([(name, text) for name in names]))

    return pa.schema(
        [
            ("archive", text), ("url", text), ("canonicalUrl", text), ("headline", text), ("articleBody", text),
            ("articleBodyHtml", text), ("datePublished", text), ("publishedDay", pa.date32()), ("publishedAt", moment),
            ("datePublishedRaw", text), ("dateModified", text), ("authors", structs("name")), ("contentSource", text),
            ("breadcrumbs", structs("name", "url")), ("inLanguage", text), ("description", text),
            ("images", structs("url", "caption")), ("attachments", structs("url", "name")), ("videos", structs("url")),
            ("audios", structs("url")), ("keywords", texts), ("clicks", pa.int64()), ("pages", texts),
            ("textNotes", texts), ("nearDuplicateOf", text), ("similarity", pa.float64()),
            ("version", pa.int32()), ("isNewest", pa.bool_()), ("fetchedAt", moment), ("withdrawnAt", moment),
            ("runId", text), ("status", pa.int16()), ("digest", text), ("profileVersion", pa.int32()),
            ("warc", pa.struct([("file", text), ("offset", pa.int64()), ("length", pa.int64())])),
            # No map: data sets of Hugging Face have no such type.
            ("evidence", pa.list_(pa.struct([("field", text), ("how", text)]))),
        ]
    )  # fmt: skip


class ParquetWriter:
    """Collects records and writes them by groups."""

    def __init__(self, path: Path) -> None:
        """To a new file."""
        import pyarrow.parquet

        self._schema = build_schema()
        self._writer = pyarrow.parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []
        self._bytes = 0

    def write(self, one: Selected) -> None:
        """Take a record."""
        self._rows.append(make_values(one))
        self._bytes += len(one.line)
        if len(self._rows) >= GROUP_RECORDS or self._bytes >= GROUP_BYTES:
            self._flush()

    def write_change(self, change: Change) -> None:
        """Records only."""

    def _flush(self) -> None:
        import pyarrow as pa

        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, self._schema))
        self._rows, self._bytes = [], 0

    def close(self) -> None:
        """Write the last group and the end of the file."""
        self._flush()
        self._writer.close()


def make_values(one: Selected) -> dict[str, Any]:
    """The values of a row by the names of its columns; those that the schema does not have are passed over."""
    record, capture = one.record, one.record["capture"]
    values: dict[str, Any] = record | capture
    published = record.get("datePublished")
    return values | {
        "archive": one.archive,
        "isNewest": one.is_newest,
        "publishedDay": date.fromisoformat(published[:10]) if published else None,
        "publishedAt": _read_moment(published) if published and "T" in published else None,
        "fetchedAt": _read_moment(capture["fetchedAt"]),
        "withdrawnAt": _read_moment(one.withdrawn) if one.withdrawn else None,
        "evidence": [{"field": field, "how": how} for field, how in capture.get("evidence", {}).items()],
    }


def _read_moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
