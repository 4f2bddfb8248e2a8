"""A rule is suspended in the middle of a run: what it has read is read again from the raw pages."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest
from runs import HOME, begin_run, fate_of
from scrapy.exceptions import DropItem
from scrapy.http import Response

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.ledger import FRONT, ListedRow, Role, State
from portalcrawl.archive.verification.findings import Tally
from portalcrawl.archive.verification.verify import verify_archive
from portalcrawl.archive.warc.model import WARC, Exchange
from portalcrawl.items import Article
from portalcrawl.pipelines.dedupe import DedupePipeline
from portalcrawl.pipelines.normalize import NormalizePipeline
from portalcrawl.pipelines.write import WritePipeline
from portalcrawl.profiles.model import BodyRule, Portal, Profile, Rule, Template
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.dispatch import AnswerDispatch
from portalcrawl.spiders.walk.unlisted.address_groups import ROOT_PROBES

TAIL = "会议还听取了第{n}项目组的汇报，要求在第{n}季度之前完成全部验收工作，并向社会公布结果。"
LEAD = "今天上午，园区召开第{n}次项目推进会，研究解决困难和问题。"
PROFILE = Profile(
    Portal(HOME),
    templates=(Template("article-1", 9, headline=Rule("//h1"), body=BodyRule('//div[@class="lead"]')),),
)


def page(number: int, lead: str = LEAD) -> str:
    return (
        f"<html><head><title>第{number}次推进会</title></head><body><h1>第{number}次推进会</h1><div>2017-12-25</div>"
        f'<div class="text"><div class="lead"><p>{lead.format(n=number)}</p></div><p>{TAIL.format(n=number)}</p></div>'
        "</body></html>"
    )


class Walk:
    """A run whose answers go through dispatch and pipelines, as a crawl's do."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.dispatch = AnswerDispatch(run)
        dedupe = DedupePipeline(run)
        dedupe.open_spider()
        self.pipelines = (NormalizePipeline(), dedupe, WritePipeline(run))

    def read(self, number: int, body: str, role: Role = Role.ARTICLE) -> None:
        run, url = self.run, f"{HOME}{number}.html"
        row = ListedRow(url, HOME, 1, f"第{number}次推进会")
        if role is Role.ARTICLE:
            run.ledger.add_listed(row, None, FRONT)
        else:
            run.ledger.add_candidate(row, None)
        [lease] = run.ledger.lease((role,), 1)
        content = body.encode()
        place = run.archive.append_exchange(
            Exchange(
                url, datetime(2017, 12, 26, tzinfo=UTC), 200, ((b"Content-Type", b"text/html; charset=utf-8"),), content
            )
        )
        request = self.dispatch.requests.make(url, lease)
        request.meta[WARC] = place
        for item in self.dispatch.parse(Response(url, body=content, request=request)) or ():
            assert isinstance(item, Article)
            self.write(item)

    def write(self, item: Article) -> None:
        with suppress(DropItem):
            for pipeline in self.pipelines:
                pipeline.process_item(item)

    def texts(self) -> dict[str, list[str]]:
        """By address the bodies of all versions, in their order."""
        self.run.archive.commit()
        self.run.archive.segment.flush()
        found: dict[str, list[str]] = {}
        for record in read_records(self.run.archive):
            found.setdefault(record["url"], []).append(record.get("articleBody", ""))
        return found


def read_records(archive: Archive) -> Iterator[dict[str, Any]]:
    for path in sorted(archive.layout.articles.iterdir()):
        for line in path.read_bytes().splitlines():
            yield orjson.loads(line)


@pytest.fixture
def walk(tmp_path: Path) -> Iterator[Walk]:
    run = begin_run(tmp_path, profile=PROFILE, keeps_warc=True)
    yield Walk(run)
    run.archive.close()


def whole(number: int, lead: str = LEAD) -> str:
    return f"{lead.format(n=number)}\n\n{TAIL.format(n=number)}"


