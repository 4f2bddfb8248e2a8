"""An article's body: the lines of its block, each with the rule that says what it is."""

from collections.abc import Collection

from msgspec import Struct, field
from msgspec.structs import replace

from portalcrawl.extraction.body import labels
from portalcrawl.extraction.body.boxes.data_tables import DataTable, write_rows
from portalcrawl.extraction.body.election.container import Container
from portalcrawl.extraction.body.labels import BODY_LABELS, Rule
from portalcrawl.extraction.body.setting.stray_lines import Stray
from portalcrawl.page.layout import Layout


class Body(Struct):
    """The article's lines. Each line of its block has its rule; the rest of the page is outside."""

    container: Container
    first: int
    last: int
    rules: dict[int, Rule] = field(default_factory=dict)
    owners: dict[int, int] = field(default_factory=dict)
    """Caption line -> the line whose image it belongs to; itself where image and caption are one line."""
    tables: list[DataTable] = field(default_factory=list)
    """The tables of data among its lines."""
    strays: dict[int, Stray] = field(default_factory=dict)
    """The lines that fitted weights have taken away, and what counted."""
    summary: str | None = None
    """What the page says above the text and the text says again."""

    @property
    def kept(self) -> list[int]:
        """The lines of its text and its images."""
        rules = self.rules
        return [i for i in sorted(rules) if rules[i].label in BODY_LABELS]

    @property
    def captions(self) -> dict[int, int]:
        """The captions, each with the line whose image it belongs to."""
        return {i: owner for i, owner in self.owners.items() if self.rules[i] is labels.CAPTION}

    @property
    def files(self) -> list[int]:
        """The lines of its files."""
        return sorted(i for i, rule in self.rules.items() if rule is labels.FILE)

    def rule_of(self, index: int) -> Rule:
        """Why a line of the page is what it is."""
        return self.rules.get(index, labels.OUTSIDE)

    def without(self, lines: Collection[int], rule: Rule) -> "Body":
        """The body without some lines of its text, which have this rule instead."""
        taken = {i: rule for i in self.kept if i in lines}
        return replace(self, rules=self.rules | taken)

    def text(self, layout: Layout) -> str:
        """Paragraphs with a blank line between them; a table is one, with a line for each row."""
        lines = self.kept
        kept = set(lines)
        tables = {i: table for table in self.tables for i in range(table.first, table.last)}
        parts: list[str] = []
        written = -1
        for index in lines:
            table = tables.get(index)
            if table is None:
                parts.append(layout.lines[index].text)
            elif table.block != written:
                written = table.block
                parts.append(write_rows(layout, table, kept))
        return "\n\n".join(part for part in parts if part)
