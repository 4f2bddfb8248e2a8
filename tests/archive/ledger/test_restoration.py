"""A ledger that is filled from records is as one that a crawl filled."""

from pathlib import Path
from typing import Any

import pytest
from ledgers import HOME, digest, open_ledger, state_of

from portalcrawl.archive.ledger import Ledger, Role
from portalcrawl.archive.ledger.restoration import Restoration
from portalcrawl.archive.segments import Place

A, B = HOME + "a", HOME + "b"


def record(url: str, version: int = 1, **fields: Any) -> dict[str, Any]:
    text_digest = f"sha256:{digest(url + str(version)).hex()}"
    capture = {"fetchedAt": f"2026-01-0{version}T00:00:00Z", "version": version, "digest": text_digest}
    return {"url": url, "headline": "园区要闻", **fields, "capture": capture}


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path)


def test_versions_come_in_the_order_in_which_they_were_written(ledger: Ledger) -> None:
    restoration = Restoration(ledger)
    restoration.restore_article(record(A, 1, datePublished="2017-12-25"), Place(1, 0, 9, 7))
    restoration.restore_article(record(A, 2, datePublished="2017-12-25"), Place(1, 10, 9, 8))
    query = "SELECT version, segment, start, length, crc FROM {} ORDER BY version"
    assert ledger.database.execute(query.format("versions")).fetchall() == [(1, 1, 0, 9, 7)]
    assert ledger.database.execute(query.format("urls")).fetchall() == [(2, 1, 10, 9, 8)]
    checked, changed = ledger.database.execute("SELECT checked, changed FROM urls").fetchone()
    assert changed == checked, "it was seen to change when the second version was taken"
    assert [twin.url for twin in ledger.list_twins(digest(A + "2"))] == [A]
    assert ledger.list_twins(digest(A + "1")) == []


@pytest.mark.parametrize(
    ("fields", "role", "age"),
    [
        ({"listing": {"url": HOME, "position": 3, "headline": "园区"}}, Role.ARTICLE, 0),
        ({}, Role.CANDIDATE, 0),
        ({"datePublished": "2025-12-31"}, Role.CANDIDATE, 86_400),
    ],
)
def test_what_a_record_says_of_its_role_and_age(ledger: Ledger, fields: dict[str, Any], role: Role, age: int) -> None:
    Restoration(ledger).restore_article(record(A, **fields), Place(1, 0, 9))
    found = ledger.find(A)
    assert found is not None
    assert found[1] is role
    checked, changed, due = ledger.database.execute("SELECT checked, changed, due FROM urls").fetchone()
    assert due > checked
    if age:
        assert checked - changed == age, "as it is since its publication"


def test_sections_by_their_articles_paths(ledger: Ledger) -> None:
    crumbs = [{"name": "首页栏目"}, {"name": "新闻", "url": HOME + "n/"}, {"name": "要闻", "url": HOME + "n/y/"}]
    for url in (A, B):
        Restoration(ledger).restore_article(record(url, breadcrumbs=crumbs), Place(1, 0, 9))
    assert [(one.url, one.path) for one in ledger.sections.load()] == [
        (HOME + "n/", ("首页栏目", "新闻")),
        (HOME + "n/y/", ("首页栏目", "新闻", "要闻")),
    ]
    assert ledger.database.execute("SELECT DISTINCT section FROM urls").fetchall() == [(2,)]


def test_marks_copies_and_runs(ledger: Ledger) -> None:
    restoration = Restoration(ledger)
    restoration.restore_article(record(A), Place(1, 0, 9))
    restoration.restore_mark(A, B, 0.9, by_line=False)
    restoration.restore_mark(HOME + "strange", A, 0.9, by_line=True)
    assert state_of(ledger, B) == ("pending", ""), "its record is lost: the next crawl fetches it"
    assert ledger.find(HOME + "strange") is None
    assert [ledger.marks.find_original(number) for number in (1, 2)] == [2, None]
    assert ledger.marks.list_untold() == []
    restoration.restore_copy(HOME + "c", A)
    restoration.restore_copy(A, B)  # a record tells more
    assert state_of(ledger, HOME + "c") == ("duplicate", f"copy of {A}")
    assert state_of(ledger, A)[0] == "archived"
    restoration.restore_run({"name": "r1", "started": "s", "reason": "finished", "arguments": {}, "counts": {"a": 1}})
    [run] = ledger.runs.describe()
    assert (run["ended"], run["reason"], run["counts"]) == ("s", "finished", {"a": 1})
    ledger.commit_mended()
    ledger.commit_mended()
    assert ledger.get_meta("mended") == 2
