"""The rule of a field is not kept if it says furniture, or if lists speak for the heuristics."""

import pytest
from msgspec.structs import replace

from portalcrawl.extraction.credits.source import Credits
from portalcrawl.extraction.hints import Hints
from portalcrawl.induction.labelled_sample import LabelledSample
from portalcrawl.induction.samples import ArticlePage
from portalcrawl.induction.trials.field_trial import find_fault
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import Rule, Template

NAME = "江城在线"
TEMPLATE = Template("article-1", contentSource=Rule("//b"))
LABELLED = Template("article-1", contentSource=Rule("//b", label="来源："))
PAGE = "<h1>园区企业投产</h1><p>园区一批企业昨日投产，今年还将有项目落地开工。</p>"


def find(sources: list[str], template: Template = TEMPLATE, *, name: str | None = NAME) -> str | None:
    """The fault of a rule that gives these sources, one on each page."""
    told = []
    for number, source in enumerate(sources):
        document = Document.from_text(f"http://portal.example/a/{number}.html", PAGE)
        sample = LabelledSample.of(ArticlePage(document, Hints(listed=True)))
        told.append((sample, replace(sample.analysis, credits=Credits(source, "rule:article-1"))))
    return find_fault(template, "contentSource", told, name)


@pytest.mark.parametrize(("same", "is_furniture"), [(10, True), (9, True), (8, False)])
def test_the_portals_name_on_nine_pages_of_ten_is_no_source(same: int, is_furniture: bool) -> None:
    found = find([NAME] * same + ["江城日报"] * (10 - same))
    assert (found is not None) is is_furniture
    if found is not None:
        assert f"on {same} pages" in found


def test_what_says_that_it_is_the_source_may_be_the_portals_name() -> None:
    assert find([NAME] * 10, LABELLED) is None
    assert find(["江城日报"] * 10) is None, "another one's name is not the portal's"
    assert find([NAME] * 10, name=None) is None
    assert find([NAME] * 2) is None, "two pages tell nothing"
