"""One archive's ledger, put together of its parts."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from portalcrawl.archive.disk import Disk
from portalcrawl.archive.ledger.database import Database
from portalcrawl.archive.ledger.memory import RunMemory
from portalcrawl.archive.ledger.model import Lease
from portalcrawl.archive.ledger.questions.own_rows import OwnRows
from portalcrawl.archive.ledger.questions.walks import Walks
from portalcrawl.archive.ledger.tables.discoveries import Discoveries
from portalcrawl.archive.ledger.tables.doubts import DoubtTable
from portalcrawl.archive.ledger.tables.fates import Fates
from portalcrawl.archive.ledger.tables.frontier import Frontier
from portalcrawl.archive.ledger.tables.known_urls import KnownUrls
from portalcrawl.archive.ledger.tables.leases import LeaseTable
from portalcrawl.archive.ledger.tables.marks import MarkTable
from portalcrawl.archive.ledger.tables.meta import MetaTable
from portalcrawl.archive.ledger.tables.moves import MoveTable
from portalcrawl.archive.ledger.tables.payloads import PayloadTable
from portalcrawl.archive.ledger.tables.readings import ReadingTable
from portalcrawl.archive.ledger.tables.removals import RemovalTable
from portalcrawl.archive.ledger.tables.runs import RunTable
from portalcrawl.archive.ledger.tables.sections import SectionTable
from portalcrawl.archive.ledger.tables.unlisted import UnlistedTable
from portalcrawl.archive.ledger.tables.zeros import ZeroTable


class Ledger:
    """The tables that a run writes to, over one connection.

    All calls of a run happen in one transaction, which `commit` ends; what a crash leaves uncommitted never happened.
    All calls raise ArchiveError or NoSpaceError if the disk fails.
    """

    def __init__(self, path: Path, disk: Disk) -> None:
        """Open or create the database."""
        self.database = Database(path, disk)
        """The connection, for tables of others that are to be durable together with the ledger or not at all."""
        self.runs = RunTable(self.database)
        self.sections = SectionTable(self.database)
        self.payloads = PayloadTable(self.database)
        self.marks = MarkTable(self.database)
        self.removals = RemovalTable(self.database)
        self.walks = Walks(self.database)
        self.own_rows = OwnRows(self.database)
        self.readings = ReadingTable(self.database)
        self.zeros = ZeroTable(self.database)
        self._meta = meta = MetaTable(self.database)
        self._memory = memory = RunMemory(generation=int(meta.get("generation", 1)))
        self.moves = MoveTable(self.database, meta, memory)
        leases = LeaseTable(self.database, memory)
        self._frontier = frontier = Frontier(self.database, meta, memory, leases)
        self.doubts = doubts = DoubtTable(self.database, memory)
        known = KnownUrls(self.database, memory)
        discoveries = Discoveries(self.database, memory, doubts, known)
        unlisted = UnlistedTable(self.database, memory)
        fates = Fates(self.database, memory, doubts)

        # What callers ask of the `urls` table, whichever part answers.
        self.get_meta, self.set_meta = meta.get, meta.set
        self.lease, self.lease_due = frontier.lease, frontier.lease_due
        self.readmit, self.readmit_rejected = frontier.readmit, frontier.readmit_rejected
        self.lease_again, self.lease_as_list = leases.lease_again, leases.lease_as_list
        self.put_back, self.give_back, self.fetch_again = leases.put_back, leases.give_back, leases.fetch_again
        self.find_archived, self.lease_look = leases.find_archived, leases.lease_look
        self.hold, self.let_go = leases.hold, leases.let_go
        self.plan_rechecks, self.count_open_sections = frontier.plan_rechecks, frontier.count_open_sections
        self.look_daily = frontier.look_daily
        self.find, self.find_url, self.find_role = known.find, known.find_url, known.find_role
        self.find_listed, self.find_row, self.look_at = known.find_listed, known.find_row, discoveries.look_at
        self.add_page, self.add_pages_of = discoveries.add_page, discoveries.add_pages_of
        self.add_sitemaps, self.add_listed = discoveries.add_sitemaps, discoveries.add_listed
        self.add_candidate, self.ask_again = discoveries.add_candidate, discoveries.ask_again
        self.has_listed, self.has_archived = discoveries.has_listed, discoveries.has_archived
        self.list_unlisted, self.try_unlisted = unlisted.list_unlisted, unlisted.try_unlisted
        self.list_rejected, self.list_read = unlisted.list_rejected, unlisted.list_read
        self.list_rejected_of_maps = unlisted.list_rejected_of_maps
        self.count_lost_lists = unlisted.count_lost_lists
        self.note_validators, self.set_state = fates.note_validators, fates.set_state
        self.set_doubtful, self.forget_validators = fates.set_doubtful, fates.forget_validators
        self.set_read, self.set_same, self.set_archived = fates.set_read, fates.set_same, fates.set_archived
        self.set_reread = fates.set_reread
        self.set_unchanged, self.set_odd, self.set_gone = fates.set_unchanged, fates.set_odd, fates.set_gone
        self.set_reason = fates.set_reason
        self.fail_again, self.ask_anew = fates.fail_again, fates.ask_anew
        self.reason_of, self.find_copy, self.list_twins = fates.reason_of, fates.find_copy, fates.list_twins
        self.leave_pages = discoveries.leave_pages

        self.leased: Mapping[str, Lease] = memory.leased
        """What is handed out and has no fate yet, by URL."""
        self.tally = memory.tally
        """How many URLs this run gave which fate."""
        self.doubted: Mapping[int, int] = memory.doubted
        """By number the URLs to which this run gave a fate in doubt: how often in a row they have answered so."""
        self.failures = memory.failures
        """URL and reason of this run's first failures."""

    @property
    def generation(self) -> int:
        """The pass over the portal to which the run belongs."""
        return self._memory.generation

    @property
    def pending(self) -> int:
        """How many URLs wait on the frontier."""
        return self._frontier.count_pending()

    @property
    def due(self) -> int:
        """How many archived articles and fates in doubt this run is still to look at again."""
        return self._frontier.count_due()

    @property
    def has_work(self) -> bool:
        """Whether anything is to be leased."""
        return self._frontier.has_work

    def limit_to(self, sections: Callable[[], Iterable[int]]) -> None:
        """Limit the run to some sections; `sections` gives the numbers of those that are known."""
        self._memory.sections = sections

    @property
    def started(self) -> int:
        """Unix time at which the run began; what is due later is left to another run."""
        return self._memory.started

    @property
    def changes(self) -> int:
        """Writes since the last commit."""
        return self._memory.changes

    def begin_run(self, name: str, started: str, arguments: dict[str, Any]) -> int:
        """Note a run's start; its number.

        Work that an earlier run left goes on. If the last pass over the portal came to its end, or was made with
        other arguments, a new generation begins, in which lists are read again. Failures are tried again.
        """
        if self.runs.has_ended_generation(arguments):
            self._memory.generation += 1
            self._meta.set("generation", self._memory.generation)
        self._frontier.free_unsettled()
        return self.runs.begin(name, started, arguments)

    def commit(self) -> None:
        """End the transaction durably and begin the next."""
        self.database.commit()
        self._memory.changes = 0

    def commit_mended(self) -> None:
        """Commit, and count how often the ledger was mended: what follows from its articles may lag behind then."""
        self._meta.set("mended", int(self._meta.get("mended", 0)) + 1)
        self.commit()

    def close(self) -> None:
        """Close without committing."""
        self.database.close()
