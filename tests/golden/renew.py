"""`make golden`: writes what the pages give today into their `expected.json` and shows the difference.

The difference is for a person to read: each line of it is either a right answer that the readers have learnt or a
fault. A field that `case.json` lists under `fails` keeps the right answer that stands there.
"""

import difflib
import sys
from collections.abc import Iterator
from typing import Any

from golden_case import Case, load_cases, show_fields
from golden_reading import OPTIONAL, read_page


def main() -> None:
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    changed = 0
    for case in load_cases():
        if wanted in case.name:
            lines = list(renew(case))
            changed += bool(lines)
            sys.stdout.writelines(lines)
    print(f"{changed} cases changed." + (" Read each line above, then commit or `git checkout` it." if changed else ""))


def renew(case: Case) -> Iterator[str]:
    """Writes the expected fields of one case; the difference, empty where there is none."""
    expected = case.expected
    fields = choose_fields(case, read_page(case))
    if fields == expected:
        return
    case.write_expected(fields)
    name = f"tests/pages/{case.name}/expected.json"
    before = show_fields(expected).splitlines(keepends=True) if expected else []
    yield from difflib.unified_diff(before, show_fields(fields).splitlines(keepends=True), f"a/{name}", f"b/{name}")


def choose_fields(case: Case, found: dict[str, Any]) -> dict[str, Any]:
    """The fields to write, those that are known in their order, then the new ones."""
    expected = case.expected
    kept = {name: expected[name] if name in case.fails else found.get(name) for name in expected}
    new = {name: value for name, value in found.items() if name not in {*expected, *case.fails, *OPTIONAL}}
    return {name: value for name, value in (kept | new).items() if value is not None}


if __name__ == "__main__":
    main()
