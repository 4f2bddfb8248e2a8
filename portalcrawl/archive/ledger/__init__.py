"""The ledger: every URL ever met and its fate. Frontier, duplicate filter, memory and audit in one.

SQL stands in this package alone, so that another database can take its place.
"""

from portalcrawl.archive.ledger.discoveries import FRONT, UNLISTED
from portalcrawl.archive.ledger.fates import Ledger
from portalcrawl.archive.ledger.model import Fate, Held, Lease, ListedRow, Look, Role, Section, Seen, State, Validators
from portalcrawl.archive.ledger.questions.coverage import (
    SectionCoverage,
    count_marks,
    read_coverage,
    read_fates,
    read_places,
    read_run_counts,
    read_sections,
    read_start_url,
)
from portalcrawl.archive.ledger.questions.walk import Stop, Walk
from portalcrawl.archive.ledger.questions.walks import Comparison, Menu, describe_walks
from portalcrawl.archive.ledger.tables.marks import Archived, Mark
from portalcrawl.archive.ledger.tables.readings import Reading
from portalcrawl.archive.ledger.tables.runs import FINISHED, INCOMPLETE, SHRUNK

__all__ = [
    "FINISHED",
    "FRONT",
    "INCOMPLETE",
    "SHRUNK",
    "UNLISTED",
    "Archived",
    "Comparison",
    "Fate",
    "Held",
    "Lease",
    "Ledger",
    "ListedRow",
    "Look",
    "Mark",
    "Menu",
    "Reading",
    "Role",
    "Section",
    "SectionCoverage",
    "Seen",
    "State",
    "Stop",
    "Validators",
    "Walk",
    "count_marks",
    "describe_walks",
    "read_coverage",
    "read_fates",
    "read_places",
    "read_run_counts",
    "read_sections",
    "read_start_url",
]
