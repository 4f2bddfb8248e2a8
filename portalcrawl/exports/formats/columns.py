"""A record as one flat row, for spreadsheets and for SQL."""

from typing import Any

from portalcrawl.exports.selection import Selected

SEPARATOR = "; "
COLUMNS = (
    "url", "headline", "datePublished", "dateModified", "authors", "contentSource", "section", "inLanguage",
    "description", "articleBody", "keywords", "images", "attachments", "videos", "audios", "clicks", "textNotes",
    "nearDuplicateOf", "similarity", "canonicalUrl", "archive", "version", "isNewest", "fetchedAt", "withdrawnAt",
)  # fmt: skip


def make_row(one: Selected) -> dict[str, Any]:
    """The value of each column, None where the record has none; lists are joined by `SEPARATOR`.

    `section` is the path, ` > ` between its names.
    """
    record, capture = one.record, one.record["capture"]
    row = {name: record.get(name) for name in COLUMNS}
    row["authors"] = _join(record, "authors", "name")
    for name in ("images", "attachments", "videos", "audios"):
        row[name] = _join(record, name, "url")
    for name in ("keywords", "textNotes"):
        row[name] = SEPARATOR.join(record.get(name, ())) or None
    row["section"] = " > ".join(crumb["name"] for crumb in record.get("breadcrumbs", ())) or None
    row |= {"archive": one.archive, "version": capture["version"], "isNewest": one.is_newest}
    return row | {"fetchedAt": capture["fetchedAt"], "withdrawnAt": one.withdrawn}


def _join(record: dict[str, Any], name: str, key: str) -> str | None:
    return SEPARATOR.join(one[key] for one in record.get(name, ())) or None
