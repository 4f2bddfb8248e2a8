"""An article is written once, up to the run's limit; what is over stays for the next run."""

from pathlib import Path

import orjson
from archiving import OTHER, START, Run, edit
from scrapy.statscollectors import StatsCollector

from portalcrawl.pipelines.write import NOTES_STAT, WritePipeline


def test_the_ledger_knows_where_the_record_stands(tmp_path: Path) -> None:
    run = Run(tmp_path / "portal")
    run.put("a", "2017-12-25")
    [[article]] = run.archive.ledger.marks.iter_articles()
    assert orjson.loads(run.archive.read_line(article.place))["url"] == START + "a"
    assert (article.published, run.archive.ledger.leased) == ("2017-12-25", {})
    run.end()


def test_the_limit_ends_the_run_and_the_rest_stays_leased(tmp_path: Path) -> None:
    run = Run(tmp_path / "portal", max_articles=1)
    reasons: list[str] = []
    run.stop = lambda error, reason="stopped": reasons.append(reason)  # type: ignore[method-assign]
    assert run.put("a", "2017-12-25") is not None
    assert reasons == ["max_articles"]
    assert run.put("b", "2017-12-25", OTHER) is None
    assert list(run.archive.ledger.leased) == [START + "b"]
    run.archive.close()


def test_notes_on_texts_are_counted(tmp_path: Path) -> None:
    run = Run(tmp_path / "portal")

    class Stats(StatsCollector):
        def __init__(self) -> None:
            self._stats = {}

        def inc_value(self, key: str, count: int = 1, start: int = 0, spider: object = None) -> None:
            self._stats[key] = self._stats.get(key, start) + count

    stats = Stats()
    run.write = WritePipeline(run, stats)
    run.put("a", None, edit(1), notes=("torn", "mirror"))
    run.put("b", None, OTHER, notes=("torn",))
    assert stats._stats == {NOTES_STAT + "torn": 2, NOTES_STAT + "mirror": 1}
    run.archive.close()
