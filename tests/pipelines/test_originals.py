"""Near-duplicates on their way into an archive: the earlier publication is the original, whatever is met first."""

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
import pytest
from scrapy.exceptions import DropItem

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import FRONT, ListedRow, Role, count_marks
from portalcrawl.archive.recheck import RecheckPlan
from portalcrawl.archive.verification.findings import Tally
from portalcrawl.archive.verification.repair import repair_archive
from portalcrawl.archive.verification.verify import verify_archive
from portalcrawl.exceptions import PortalcrawlError
from portalcrawl.items import Article, Capture
from portalcrawl.pipelines.dedupe import DedupePipeline
from portalcrawl.pipelines.normalize import NormalizePipeline
from portalcrawl.pipelines.write import WritePipeline
from portalcrawl.text.window import Window

START = "http://example.com/"
BODY = (
    "昨日上午，清河园区召开重点项目推进会，听取各责任单位汇报，研究解决项目建设中遇到的困难，部署下一阶段工作。\n\n"
    "会议指出，今年以来全区上下克服不利影响，项目建设取得积极进展，各项指标均好于预期，为全年工作打下坚实基础。\n\n"
    "会议强调，各部门要提高站位，主动上门服务，逐个梳理堵点难点，建立清单，明确责任人和完成时限，确保问题得到解决。"
)
OTHER = (
    "市图书馆新馆本周开放，读者可以凭身份证免费借阅。馆内设有少儿阅览区、自习室和报告厅，藏书总量超过以往任何时候，"
    "并且首次引入自助借还设备。馆长介绍，周末还会举办面向家庭的读书活动，欢迎市民前往体验，具体安排可以在网站查询。"
)


@dataclass
class Wishes:
    """Of a run."""

    window: Window = field(default_factory=Window)
    keep_undated: bool = True
    max_articles: int | None = None


class Run:
    """A run that writes articles as a crawl does."""

    def __init__(self, root: Path, *, max_articles: int | None = None) -> None:
        self.archive = Archive(root, START, keeps_warc=False)
        self.archive.begin_run({})
        self.arguments = Wishes(max_articles=max_articles)
        self.error: PortalcrawlError | None = None
        self.dedupe = DedupePipeline(self)
        self.dedupe.open_spider()
        self.write = WritePipeline(self)

    def stop(self, error: PortalcrawlError | None, reason: str = "stopped") -> None:
        self.error = error

    def put(
        self, name: str, day: str | None, body: str = BODY, headline: str = "清河园区召开重点项目推进会"
    ) -> Article | None:
        """The article as it was written; None where it was not."""
        ledger, url = self.archive.ledger, START + name
        ledger.add_listed(ListedRow(url, START, 1), None, FRONT)
        ledger.lease((Role.ARTICLE,), 100)
        ledger.lease_due(100)
        capture = Capture(self.archive.run_name, "2026-01-01T00:00:00Z", 200)
        if (held := ledger.leased[url].held) is not None:
            capture.version, capture.previousVersion = held.version + 1, "sha256:" + "0" * 64
        item = Article(url, headline, body, datePublished=day, capture=capture)
        try:
            return self.write.process_item(self.dedupe.process_item(NormalizePipeline().process_item(item)))
        except DropItem:
            return None

    def look_again(self) -> None:
        """All articles are due to be looked at."""
        self.archive.ledger.plan_rechecks(RecheckPlan(0), int(time.time()) + 60, Window())

    def end(self) -> None:
        self.dedupe.close_spider()
        self.archive.end_run("finished", {})
        self.archive.close()
        assert self.error is None

    def kill(self) -> None:
        """The worst case: the lines did reach the disk, the ledger's transaction did not."""
        self.archive.segment.sync()
        self.archive.duplicates.sync()
        self.archive.close()


def edit(number: int) -> str:
    return BODY + f"\n\n本文为第{chr(0x4E00 + number)}次转载，版权归原作者所有，如有侵权请联系删除。"


def lines(root: Path) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in (root / "duplicates.jsonl").read_bytes().splitlines()]


def marks(root: Path) -> dict[str, str]:
    """By each near-duplicate its original, as records and lines name it."""
    found = {}
    for path in sorted(root.glob("articles/*.jsonl")):
        for line in path.read_bytes().splitlines():
            record = orjson.loads(line)
            found.pop(record["url"], None)
            if "nearDuplicateOf" in record:
                assert 0 < record["similarity"] <= 1
                found[record["url"]] = record["nearDuplicateOf"]
    found |= {line["url"]: line["duplicateOf"] for line in lines(root) if line["kind"] == "near"}
    return {url.removeprefix(START): original.removeprefix(START) for url, original in found.items()}


