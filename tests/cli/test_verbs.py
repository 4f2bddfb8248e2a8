"""Verbs are made when they are used, and their help shows calls that are understood."""

import ast
import shlex
import subprocess
import sys

import pytest
import typer

from portalcrawl.cli.app import app
from portalcrawl.cli.examples import EXAMPLES

COMMAND = typer.main.get_command(app)
HEAVY = {"scrapy", "lxml", "opencc", "tomlkit", "rich", "pyarrow"}


def modules_after(code: str) -> set[str]:
    """The modules that a new interpreter has loaded after some code."""
    told = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(sorted(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(ast.literal_eval(told.stdout.splitlines()[-1]))


def test_answers_are_read_without_the_download_handler() -> None:
    # Where it is loaded below others, Scrapy's look at all callers of its import takes a quarter of a start.
    loaded = modules_after("import portalcrawl.spiders.portal, portalcrawl.reextraction.reader")
    assert "scrapy.core.downloader.contextfactory" not in loaded


def test_the_version_loads_no_verb() -> None:
    loaded = modules_after(
        "import sys; sys.argv = ['portalcrawl', '--version']\n"
        "from portalcrawl.cli.app import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass"
    )
    assert not loaded & HEAVY
    assert not {name for name in loaded if name.startswith("portalcrawl.archive")}


@pytest.mark.parametrize("verb", EXAMPLES)
def test_examples_are_understood_and_shown(verb: str) -> None:
    assert len(EXAMPLES[verb]) == 2
    command = COMMAND.commands[verb]  # type: ignore[attr-defined]
    for line in EXAMPLES[verb]:
        lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
        lexer.whitespace_split = True
        words = list(lexer)
        end = next((place for place, word in enumerate(words) if set(word) <= set("|&;<>")), len(words))
        assert words[:2] == ["portalcrawl", verb]
        command.make_context(verb, words[2:end])
    help_text = command.get_help(command.make_context(verb, ["x"], resilient_parsing=True))
    assert all(line in help_text for line in EXAMPLES[verb])
    assert "-h, --help" in help_text
