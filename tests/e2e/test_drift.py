"""A portal that changes its layout: `check` names what drifted, and a crawl raises the alarm by itself."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from archived import only_archive, read_archive, read_fates
from changing_portal import ChangingPortal
from later_runs import crawled as after_first_run
from prose import write_headline, write_paragraphs
from running import FAST, Run, crawl, refuse, run_cli, run_here
from tiny_portal import TinyPortal

FIELDS = {"headline", "datePublished", "contentSource", "breadcrumbs", "articleBody"}


@dataclass(frozen=True)
class Crawled:
    """A portal, and its archive after one run."""

    portal: ChangingPortal
    root: Path

    def check(self, *options: object) -> Run:
        return run_cli("check", self.root, *FAST, *options)

    def crawl(self) -> Run:
        return crawl(self.portal.url, self.root.parent, "--json")

    def kept(self) -> dict[str, bytes]:
        """Everything in the archive."""
        return {str(p): p.read_bytes() for p in sorted(self.root.rglob("*")) if p.is_file() and "ledger" not in p.name}


@pytest.fixture
def crawled(tmp_path: Path) -> Iterator[Crawled]:
    with after_first_run(ChangingPortal, tmp_path) as portal:
        yield Crawled(portal, only_archive(tmp_path))


def verdicts(run: Run) -> dict[str, str]:
    [line] = run.stdout.splitlines()
    return {one["field"]: one["verdict"] for one in json.loads(line)["fields"]}


def facts(run: Run) -> dict[str, dict[str, Any]]:
    [line] = run.stdout.splitlines()
    return {one["field"]: one for one in json.loads(line)["fields"]}


# --- check --------------------------------------------------------------------------------------


def test_a_profile_that_fits(crawled: Crawled) -> None:
    start, before = len(crawled.portal.requests), crawled.kept()
    run = crawled.check()
    assert run.returncode == 0, run.stdout + run.stderr
    for field in (*FIELDS, "menu", "rows"):
        line = next(line for line in run.stdout.splitlines() if f" {field} " in line)
        assert " fits " in line, line
    assert "drifts" not in run.stdout
    assert "broken" not in run.stdout
    assert "100%" in run.stdout, "what share of all archived articles has the field"
    assert len(crawled.portal.requests) - start <= 40
    assert crawled.kept() == before, "looking changes nothing"


def test_a_profile_that_fits_as_json(crawled: Crawled) -> None:
    run = crawled.check("--json")
    assert run.returncode == 0, run.stderr
    [line] = run.stdout.splitlines()
    answer = json.loads(line)
    assert answer["fits"] is True
    assert answer["archive"] == str(crawled.root)
    body = facts(run)["articleBody"]
    assert body["verdict"] == "fits"
    assert body["agreed"] == body["seen"] >= 10
    assert body["history"] == "100%"
    assert body["wrong"] == []
    assert body["proposal"] is None


def test_archived_articles_are_fetched_again(crawled: Crawled) -> None:
    """Golden pages: what the archive says of them is what the rules must say."""
    start = len(crawled.portal.requests)
    assert crawled.check().returncode == 0
    again = [t for t in crawled.portal.asked_since(start) if t in crawled.portal.articles]
    assert len(again) >= 6


def test_fields_whose_elements_were_renamed(crawled: Crawled) -> None:
    crawled.portal.is_new = True
    run = crawled.check("--json")
    assert run.returncode == 3, run.stdout + run.stderr
    [line] = run.stdout.splitlines()
    assert json.loads(line)["fits"] is False
    told = facts(run)
    for field in FIELDS:
        assert told[field]["verdict"] == "broken", field
        assert told[field]["agreed"] == 0
        assert told[field]["proposal"] not in (None, told[field]["xpath"])
    assert "zhengwen" in told["articleBody"]["proposal"]
    [first, *_] = told["headline"]["wrong"]
    number = int(first["url"].rpartition("/")[2].removesuffix(".html"))
    assert first["wanted"] == first["after"] == write_headline(number)
    assert first["before"] is None


def test_the_frame_that_was_renamed(crawled: Crawled) -> None:
    """Behind the rules of rows and menu stand heuristics that still find everything: they must not hide the drift."""
    crawled.portal.is_new = True
    run = crawled.check("--json")
    assert run.returncode == 3
    told = facts(run)
    assert told["menu"]["verdict"] == "broken"
    assert "daohang" in told["menu"]["proposal"]
    assert told["rows"]["verdict"] in ("broken", "untested")


def test_before_and_after_side_by_side(crawled: Crawled) -> None:
    old = {line.split("xpath")[-1] for line in (crawled.root / "profile.toml").read_text("utf-8").splitlines()}
    assert any("content" in line for line in old)
    crawled.portal.is_new = True
    run = crawled.check()
    assert run.returncode == 3
    lines = run.stdout.splitlines()
    place = next(i for i, line in enumerate(lines) if line.endswith("articleBody broken"))
    assert lines[place + 1].strip().startswith("- //")
    assert "content" in lines[place + 1]
    assert lines[place + 2].strip().startswith("+ //")
    assert "zhengwen" in lines[place + 2]
    assert {"page", "wanted", "before", "after"} <= set(lines[place + 3].split())
    assert f"learn {crawled.portal.url} -o {crawled.root / 'profile.toml'}" in run.stdout


def test_one_field_that_was_renamed(crawled: Crawled) -> None:
    """The others still fit, and are said to."""
    render = crawled.portal.render_article
    for number, target in enumerate(crawled.portal.articles, 1):
        page = render(number).replace('class="info"', 'class="xinxi"')
        crawled.portal.routes[target] = lambda h, page=page: h.send_page(page)  # type: ignore[misc]
    run = crawled.check("--json")
    assert run.returncode == 3
    told = verdicts(run)
    assert {field for field, verdict in told.items() if verdict == "broken"} <= {"datePublished", "contentSource"}
    assert told["contentSource"] == "broken"
    assert told["headline"] == told["articleBody"] == "fits"


def test_a_text_that_an_editor_changed_is_no_drift(crawled: Crawled) -> None:
    """One of six golden pages says something else now."""
    page = crawled.portal.render_article(2).replace(
        write_paragraphs(2)[2], "全文已更正，请以最新发布的内容为准，特此说明。"
    )
    crawled.portal.routes[crawled.portal.articles[1]] = lambda h: h.send_page(page)
    run = crawled.check("--json")
    assert run.returncode == 0, run.stdout
    assert verdicts(run)["articleBody"] == "fits"


def test_texts_of_several_pages_are_no_drift(tmp_path: Path) -> None:
    """The archive has them joined; a page has its part."""
    with ChangingPortal() as portal:
        for number, target in enumerate(portal.articles, 1):
            page = portal.render_article(number)
            second = target.replace(".html", "_2.html")
            pager = f'<div class="pages"><b>1</b> <a href="{second}">2</a> <a href="{second}">下一页</a></div>'
            further = page.replace(write_paragraphs(number)[0], "第二页另起一段，说的是工程之外的事情，仍是同一篇。")
            back = f'<div class="pages"><a href="{target}">1</a> <b>2</b></div>'
            first, last = (
                page.replace('<div class="footer">', pager + '<div class="footer">'),
                further.replace('<div class="footer">', back + '<div class="footer">'),
            )
            portal.routes[target] = lambda h, page=first: h.send_page(page)  # type: ignore[misc]
            portal.routes[second] = lambda h, page=last: h.send_page(page)  # type: ignore[misc]
        assert crawl(portal.url, tmp_path).returncode == 0
        root = only_archive(tmp_path)
        assert all(len(record["pages"]) == 2 for record in read_archive(root).records.values())
        run = run_cli("check", root, "--json", *FAST)
    assert run.returncode == 0, run.stdout
    assert verdicts(run)["articleBody"] == "fits"


def test_learning_anew_puts_it_right(crawled: Crawled) -> None:
    crawled.portal.is_new = True
    profile = crawled.root / "profile.toml"
    assert run_cli("learn", crawled.portal.url, "-o", profile, *FAST).returncode == 0
    assert "revision = 2" in profile.read_text("utf-8")
    run = crawled.check()
    assert run.returncode == 0, run.stdout


def test_an_archive_without_a_profile(crawled: Crawled) -> None:
    (crawled.root / "profile.toml").unlink()
    start = len(crawled.portal.requests)
    refuse(run_here("check", crawled.root), 2, str(crawled.root), "no profile", "crawl")
    assert len(crawled.portal.requests) == start


def test_an_archive_with_a_broken_profile(crawled: Crawled) -> None:
    (crawled.root / "profile.toml").write_text("[portal", "utf-8")
    refuse(run_here("check", crawled.root), 1, "profile.toml", "is no TOML", "end of a table")


def test_no_archive(tmp_path: Path) -> None:
    run = run_here("check", tmp_path)
    refuse(run, 2, str(tmp_path))


def test_a_portal_that_does_not_answer(tmp_path: Path) -> None:
    with after_first_run(ChangingPortal, tmp_path) as portal:
        pass
    refuse(run_cli("check", only_archive(tmp_path), *FAST), 7, portal.url, "cannot be read", "refused")


# --- the alarm of a crawl -----------------------------------------------------------------------


def report_of(root: Path) -> dict[str, Any]:
    """The last run's."""
    return dict(json.loads(max((root / "reports").glob("*.json")).read_text("utf-8")))


