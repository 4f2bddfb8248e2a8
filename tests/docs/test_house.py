"""The drawing shows the house as it stands; rooms, modules and functions that the documents name exist."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from documents import (
    ARCHITECTURE,
    CODE,
    DOCUMENTS,
    FENCE,
    HOW_DO_I,
    README,
    ROOT,
    read_fences,
    read_section,
    read_table,
)

PACKAGE = ROOT / "portalcrawl"
README_BYTES = 10_000
"""A newcomer reads it in five minutes."""

# Folders of an archive, files of a folder with recordings, and examples of names.
_ELSEWHERE = frozenset(
    {"reports/", "articles/", "warc/", "output/", "serve.py", "score.py", "cli/verbs/NAME.py", "test_datefilter.py"}
)
_SQL = re.compile(r"[\"' ](?:SELECT [\w*(]|INSERT (?:OR|INTO) |UPDATE \w+ SET|DELETE FROM|CREATE TABLE)")
_PATH = re.compile(r"(?:[\w.-]+/)+(?:[\w-]+\.py)?|[\w-]+\.py")


def named_paths() -> set[str]:
    """Every folder and every Python file that a document names as code, outside of blocks."""
    codes = {code for text in DOCUMENTS.values() for code in CODE.findall(FENCE.sub("", text))}
    return {code for code in codes if _PATH.fullmatch(code)} - _ELSEWHERE


def exists(path: str) -> bool:
    """Whether a path stands in the repository or the package; a file without a folder may stand anywhere in them."""
    if "/" not in path:
        return any(next(place.rglob(path), None) for place in (PACKAGE, ROOT / "tests", ROOT / "benchmarks"))
    return any((place / path).exists() for place in (ROOT, PACKAGE, ROOT / "docs"))


def test_the_readme_is_read_in_five_minutes() -> None:
    assert len(README.encode()) <= README_BYTES


def test_the_floors_are_those_that_import_linter_checks() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    [layers] = [contract["layers"] for contract in contracts if contract["name"].startswith("Floors")]
    drawing = read_fences(read_section(ARCHITECTURE, "## The house"), "text")[0]
    drawn = [re.split(r"\s{2,}", line.lstrip("0123456789 "))[0] for line in drawing.splitlines()]
    assert drawn == [layer.replace("portalcrawl.", "") for layer in layers]
    assert [int(line.split()[0]) for line in drawing.splitlines()] == list(range(len(layers), 0, -1))


def test_every_room_is_drawn_and_no_other() -> None:
    drawing = read_fences(read_section(ARCHITECTURE, "## The house"), "text")[1]
    drawn = [line.split()[0] for line in drawing.splitlines()]
    rooms = {str(path.parent.relative_to(PACKAGE)) for path in PACKAGE.rglob("__init__.py")} - {"."}
    rooms |= {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}
    # The demo portal is no part of the program; its rooms are its own.
    rooms = {room for room in rooms if not room.startswith("demo/")}
    assert sorted(drawn) == sorted(rooms)


def test_every_path_that_is_named_exists() -> None:
    named = named_paths()
    assert len(named) > 60
    assert sorted(path for path in named if not exists(path)) == []


def test_sql_stands_where_the_drawing_says() -> None:
    rooms = ("archive/ledger/", "duplicates/", "exports/formats/sqlite.py")
    paths = [p.relative_to(PACKAGE).as_posix() for p in PACKAGE.rglob("*.py") if _SQL.search(p.read_text("utf-8"))]
    assert sorted(path for path in paths if not path.startswith(rooms)) == []
    assert {room for room in rooms if any(path.startswith(room) for path in paths)} == set(rooms)
    assert all(f"`{room}`" in read_section(ARCHITECTURE, "## The house") for room in rooms)


def test_scrapy_is_known_where_the_drawing_says() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    [without] = [one["source_modules"] for one in contracts if "scrapy" in one.get("forbidden_modules", [])]
    [told] = re.findall(r"\*\*Only (.*?) know\s+Scrapy", read_section(ARCHITECTURE, "## The house"), re.DOTALL)
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")} | {path.stem for path in PACKAGE.glob("*.py")}
    silent = {name.removeprefix("portalcrawl.") for name in without} | {"__init__", "__main__", "settings"}
    assert set(CODE.findall(told)) == rooms - silent


@cache
def defined_names(place: Path) -> frozenset[str]:
    """Functions, classes and methods of a module, or of all modules below a folder."""
    sources = sorted(place.rglob("*.py")) if place.is_dir() else [place]
    trees = [ast.parse(source.read_text("utf-8")) for source in sources]
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return frozenset(node.name for tree in trees for node in ast.walk(tree) if isinstance(node, kinds))


def places_to_read() -> list[tuple[str, tuple[str, ...]]]:
    """(path, names) of each place that the table of questions sends a reader to."""
    rows = read_table(read_section(HOW_DO_I, "## Where is it decided"))
    parts = [part for row in rows for part in row[2].split(";")]
    found = []
    for part in parts:
        path, *names = CODE.findall(part) or [""]
        if _PATH.fullmatch(path):
            found.append((path, tuple(names)))
    return found


def test_a_newcomers_twelve_questions_have_an_answer() -> None:
    rows = read_table(read_section(HOW_DO_I, "## Where is it decided"))
    assert len(rows) >= 12
    for question, answer, place in rows:
        assert question.endswith("?")
        assert answer.endswith(".")
        assert CODE.search(place)


@pytest.mark.parametrize(("path", "names"), places_to_read())
def test_the_place_of_an_answer_defines_what_it_names(path: str, names: tuple[str, ...]) -> None:
    assert set(names) <= defined_names(PACKAGE / path)


@pytest.mark.parametrize("name", ["find_sections", "find_rows", "find_pages", "find_own_pages", "extract_article"])
def test_functions_with_a_door_for_rules_are_there(name: str) -> None:
    kind = {"find_rows": "Sequence[RowsRule]", "extract_article": "Profile"}.get(name, "Rule")
    heads = [re.search(rf"def {name}\((.*?)\) ->", p.read_text("utf-8"), re.DOTALL) for p in PACKAGE.rglob("*.py")]
    assert any(head and f"rule: {kind} | None = None" in head[1] for head in heads)
    rows = read_table(read_section(ARCHITECTURE, "## One door, rule or no rule"))
    [told] = [cells[1] for cells in rows if f"`{name}`" in cells[0]]
    assert told == f"`rule: {kind} \\| None`"


def slugs_of(text: str) -> set[str]:
    """The anchors that a web page of a document has: its headings in lower case, without signs, hyphens for spaces."""
    headings = re.findall(r"^#+ (.*)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\s-]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def test_links_between_documents_lead_somewhere() -> None:
    for name, text in DOCUMENTS.items():
        for target, anchor in re.findall(r"\]\(([^)#\s]*)(?:#([^)\s]+))?\)", text):
            if target.startswith("https://"):
                continue
            path = (ROOT / name).parent / target if target else ROOT / name
            assert path.exists(), (name, target)
            if anchor:
                assert anchor in slugs_of(path.read_text("utf-8")), (name, target, anchor)


def make_targets() -> set[str]:
    """The targets of the Makefile."""
    return set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def test_make_targets_that_are_named_exist() -> None:
    named = {word for text in DOCUMENTS.values() for word in re.findall(r"(?:`|^)make ([\w-]+)", text, re.MULTILINE)}
    assert {"demo", "test"} <= named
    assert sorted(named - make_targets()) == []


def test_every_exception_from_the_lint_says_why() -> None:
    places = [ROOT / name for name in ("portalcrawl", "tests", "benchmarks", ".ci")]
    lines = [line for place in places for path in place.rglob("*.py") for line in path.read_text("utf-8").splitlines()]
    exceptions = [line.strip() for line in lines if re.search(r"# noqa\b", line) and "re.search" not in line]
    assert len(exceptions) > 50
    assert [line for line in exceptions if not re.search(r"# noqa: [A-Z]+\d+ - \w", line)] == []
