"""Without a template, rules know nothing: each field is what the heuristics found."""

from portalcrawl.extraction.body.election.container import Container
from portalcrawl.extraction.credits.source import Credits
from portalcrawl.extraction.date.election import PublishedDate
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.meta_zone import MetaZone
from portalcrawl.extraction.rules.rules import Rules
from portalcrawl.extraction.rules.template import open_rules
from portalcrawl.items import Breadcrumb
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of


def test_all_fields_are_the_heuristics() -> None:
    rules = open_rules(None, page_of(Document.from_text("http://portal.example/a/1.html", "<p>x</p>")))
    assert type(rules) is Rules
    headline, date, found = Headline("码头启用"), PublishedDate("2017-12-25"), Credits("江城日报")
    furniture, container, path = [True, False], Container(0, 0, 2, 7), ("label", [Breadcrumb("新闻")])
    assert rules.find_headline(Hints(), lambda: headline) is headline
    assert rules.find_date(Hints(), lambda: date) is date
    assert rules.find_credits(MetaZone((), (), (), 0), lambda: found, lambda: None) is found
    assert rules.find_breadcrumbs("码头启用", lambda: path) is path
    assert rules.mark_omitted(furniture) is furniture
    assert rules.find_container(headline, furniture, lambda: container) is container
    assert not rules.has_declared_headline(headline)
    assert rules.misfits == []
