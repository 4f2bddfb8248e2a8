"""docs/record.md explains the record's fields, and the README shows a record that the demo's page gives."""

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

from documents import ARCHIVE, README, RECORD, first_codes, read_fences, read_schema, read_section, read_table
from jsonschema import Draft202012Validator

from portalcrawl.demo import build_portal
from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.items import SCHEMA_VERSION, Article
from portalcrawl.page.document import Document
from portalcrawl.pipelines.normalize import digest_article
from portalcrawl.record import build_record

SCHEMA = read_schema("article.schema.json")


def readme_record() -> dict[str, Any]:
    [text] = read_fences(read_section(README, "## A record"), "json")
    record: dict[str, Any] = json.loads(text)
    return record


def test_the_record_in_the_readme_is_valid() -> None:
    Draft202012Validator(SCHEMA).validate(readme_record())


def test_the_record_in_the_readme_is_what_the_demos_page_gives() -> None:
    """Field by field, as the crawl reads it; a text that ends in … is cut there."""
    shown = readme_record()
    path = "/" + shown["url"].split("/", 3)[3]
    listing = shown["listing"]
    document = Document.from_bytes(shown["url"], build_portal().pages[path].body)
    article = extract_article(document, Hints(listing["headline"], listing["datePublished"], listed=True)).article
    assert article is not None
    record = build_record(article)
    assert set(record) == set(shown) - {"listing", "capture"}
    cut = 0
    for name, value in record.items():
        told = shown[name]
        if isinstance(told, str) and told.endswith("…"):
            cut += 1
            told = told[:-1]
            assert value.startswith(told), name
            continue
        assert told == value, f"{name}: run `portalcrawl demo` and renew the record in README.md"
    assert cut == 3, "the README says how many texts are cut"
    assert shown["capture"]["digest"] == digest_article(article)
    # The crawl has a profile; here the heuristics read the page, so only the names of the fields are the same.
    assert list(shown["capture"]["evidence"]) == list(article.evidence)


def test_the_archives_page_reads_the_record_of_the_readme_at_its_place() -> None:
    place = readme_record()["capture"]["warc"]
    assert f"offset={place['offset']} length={place['length']}\n" in ARCHIVE
    assert f"tail -c +$((offset + 1)) warc/{place['file']} | head -c $length | gunzip" in ARCHIVE


def schema_fields() -> Iterator[str]:
    def walk(schema: dict[str, Any], prefix: str) -> Iterator[str]:
        for name, spec in schema["properties"].items():
            yield prefix + name
            if spec.get("type") == "array" and "properties" in spec["items"]:
                yield from walk(spec["items"], f"{prefix}{name}[].")
            elif "properties" in spec:
                yield from walk(spec, f"{prefix}{name}.")

    yield from walk(SCHEMA, "")


def test_every_field_of_the_record_is_explained_and_no_other() -> None:
    assert sorted(first_codes(read_table(read_section(RECORD, "## Fields")))) == sorted(schema_fields())


def test_the_schema_has_the_fields_of_an_article() -> None:
    assert {field.name for field in dataclasses.fields(Article)} - {"evidence"} | {"schemaVersion"} == set(
        SCHEMA["properties"]
    )
    assert SCHEMA["properties"]["schemaVersion"]["enum"][-1] == SCHEMA_VERSION
    assert f"| `schemaVersion` | string | `{SCHEMA_VERSION}`;" in RECORD


def test_types_of_fields_are_the_schemas() -> None:
    for name, kind, _ in read_table(read_section(RECORD, "## Fields")):
        spec = SCHEMA
        for step in name.strip("`").split("."):
            spec = spec["properties"][step.removesuffix("[]")]
            spec = spec["items"] if step.endswith("[]") else spec
        if "$ref" in spec:
            spec = SCHEMA["$defs"][spec["$ref"].rpartition("/")[2]]
        assert kind == spec.get("type", "string"), name
