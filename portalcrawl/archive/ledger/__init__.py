"""The ledger: every URL ever met and its fate. Frontier, duplicate filter, memory and audit in one.

The archive's SQL stands in this package alone, so that another database can take its place; `duplicates` has tables of
its own.
"""

from portalcrawl.archive.ledger.ledger import Ledger
from portalcrawl.archive.ledger.model import (
    COPY_OF,
    NO_MAP,
    NO_ROWS,
    NOT_FOLLOWED,
    REDIRECTS_TO,
    STATIC,
    Fate,
    Held,
    Lease,
    Listed,
    ListedRow,
    Look,
    Role,
    Section,
    Seen,
    State,
    Twin,
    Validators,
)
from portalcrawl.archive.ledger.questions.coverage import (
    SectionCoverage,
    count_marks,
    read_coverage,
    read_fates,
    read_gaps,
    read_places,
    read_run_counts,
    read_sections,
    read_start_url,
)
from portalcrawl.archive.ledger.questions.own_rows import Led
from portalcrawl.archive.ledger.questions.walks import FRONT_PAGES, Comparison
from portalcrawl.archive.ledger.tables.discoveries import FRONT
from portalcrawl.archive.ledger.tables.marks import Archived, Mark
from portalcrawl.archive.ledger.tables.menu import Menu
from portalcrawl.archive.ledger.tables.meta import PORTAL_GAPS
from portalcrawl.archive.ledger.tables.readings import Reading
from portalcrawl.archive.ledger.tables.runs import FINISHED, INCOMPLETE, SHRUNK
from portalcrawl.archive.ledger.tables.unlisted import UNLISTED
from portalcrawl.archive.ledger.tables.walks import ListWalk, Stop, describe_walks

__all__ = [
    "COPY_OF",
    "FINISHED",
    "FRONT",
    "FRONT_PAGES",
    "INCOMPLETE",
    "NOT_FOLLOWED",
    "NO_MAP",
    "NO_ROWS",
    "PORTAL_GAPS",
    "REDIRECTS_TO",
    "SHRUNK",
    "STATIC",
    "UNLISTED",
    "Archived",
    "Comparison",
    "Fate",
    "Held",
    "Lease",
    "Led",
    "Ledger",
    "ListWalk",
    "Listed",
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
    "Twin",
    "Validators",
    "count_marks",
    "describe_walks",
    "read_coverage",
    "read_fates",
    "read_gaps",
    "read_places",
    "read_run_counts",
    "read_sections",
    "read_start_url",
]
