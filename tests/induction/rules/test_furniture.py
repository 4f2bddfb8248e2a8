"""Today's date on every page is no article's, wherever the page shows it."""

from types import SimpleNamespace
from typing import Any

from lxml import html
from portals import LATER, Site, Story, check_reading, read, tell

from portalcrawl.induction.labelled_sample import LabelledSample
from portalcrawl.induction.learn import learn_profile
from portalcrawl.induction.rules.furniture import _propose, find_furniture

# Between menu and headline, where an article's date may stand as well.
TODAY = '<div class="now">2024年5月31日</div>'


def undated(page: str, story: Story, every: int = 2) -> str:
    """Today above the headline; of some articles no date of their own."""
    page = page.replace('<article class="post">', f'{TODAY}<article class="post">')
    return page.replace(f'<span class="pub">{story.day}</span>', "") if story.number % every == 0 else page


def labelled(site: Site) -> list[LabelledSample]:
    return [LabelledSample.of(page) for page in site.samples().articles]


def test_a_day_that_rows_contradict_page_after_page_has_a_place() -> None:
    assert find_furniture(labelled(Site(change=undated))) == ('//div[@class="now"]',)


def test_articles_of_one_day_have_no_such_place() -> None:
    assert find_furniture(labelled(Site())) == ()


def test_pages_without_a_date_of_their_own_have_that_of_their_row() -> None:
    site = Site(change=undated, articles=tell(16))
    profile = learn_profile(site.samples())
    [template] = profile.templates
    assert template.furniture == ('//div[@class="now"]',)
    for story in LATER:
        check_reading(site, profile, story)
        article = read(site, profile, story).article
        assert article is not None
        assert ("list" in article.evidence["datePublished"]) == (story.number % 2 == 0)


def test_the_day_of_the_visit_may_be_another_one() -> None:
    """The place is furniture, not the day on which it was learned."""
    profile = learn_profile(Site(change=undated, articles=tell(16)).samples())
    later = Site(change=lambda page, story: undated(page, story).replace("5月31日", "6月1日"))
    for story in LATER:
        check_reading(later, profile, story)


def test_the_four_innermost_elements_that_say_the_day_propose_places() -> None:
    inner = "今天是2024年5月31日"
    for name in "gfedcba":
        inner = f'<div class="box-{name}">{inner}</div>'
    elements = list(html.fragment_fromstring(inner).iter("div"))
    date = SimpleNamespace(raw="2024年5月31日")
    sample: Any = SimpleNamespace(
        analysis=SimpleNamespace(date=date), texts=[(one, one.text_content()) for one in elements]
    )
    own = {path for path in _propose(sample) if path.count("/") == 2}
    assert own == {f'//div[@class="box-{name}"]' for name in "defg"}
