"""An article's page, read as a whole: what one field says about another."""

import pytest

from portalcrawl.extraction.analysis import Analysis, analyse
from portalcrawl.extraction.hints import Hints
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import Origin, Rule, Template
from portalcrawl.profiles.support import Support

TEXT = "<p>码头昨日启用，第一艘船进港。</p><p>二期工程历时四年，投资三亿元，明年再建铁路。</p>"
TITLE = "码头二期启用（图）"


def read(meta: str, template: Template | None = None, below: str = "", heading: str = TITLE) -> Analysis:
    path = "<div>当前位置：<a href=/>首页</a> > <a href=/n/>江城新闻网</a></div>"
    title = "<title>码头二期启用_江城</title>"
    page = f"{title}{path}<h1>{heading}</h1><div>{meta}</div><div>{TEXT}</div>{below}"
    return analyse(Document.from_text("http://portal.example/a/1.html", page), Hints(listed=True), template)


@pytest.mark.parametrize(
    ("meta", "source"),
    [
        # The section's name beside the date is not the source; behind a label it is.
        ("2017-12-25 江城新闻网", None),
        ("<span class=source>江城新闻网</span>", None),
        ("来源：江城新闻网", "江城新闻网"),
        ("2017-12-25 江城日报", "江城日报"),
    ],
)
def test_a_source_is_not_the_section_s_name(meta: str, source: str | None) -> None:
    analysis = read(meta)
    assert analysis.credits.source == source
    assert bool(analysis.credits.source_evidence) is (source is not None)
    assert [crumb.name for crumb in analysis.breadcrumbs] == ["江城新闻网"]


def test_the_headline_is_settled_after_the_page_was_read_by_it() -> None:
    analysis = read("2017-12-25")
    assert analysis.headline.text == "码头二期启用"
    assert analysis.layout.lines[analysis.headline.first].text == TITLE


def test_a_declared_headline_stays_as_it_is() -> None:
    def template(origin: Origin) -> Template:
        return Template("news", headline=Rule("//h1", origin=origin, support=Support(9, 9)))

    assert read("2017-12-25", template(Origin.DECLARED)).headline.text == TITLE
    assert read("2017-12-25", template(Origin.LEARNED)).headline.text == "码头二期启用"


def test_files_beside_the_body_are_the_article_s() -> None:
    analysis = read("2017-12-25", below="<div><a href=/1.pdf>规划.pdf</a></div>")
    assert [file.name for file in analysis.attachments] == ["规划.pdf"]
    assert "规划" not in analysis.text