def find_faults(root: Path) -> list[str]:
    return [str(finding) for finding in verify_archive(Layout(root), Tally())]


def test_a_later_copy_names_its_original(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.put("a", "2024-03-01")
    copy = run.put("b", "2024-03-02", edit(1))
    assert copy is not None
    assert copy.nearDuplicateOf == START + "a"
    assert copy.similarity is not None
    assert 0.7 < copy.similarity < 1
    assert copy.similarity == round(copy.similarity, 3)
    assert run.put("c", "2024-03-03", OTHER, "市图书馆新馆开放") is not None
    run.end()
    assert lines(tmp_path) == []
    assert count_marks(tmp_path / "ledger.db") == 1
    assert find_faults(tmp_path) == []


def test_an_original_that_is_met_after_its_copy_is_named_by_a_line(tmp_path: Path) -> None:
    """Newest first, as portals are walked."""
    run = Run(tmp_path)
    run.put("copy", "2024-03-02T10:00+08:00", edit(1))
    original = run.put("original", "2024-03-02T09:00+08:00")
    assert original is not None
    assert original.nearDuplicateOf is None
    run.end()
    [line] = lines(tmp_path)
    assert line.pop("similarity") == pytest.approx(0.8, abs=0.15)
    assert line == {"url": START + "copy", "duplicateOf": START + "original", "kind": "near"}
    assert find_faults(tmp_path) == []


@pytest.mark.parametrize("days", [(None, None), ("2024-03-01", None), ("2024-03-01", "2024-03-01T09:00+08:00")])
def test_where_dates_do_not_tell_the_one_met_later_is_the_copy(
    tmp_path: Path, days: tuple[str | None, str | None]
) -> None:
    run = Run(tmp_path)
    run.put("a", days[0])
    run.put("b", days[1], edit(1))
    run.end()
    assert marks(tmp_path) == {"b": "a"}


@pytest.mark.parametrize("order", ["abcd", "dcba", "bdac", "cadb"])
def test_a_group_points_to_its_earliest_article_in_any_order(tmp_path: Path, order: str) -> None:
    run = Run(tmp_path)
    for name in order:
        run.put(name, f"2024-03-0{'abcd'.index(name) + 1}", edit("abcd".index(name)))
    run.end()
    assert marks(tmp_path) == {"b": "a", "c": "a", "d": "a"}
    assert len(lines(tmp_path)) == len({line["url"] for line in lines(tmp_path)}), "one line for each at most"
    assert count_marks(tmp_path / "ledger.db") == 3
    assert find_faults(tmp_path) == []


def test_an_earlier_original_in_a_later_run_moves_the_whole_group(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.put("b", "2024-03-02", edit(1))
    run.put("c", "2024-03-03", edit(2))
    run.end()
    assert marks(tmp_path) == {"c": "b"}
    run = Run(tmp_path)
    run.put("a", "2024-03-01")
    run.end()
    assert marks(tmp_path) == {"b": "a", "c": "a"}
    run = Run(tmp_path)
    run.end()
    assert len(lines(tmp_path)) == 2, "nothing is told twice"


def test_exact_copies_are_not_written(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.put("a", "2024-03-02")
    assert run.put("b", "2024-03-01") is None
    run.end()
    assert lines(tmp_path) == [{"url": START + "b", "duplicateOf": START + "a", "kind": "exact", "similarity": 1.0}]


@pytest.mark.parametrize("committed", [0, 1, 2, 3])
def test_a_killed_run_ends_with_the_same_marks(tmp_path: Path, committed: int) -> None:
    articles = [
        ("c", "2024-03-03", edit(2)),
        ("b", "2024-03-02", edit(1)),
        ("x", "2024-03-02", OTHER),
        ("a", "2024-03-01", BODY),
    ]
    run = Run(tmp_path)
    for number, article in enumerate(articles):
        if number == committed:
            run.archive.commit()
        run.put(*article)
    run.dedupe.close_spider()
    run.kill()
    run = Run(tmp_path)
    for article in articles[committed:]:
        run.put(*article)
    run.end()
    assert marks(tmp_path) == {"b": "a", "c": "a"}
    assert sorted(line["url"] for line in lines(tmp_path)) == [START + "b", START + "c"]
    assert find_faults(tmp_path) == []


def test_what_the_limit_keeps_out_is_nobodys_original(tmp_path: Path) -> None:
    run = Run(tmp_path, max_articles=1)
    run.put("b", "2024-03-02", edit(1))
    assert run.put("a", "2024-03-01") is None
    run.end()
    assert marks(tmp_path) == {}
    run = Run(tmp_path)
    run.put("a", "2024-03-01")
    run.end()
    assert marks(tmp_path) == {"b": "a"}


def test_a_new_version_is_compared_with_others_than_itself(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.put("a", "2024-03-01")
    run.put("b", "2024-03-02", OTHER, "市图书馆新馆开放")
    run.look_again()
    again = run.put("a", "2024-03-01", edit(3))
    assert again is not None
    assert again.capture is not None
    assert (again.capture.version, again.nearDuplicateOf) == (2, None)
    changed = run.put("b", "2024-03-02", edit(4))
    assert changed is not None
    assert changed.nearDuplicateOf == START + "a"
    run.look_again()
    back = run.put("b", "2024-03-02", OTHER, "市图书馆新馆开放")
    assert back is not None
    assert back.nearDuplicateOf is None
    run.end()
    assert count_marks(tmp_path / "ledger.db") == 0


def test_what_is_not_in_the_index_is_taken_in_by_the_next_run(tmp_path: Path) -> None:
    """As in an archive that an older version wrote."""
    run = Run(tmp_path)
    run.put("b", "2024-03-02", edit(1))
    run.put("a", "2024-03-01")
    for name in ("near_signatures", "near_keys", "near_algorithm"):
        run.archive.ledger.database.execute(f"DROP TABLE {name}")
    run.archive.ledger.database.execute("DELETE FROM marks")
    run.archive.end_run("finished", {})
    run.archive.close()
    assert marks(tmp_path) == {}
    run = Run(tmp_path)
    copy = run.put("c", "2024-03-03", edit(2))
    assert copy is not None
    assert copy.nearDuplicateOf == START + "a"
    run.end()
    assert marks(tmp_path) == {"b": "a", "c": "a"}


def make_group(root: Path) -> dict[str, str]:
    run = Run(root)
    run.put("b", "2024-03-02", edit(1))
    run.put("a", "2024-03-01")
    run.put("c", "2024-03-03", edit(2))
    run.put("d", "2024-03-03")
    run.end()
    assert find_faults(root) == []
    return marks(root)


DAMAGES = {
    "a line lost": lambda text: text[text.index(b"\n") + 1 :],
    "a stranger named": lambda text: text.replace(b"example.com/a", b"example.com/z"),
    "no similarity": lambda text: text.replace(b'"kind":"near","similarity":0.', b'"kind":"near","similarity":7.'),
    "another kind": lambda text: text.replace(b'"near"', b'"far"'),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_lines_are_found_and_written_anew(tmp_path: Path, damage: str) -> None:
    before, path = make_group(tmp_path), tmp_path / "duplicates.jsonl"
    text = path.read_bytes()
    path.write_bytes(DAMAGES[damage](text))
    assert path.read_bytes() != text
    findings = list(verify_archive(Layout(tmp_path), Tally()))
    assert any(finding.file == "duplicates.jsonl" for finding in findings)
    assert list(repair_archive(Layout(tmp_path), findings))
    assert find_faults(tmp_path) == []
    assert marks(tmp_path) == before
    assert len(lines(tmp_path)) == 2


def test_a_ledger_that_is_built_anew_knows_the_marks(tmp_path: Path) -> None:
    before = make_group(tmp_path)
    (tmp_path / "ledger.db").unlink()
    assert list(repair_archive(Layout(tmp_path), list(verify_archive(Layout(tmp_path), Tally()))))
    assert find_faults(tmp_path) == []
    assert count_marks(tmp_path / "ledger.db") == 2
    run = Run(tmp_path)
    copy = run.put("e", "2024-03-05", edit(5))
    assert copy is not None
    assert copy.nearDuplicateOf == START + "a"
    run.end()
    assert marks(tmp_path) == before | {"e": "a"}
    assert len(lines(tmp_path)) == 2, "what was told is not told again"
    assert find_faults(tmp_path) == []
