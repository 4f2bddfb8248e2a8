"""What a run's looks at archived articles find: the same, changed, moved, or withdrawn."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.history import read_changes
from portalcrawl.archive.ledger import Look, State
from portalcrawl.archive.recheck import is_another_day
from portalcrawl.extraction.rejection import REMOVED
from portalcrawl.spiders.recheck.health import Health
from portalcrawl.spiders.recheck.patience import LEADS

MOVED = "moved to "
"""How the reason of an article begins that two days have shown elsewhere; the address follows."""
_SINCE = " since "
_ANOTHER = "another page "


class Looks:
    """Gives looks their fates, and collects what is final only if the portal is well, until the end of the run."""

    def __init__(self, archive: Archive, health: Health) -> None:
        """Fates go to the ledger, what happened to articles into `changes.jsonl`."""
        self._archive = archive
        self._ledger = archive.ledger
        self._health = health
        self._lost: list[tuple[str, str, int]] = []
        """URL, reason and version of what is withdrawn if the run's end confirms it."""
        self._moved: list[tuple[str, str, int]] = []
        """URL, target and version of what has moved if the run's end confirms it."""
        self.count = 0
        self.odd = 0
        """Looks that found no article."""
        self.events: Counter[str] = Counter()
        """How many articles were changed, moved, withdrawn, restored."""

    def note_same(self, look: Look, reason: str) -> None:
        """The article is as it was."""
        self._note_there(look)
        self._ledger.set_unchanged(look.url, reason)

    def note_changed(self, look: Look) -> None:
        """The article has another content: a new version is written."""
        self._note_there(look)
        self.events["changed"] += 1

    def note_fate(self, look: Look, state: State, reason: str) -> None:
        """The look did not find the article: an error, no such page, or a page that is not an article."""
        self.count += 1
        if state is State.FAILED:
            self._ledger.set_state(look.url, state, reason)
            return
        self._health.note_missing(look)
        self.odd += 1
        if look.held.was_gone:
            self._ledger.set_doubtful(look.url, State.GONE, look.held.reason or reason, is_urgent=False)
            return
        is_missing = state is State.GONE or reason == REMOVED
        now = datetime.now(UTC)
        missed = look.held.missed
        if is_missing and reason == REMOVED:
            self._lost.append((look.url, f"{reason} on {now:%F}", look.held.version))
        elif is_missing and missed is not None and is_another_day(missed, int(now.timestamp())):
            first = datetime.fromtimestamp(missed, UTC)
            self._lost.append((look.url, f"{reason} on {first:%F} and {now:%F}", look.held.version))
        self._ledger.set_odd(look.url, f"{reason} on {now:%F}", is_missing=is_missing)

    def note_led(self, look: Look, target: str, *, is_permanent: bool) -> None:
        """The article stands where its address leads to. It has moved there if the server says so on two days."""
        self._note_there(look)
        before, reason = look.held.reason or "", f"{LEADS}to {target}"
        today = f"{datetime.now(UTC):%F}"
        since = before.removeprefix(reason + _SINCE) if before.startswith(reason + _SINCE) else today
        if before == MOVED + target:
            self._ledger.set_unchanged(look.url, before)
        elif not is_permanent:
            self._ledger.set_unchanged(look.url, reason)
        else:
            self._ledger.set_unchanged(look.url, f"{reason}{_SINCE}{since}", is_soon=True)
            if since < today:
                self._moved.append((look.url, target, look.held.version))

    def note_another(self, look: Look, what: str) -> None:
        """A page stands in the article's place that is called otherwise; another day will tell."""
        self.count += 1
        self.odd += 1
        self._health.note_missing(look)
        self._ledger.set_odd(look.url, f"{_ANOTHER}({what}) on {datetime.now(UTC):%F}", is_missing=False)

    @staticmethod
    def was_seen_before(look: Look, what: str) -> bool:
        """Whether the look before, on another day, found that same page in the article's place."""
        before, _, day = (look.held.reason or "").rpartition(" on ")
        return before == f"{_ANOTHER}({what})" and day < f"{datetime.now(UTC):%F}"

    def note_moved_portal(self, url: str, target: str, version: int | None) -> None:
        """The portal has moved to another host, and an article with it; a copy, without a version, has no life."""
        if version is not None:
            self._append(url, "moved", version, movedTo=target)

    def settle(self, *, is_well: bool) -> None:
        """Withdraw what is confirmed, and tell what has moved, at the end of the run.

        `is_well`: the run came to its end, and the portal answered as it does. Else a later run confirms.
        """
        for url, reason, version in self._lost if is_well else ():
            self._append(url, "withdrawn", version, reason=reason)
            self._ledger.set_gone(url, reason)
        told = self._read_told() if is_well and self._moved else {}
        for url, target, version in self._moved if is_well else ():
            if told.get(url) != target:
                self._append(url, "moved", version, movedTo=target)
            self._ledger.set_reason(url, MOVED + target)
        self._lost.clear()
        self._moved.clear()

    def _read_told(self) -> dict[str, str]:
        """Where articles were last said to have moved; an edit, or a night without an answer, changes the reason."""
        changes = read_changes(self._archive.layout.changes)
        return {event.url: event.facts["movedTo"] for event in changes if event.kind == "moved"}

    def _note_there(self, look: Look) -> None:
        self.count += 1
        self._health.note_article(look)
        if look.held.was_gone:
            self._append(look.url, "restored", look.held.version)

    def _append(self, url: str, kind: str, version: int, **facts: Any) -> None:
        self.events[kind] += 1
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        run = self._archive.run_name
        self._archive.append_change({"url": url, "kind": kind, **facts, "version": version, "at": at, "runId": run})
