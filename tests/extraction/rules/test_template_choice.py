"""The template that a page belongs to."""

import pytest

from portalcrawl.extraction.rules.template_choice import choose_template
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import BodyRule, Rule, Template

PAGE = '<h1>园区召开会议</h1><div class="info">2024-05-06</div><div class="con"><p>今天上午，园区召开会议。</p></div>'
HEADLINE, DATE, MISSING = Rule("//h1"), Rule('//div[@class="info"]'), Rule('//div[@class="nowhere"]')
BODY, NO_BODY = BodyRule('//div[@class="con"]'), BodyRule('//div[@class="nowhere"]')
POOR = Template("poor", body=BODY)
RICH = Template("rich", body=BODY, headline=HEADLINE)
SAME = Template("same", body=BODY, datePublished=DATE)
BODILESS = Template("bodiless", headline=HEADLINE, datePublished=DATE, authors=MISSING)
FOREIGN = Template("foreign", body=NO_BODY, headline=HEADLINE, datePublished=DATE)


@pytest.mark.parametrize(
    ("templates", "chosen"),
    [
        ([POOR, RICH], RICH),
        ([RICH, POOR], RICH),
        ([RICH, SAME], RICH),  # of equals the first
        ([SAME, RICH], SAME),
        ([FOREIGN, POOR], POOR),  # its rule for the body finds nothing
        ([POOR, BODILESS], BODILESS),
        ([FOREIGN], None),
        ([], None),
    ],
)
def test_the_template_of_which_most_is_found(templates: list[Template], chosen: Template | None) -> None:
    assert choose_template(templates, Document.from_text("http://portal.example/a/1.html", PAGE)) is chosen