def test_a_crawl_of_a_portal_that_stayed_as_it_was(crawled: Crawled) -> None:
    crawled.portal.grow(12)
    run = crawled.crawl()
    assert run.returncode == 0, run.stdout
    assert json.loads(run.stdout)["alarms"] == []
    assert report_of(crawled.root)["alarms"] == []
    assert report_of(crawled.root)["fields"] == {
        "articles": 12, "strangers": 0, "headline": 12, "datePublished": 12, "contentSource": 12, "authors": 0,
        "breadcrumbs": 12, "articleBody": 12,
    }  # fmt: skip


def test_a_crawl_of_a_portal_whose_layout_changed(crawled: Crawled) -> None:
    fresh = crawled.portal.grow(12)
    crawled.portal.is_new = True
    run = crawled.crawl()
    assert run.returncode == 3, run.stdout
    answer = json.loads(run.stdout)
    assert answer["alarms"] == ["layout: 12 of 12 articles fit no layout of the profile"]
    assert answer["exitCode"] == 3
    report = report_of(crawled.root)
    assert report["alarms"] == answer["alarms"]
    assert report["exitCode"] == 3
    # Heuristics go on: the alarm costs no article.
    records = read_archive(crawled.root).records
    for target, number in zip(fresh, range(25, 37), strict=True):
        assert records[target]["headline"] == write_headline(number)
        assert records[target]["articleBody"].split("\n\n") == write_paragraphs(number)


