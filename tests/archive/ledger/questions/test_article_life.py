"""What the ledger knows of one article, and which records replaced others."""

from pathlib import Path

from ledgers import HOME, archive, begin, digest

from portalcrawl.archive.ledger.questions.article_life import read_life, read_replacing, read_runs
from portalcrawl.archive.recheck import RecheckPlan
from portalcrawl.archive.segments import Place
from portalcrawl.text.dates.window import Window


def test_the_life_of_an_article(tmp_path: Path) -> None:
    path, ledger = tmp_path / "ledger.db", begin(tmp_path)
    ledger.plan_rechecks(RecheckPlan(), 1, Window())
    lease = archive(ledger, "a")
    archive(ledger, "b")
    newer = (Place(2, 0, 5), Place(3, 40, 5))
    for run, place in enumerate(newer, 1):
        ledger.plan_rechecks(RecheckPlan(), run * 4_000_000_000, Window())
        ledger.lease_due(10)
        ledger.set_archived(lease.url, place, digest("new"), None, "a")
        ledger.give_back()
    ledger.commit()
    life = read_life(path, "https://www.example.com/a#top")
    assert life is not None
    assert (life.url, life.state, life.section) == (HOME + "a", "archived", None)
    assert life.row is not None
    assert (life.row.url, life.row.headline) == (HOME + "a", "a")
    assert life.versions == (Place(1, 10, 9), *newer), "oldest first"
    assert life.checked is not None
    assert life.due is not None
    assert life.due > life.checked
    assert read_life(path, HOME + "strange") is None
    assert list(read_replacing(path)) == list(newer)
    assert read_runs(path) == [("2026-01-01", None, None, None)]
