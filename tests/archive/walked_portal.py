"""A portal of one section, whose list pages a test reads one by one into a ledger."""

from pathlib import Path

from portalcrawl.archive.disk import Disk
from portalcrawl.archive.ledger import Ledger, ListedRow, ListWalk, Role, Section, State

HOME = "http://example.com/"
NEWS = HOME + "news/"


class Portal:
    """A ledger, and a section of it whose list pages a test reads one by one."""

    def __init__(self, folder: Path, **arguments: str) -> None:
        self.path = folder / "ledger.db"
        self.folder = folder
        self.ledger = Ledger(self.path, Disk(folder))
        self.ledger.set_meta("start_url", HOME)
        self.run = 0
        self.begin(**arguments)
        self.section = self.add_section("news")

    def begin(self, **arguments: str) -> None:
        self.run = self.ledger.begin_run(f"r{self.run + 1}", "2026-01-01", dict(arguments))

    def end(self, reason: str = "finished", *, is_incremental: bool = False) -> dict[str, ListWalk]:
        self.ledger.give_back()
        walks = self.ledger.walks.record(self.run, self.ledger.generation, is_incremental=is_incremental)
        self.ledger.runs.end(self.run, "2026-01-02", reason, {})
        self.ledger.commit()
        assert self.ledger.walks.read(self.run) == sorted(walks, key=lambda one: one.section == 0)
        return {walk.name: walk for walk in walks}

    def kill(self) -> None:
        """The process dies behind its last commit, and another one opens the ledger."""
        self.ledger.commit()
        self.ledger.close()
        self.ledger = Ledger(self.path, Disk(self.folder))

    def add_section(self, name: str) -> Section:
        url = f"{HOME}{name}/"
        return self.ledger.sections.add(url, (name,), (url,), 0, "menu")

    def lease(self, number: int, section: Section | None = None) -> str:
        section = section or self.section
        url = section.url if number == 1 else f"{section.url}list_{number}.html"
        self.ledger.add_page(url, Role.LIST, section.id)
        # Whatever else waits is leased with it, as it is in a run.
        self.ledger.lease((Role.LIST,), 100)
        assert url in self.ledger.leased
        return url

    def read(self, number: int, *rows: str, section: Section | None = None) -> None:
        section = section or self.section
        url = self.lease(number, section)
        for position, row in enumerate(rows, 1):
            self.ledger.add_listed(ListedRow(HOME + row, url, position), section.id, section.id)
        self.ledger.set_read(url, len(rows))

    def fail(self, number: int, reason: str, state: State = State.FAILED) -> None:
        self.ledger.set_state(self.lease(number), state, reason)
