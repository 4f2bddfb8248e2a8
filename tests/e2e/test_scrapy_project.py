"""In a project of Scrapy: spiders of other people, Scrapy's own commands, and a subclass that logs in."""

import json
import os
import re
import sys
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from archived import only_archive, read_archive
from running import REPOSITORY, Run, start_command
from tiny_portal import Handler, TinyPortal

OTHER = """
import scrapy


class Other(scrapy.Spider):
    name = "other"

    def __init__(self, start, **kwargs):
        super().__init__(**kwargs)
        self.start_urls = [start]

    def parse(self, response):
        yield {"title": response.css("title::text").get()}
        yield from response.follow_all(css="a", callback=self.parse)
"""
SETTINGS = """
from portalcrawl.settings import *

SPIDER_MODULES = ["portalcrawl.spiders", "project.spiders"]
DOWNLOAD_DELAY = 0
AUTOTHROTTLE_ENABLED = False
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with another spider and the subclass of docs/cli.md."""
    [example] = re.findall(r"```python\n(.*?)```", (REPOSITORY / "docs" / "cli.md").read_text("utf-8"), re.DOTALL)
    spiders = tmp_path / "project" / "spiders"
    spiders.mkdir(parents=True)
    (tmp_path / "scrapy.cfg").write_text("[settings]\ndefault = project.settings\n")
    (tmp_path / "project" / "__init__.py").touch()
    (tmp_path / "project" / "settings.py").write_text(SETTINGS)
    (spiders / "__init__.py").touch()
    (spiders / "other.py").write_text(OTHER)
    (spiders / "members.py").write_text(example)
    return tmp_path


def scrapy(project: Path, *words: str) -> Run:
    environment = {"PYTHONPATH": os.pathsep.join((str(project), str(REPOSITORY)))}
    with start_command([sys.executable, "-m", "scrapy", *words], project, environment) as running:
        return running.wait()


def test_scrapy_lists_all_spiders(project: Path) -> None:
    assert scrapy(project, "list").stdout.split() == ["members", "other", "portal", "sample"]


def test_another_spider_runs_as_without_us(project: Path) -> None:
    with TinyPortal(size=4) as portal:
        run = scrapy(
            project, "crawl", "other", "-a", f"start={portal.url}", "-o", "items.jsonl", "-s", "LOG_LEVEL=DEBUG"
        )
    assert run.returncode == 0
    assert "Traceback" not in run.stderr
    items = [json.loads(line) for line in (project / "items.jsonl").read_text("utf-8").splitlines()]
    assert len(items) >= 4
    assert all(item["title"] for item in items)
    assert "other archives nothing: our pipelines leave its items alone" in run.stderr
    assert not (project / "output").exists()


def test_scrapy_shell_and_parse(project: Path) -> None:
    with TinyPortal(size=4) as portal:
        words = ("-s", "ALLOWED_ADDRESSES=127.0.0.0/8", portal.url, "-c", 'response.css("title::text").get()')
        shown = scrapy(project, "shell", *words)
        assert shown.returncode == 0
        assert shown.stdout.strip()
        page = portal.url.rstrip("/") + portal.articles[0]
        parsed = scrapy(
            project, "parse", "--spider", "portal", "-a", f"start={portal.url}", "--nolinks", "--nocolour", page
        )
    assert "Traceback" not in parsed.stderr
    assert "'articleBody'" in parsed.stdout
    assert "第1号" in parsed.stdout


def test_a_feed_beside_the_archive(project: Path) -> None:
    with TinyPortal(size=4) as portal:
        words = ("-a", f"start={portal.url}", "-a", f"output={project}/out", "-o", "items.jsonl")
        assert scrapy(project, "crawl", "portal", *words).returncode == 0
    items = [json.loads(line) for line in (project / "items.jsonl").read_text("utf-8").splitlines()]
    records = read_archive(only_archive(project / "out")).records
    assert {item["headline"] for item in items} == {record["headline"] for record in records.values()}


def test_the_subclass_of_the_document_logs_in(project: Path) -> None:
    asked: list[str | None] = []

    def is_member(handler: Handler) -> bool:
        return SimpleCookie(handler.headers.get("Cookie", "")).get("member") is not None

    def log_in(handler: Handler) -> None:
        asked.append(handler.headers.get("Accept-Language"))
        handler.send_page("welcome", Set_Cookie="member=1; Path=/")

    with TinyPortal(size=4) as portal:
        for target in portal.articles:
            answer = portal.routes[target]

            def guarded(handler: Handler, answer=answer) -> None:  # type: ignore[no-untyped-def]
                if is_member(handler):
                    answer(handler)
                else:
                    handler.send_page("<html><body>members only</body></html>", status=403)

            portal.routes[target] = guarded
        portal.routes["/login?user=me"] = log_in
        words = ("-a", f"start={portal.url}", "-a", f"output={project}/out")
        run = scrapy(project, "crawl", "members", *words)
        assert run.returncode == 0, run.stderr
    assert asked == ["zh-CN"]
    assert len(read_archive(only_archive(project / "out")).records) == 4
