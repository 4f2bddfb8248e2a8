"""The documents, and how their sections, tables and examples are read."""

import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
DOCUMENTS = {
    str(path.relative_to(ROOT)): path.read_text("utf-8") for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
}
README = DOCUMENTS["README.md"]
CLI = DOCUMENTS["docs/cli.md"]
ARCHIVE = DOCUMENTS["docs/archive.md"]
RECORD = DOCUMENTS["docs/record.md"]
PROFILE = DOCUMENTS["docs/profile.md"]
ARCHITECTURE = DOCUMENTS["docs/architecture.md"]
HOW_DO_I = DOCUMENTS["docs/how-do-i.md"]

CODE = re.compile(r"`([^`\n]+)`")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\|(.*)\|$", re.MULTILINE)
# A vertical bar inside a table's cell is written \|.
_BAR = re.compile(r"(?<!\\)\|")


def read_schema(name: str) -> dict[str, Any]:
    """A JSON Schema that the package publishes."""
    schema: dict[str, Any] = json.loads((ROOT / "portalcrawl" / name).read_text("utf-8"))
    return schema


def read_section(text: str, heading: str) -> str:
    """The text under a heading, up to the next heading of its level or above."""
    level = heading.partition(" ")[0]
    found = re.search(rf"^{re.escape(heading)}\n(.*?)(?=^#{{1,{len(level)}}} |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no heading {heading!r}"
    return found[1]


def read_table(text: str) -> list[list[str]]:
    """The cells of all tables of a text, without their heads: the line above a rule is the head."""
    rows = [[cell.strip() for cell in _BAR.split(row)] for row in _ROW.findall(text)]
    rules = [i for i, row in enumerate(rows) if all(set(cell) <= {"-", ":"} and cell for cell in row)]
    return [row for i, row in enumerate(rows) if i not in rules and i + 1 not in rules]


def read_fences(text: str, language: str) -> list[str]:
    """The blocks of a text that are marked as one language."""
    return [body for name, body in FENCE.findall(text) if name == language]


def first_codes(rows: list[list[str]]) -> list[str]:
    """The first code of each row's first cell."""
    return [CODE.findall(row[0])[0] for row in rows]


def join_lines(text: str) -> str:
    """The text on one line, so that a sentence is found wherever its lines break."""
    return " ".join(text.split())
