"""Phrasings that modern English does not use, or that a reader with another first language has to read twice."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

PHRASINGS = {
    # Write: even if it is, whether they are, if it were.
    "be or were before its subject": r"\b(though|whether|if|unless|lest) (it|they|he|there) be\b|\bbe (they|it|he)\b"
    r"|(?<=[,;:] )(were|had|should) (it|they|he|there|this|that|one)\b",
    # Write: because it.
    "for instead of because": r"[,;] for (it|they|he|there|this|that|these|those|nobody|nothing|what|few|most|some|many"
    r"|then|only)\b",
    # Write: is not a page.
    "is no page": r"(?<!there )\b(is|are|was|were|be) no (?!longer\b|more\b|one\b|matter\b)\w+",
    # Write: there is no such page, or: is not one.
    "it is none": r"(?<!there )\b(is|are|was|were) (?-i:none)\b(?! of\b)",
    # Write: again.
    "anew": r"\banew\b",
    # Write: except for.
    "but for": r"\bbut for\b",
    # Write: does not have to.
    "need not": r"\bneeds? not\b",
    # Write: says nothing about it, does not know it.
    "says nothing of it": r"\b(says?|knows?|tells?) nothing of\b"
    r"|\b(knows?|says?|sees?|gives?|leads?|tells?|stands?) not\b",
    # Write: and the same happens to what follows.
    "so is what follows": r"\bso (is|are|was|were|does|do|did|has|have) (what|those|these|the|one|all|it|they)\b",
    # Write: are different.
    "are others": r"\b(is|are) others\b(?! (of|than)\b)",
    # Write the word of today: because of this, on, although, while, before, until.
    "old word": r"\b(thereof|therein|thereby|thereto|thence|whence|wherein|whereof|whereby|herein|hereof|hither|thither"
    r"|lest|ere|unto|upon|albeit|whilst|amidst|betwixt|shall|whosoever|naught|withal|save for|bears? witness|of old)\b",
}
"""By name: what is found; upper and lower case are the same. The comment above each says what to write instead."""

_COMPILED = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in PHRASINGS.items()}
_EXAMPLE = re.compile(r"^\s*(>>>|\.\.\.).*$", re.MULTILINE)


def find_phrasings(text: str) -> Iterator[tuple[str, str]]:
    """(name, the words found) of each phrasing in a text."""
    flat = " ".join(text.split())
    for name, pattern in _COMPILED.items():
        for found in pattern.finditer(flat):
            yield name, flat[max(0, found.start() - 30) : found.end() + 30]


def read_docstrings(source: Path) -> Iterator[str]:
    """All texts that stand alone in a module: its docstrings and those of its constants, without examples."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        body = getattr(node, "body", None)
        for statement in body if isinstance(body, list) else ():
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                value = statement.value.value
                if isinstance(value, str):
                    yield _EXAMPLE.sub("", value)


def count_by_room(package: Path) -> dict[str, int]:
    """How many such phrasings the docstrings of each room have; a module outside of rooms counts by its own name."""
    counts: Counter[str] = Counter()
    for source in sorted(package.rglob("*.py")):
        room = source.relative_to(package).parts[0].removesuffix(".py")
        counts[room] += sum(1 for text in read_docstrings(source) for _ in find_phrasings(text))
    return {room: count for room, count in sorted(counts.items()) if count}
