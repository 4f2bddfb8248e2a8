"""`log` and `diff`: an article's life, and what its versions say otherwise."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from archived import only_archive
from paged_portal import PagedPortal
from running import Run, crawl, refuse, run_here
from tiny_portal import FIRST_DAY, SECTIONS

LOCAL = SECTIONS[0][1]
ONE, TWO, COPY = (f"{LOCAL}{name}.html" for name in ("1", "3", "copy"))


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[PagedPortal, Path]]:
    """An archive in which ONE was corrected, TWO withdrawn, and COPY met as a copy of ONE."""
    output = tmp_path_factory.mktemp("lived")
    with PagedPortal() as portal:
        assert crawl(portal.url, output).returncode == 0
        portal.stories[ONE].paragraphs[1] = "项目总投资为五千万元。"
        portal.stories[TWO].is_withdrawn, portal.message = True, "该文章不存在或已被删除。"
        portal.publish(COPY, FIRST_DAY, 5)
        assert crawl(portal.url, output, "--recheck", "0d").returncode == 0
        yield portal, output


def tell(lived: tuple[PagedPortal, Path], verb: str, target: str, *options: object) -> Run:
    portal, output = lived
    return run_here(verb, portal.url.rstrip("/") + target, "--output", output, *options)


def kinds(run: Run) -> list[str]:
    assert run.returncode == 0, run.stderr
    return [json.loads(line)["kind"] for line in run.stdout.splitlines()]


def test_the_life_of_an_article(lived: tuple[PagedPortal, Path]) -> None:
    assert kinds(tell(lived, "log", ONE, "--json")) == ["listed", "archived", "changed", "looked", "next"]
    assert kinds(tell(lived, "log", TWO, "--json")) == ["listed", "archived", "withdrawn", "looked"]
    assert kinds(tell(lived, "log", COPY, "--json")) == ["listed", "copy", "looked"]
    run = tell(lived, "log", ONE)
    assert len(run.stdout.splitlines()) == 5
    assert "v2" in run.stdout


def test_the_life_of_an_archive(lived: tuple[PagedPortal, Path]) -> None:
    run = run_here("log", only_archive(lived[1]), "--json")
    assert kinds(run) == ["run", "run", "changed", "withdrawn"] or kinds(run) == ["run", "run", "withdrawn", "changed"]
    times = [json.loads(line)["at"] for line in run.stdout.splitlines()]
    assert times == sorted(times)
    assert "21 archived" not in run_here("log", only_archive(lived[1])).stdout.splitlines()[1]


def test_what_versions_say_otherwise(lived: tuple[PagedPortal, Path]) -> None:
    run = tell(lived, "diff", ONE)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("--- version 1, ")
    body = run.stdout.split("\n", 2)[2]
    assert "{+项目总投资为五千万元。+}" in body or "五千万" in body.replace("{+", "").replace("+}", "")
    assert "本报讯" not in body, "the first paragraph is the same"


def test_the_other_way_round(lived: tuple[PagedPortal, Path]) -> None:
    there, back = tell(lived, "diff", ONE), tell(lived, "diff", ONE, "--from", "2", "--to", "1")
    assert there.stdout.count("{+") == back.stdout.count("[-")


@pytest.mark.parametrize(
    ("verb", "target", "options", "words"),
    [
        ("log", "/local/never.html", (), ["never met"]),
        ("diff", "/local/never.html", (), ["holds no article"]),
        ("diff", COPY, (), ["holds no article"]),
        ("diff", ONE, ("--to", "3"), ["--to 3", "1 to 2"]),
        ("diff", ONE, ("--from", "0"), ["--from 0"]),
        ("log", "/x", ("--output", "/nonexistent"), ["--output"]),
    ],
)
def test_what_cannot_be_told(
    lived: tuple[PagedPortal, Path], verb: str, target: str, options: tuple[str, ...], words: list[str]
) -> None:
    refuse(tell(lived, verb, target, *options), 2, *words)


def test_one_version(lived: tuple[PagedPortal, Path]) -> None:
    run = tell(lived, "diff", TWO)
    assert run.returncode == 0
    assert "one version" in run.stdout
