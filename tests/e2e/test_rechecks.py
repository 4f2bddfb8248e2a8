"""Archived articles looked at again: versions, moves, withdrawals; and portals that lie about them."""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from archived import only_archive, read_fates, read_lines
from later_runs import age, crawl_again, crawled
from paged_portal import PagedPortal
from running import crawl
from tiny_portal import FIRST_DAY, SECTIONS

from portalcrawl.archive.warc.reader import iter_records

LOCAL = SECTIONS[0][1]
ONE = f"{LOCAL}1.html"


def read_all(output: Path) -> dict[str, list[dict[str, Any]]]:
    """All records of each address, oldest first."""
    records: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(only_archive(output).glob("articles/*.jsonl")):
        for record in read_lines(path):
            records.setdefault("/" + record["url"].split("/", 3)[3], []).append(record)
    return records


def changes(output: Path) -> list[dict[str, Any]]:
    return read_lines(only_archive(output) / "changes.jsonl")


def test_what_changes_around_an_article_is_no_new_version(tmp_path: Path) -> None:
    """The counter, the hot list and the ETag are others on each visit."""
    with crawled(PagedPortal, tmp_path, validators="fickle") as portal:
        asked = crawl_again(portal, tmp_path, "--recheck", "0d")
        assert set(portal.stories) <= set(asked)
        assert {len(records) for records in read_all(tmp_path).values()} == {1}
        assert {f["reason"] for f in read_fates(only_archive(tmp_path)).values() if f["state"] == "unchanged"} == {
            "the same content"
        }
        assert not set(portal.stories) & set(crawl_again(portal, tmp_path)), "0d is for one run alone"


def test_a_corrected_article_becomes_a_version(tmp_path: Path) -> None:
    with crawled(PagedPortal, tmp_path, validators="etag") as portal:
        portal.stories[ONE].paragraphs[1] = "经核实，项目总投资为五千万元，此前报道有误。"
        run = crawl(portal.url, tmp_path, "--recheck", "0d", "--json")
        counts = json.loads(run.stdout)["counts"]
        assert (run.returncode, counts["archived"], counts["unchanged"]) == (0, 1, len(portal.stories) - 1)
        assert counts["changed"] == 1
        first, second = read_all(tmp_path)[ONE]
        assert (first["capture"]["version"], second["capture"]["version"]) == (1, 2)
        assert "previousVersion" not in first["capture"]
        assert "此前报道有误" in second["articleBody"]
        lines = (only_archive(tmp_path) / "articles" / "00001.jsonl").read_bytes().splitlines()
        [line] = [line for line in lines if json.loads(line)["url"] == first["url"]]
        assert second["capture"]["previousVersion"] == "sha256:" + hashlib.sha256(line).hexdigest()
        assert portal.unconditional == 2, "all but the home page and the corrected article were answered with 304"
        portal.stories[ONE].headline += "（更正）"
        crawl_again(portal, tmp_path, "--recheck", "0d")
        assert [record["capture"]["version"] for record in read_all(tmp_path)[ONE]] == [1, 2, 3]


def test_what_is_the_same_is_a_revisit_in_the_warc(tmp_path: Path) -> None:
    with crawled(PagedPortal, tmp_path, validators="etag") as portal:
        crawl_again(portal, tmp_path, "--recheck", "0d")
    revisits: list[str] = []
    for path in sorted(only_archive(tmp_path).glob("warc/*.warc.gz")):
        assert list(iter_records(path)), path
        revisits += [record.url for _, _, record in iter_records(path) if record.kind == "revisit"]
    looked = [url for url in revisits if "/" + url.split("/", 3)[3] in portal.stories]
    assert len(looked) == len(set(looked)) == len(portal.stories)


def test_young_articles_are_looked_at_before_old_ones(tmp_path: Path) -> None:
    with PagedPortal() as portal:
        portal.publish(ONE, datetime.now(UTC).date(), 1)
        assert crawl(portal.url, tmp_path).returncode == 0
        age(tmp_path, 1)
        assert {one for one in crawl_again(portal, tmp_path) if one in portal.stories} == {ONE}
        age(tmp_path, 31)
        assert set(portal.stories) <= set(crawl_again(portal, tmp_path))


def test_a_withdrawal_counts_when_two_days_say_so(tmp_path: Path) -> None:
    with crawled(PagedPortal, tmp_path) as portal:
        portal.stories[ONE].is_withdrawn = True
        crawl_again(portal, tmp_path, "--recheck", "0d")
        fate = read_fates(only_archive(tmp_path))[ONE]
        assert fate["state"] == "unchanged"
        assert fate["reason"].startswith("HTTP 404 on ")
        assert changes(tmp_path) == []
        assert ONE in crawl_again(portal, tmp_path, "--recheck", "0d")
        assert changes(tmp_path) == [], "twice on one day is once"
        age(tmp_path, 2)
        assert ONE in crawl_again(portal, tmp_path), "what was missed is looked for a day later"
        [line] = changes(tmp_path)
        assert (line["kind"], line["version"]) == ("withdrawn", 1)
        assert line["url"].endswith(ONE)
        assert line["reason"].startswith("HTTP 404 on ")
        assert read_fates(only_archive(tmp_path))[ONE]["state"] == "gone"
        assert len(read_all(tmp_path)[ONE]) == 1, "its record stays"
        age(tmp_path, 40)
        assert ONE not in crawl_again(portal, tmp_path)


