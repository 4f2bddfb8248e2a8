"""The record: an article as one JSON object (docs/record.md; `article.schema.json` is its published schema)."""

from typing import Any

import msgspec

from portalcrawl.items import SCHEMA_VERSION, Article


def build_record(article: Article) -> dict[str, Any]:
    """The record of an article. What was not found is absent: no null, no empty string, no empty list."""
    values = msgspec.to_builtins(article)
    del values["evidence"]  # `capture` carries it
    return {"schemaVersion": SCHEMA_VERSION} | _drop_empty(values)


def _drop_empty(values: dict[str, Any]) -> dict[str, Any]:
    kept = {}
    for name, value in values.items():
        plain = _drop_empty(value) if isinstance(value, dict) else value
        if isinstance(plain, list):
            plain = [_drop_empty(one) if isinstance(one, dict) else one for one in plain]
        if plain is not None and plain not in ("", [], {}):
            kept[name] = plain
    return kept
