"""The record: an article as one JSON object (docs/record.md; `article.schema.json` is its published schema)."""

from dataclasses import fields, is_dataclass
from typing import Any

from portalcrawl.items import SCHEMA_VERSION, Article

# Bookkeeping of the way to the record; `capture` carries it there.
_INTERNAL = frozenset({"evidence"})


def build_record(article: Article) -> dict[str, Any]:
    """The record of an article. What was not found is absent: no null, no empty string, no empty list."""
    record: dict[str, Any] = {"schemaVersion": SCHEMA_VERSION}
    for spec in fields(article):
        if spec.name not in _INTERNAL:
            _put(record, spec.name, getattr(article, spec.name))
    return record


def _put(target: dict[str, Any], name: str, value: Any) -> None:
    plain = _to_plain(value)
    if plain is not None and plain not in ("", [], {}):
        target[name] = plain


def _to_plain(value: Any) -> Any:
    if is_dataclass(value):
        out: dict[str, Any] = {}
        for spec in fields(value):
            _put(out, spec.name, getattr(value, spec.name))
        return out
    if isinstance(value, list):
        return [_to_plain(one) for one in value]
    return value