def test_what_was_withdrawn_and_comes_back(tmp_path: Path) -> None:
    with crawled(PagedPortal, tmp_path) as portal:
        portal.stories[ONE].is_withdrawn, portal.message = True, "您访问的文章不存在或已被删除。"
        crawl_again(portal, tmp_path, "--recheck", "0d")
        assert [line["kind"] for line in changes(tmp_path)] == ["withdrawn"], "a message in its place says it at once"
        portal.stories[ONE].is_withdrawn = False
        crawl_again(portal, tmp_path, "--full")
        crawl_again(portal, tmp_path)
        assert [line["kind"] for line in changes(tmp_path)] == ["withdrawn", "restored"]
        assert read_fates(only_archive(tmp_path))[ONE]["state"] == "unchanged"


def test_a_moved_article_is_archived_once(tmp_path: Path) -> None:
    with crawled(PagedPortal, tmp_path) as portal:
        new = f"{LOCAL}neu.html"
        portal.publish(new, portal.stories[ONE].day, 1)
        portal.stories[ONE].moved_to = new
        crawl_again(portal, tmp_path, "--recheck", "0d")
        fates = read_fates(only_archive(tmp_path))
        assert (fates[ONE]["state"], fates[new]["state"]) == ("unchanged", "duplicate")
        assert changes(tmp_path) == [], "one day may be wrong"
        age(tmp_path, 2)
        crawl_again(portal, tmp_path, "--recheck", "0d")
        [line] = changes(tmp_path)
        assert (line["kind"], line["movedTo"]) == ("moved", portal.url.rstrip("/") + new)
        crawl_again(portal, tmp_path, "--recheck", "0d")
        assert len(changes(tmp_path)) == 1, "told once"


def test_a_portal_that_is_down_withdraws_nothing(tmp_path: Path) -> None:
    """Everything is 404, on two days."""
    with crawled(PagedPortal, tmp_path) as portal:
        for story in portal.stories.values():
            story.is_withdrawn = True
        for _ in range(2):
            run = crawl(portal.url, tmp_path, "--recheck", "0d")
            assert run.returncode == 3, run.stdout
            assert "none was withdrawn" in run.stdout
            age(tmp_path, 2)
        assert changes(tmp_path) == []


def test_a_portal_that_serves_empty_pages(tmp_path: Path) -> None:
    with crawled(PagedPortal, tmp_path) as portal:
        portal.is_empty = True
        run = crawl(portal.url, tmp_path, "--recheck", "0d")
        assert run.returncode in (1, 3), run.stdout
        assert "Traceback" not in run.stderr
        assert changes(tmp_path) == []
        portal.is_empty = False
        assert crawl(portal.url, tmp_path, "--recheck", "0d").returncode == 0
        assert {len(records) for records in read_all(tmp_path).values()} == {1}
        assert set(read_all(tmp_path)) == set(portal.stories)


def test_rechecks_stay_inside_the_runs_dates(tmp_path: Path) -> None:
    with crawled(PagedPortal, tmp_path) as portal:
        asked = crawl_again(portal, tmp_path, "--recheck", "0d", "--since", "2024-03-31")
        looked = {one for one in asked if one in portal.stories}
        assert looked == {one for one, story in portal.stories.items() if story.day >= FIRST_DAY + timedelta(days=30)}


def test_a_better_reader_is_no_news_of_the_article(tmp_path: Path) -> None:
    """A person cuts a box out of the texts: what was archived with it has not changed."""
    with crawled(PagedPortal, tmp_path) as portal:
        profile = only_archive(tmp_path) / "profile.toml"
        text = profile.read_text("utf-8")
        rule = "[templates.articleBody]\n"
        assert text.count(rule) == 1
        profile.write_text(text.replace(rule, f"{rule}omit = [\"//div[@class='content']/p[1]\"]\n"), "utf-8")
        run = crawl(portal.url, tmp_path, "--recheck", "0d", "--json")
        assert json.loads(run.stdout)["counts"]["unchanged"] == len(portal.stories), run.stderr
        portal.stories[ONE].paragraphs[1] = "这一段是新写的。"
        crawl(portal.url, tmp_path, "--recheck", "0d", "--json")
        _, second = read_all(tmp_path)[ONE]
        assert "这一段是新写的" in second["articleBody"]
        assert "本报讯" not in second["articleBody"], "the new version is read by the new profile"
