"""Exit codes and settings in the documents are those of the program."""

import re
from itertools import pairwise

from documents import CLI, DOCUMENTS, HOW_DO_I, join_lines, read_section, read_table
from scrapy.settings import Settings, default_settings

import portalcrawl.settings
from portalcrawl import items, scheduler
from portalcrawl.archive import archive
from portalcrawl.cli.runs.outcome import Outcome, worst_code
from portalcrawl.exceptions import ExitCode, PortalcrawlError
from portalcrawl.spiders.run import MAX_FAILURES_IN_A_ROW
from portalcrawl.spiders.walk.unlisted.address_groups import PROBES

# Those of the code that documents name.
CONSTANTS = frozenset({"SCHEMA_VERSION", "COMMIT_SECONDS", "BATCH_WRITES"})


def test_exit_codes_are_those_of_the_program() -> None:
    rows = read_table(read_section(CLI, "## Exit codes"))
    assert {(int(code), name) for code, name, _ in rows} == {(code.value, code.name.lower()) for code in ExitCode}


def test_the_schedulers_page_tells_what_to_do_with_every_exit_code() -> None:
    rows = read_table(read_section(DOCUMENTS["docs/scheduling.md"], "## What to do with exit codes"))
    assert sorted(int(code) for row in rows for code in row[0].split(",")) == sorted(ExitCode)


def test_the_gravest_of_several_exit_codes_is_the_one_that_is_named_first() -> None:
    told = re.search(r"the gravest counts: ([\d, ]+), in this order", join_lines(CLI))
    assert told
    order = [ExitCode(int(code)) for code in told[1].split(",")]
    assert sorted(order) == sorted(ExitCode)
    for grave, light in pairwise(order):
        errors = [PortalcrawlError(), PortalcrawlError()]
        errors[0].exit_code, errors[1].exit_code = light, grave
        assert worst_code([Outcome("", None, error) for error in errors]) is grave


def test_every_setting_that_is_named_exists() -> None:
    known = {name for module in (default_settings, portalcrawl.settings) for name in dir(module)}
    # Environment variables, constants of the code, and what Scrapy takes from a command line instead of its defaults.
    known |= {
        "SCRAPY_SETTINGS_MODULE",
        "PORTALS_FULL",
        "LD_PRELOAD",
        "JOBDIR",
        "PORTALCRAWL_ARCHIVE",
        "PORTALCRAWL_NOTIFY_TOKEN",
        "HOOK_KEY",
    }
    known |= {"AUTHOR_BOX"}  # a label of `explain`
    known |= {name for module in (archive, items, scheduler) for name in dir(module) if name in CONSTANTS}
    for name, text in DOCUMENTS.items():
        words = set(re.findall(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b", text))
        assert words <= known, name


def test_defaults_of_manners_are_those_of_the_settings() -> None:
    settings = Settings()
    settings.setmodule("portalcrawl.settings")
    for cell, default, _ in read_table(read_section(CLI, "## Manners")):
        name = cell.strip("`")
        if default.startswith("`"):
            assert repr(settings[name]) == default.strip("`"), name
        else:
            assert settings[name], name


def test_the_places_of_pipelines_are_those_of_the_settings() -> None:
    told = re.findall(r"([a-z ]+) (\d+)[,.]", join_lines(HOW_DO_I).partition("its place: ")[2].partition(".")[0] + ".")
    named = {name.replace(" ", ""): int(place) for name, place in told}
    assert named == {path.split(".")[2]: place for path, place in portalcrawl.settings.ITEM_PIPELINES.items()}


def test_numbers_of_a_crawl_are_those_of_the_code() -> None:
    assert f"{MAX_FAILURES_IN_A_ROW} pages in a row failed" in join_lines(CLI)
    assert PROBES == 5
    assert "are left alone after five" in join_lines(CLI)