def test_what_the_rule_has_read_is_read_again(walk: Walk) -> None:
    for number in range(1, 7):
        walk.read(number, page(number))
    [suspension] = walk.run.watched.settle()
    texts = walk.texts()
    assert [versions[-1] for versions in texts.values()] == [whole(n) for n in range(1, 7)]
    first = texts[f"{HOME}1.html"]
    assert first == [LEAD.format(n=1), whole(1)], "the record that was written stays, a new version says the whole"
    again = sum(len(versions) == 2 for versions in texts.values())
    assert (suspension.read_again, suspension.left) == (again, 0)
    assert again == 2, "the page that decided was read right at once"
    assert walk.run.looks.events["reread"] == again
    assert fate_of(walk.run, f"{HOME}1.html")[0] is State.ARCHIVED


def test_the_new_version_names_the_old_one_and_the_page(walk: Walk) -> None:
    for number in range(1, 5):
        walk.read(number, page(number))
    walk.texts()
    old, new = (r["capture"] for r in read_records(walk.run.archive) if r["url"] == f"{HOME}1.html")
    assert (old["version"], new["version"]) == (1, 2)
    assert new["previousVersion"].startswith("sha256:")
    assert new["warc"] == old["warc"]
    assert new["fetchedAt"] == old["fetchedAt"]


def test_the_archive_is_sound_afterwards(tmp_path: Path) -> None:
    walk = Walk(begin_run(tmp_path, profile=PROFILE, keeps_warc=True))
    for number in range(1, 7):
        walk.read(number, page(number))
    layout = walk.run.archive.layout
    walk.run.archive.end_run("finished", {})
    walk.run.archive.close()
    assert list(map(str, verify_archive(layout, Tally()))) == []


def test_copies_that_only_the_rule_made_are_fetched_again(walk: Walk) -> None:
    """The same lead under several headlines: all but the first were left out as copies."""
    lead = "本网消息，欢迎关注本站的最新动态。"
    for number in range(1, 6):
        walk.read(number, page(number, lead))
    [suspension] = walk.run.watched.settle()
    assert suspension.read_again >= 1
    pending = {url for url in (f"{HOME}{n}.html" for n in range(1, 6)) if fate_of(walk.run, url)[0] is State.PENDING}
    duplicates = [n for n in range(1, 6) if fate_of(walk.run, f"{HOME}{n}.html")[0] is State.DUPLICATE]
    assert duplicates == []
    assert walk.run.ledger.pending == len(pending)


def test_candidates_that_the_rule_turned_away_are_fetched_again(walk: Walk) -> None:
    """By the rule they have no text of their own, and after some such pages the rest of them would be left alone."""
    for number in range(1, 4):
        walk.read(number, page(number, "本网讯，下列消息。"), Role.CANDIDATE)
    assert len(walk.run.watched.suspensions) == 1
    fates = [fate_of(walk.run, f"{HOME}{n}.html")[0] for n in range(1, 4)]
    assert fates == [State.PENDING, State.PENDING, State.ARCHIVED]


def test_what_was_left_alone_because_the_rule_turned_its_kind_away_is_fetched_after_all(walk: Walk) -> None:
    """Pages without anything close the kind; then the rule goes that has turned two more of them away."""
    for number in range(1, ROOT_PROBES - 1):
        walk.read(number, "<p>x</p>", Role.CANDIDATE)
    for number in range(ROOT_PROBES - 1, ROOT_PROBES + 1):
        walk.read(number, page(number, "本网讯，下列消息。"), Role.CANDIDATE)
    left = f"{HOME}99.html"
    walk.run.ledger.add_candidate(ListedRow(left, HOME, 1), None)
    [lease] = walk.run.ledger.lease((Role.CANDIDATE,), 1)
    assert walk.dispatch.requests.make_first(lease) is None
    assert fate_of(walk.run, left)[0] is State.EXCLUDED
    walk.read(ROOT_PROBES + 1, page(ROOT_PROBES + 1), Role.ARTICLE)
    assert len(walk.run.watched.suspensions) == 1
    assert fate_of(walk.run, left)[0] is State.PENDING


def test_without_raw_pages_the_alarm_says_how_many_are_left(tmp_path: Path) -> None:
    run = begin_run(tmp_path, profile=PROFILE)
    walk = Walk(run)
    for number in range(1, 5):
        walk.read(number, page(number))
    [suspension] = run.watched.settle()
    assert (suspension.read_again, suspension.left) == (0, 2)
    words = suspension.describe()
    assert 'articleBody: the rule of article-1 (//div[@class="lead"]) is suspended for this run' in words
    assert f"{HOME}1.html" in words
    assert "2 could not be" in words
    run.archive.close()
