"""The gaps that stand: what the archive is known to lack, whichever run has found it out."""

from collections.abc import Collection

import orjson

from portalcrawl.archive.ledger.database import Queries
from portalcrawl.archive.ledger.tables.meta import PORTAL_GAPS
from portalcrawl.archive.ledger.tables.walks import read_last_walks

PORTAL = "portal"
"""Stands for the section where a gap is of no section."""


def read_standing(db: Queries, sections: Collection[int] | None = None) -> list[tuple[str, str]]:
    """Section and words of each gap: of each list as it was last walked, then those of the portal.

    `sections` limits them to the lists of some sections.
    """
    walks = [walk for _, walk in read_last_walks(db).values() if sections is None or walk.section in sections]
    walks.sort(key=lambda walk: (walk.section == 0, walk.section))
    found = [(walk.name, gap) for walk in walks for gap in walk.gaps]
    return found if sections is not None else found + [(PORTAL, gap) for gap in read_portal_gaps(db)]


def read_portal_gaps(db: Queries) -> list[str]:
    """What the last whole run found to be missing outside all lists, in words."""
    found = db.execute("SELECT value FROM meta WHERE key = ?", (PORTAL_GAPS,)).fetchone()
    return list(orjson.loads(found[0])) if found else []
