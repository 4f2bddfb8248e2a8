"""A golden case: a page, how it is read, why it exists, and what a person says that it gives.

A folder `tests/pages/NAME` has three files. `page.html` is the page in the bytes that a server sends. `case.json` says:

- `why`: the rule or the kind of fault that the page holds, in a sentence;
- `url`: the page's address, `content_type` the header that came with it (`text/html` where it is left out);
- `read`: who reads it, as in `golden_reading.READERS`;
- `hints`: what the list and the portal say of an article, as `extraction.hints.Hints` takes it;
- `fails`: fields that are not yet read right, each with the reason. Such a test is a strict xfail.

`expected.json` has each field that is read, with its value. A field without a value is left out.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PAGES = Path(__file__).parents[1] / "pages"
_KEYS = {"why", "url", "content_type", "read", "hints", "fails"}


class CaseError(Exception):
    """A golden folder is not as it must be; the message names folder and key."""


@dataclass(frozen=True)
class Case:
    """One folder of `tests/pages`."""

    folder: Path
    why: str
    url: str
    read: tuple[str, ...]
    content_type: str = "text/html"
    hints: dict[str, Any] = field(default_factory=dict)
    fails: dict[str, str] = field(default_factory=dict)
    """By field, why it is not read right."""

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def body(self) -> bytes:
        return (self.folder / "page.html").read_bytes()

    @property
    def expected(self) -> dict[str, Any]:
        """What a person said of each field; empty for a new case."""
        path = self.folder / "expected.json"
        return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}

    def write_expected(self, fields: dict[str, Any]) -> None:
        (self.folder / "expected.json").write_text(show_fields(fields), encoding="utf-8")


def load_cases(pages: Path = PAGES) -> list[Case]:
    """All golden cases, by name. Raises `CaseError`."""
    return [load_case(folder) for folder in sorted(pages.iterdir()) if folder.is_dir()]


def load_case(folder: Path) -> Case:
    """The case of one folder. Raises `CaseError`."""
    path = folder / "case.json"
    try:
        stated = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CaseError(f"{folder.name}/case.json cannot be read: {error}") from error
    if missing := {"why", "url", "read"} - set(stated):
        raise CaseError(f"{folder.name}/case.json lacks {', '.join(sorted(missing))}")
    if unknown := set(stated) - _KEYS:
        raise CaseError(f"{folder.name}/case.json has unknown keys: {', '.join(sorted(unknown))}")
    return Case(folder, **{**stated, "read": tuple(stated["read"])})


def show_fields(fields: dict[str, Any]) -> str:
    """Fields as JSON for a reader: an entry of a list has a line of its own, whatever it holds.

    >>> print(show_fields({"headline": "会议", "images": [["http://x/1.jpg", None]]}), end="")
    {
     "headline": "会议",
     "images": [
      ["http://x/1.jpg", null]
     ]
    }
    """
    if not fields:
        return "{}\n"
    return "{\n" + ",\n".join(f" {_quote(name)}: {show_value(value)}" for name, value in fields.items()) + "\n}\n"


def show_value(value: Any) -> str:
    """One field's value as in `show_fields`."""
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(f"  {_quote(entry)}" for entry in value) + "\n ]"
    return _quote(value)


def _quote(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
