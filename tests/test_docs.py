"""Documentation cannot lie: what the documents name exists, and what exists is named."""

import inspect
import json
import re
import shlex
import tomllib
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import orjson
import pytest
import tomlkit
import typer
from jsonschema import Draft202012Validator
from msgspec import StructMeta
from scrapy.settings import Settings, default_settings

import portalcrawl.profiles.model
import portalcrawl.settings
from portalcrawl.archive.archive import Archive
from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import FINISHED, FRONT, INCOMPLETE, SHRUNK, ListedRow, State, Stop
from portalcrawl.archive.segments import MAX_BYTES, MAX_RECORDS
from portalcrawl.archive.warc import writer as warc_writer
from portalcrawl.archive.warc.names import WarcFolder
from portalcrawl.cli import check, learn, status, urls
from portalcrawl.cli.app import app
from portalcrawl.cli.crawl import worst_code
from portalcrawl.cli.process import Outcome
from portalcrawl.demo import build_portal
from portalcrawl.exceptions import ExitCode, PortalcrawlError, ProfileError
from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.induction.fit import Verdict
from portalcrawl.induction.voting import LEAST_PAGES
from portalcrawl.page.document import Document
from portalcrawl.pipelines.dedupe import DedupePipeline
from portalcrawl.pipelines.originals import Originals
from portalcrawl.profiles.model import TEXT_FIELDS, Origin, Rule
from portalcrawl.profiles.store import parse_profile
from portalcrawl.profiles.writing import format_profile
from portalcrawl.record import build_record
from portalcrawl.spiders.arguments import parse_arguments
from portalcrawl.spiders.portal import MAX_FAILURES_IN_A_ROW
from portalcrawl.spiders.profile.keeper import LEAST_OF_A_PART
from portalcrawl.spiders.profile.sampler import MOST_REQUESTS
from portalcrawl.spiders.walk.address_groups import PROBES

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
RECORD = (ROOT / "docs" / "record.md").read_text("utf-8")
PROFILE = (ROOT / "docs" / "profile.md").read_text("utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
DOCUMENTS = {
    str(path.relative_to(ROOT)): path.read_text("utf-8")
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    if path.name != "LICENSE"
}
SCHEMA = json.loads((ROOT / "portalcrawl" / "article.schema.json").read_text("utf-8"))

MANIFEST_SCHEMA = json.loads((ROOT / "portalcrawl" / "manifest.schema.json").read_text("utf-8"))

COMMAND: Any = typer.main.get_command(app)
VERBS: dict[str, Any] = COMMAND.commands

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\|(.*)\|$", re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")
# A vertical bar inside a table's cell is written \|.
_BAR = re.compile(r"(?<!\\)\|")


