"""Exact copies are named and not written; what the disk refuses ends the run."""

from pathlib import Path

import pytest
from archiving import BODY, OTHER, START, Run
from scrapy.exceptions import DropItem

from portalcrawl.archive.history import read_lines
from portalcrawl.archive.ledger import COPY_OF
from portalcrawl.items import Article, Capture


def test_an_exact_copy_is_named_by_a_line_and_by_its_fate(tmp_path: Path) -> None:
    run = Run(tmp_path / "portal")
    assert run.put("a", "2017-12-25") is not None
    assert run.put("b", "2017-12-26", BODY.replace("\n\n", "\n")) is None
    ledger = run.archive.ledger
    assert (str((ledger.find(START + "b") or ())[2]), ledger.reason_of(START + "b")) == (
        "duplicate",
        f"{COPY_OF}{START}a",
    )
    run.end()
    line = {"url": START + "b", "duplicateOf": START + "a", "kind": "exact", "similarity": 1.0}
    assert list(read_lines(run.archive.layout.duplicates)) == [line]


def test_a_withdrawn_article_is_nobodys_original(tmp_path: Path) -> None:
    run = Run(tmp_path / "portal")
    run.put("a", "2017-12-25")
    run.archive.ledger.set_gone(START + "a", "HTTP 404")
    assert run.put("b", "2017-12-26") is not None
    run.archive.close()


def test_a_new_version_that_says_what_another_article_says_is_written(tmp_path: Path) -> None:
    run = Run(tmp_path / "portal")
    run.put("a", "2017-12-25")
    run.put("b", "2017-12-26", OTHER)
    run.look_again()
    assert run.put("b", "2017-12-26", BODY) is not None
    run.end()


def test_where_the_index_cannot_be_read_nothing_is_written(tmp_path: Path) -> None:
    run = Run(tmp_path / "portal")
    full = run.archive.disk.fail(OSError(28, "No space left on device"))
    run.dedupe.open_spider()
    assert run.error is full
    capture = Capture("r", "2026-01-01T00:00:00Z", 200)
    with pytest.raises(DropItem, match="cannot be written"):
        run.dedupe.process_item(Article(START + "a", "标题", BODY, capture=capture))
    run.archive.close()
