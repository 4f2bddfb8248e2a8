"""The record: valid by its published schema, without anything that was not found."""

import json
from importlib.resources import files
from typing import Any

import jsonschema
import msgspec
import pytest

from portalcrawl.items import Article, Author, Breadcrumb, Capture, Image, SchemaVersion
from portalcrawl.pipelines.normalize import NormalizePipeline
from portalcrawl.record import build_record

SCHEMA = json.loads(files("portalcrawl").joinpath("article.schema.json").read_text(encoding="utf-8"))


def make_article(**kwargs: object) -> Article:
    capture = Capture(runId="20261122T223522.69Z", fetchedAt="2026-11-22T22:35:22Z", status=200)
    article = Article(url="http://example.com/1.html", headline=" 园区\u3000要闻\u200b ", capture=capture)
    for name, value in kwargs.items():
        setattr(article, name, value)
    return article


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_bare_article_has_no_empty_values() -> None:
    record = build_record(NormalizePipeline().process_item(make_article()))
    assert set(record) == {"schemaVersion", "url", "headline", "capture"}
    assert record["headline"] == "园区 要闻"
    jsonschema.validate(record, SCHEMA)


def test_a_full_article_is_valid() -> None:
    article = make_article(
        articleBody="一段。\n\n二段。",
        datePublished="2017-12-25T09:29+08:00",
        authors=[Author("张三")],
        breadcrumbs=[Breadcrumb("新闻", "http://example.com/news/"), Breadcrumb("要闻")],
        images=[Image("http://example.com/1.jpg")],
        clicks=0,
        evidence={"headline": "h1"},
    )
    record = build_record(NormalizePipeline().process_item(article))
    jsonschema.validate(record, SCHEMA)
    assert record["breadcrumbs"] == [{"name": "新闻", "url": "http://example.com/news/"}, {"name": "要闻"}]
    assert record["clicks"] == 0
    assert record["capture"]["evidence"] == {"headline": "h1"}
    assert "evidence" not in record


@pytest.mark.parametrize("broken", [{"headline": ""}, {"surprise": 1}, {"datePublished": "yesterday"}])
def test_the_schema_refuses_what_the_contract_forbids(broken: dict[str, object]) -> None:
    record = build_record(NormalizePipeline().process_item(make_article())) | broken
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, SCHEMA)


# --- the model and its published schema ---------------------------------------------------------


def tell_meaning(schema: Any, defs: dict[str, Any]) -> Any:
    """A schema without names and words: references followed, what explains and what is a default left out."""
    if isinstance(schema, list):
        return [tell_meaning(one, defs) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        schema = defs[schema["$ref"].rpartition("/")[2]] | {key: schema[key] for key in schema if key != "$ref"}
    if "properties" in schema:
        properties = {name: tell_meaning(one, defs) for name, one in schema["properties"].items()}
        schema = schema | {"properties": properties, "required": sorted(schema.get("required", []))}
        return {key: schema[key] for key in schema if key not in ("$schema", "$id", "$defs", "title", "description")}
    return {key: tell_meaning(one, defs) for key, one in schema.items() if key not in ("title", "description")}


def emit_schema() -> dict[str, Any]:
    """What the model says of a record: a value that is None or empty in an item is absent, and no other keys are there.

    A record is made once the article has its headline and capture, and the capture its digest.
    """

    def as_record(schema: Any) -> Any:
        if isinstance(schema, list):
            return [as_record(one) for one in schema]
        if not isinstance(schema, dict):
            return schema
        schema = {key: as_record(one) for key, one in schema.items() if key != "default"}
        if choices := schema.pop("anyOf", None):
            [there] = [one for one in choices if one != {"type": "null"}]
            schema |= there
        if schema.get("type") == "array":
            schema.setdefault("minItems", 1)
        if "properties" in schema:
            schema["additionalProperties"] = False
        return schema

    emitted = as_record(msgspec.json.schema(Article))
    defs = emitted["$defs"]
    version = as_record(msgspec.json.schema(SchemaVersion))
    defs["Article"]["properties"].pop("evidence")
    defs["Article"]["properties"]["schemaVersion"] = version | {"type": "string"}
    defs["Article"]["required"] = ["schemaVersion", "url", "headline", "capture"]
    defs["Capture"]["required"] += ["digest", "version"]
    return tell_meaning(emitted, defs)


def test_the_published_schema_is_what_the_model_says() -> None:
    assert tell_meaning(SCHEMA, SCHEMA["$defs"]) == emit_schema()