def test_a_crawl_in_which_one_field_moved(crawled: Crawled) -> None:
    fresh = crawled.portal.grow(12)
    for number, target in enumerate(fresh, 25):
        page = crawled.portal.render_article(number).replace('class="info"', 'class="xinxi"')
        crawled.portal.routes[target] = lambda h, page=page: h.send_page(page)  # type: ignore[misc]
    run = crawled.crawl()
    assert run.returncode == 3, run.stdout
    alarms = json.loads(run.stdout)["alarms"]
    assert "contentSource: its rule does not fit 12 of 12 articles" in alarms
    assert not any(alarm.startswith(("headline", "articleBody", "layout")) for alarm in alarms)
    record = read_archive(crawled.root).records[fresh[0]]
    assert record["capture"]["evidence"]["contentSource"].endswith(" (no rule fits)")
    assert record["capture"]["evidence"]["headline"] == "rule:article-1"


def test_a_field_that_fresh_articles_do_not_show_any_more(tmp_path: Path) -> None:
    """Against the history: no rule is wrong, but sources were on every page."""
    with ChangingPortal(size=40) as portal:
        assert crawl(portal.url, tmp_path).returncode == 0
        for number, target in enumerate(portal.grow(12), 41):
            page = portal.render_article(number).replace("来源：清河新闻网 ", "")
            portal.routes[target] = lambda h, page=page: h.send_page(page)  # type: ignore[misc]
        run = crawl(portal.url, tmp_path)
    assert run.returncode == 3, run.stdout
    assert "alarm     contentSource: on 0% of this run's articles, on 100% before" in run.stdout
    assert "check" in run.stdout


def test_a_few_fresh_articles_raise_no_alarm(crawled: Crawled) -> None:
    crawled.portal.grow(3)
    crawled.portal.is_new = True
    run = crawled.crawl()
    assert run.returncode == 0, run.stdout


def test_a_profile_of_facts_alone_raises_no_alarm(tmp_path: Path) -> None:
    """It has no layout that articles could fail to fit."""
    with TinyPortal(size=14) as portal:
        file = tmp_path / "site.toml"
        file.write_text(f'[portal]\nstart = "{portal.url}"\n', "utf-8")
        run = crawl(portal.url, tmp_path / "out", "--profile", file)
    assert run.returncode == 0, run.stdout
    fates = read_fates(only_archive(tmp_path / "out"))
    assert sum(fate["state"] == "archived" for fate in fates.values()) == 14