def read_section(text: str, heading: str) -> str:
    """What stands under a heading, up to the next one of its level or above."""
    level = heading.partition(" ")[0]
    found = re.search(rf"^{re.escape(heading)}\n(.*?)(?=^#{{1,{len(level)}}} |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no heading {heading!r}"
    return found[1]


def read_table(text: str) -> list[list[str]]:
    """The cells of all tables of a text, without heads and rules; only the first line of a table is its head."""
    rows = [[cell.strip() for cell in _BAR.split(row)] for row in _ROW.findall(text)]
    rules = [i for i, row in enumerate(rows) if all(set(cell) <= {"-", ":"} and cell for cell in row)]
    return [row for i, row in enumerate(rows) if i not in rules and i + 1 not in rules]


def read_fences(text: str, language: str) -> list[str]:
    return [body for name, body in _FENCE.findall(text) if name == language]


def first_codes(rows: list[list[str]]) -> list[str]:
    """The first code of each row's first cell."""
    return [_CODE.findall(row[0])[0] for row in rows]


# --- the command line ---------------------------------------------------------------------------


def options_of(verb: str) -> list[Any]:
    return [parameter for parameter in VERBS[verb].params if parameter.param_type_name == "option"]


def verb_sections() -> dict[str, str]:
    """The part of the README that each verb's heading opens."""
    headings = re.findall(r"^### `portalcrawl (\w+)[^`\n]*`$", README, re.MULTILINE)
    return {
        verb: read_section(
            README, next(line for line in README.splitlines() if line.startswith(f"### `portalcrawl {verb}"))
        )
        for verb in headings
    }


def test_the_readme_has_a_heading_for_each_verb_and_for_no_other() -> None:
    assert set(verb_sections()) == set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_is_named_where_its_verb_is_explained(verb: str) -> None:
    named = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", verb_sections()[verb]))
    missing = [
        name for option in options_of(verb) for name in (*option.opts, *option.secondary_opts) if name not in named
    ]
    assert not missing


@pytest.mark.parametrize("verb", VERBS)
def test_a_verbs_table_names_no_option_that_it_lacks(verb: str) -> None:
    known = {name for option in options_of(verb) for name in option.opts}
    cells = [row[0] for row in read_table(verb_sections()[verb]) if "`--" in row[0]]
    named = {name for cell in cells for name in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", cell)}
    assert named <= known


@pytest.mark.parametrize("verb", ["crawl", "demo"])
def test_the_defaults_in_a_verbs_table_are_its_defaults(verb: str) -> None:
    by_name = {option.opts[0]: option for option in options_of(verb)}
    told = {
        first_codes([row])[0].split()[0]: row[1].strip("`")
        for row in read_table(verb_sections()[verb])
        if "`--" in row[0]
    }
    stated = {name: str(option.default) for name, option in by_name.items() if option.default not in (None, False)}
    if verb == "crawl":
        stated["--concurrency"] = str(portalcrawl.settings.CONCURRENT_REQUESTS_PER_DOMAIN)
        told["--delay"], _, unit = told["--delay"].partition(" ")
        assert unit.startswith("s,")
        stated["--delay"] = f"{portalcrawl.settings.DOWNLOAD_DELAY:g}"
    assert stated
    assert {name: told[name] for name in stated} == stated


def test_root_options_are_named() -> None:
    assert all(f"`{name}`" in README or f"portalcrawl {name}" in README for p in COMMAND.params for name in p.opts)


# Languages of blocks in which commands are written: shell and crontab, systemd's units.
_CALLS = ("sh", "ini")


def example_commands() -> Iterator[tuple[str, list[str]]]:
    """(document, words behind `portalcrawl`) of every call: in shell blocks, crontabs, units and running text."""
    for name, text in DOCUMENTS.items():
        lines = [line for kind, body in _FENCE.findall(text) if kind in _CALLS for line in body.splitlines()]
        lines += [code for code in _CODE.findall(_FENCE.sub("", text)) if code.startswith("portalcrawl ")]
        for line in lines:
            lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
            lexer.whitespace_split = True
            words = list(lexer)
            for i, word in enumerate(words):
                is_call = word.removeprefix("ExecStart=").rpartition("/")[2] == "portalcrawl"
                if is_call and (i == 0 or words[i - 1] not in {"-m", "install"}):
                    end = next((j for j in range(i + 1, len(words)) if set(words[j]) <= set("|&;<>()")), len(words))
                    # `2>&1` and `>> log` end the call; a lone 2 before them is theirs.
                    yield name, words[i + 1 : end]


EXAMPLES = sorted({(name, shlex.join(words)) for name, words in example_commands()})


def test_there_are_examples_of_each_verb() -> None:
    assert {shlex.split(words)[0] for _, words in EXAMPLES} >= set(VERBS)


@pytest.mark.parametrize(("document", "line"), EXAMPLES)
def test_an_example_is_a_call_that_is_understood(document: str, line: str) -> None:
    verb, *arguments = shlex.split(line)
    if verb.startswith("--"):
        assert verb in {name for p in COMMAND.params for name in p.opts} | {"--help"}
        return
    assert verb in VERBS
    if not arguments:
        return  # the verb is named, not called
    # make_context reads the arguments as a real call does, and calls nothing. Raises where they are not understood.
    VERBS[verb].make_context(verb, arguments)


def test_scrapy_arguments_in_examples_are_the_spiders() -> None:
    known = {"section" if name == "sections" else name for name in inspect.signature(parse_arguments).parameters}
    named = {name for text in DOCUMENTS.values() for name in re.findall(r"-a (\w+)=", text)}
    assert named
    assert named <= known
    listed = read_section(README, "## With Scrapy").partition("Arguments are")[2].partition("It writes")[0]
    assert {name for name in _CODE.findall(listed) if name.isidentifier()} == known


def test_column_names_are_those_of_the_status_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_archive(tmp_path)
    status.run(root, json=False)
    head = capsys.readouterr().out.splitlines()[0].split()
    columns, _, walks = read_section(README, "### `portalcrawl status ARCHIVE`").partition("| walk | means |")
    assert first_codes(read_table(columns)) == head
    assert first_codes(read_table("| walk | means |" + walks)) == [str(stop) for stop in Stop]


def test_states_are_those_of_the_ledger() -> None:
    assert first_codes(read_table(read_section(README, "### `portalcrawl urls ARCHIVE`"))) == [
        str(state) for state in State
    ]


def test_keys_of_a_urls_line_are_named(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    urls.run(make_archive(tmp_path), state=None)
    keys = {key for line in capfdbinary.readouterr().out.splitlines() for key in orjson.loads(line)}
    assert keys
    assert all(f"`{key}`" in read_section(README, "### `portalcrawl urls ARCHIVE`") for key in keys)


# --- exit codes, settings, numbers --------------------------------------------------------------


def test_exit_codes_are_those_of_the_program() -> None:
    rows = read_table(read_section(README, "## Exit codes"))
    assert {(int(code), name) for code, name, _ in rows} == {(code.value, code.name.lower()) for code in ExitCode}


def test_the_schedulers_page_tells_what_to_do_with_every_exit_code() -> None:
    rows = read_table(read_section(DOCUMENTS["docs/scheduling.md"], "## What to do with exit codes"))
    assert sorted(int(code) for row in rows for code in row[0].split(",")) == sorted(ExitCode)


def test_the_gravest_of_several_exit_codes_is_the_one_that_is_named_first() -> None:
    told = re.search(r"the gravest counts: ([\d, ]+), in this order", " ".join(README.split()))
    assert told
    order = [ExitCode(int(code)) for code in told[1].split(",")]
    assert sorted(order) == sorted(ExitCode)
    for grave, light in pairwise(order):
        errors = [PortalcrawlError(), PortalcrawlError()]
        errors[0].exit_code, errors[1].exit_code = light, grave
        assert worst_code([Outcome("", None, error) for error in errors]) is grave


def test_every_setting_that_is_named_exists() -> None:
    known = {name for module in (default_settings, portalcrawl.settings) for name in dir(module)}
    # Environment variables, and what Scrapy takes from a spider or a command line instead of its defaults.
    known |= {"SCRAPY_SETTINGS_MODULE", "PORTALS_FULL", "LD_PRELOAD", "JOBDIR"}
    for name, text in DOCUMENTS.items():
        words = set(re.findall(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b", text))
        assert words <= known, name


def test_defaults_of_manners_are_those_of_the_settings() -> None:
    settings = Settings()
    settings.setmodule("portalcrawl.settings")
    for cell, default, _ in read_table(read_section(README, "## Manners")):
        name = cell.strip("`")
        if default.startswith("`"):
            assert repr(settings[name]) == default.strip("`"), name
        else:
            assert settings[name], name


def test_numbers_in_the_readme_are_those_of_the_code() -> None:
    assert f"{MAX_RECORDS:,} records or {MAX_BYTES >> 20} MiB" in " ".join(README.split())
    assert warc_writer.MAX_BYTES == 10**9
    assert "and at 1 GB" in README
    assert f"{MAX_FAILURES_IN_A_ROW} pages in a row failed" in README
    assert PROBES == 5
    assert "are left alone after five" in " ".join(README.split())


# --- the archive --------------------------------------------------------------------------------


def make_archive(folder: Path) -> Path:
    """An archive with two records."""
    start = "http://example.com/"
    archive = Archive(folder / "example.com", start)
    archive.begin_run({})
    for number in (1, 2):
        archive.append_article({"url": f"{start}{number}", "datePublished": f"2017-12-2{number}"})
    archive.ledger.add_listed(
        ListedRow(f"{start}3", start, 1, "headline", "2017-01-01"),
        None,
        FRONT,
        (State.OUTSIDE_WINDOW, "list says 2017-01-01"),
    )
    archive.end_run("finished", {})
    archive.close()
    return folder / "example.com"


def test_the_layout_is_drawn_whole() -> None:
    [drawing] = read_fences(read_section(README, "## The archive"), "text")
    drawn = {line.split()[0].rstrip("/") for line in drawing.splitlines()[1:]}
    layout = Layout(Path())
    paths = {str(layout.sealed_segment(1)), str(layout.open_segment(2)), layout.duplicates.name, layout.changes.name}
    paths |= {layout.manifest.name, layout.reports.name, layout.ledger.name, layout.lock.name, layout.profile.name}
    paths |= {layout.damaged.name, layout.checksums.name}
    warc = WarcFolder(layout.warc, "www.example.com")
    paths |= {str(path) for path in (warc.sealed(1), warc.sealed_index(1), warc.open(2), warc.open_index(2))}
    assert drawn == paths


def test_manifest_keys_are_named(tmp_path: Path) -> None:
    manifest = json.loads((make_archive(tmp_path) / "manifest.json").read_text("utf-8"))
    named = set(_CODE.findall(read_section(README, "### Reading it")))
    assert {*manifest["segments"][0], *manifest["runs"][0]} <= named
    properties = MANIFEST_SCHEMA["properties"]
    entries = [properties[name]["items"]["properties"] for name in ("segments", "warc", "runs")]
    assert named >= set().union(*entries, MANIFEST_SCHEMA["$defs"]["coverage"]["properties"])
    assert MANIFEST_SCHEMA["$defs"]["coverage"]["properties"]["stop"]["enum"] == [str(stop) for stop in Stop]
    assert properties["manifestVersion"]["const"] == manifest["manifestVersion"]


def test_the_schema_of_the_manifest_and_the_readme_say_how_a_run_can_end() -> None:
    told = MANIFEST_SCHEMA["properties"]["runs"]["items"]["properties"]["reason"]["description"]
    for reason in (FINISHED, INCOMPLETE, SHRUNK, "max_articles", "killed", "running"):
        assert reason in told
        assert f"`{reason}`" in read_section(README, "### Reading it")


def test_the_consumer_in_the_readme_reads_each_record_once(tmp_path: Path) -> None:
    archive = make_archive(tmp_path)
    [example] = read_fences(README, "python")
    names: dict[str, Any] = {}
    exec(example, names)
    read_new: Callable[[Path, set[str]], Iterator[dict[str, Any]]] = names["read_new"]
    seen: set[str] = set()
    assert [record["url"] for record in read_new(archive, seen)] == ["http://example.com/1", "http://example.com/2"]
    assert list(read_new(archive, seen)) == []


def test_a_line_of_duplicates_has_the_keys_that_are_named() -> None:
    source = inspect.getsource(DedupePipeline) + inspect.getsource(Originals)
    told = re.search(r'`(\{"url", "duplicateOf".*?\})`', README)
    assert told
    for key in re.findall(r'"(\w+)"', told[1]):
        assert f'"{key}"' in source


# --- the record ---------------------------------------------------------------------------------


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
    assert shown["capture"]["evidence"] == article.evidence


def test_the_place_in_the_readme_is_read_where_the_record_says() -> None:
    place = readme_record()["capture"]["warc"]
    call = f"tail -c +{place['offset'] + 1} warc/{place['file']} | head -c {place['length']} | gunzip"
    assert call in README


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


def test_types_of_fields_are_the_schemas() -> None:
    for name, kind, _ in read_table(read_section(RECORD, "## Fields")):
        spec = SCHEMA
        for step in name.strip("`").split("."):
            spec = spec["properties"][step.removesuffix("[]")]
            spec = spec["items"] if step.endswith("[]") else spec
        if "$ref" in spec:
            spec = SCHEMA["$defs"][spec["$ref"].rpartition("/")[2]]
        assert kind == spec.get("type", "string"), name


# --- the profile --------------------------------------------------------------------------------


def profile_example() -> str:
    [text] = read_fences(read_section(PROFILE, "## An example"), "toml")
    return text


def test_the_example_of_a_profile_is_one() -> None:
    profile = parse_profile(profile_example(), "docs/profile.md")
    assert parse_profile(format_profile(profile), "again") == profile
    # What the file does not say of itself is left at its default nowhere.
    assert profile.menu
    assert profile.rows
    assert profile.pager
    assert profile.templates[0].body
    assert profile.templates[0].pager
    assert set(profile.templates[0].rules) == set(TEXT_FIELDS)


def tables_of(data: dict[str, Any], place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table of a TOML document with the place that error messages give it."""
    yield place, data
    for key, value in data.items():
        inner = f"{place}.{key}" if place else key
        if isinstance(value, dict):
            yield from tables_of(value, inner)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for number, one in enumerate(value, 1):
                yield from tables_of(one, f"{inner} {number}")


def keys_that_are_read(place: tuple[str, ...]) -> set[str]:
    """The keys that the store takes at a place, found by trial: any other is refused there."""
    parts = (one for one in vars(portalcrawl.profiles.model).values() if isinstance(one, StructMeta))
    words = {key for part in parts for key in part.__struct_encode_fields__} | {"format"}

    def is_read(key: str) -> bool:
        data = tomllib.loads(profile_example())
        table: Any = data
        for step in place:
            table = table[step][0] if isinstance(table[step], list) else table[step]
        if key in table:
            return True
        table[key] = {"xpath": "//p"}
        try:
            parse_profile(tomlkit.dumps(data), "trial")
        except ProfileError as error:
            return "is no key that stands here" not in str(error)
        return True

    return {word for word in words if is_read(word)}


RULE = ("### A rule",)
PLACES = {
    (): ("### At the top",),
    ("portal",): ("### `[portal]`",),
    ("menu",): RULE,
    ("sections",): ("### `[[sections]]`",),
    ("rows",): (*RULE, "### `[[rows]]`"),
    ("pager",): RULE,
    ("articles",): ("### `[articles]`",),
    ("templates",): ("### `[[templates]]`",),
    ("templates", "headline"): RULE,
    ("templates", "pages"): RULE,
    ("templates", "articleBody"): (*RULE, "`[templates.articleBody]` has"),
}


@pytest.mark.parametrize("place", PLACES, ids=".".join)
def test_the_keys_of_a_profile_are_those_that_are_read(place: tuple[str, ...]) -> None:
    named: set[str] = set()
    for heading in PLACES[place]:
        if heading.startswith("#"):
            text = read_section(PROFILE, heading).partition("`[templates.articleBody]` has")[0]
        else:
            text = PROFILE.partition(heading)[2].partition("\n## ")[0]
        named.update(first_codes(read_table(text)))
    assert named == keys_that_are_read(place)


def test_no_table_of_a_profile_is_left_out() -> None:
    places = {re.sub(r" \d+", "", place) for place, _ in tables_of(tomllib.loads(profile_example()))}
    told = {".".join(place) for place in PLACES}
    assert {place for place in places if place.partition(".")[2] not in TEXT_FIELDS} <= told


def test_the_error_in_the_profiles_page_is_the_programs() -> None:
    [told] = [line for text in read_fences(PROFILE, "text") for line in text.splitlines() if "xpath" in line]
    with pytest.raises(ProfileError) as caught:
        parse_profile(
            '[portal]\nstart = "http://e.com/"\n[[templates]]\n[templates.headline]\nxpath = "//h1["\n', "site.toml"
        )
    assert told == f"portalcrawl: {caught.value}"


def test_numbers_of_learning_are_those_of_the_code() -> None:
    text = " ".join(PROFILE.split())
    assert MOST_REQUESTS == 40
    assert all(f"{MOST_REQUESTS} requests" in " ".join(document.split()) for document in (README, PROFILE))
    assert LEAST_PAGES == 3
    assert "on at least three pages" in text
    assert LEAST_OF_A_PART == 10
    assert "learns only from ten articles or more" in " ".join(README.split())
    assert check.REFETCHED == 6
    assert learn.SHOWN == 3


def test_verdicts_are_those_of_the_check() -> None:
    rows = read_table(read_section(README, "### `portalcrawl check ARCHIVE`"))
    assert [code for code in first_codes(rows) if not code.startswith("-")] == [verdict.value for verdict in Verdict]


def test_the_declared_rule_in_the_readme_is_one() -> None:
    [text] = read_fences(README, "toml")
    start = '[portal]\nstart = "http://www.example.com/"\n[[templates]]\nname = "article-1"\n'
    rule = Rule('//div[@class="info"]/span', label="供稿：", origin=Origin.DECLARED)
    assert parse_profile(start + text, "README").templates[0].rules == {"contentSource": rule}
    body = (
        "<h1>园区召开工作会议</h1><div class=info><span>供稿：园区办</span></div><p>今天，园区召开会议，部署工作。</p>"
    )
    document = Document.from_text("http://www.example.com/1.html", f"<html><body>{body}</body></html>")
    article = extract_article(document, Hints(listed=True)).article
    assert article is not None
    assert article.contentSource is None, "the README says that no heuristic knows the word"
    profile = parse_profile(start + "[templates.headline]\nxpath = '//h1'\n" + text, "README")
    article = extract_article(document, Hints(listed=True), profile).article
    assert article is not None
    assert article.contentSource == "园区办"


# --- the house ----------------------------------------------------------------------------------


def test_the_floors_are_those_that_import_linter_checks() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    [layers] = [contract["layers"] for contract in contracts if contract["type"] == "layers"]
    [drawing] = read_fences(read_section(ARCHITECTURE, "## The house"), "text")
    drawn = [re.split(r"\s{2,}", line.lstrip("0123456789 "))[0] for line in drawing.splitlines()]
    assert drawn == [layer.replace("portalcrawl.", "") for layer in layers]
    assert [int(line.split()[0]) for line in drawing.splitlines()] == list(range(len(layers), 0, -1))


def test_every_module_that_is_named_exists() -> None:
    named = {path for text in DOCUMENTS.values() for path in re.findall(r"`([\w.]+/[\w./]*\.py|[\w.]+/)`", text)}
    places = (ROOT, ROOT / "portalcrawl", ROOT / "docs", ROOT / "output" / "www.example.com")
    assert len(named) > 15
    strangers = {path for path in named if not any((place / path).exists() for place in places)}
    assert strangers <= {"reports/", "articles/", "warc/"}


@pytest.mark.parametrize("name", ["find_sections", "find_rows", "find_pages", "find_own_pages", "extract_article"])
def test_functions_with_a_door_for_rules_are_there(name: str) -> None:
    assert f"`{name}`" in read_section(ARCHITECTURE, "## One door, rule or no rule")
    sources = (ROOT / "portalcrawl").glob("*/*.py")
    heads = [re.search(rf"def {name}\((.*?)\) ->", source.read_text("utf-8"), re.DOTALL) for source in sources]
    kind = {"find_rows": "Sequence[RowsRule]", "extract_article": "Profile"}.get(name, "Rule")
    assert any(head and f"rule: {kind} | None = None" in head[1] for head in heads)
    rows = read_table(read_section(ARCHITECTURE, "## One door, rule or no rule"))
    [told] = [cells[1] for cells in rows if f"`{name}`" in cells[0]]
    assert told == f"`rule: {kind} \\| None`"


def test_links_between_documents_lead_somewhere() -> None:
    for name, text in DOCUMENTS.items():
        for target in re.findall(r"\]\(([^)#\s]+)", text):
            if not target.startswith("https://"):
                assert (ROOT / name).parent.joinpath(target).exists(), (name, target)


def test_make_targets_that_are_named_exist() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {word for text in DOCUMENTS.values() for word in re.findall(r"(?:`|^)make (\w+)", text, re.MULTILINE)}
    assert {"demo", "test"} <= named <= targets
