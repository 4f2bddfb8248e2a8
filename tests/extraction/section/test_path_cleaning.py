"""Of a path the sections stay."""

import pytest

from portalcrawl.extraction.section.path_cleaning import clean_path
from portalcrawl.items import Breadcrumb
from portalcrawl.page.document import Document

URL = "http://portal.example/a/1.html"
TITLE = "码头二期工程启用"


@pytest.mark.parametrize(
    ("names", "path"),
    [
        (["首页", "新闻"], ["新闻"]),
        (["新闻", "新闻", "港口"], ["新闻", "港口"]),
        (["新闻", "正文"], ["新闻"]),
        (["新闻", TITLE], ["新闻"]),
        # A cut headline, and one that the path says in full; five characters may be a section's name.
        (["新闻", TITLE[:6]], ["新闻"]),
        (["新闻", TITLE[:5]], ["新闻", TITLE[:5]]),
        (["新闻", f"{TITLE}了"], ["新闻"]),
        (["新闻", "发布于 2017-12-25"], ["新闻"]),
        (["a" * 60], ["a" * 60]),
        (["a" * 61], []),
        (["›", "新闻 »"], ["新闻"]),
    ],
)
def test_clean_path(names: list[str], path: list[str]) -> None:
    document = Document.from_text(URL, "<p></p>")
    assert [crumb.name for crumb in clean_path(document, map(Breadcrumb, names), TITLE)] == path


def test_a_linked_last_step_of_another_name_is_a_section() -> None:
    document = Document.from_text(URL, "<p></p>")
    steps = [Breadcrumb("新闻", "http://portal.example/n/"), Breadcrumb("正文", "http://portal.example/t/")]
    assert [crumb.name for crumb in clean_path(document, steps, TITLE)] == ["新闻", "正文"]


def test_years_months_and_days_are_no_sections() -> None:
    document = Document.from_text(URL, "<p></p>")
    archive = [("2018", "/2018/"), ("May", "/2018/05/"), ("14", "/2018/05/14/"), ("六月", "/?m=201806")]
    steps = [("新闻", "/n/"), *archive, ("2018年冬奥会", "/n/2018/")]
    crumbs = [Breadcrumb(name, f"http://portal.example{path}") for name, path in steps]
    assert [crumb.name for crumb in clean_path(document, crumbs, TITLE)] == ["新闻", "2018年冬奥会"]


def test_a_headline_with_a_dash_in_it_is_no_path() -> None:
    document = Document.from_text(URL, "")
    steps = [Breadcrumb("码头二期"), Breadcrumb("今日启用")]
    assert clean_path(document, steps, "码头二期 – 今日启用") == []
    assert [crumb.name for crumb in clean_path(document, steps, TITLE)] == ["码头二期", "今日启用"]
    behind = [Breadcrumb("新闻", "http://portal.example/n/"), *steps]
    assert [crumb.name for crumb in clean_path(document, behind, "码头二期 – 今日启用")] == ["新闻"]
    linked = [Breadcrumb("码头二期", "http://portal.example/n/"), Breadcrumb("今日启用", "http://portal.example/n/p/")]
    assert len(clean_path(document, linked, "码头二期 – 今日启用")) == 2


def test_a_cut_headline_at_the_end_of_a_path_is_no_step() -> None:
    document = Document.from_text(URL, "")
    news = Breadcrumb("新闻", "http://portal.example/n/")
    title = "码头二期工程 / 今日启用的第一天"
    for cut in (["码头二期工程", "今日启用的 (...)"], ["今日启用的第一 […]"]):
        assert [c.name for c in clean_path(document, [news, *map(Breadcrumb, cut)], title)] == ["新闻"]
    # A section whose name the headline has as well is not cut.
    assert [c.name for c in clean_path(document, [news, Breadcrumb("二期工程")], title)] == ["新闻", "二期工程"]


def test_a_long_headline_with_a_slash_at_the_end_of_a_path_is_no_step() -> None:
    document = Document.from_text(URL, "")
    long = "码头二期工程启用" * 8
    steps = [Breadcrumb("新闻", "http://portal.example/n/"), Breadcrumb(f"{long} 9"), Breadcrumb("8")]
    assert [crumb.name for crumb in clean_path(document, steps, f"{long} 9/8")] == ["新闻"]
