"""Portals of few articles, and of a layout that changes in the middle: what was learned takes nothing away."""

import pytest
from portals import Site, Story, tell

from portalcrawl.extraction.article import extract_article
from portalcrawl.induction.learn import learn_profile
from portalcrawl.profiles.model import Profile


def texts_of(site: Site, story: Story, profile: Profile | None) -> tuple[str | None, str | None, str | None]:
    article = extract_article(site.document(story), site.hints(story), profile).article
    assert article is not None
    return article.headline, article.datePublished, article.articleBody


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_portal_of_so_few_articles_is_read_as_without_a_profile(count: int) -> None:
    stories = tell(count)
    site = Site(articles=stories)
    profile = learn_profile(site.samples())
    for story in stories:
        assert texts_of(site, story, profile) == texts_of(site, story, None)


@pytest.mark.parametrize(
    "change",
    [
        lambda page, _: page.replace("post-body", "article-text"),
        lambda page, _: page.replace("<h1", "<h2").replace("</h1>", "</h2>"),
        lambda page, _: page.replace('"post-body">', '"post-body"></div><div class="article-text">'),
    ],
    ids=["the body's class", "the headline's tag", "the body's class, and the old box stays empty"],
)
def test_pages_of_a_layout_that_came_in_the_middle_of_a_run(change: object) -> None:
    profile = learn_profile(Site().samples())
    tomorrow = Site(change=change)  # type: ignore[arg-type]
    for story in tell(5, 500):
        _, _, text = texts_of(tomorrow, story, profile)
        assert text == "\n\n".join(story.paragraphs)
