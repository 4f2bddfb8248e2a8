"""What a page gives today beside what its record says, field by field."""

from collections.abc import Mapping
from typing import Any

import orjson
from msgspec import Struct, field

SAMPLES = 3
"""Pages that are shown for each field."""
EVIDENCE = "evidence"
"""The name of `capture.evidence` in what is reported."""
# What no page says: the format, the capture, what the list said, and what follows from other articles.
_NOT_READ = frozenset({"schemaVersion", "url", "capture", "listing", "nearDuplicateOf", "similarity"})
_SHOWN = 60
_BEFORE = 12
"""Characters that are shown before the first difference of two texts."""


class Sample(Struct, frozen=True):
    """One field of one page, before and after."""

    url: str
    before: str
    after: str


class FieldChanges(Struct):
    """How often a field changes."""

    changed: int = 0
    gained: int = 0
    lost: int = 0
    samples: list[Sample] = field(default_factory=list)


class Differences(Struct):
    """All changes of a re-extraction, by field."""

    fields: dict[str, FieldChanges] = field(default_factory=dict)

    def note(self, names: list[str], before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        """Count the fields in which two records differ."""
        for name in names:
            old, new = (_value_of(record, name) for record in (before, after))
            counts = self.fields.setdefault(name, FieldChanges())
            counts.changed += old is not None and new is not None
            counts.gained += old is None
            counts.lost += new is None
            if len(counts.samples) < SAMPLES:
                counts.samples.append(Sample(before["url"], *_show(old, new)))


def find_differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """The names of the fields in which two records of one article differ, in the order of the newer one."""
    names = dict.fromkeys([*after, *before])
    found = [name for name in names if name not in _NOT_READ and before.get(name) != after.get(name)]
    if before["capture"].get(EVIDENCE, {}) != after["capture"].get(EVIDENCE, {}):
        found.append(EVIDENCE)
    return found


def _value_of(record: Mapping[str, Any], name: str) -> Any:
    return record["capture"].get(EVIDENCE) if name == EVIDENCE else record.get(name)


def _show(old: Any, new: Any) -> tuple[str, str]:
    """Two values as short texts, from a little before the place where they begin to differ."""
    if isinstance(old, dict) and isinstance(new, dict):
        names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
        old, new = ({name: one[name] for name in names if name in one} for one in (old, new))
    texts = [_to_text(value) for value in (old, new)]
    begin = next((i for i, (one, other) in enumerate(zip(*texts, strict=False)) if one != other), min(map(len, texts)))
    begin = max(0, begin - _BEFORE)
    return _cut(texts[0], begin), _cut(texts[1], begin)


def _to_text(value: Any) -> str:
    if value is None:
        return ""
    return " ".join((value if isinstance(value, str) else orjson.dumps(value).decode()).split())


def _cut(text: str, begin: int) -> str:
    shown = text[begin : begin + _SHOWN]
    return f"{'…' * (begin > 0 and bool(text))}{shown}{'…' * (begin + _SHOWN < len(text))}"
