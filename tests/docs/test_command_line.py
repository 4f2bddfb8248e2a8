"""docs/cli.md and the README name the verbs, options, defaults and examples that the command line has."""

import inspect
import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest
import typer
from documents import CLI, CODE, DOCUMENTS, FENCE, README, first_codes, read_section, read_table

import portalcrawl.settings
from portalcrawl.cli.app import app
from portalcrawl.spiders.arguments import parse_arguments

COMMAND: Any = typer.main.get_command(app)
VERBS: dict[str, Any] = COMMAND.commands


def options_of(verb: str) -> list[Any]:
    return [parameter for parameter in VERBS[verb].params if parameter.param_type_name == "option"]


def verb_sections() -> dict[str, str]:
    """The part of docs/cli.md that each verb's heading opens."""
    headings = re.findall(r"^### `portalcrawl (\w+)[^`\n]*`$", CLI, re.MULTILINE)
    return {
        verb: read_section(CLI, next(line for line in CLI.splitlines() if line.startswith(f"### `portalcrawl {verb}")))
        for verb in headings
    }


def test_each_verb_has_a_heading_and_nothing_else_has() -> None:
    assert set(verb_sections()) == set(VERBS)


def test_the_readme_lists_every_verb_and_no_other() -> None:
    rows = read_table(read_section(README, "## The verbs"))
    assert {name for row in rows for name in CODE.findall(row[0])} == set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_is_named_where_its_verb_is_explained(verb: str) -> None:
    named = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", verb_sections()[verb]))
    missing = [
        name for option in options_of(verb) for name in (*option.opts, *option.secondary_opts) if name not in named
    ]
    assert not missing


@pytest.mark.parametrize("verb", VERBS)
def test_a_verbs_table_names_no_option_that_it_lacks(verb: str) -> None:
    known = {name for option in options_of(verb) for name in (*option.opts, *option.secondary_opts)}
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
    assert all(f"`{name}`" in CLI or f"portalcrawl {name}" in CLI for p in COMMAND.params for name in p.opts)


# Languages of blocks in which commands are written: shell and crontab, systemd's units.
_CALLS = ("sh", "ini")


def example_commands() -> Iterator[tuple[str, list[str]]]:
    """(document, words behind `portalcrawl`) of every call: in shell blocks, crontabs, units and running text."""
    for name, text in DOCUMENTS.items():
        lines = [line for kind, body in FENCE.findall(text) if kind in _CALLS for line in body.splitlines()]
        lines += [code for code in CODE.findall(FENCE.sub("", text)) if code.startswith("portalcrawl ")]
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
    listed = read_section(CLI, "## With Scrapy").partition("Arguments are")[2].partition("It writes")[0]
    assert {name for name in CODE.findall(listed) if name.isidentifier()} == known
