"""A small archive that is written without a crawl: valid records, copies, raw pages, runs that end in order."""

import hashlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from exchanges import page

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import COPY_OF, FRONT, ListedRow, Role, State
from portalcrawl.archive.recheck import DAY, RecheckPlan
from portalcrawl.archive.segments import Place
from portalcrawl.text.dates.window import Window

PORTAL = "http://www.example.com/"


class SmallArchive:
    """An archive, opened run by run."""

    def __init__(self, root: Path, portal: str = PORTAL) -> None:
        self.layout = Layout(root)
        self._portal = portal
        self.archive: Archive
        self._now = 2_000_000_000

    def begin(self) -> None:
        """Two months after the run before: all articles are due to be looked at."""
        self._now += 60 * DAY
        time.sleep(0.01)  # a run is named to the hundredth of a second, and an archive after its first run
        self.archive = Archive(self.layout.root, self._portal)
        self.archive.begin_run({})
        self.archive.ledger.plan_rechecks(RecheckPlan(), self._now, Window())

    def end(self) -> None:
        self.archive.end_run("finished", {})
        self.archive.close()

    def write(self, url: str, body: str = "", fetched: str = "2026-01-01T00:00:00Z", **fields: Any) -> Place:
        """Archive an article that a list shows, with its raw page."""
        ledger = self.archive.ledger
        ledger.add_listed(ListedRow(url, PORTAL, 1, "园区要闻"), None, FRONT)
        ledger.lease((Role.ARTICLE,), 10)
        return self._archive(url, body, {"fetchedAt": fetched, "version": 1}, fields)

    def rewrite(self, url: str, body: str = "", fetched: str = "2026-01-02T00:00:00Z") -> Place:
        """Archive the next version of an article."""
        ledger = self.archive.ledger
        ledger.lease_due(10)
        held = ledger.leased[url].held
        assert held is not None
        before = hashlib.sha256(self.archive.read_line(held.place)).hexdigest()
        capture = {"fetchedAt": fetched, "version": held.version + 1, "previousVersion": f"sha256:{before}"}
        return self._archive(url, body or f"{url} 新版", capture, {})

    def _archive(self, url: str, body: str, capture: dict[str, Any], fields: dict[str, Any]) -> Place:
        body = body or f"园区召开工作会议，{url}。"
        digest = hashlib.sha256(body.encode()).digest()
        raw = self.archive.append_exchange(page(url.removeprefix(PORTAL), body * 20))
        capture |= {"runId": self.archive.run_name, "status": 200, "digest": f"sha256:{digest.hex()}", "evidence": {}}
        if raw is not None:
            capture["warc"] = {"file": raw.file, "offset": raw.offset, "length": raw.length}
        record = {"schemaVersion": "1.1", "url": url, "headline": "园区要闻", "articleBody": body}
        place = self.archive.append_article(record | fields | {"capture": capture})
        self.archive.ledger.set_archived(url, place, digest, fields.get("datePublished"), "园区要闻")
        return place

    def write_copy(self, url: str, original: str) -> None:
        """Note an exact copy."""
        ledger = self.archive.ledger
        ledger.add_listed(ListedRow(url, PORTAL, 2), None, FRONT)
        ledger.lease((Role.ARTICLE,), 10)
        self.archive.append_duplicate({"url": url, "duplicateOf": original, "kind": "exact", "similarity": 1.0})
        ledger.set_state(url, State.DUPLICATE, COPY_OF + original)

    def edit_lines(self, path: Path, edit: Callable[[dict[str, Any]], None]) -> None:
        """Change each line of a file as somebody with an editor would."""
        lines = [orjson.loads(line) for line in path.read_bytes().splitlines()]
        for line in lines:
            edit(line)
        path.write_bytes(b"".join(orjson.dumps(line) + b"\n" for line in lines))
