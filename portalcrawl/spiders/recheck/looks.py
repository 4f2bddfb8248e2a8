"""Looking at archived articles again: the same, changed, moved, or withdrawn."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from scrapy.http import Response

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.ledger import Lease, State, Validators
from portalcrawl.extraction.rejection import REMOVED

_APART = 12 * 3600
"""Seconds between two looks that both count: a portal that is down over midnight is down once."""
_LEAST = 5
_SHARE = 0.5
"""Where at least so many looks, and more than this share of them, find no article, the portal is at fault."""

NOT_MODIFIED = 304
SAME = f"HTTP {NOT_MODIFIED}"


def read_validators(response: Response) -> Validators | None:
    """What the server gives with a page to ask later whether it is still the same."""
    etag, modified = ((response.headers.get(name) or b"").decode("latin-1") for name in ("ETag", "Last-Modified"))
    return Validators(etag or None, modified or None) if etag or modified else None


def condition(validators: Validators) -> dict[str, str]:
    """Request headers that ask for a page only where it is not the same (RFC 9110, section 13.1)."""
    headers = {}
    if validators.etag:
        headers["If-None-Match"] = validators.etag
    if validators.modified:
        headers["If-Modified-Since"] = validators.modified
    return headers


def is_conditional(response: Response) -> bool:
    """Whether the answered request asked so; a 304 to another one says nothing."""
    request = response.request
    return request is not None and ("If-None-Match" in request.headers or "If-Modified-Since" in request.headers)


class Rechecks:
    """What a run's looks at archived articles find; withdrawals count only where the portal as a whole is well."""

    def __init__(self, archive: Archive) -> None:
        """Fates go to the ledger, what happened to articles into `changes.jsonl`."""
        self._archive = archive
        self._ledger = archive.ledger
        self._lost: list[tuple[str, str, int]] = []
        """URL, reason and version of what is withdrawn, should the run's end confirm it."""
        self.looks = 0
        self.odd = 0
        """Looks that found no article."""
        self.events: Counter[str] = Counter()
        """How many articles were changed, moved, withdrawn, restored."""

    def note_same(self, lease: Lease, reason: str) -> None:
        """The article is as it was."""
        self._note_back(lease)
        self.looks += 1
        self._ledger.set_unchanged(lease.url, reason)

    def note_changed(self, lease: Lease) -> None:
        """The article has another content: a new version is written."""
        self._note_back(lease)
        self.looks += 1
        self.events["changed"] += 1

    def note_fate(self, lease: Lease, state: State, reason: str) -> None:
        """The look did not find the article: an error, no such page, or a page that is no article."""
        assert lease.held is not None
        self.looks += 1
        if state is State.FAILED or lease.held.was_gone:
            self._ledger.set_state(lease.url, state, reason)
            return
        self.odd += 1
        is_missing = state is State.GONE or reason == REMOVED
        now = datetime.now(UTC)
        first = datetime.fromtimestamp(lease.held.missed, UTC) if lease.held.missed is not None else None
        if is_missing and reason == REMOVED:
            self._lost.append((lease.url, f"{reason} on {now:%F}", lease.held.version))
        elif is_missing and first and first.date() != now.date() and (now - first).total_seconds() >= _APART:
            self._lost.append((lease.url, f"{reason} on {first:%F} and {now:%F}", lease.held.version))
        self._ledger.set_odd(lease.url, f"{reason} on {now:%F}", is_missing=is_missing)

    def note_moved(self, lease: Lease, target: str) -> None:
        """The article's address leads to another one: what stands there is looked at as a page of its own."""
        assert lease.held is not None
        self.looks += 1
        reason = f"moved to {target}"
        if lease.held.reason != reason:
            self._append(lease.url, "moved", lease.held.version, movedTo=target)
        self._ledger.set_unchanged(lease.url, reason)

    def settle(self, *, is_well: bool) -> tuple[str, ...]:
        """Withdraw what is confirmed, at the end of the run; the alarms, in words.

        `is_well`: the run came to its end and found the portal's lists as they should be. Else a later run confirms.
        """
        if self.odd >= _LEAST and self.odd > _SHARE * self.looks:
            return (f"archived pages: {self.odd} of {self.looks} looked at again show no article; none was withdrawn",)
        for url, reason, version in self._lost if is_well else ():
            self._append(url, "withdrawn", version, reason=reason)
            self._ledger.set_gone(url, reason)
        self._lost.clear()
        return ()

    def _note_back(self, lease: Lease) -> None:
        assert lease.held is not None
        if lease.held.was_gone:
            self._append(lease.url, "restored", lease.held.version)

    def _append(self, url: str, kind: str, version: int, **facts: Any) -> None:
        self.events[kind] += 1
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        run = self._archive.run_name
        self._archive.append_change({"url": url, "kind": kind, **facts, "version": version, "at": at, "runId": run})
