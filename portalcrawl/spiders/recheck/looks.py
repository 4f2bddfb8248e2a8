"""What a run's looks at archived articles find: the same, changed, moved, or withdrawn."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.ledger import Look, State
from portalcrawl.extraction.rejection import REMOVED

_APART = 12 * 3600
"""Seconds between two looks that both count: a portal that is down over midnight is down once."""
_LEAST_ODD = 5
_MOST_ODD = 0.5
"""Where at least so many looks find no article, and these are more than this share of all, the portal is at fault."""


class Looks:
    """Gives looks their fates, and collects what may be withdrawn until the end of the run confirms it."""

    def __init__(self, archive: Archive) -> None:
        """Fates go to the ledger, what happened to articles into `changes.jsonl`."""
        self._archive = archive
        self._ledger = archive.ledger
        self._lost: list[tuple[str, str, int]] = []
        """URL, reason and version of what is withdrawn if the run's end confirms it."""
        self.count = 0
        self.odd = 0
        """Looks that found no article."""
        self.events: Counter[str] = Counter()
        """How many articles were changed, moved, withdrawn, restored."""

    def note_same(self, look: Look, reason: str) -> None:
        """The article is as it was."""
        self._note_back(look)
        self.count += 1
        self._ledger.set_unchanged(look.url, reason)

    def note_changed(self, look: Look) -> None:
        """The article has another content: a new version is written."""
        self._note_back(look)
        self.count += 1
        self.events["changed"] += 1

    def note_fate(self, look: Look, state: State, reason: str) -> None:
        """The look did not find the article: an error, no such page, or a page that is not an article."""
        self.count += 1
        if state is State.FAILED or look.held.was_gone:
            self._ledger.set_state(look.url, state, reason)
            return
        self.odd += 1
        is_missing = state is State.GONE or reason == REMOVED
        now = datetime.now(UTC)
        first = datetime.fromtimestamp(look.held.missed, UTC) if look.held.missed is not None else None
        if is_missing and reason == REMOVED:
            self._lost.append((look.url, f"{reason} on {now:%F}", look.held.version))
        elif is_missing and first and first.date() != now.date() and (now - first).total_seconds() >= _APART:
            self._lost.append((look.url, f"{reason} on {first:%F} and {now:%F}", look.held.version))
        self._ledger.set_odd(look.url, f"{reason} on {now:%F}", is_missing=is_missing)

    def note_moved(self, look: Look, target: str) -> None:
        """The article's address leads to another one: what stands there is looked at as a page of its own."""
        self.count += 1
        reason = f"moved to {target}"
        if look.held.reason != reason:
            self._append(look.url, "moved", look.held.version, movedTo=target)
        self._ledger.set_unchanged(look.url, reason)

    def settle(self, *, is_well: bool) -> tuple[str, ...]:
        """Withdraw what is confirmed, at the end of the run; the alarms, in words.

        `is_well`: the run came to its end and found the portal's lists as they should be. Else a later run confirms.
        """
        if self.odd >= _LEAST_ODD and self.odd > _MOST_ODD * self.count:
            return (f"archived pages: {self.odd} of {self.count} looked at again show no article; none was withdrawn",)
        for url, reason, version in self._lost if is_well else ():
            self._append(url, "withdrawn", version, reason=reason)
            self._ledger.set_gone(url, reason)
        self._lost.clear()
        return ()

    def _note_back(self, look: Look) -> None:
        if look.held.was_gone:
            self._append(look.url, "restored", look.held.version)

    def _append(self, url: str, kind: str, version: int, **facts: Any) -> None:
        self.events[kind] += 1
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        run = self._archive.run_name
        self._archive.append_change({"url": url, "kind": kind, **facts, "version": version, "at": at, "runId": run})
