"""What a whole run says that the archive lacks, outside its lists."""

import pytest
from runs import HOME, MakeRun, archive_article

from portalcrawl.archive.ledger import ListedRow, Role, State
from portalcrawl.extraction.rejection import LIST_PAGE, NO_DATE, TOO_SHORT
from portalcrawl.items import Article
from portalcrawl.profiles.model import ArticleAddresses, Portal, Profile
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.entrances import LANGUAGES
from portalcrawl.spiders.walk.portal_gaps import find_portal_gaps
from portalcrawl.spiders.walk.unlisted.address_groups import GIVEN_UP


def test_a_portal_without_one_article_is_no_complete_one(run: Run) -> None:
    run.ledger.add_page(HOME, Role.HOME)
    [gap] = find_portal_gaps(run)
    assert gap.startswith("not one article was found")


def test_one_article_is_enough(run: Run) -> None:
    archive_article(run, Article(HOME + "xw/1.html", "项目开工", "园区举行项目开工仪式。"))
    assert find_portal_gaps(run) == []


def test_an_article_that_an_earlier_run_has_brought_is_enough(make_run: MakeRun) -> None:
    """A first walk that was interrupted, or a ledger that was built again: this run archives nothing new."""
    run = make_run()
    archive_article(run, Article(HOME + "xw/1.html", "项目开工", "园区举行项目开工仪式。"))
    run.archive.commit()
    again = make_run()
    assert again.is_first
    assert find_portal_gaps(again) == []


def test_another_language_is_left_out_until_it_is_a_section(run: Run) -> None:
    archive_article(run, Article(HOME + "xw/1.html", "项目开工", "园区举行项目开工仪式。"))
    run.ledger.set_meta(LANGUAGES, f"{HOME}en/ {HOME}ja/")
    assert [gap.rpartition(": ")[2] for gap in find_portal_gaps(run)] == [f"{HOME}en/ {HOME}ja/"]
    run.tree.add(HOME + "en/", ("English",), (HOME + "en/",), "page")
    assert [gap.rpartition(": ")[2] for gap in find_portal_gaps(run)] == [f"{HOME}ja/"]


@pytest.mark.parametrize(
    ("origin", "shows_own", "is_told"), [("page", False, True), ("page", True, False), ("menu", False, False)]
)
def test_a_list_at_an_articles_address_without_rows_of_its_own_may_be_an_article(
    make_run: MakeRun, origin: str, shows_own: bool, is_told: bool
) -> None:
    run = make_run(profile=Profile(Portal(start=HOME), articles=ArticleAddresses(patterns=("/show-{n}.html",))))
    archive_article(run, Article(HOME + "xw/1.html", "项目开工", "园区举行项目开工仪式。"))
    url = HOME + "show-9.html"
    section = run.tree.add(url, ("李明",), (url,), origin)
    assert section is not None
    run.ledger.lease((Role.LIST,), 1)
    shown = HOME + ("xw/2.html" if shows_own else "xw/1.html")
    run.ledger.add_listed(ListedRow(shown, url, 1), None, section.id)
    run.ledger.set_read(url, 1)
    assert [gap.rpartition(": ")[2] for gap in find_portal_gaps(run)] == [url] * is_told


def _reject(run: Run, *urls: str, reason: str = NO_DATE, state: State = State.NOT_ARTICLE) -> None:
    for url in urls:
        run.ledger.add_candidate(ListedRow(url, HOME, 1))
        run.ledger.lease((Role.CANDIDATE,), 1)
        run.ledger.set_state(url, state, reason)


def test_texts_without_a_date_beside_the_articles_may_be_articles(run: Run) -> None:
    """A portal of which only the newest articles say their day, and whose list was not found."""
    archive_article(run, Article(HOME + "news/1.html", "The quay reopens", "The old quay reopens on Monday."))
    texts = [f"{HOME}news/{number}.html" for number in range(2, 7)]
    _reject(run, *texts[:-1], HOME + "about/us.html", HOME + "join.html")
    assert find_portal_gaps(run) == []
    _reject(run, texts[-1])
    [gap] = find_portal_gaps(run)
    assert gap.startswith("5 texts with an article's address, but no date")
    assert "about" not in gap


def test_what_was_not_asked_for_after_such_texts_is_told(run: Run) -> None:
    archive_article(run, Article(HOME + "news/1.html", "The quay reopens", "The old quay reopens on Monday."))
    _reject(run, *[f"{HOME}essays/{number}.html" for number in range(5)])
    _reject(run, *[f"{HOME}tags/{number}/" for number in range(5)], reason=LIST_PAGE + " of a tag")
    _reject(run, HOME + "essays/9.html", HOME + "tags/9/", reason=GIVEN_UP, state=State.EXCLUDED)
    [gap] = find_portal_gaps(run)
    assert gap == f"1 link not asked for, as the first had texts without a date: {HOME}essays/9.html"


@pytest.mark.parametrize(("named", "is_told"), [(5, True), (4, False)])
def test_short_texts_that_a_sitemap_alone_names_are_told(run: Run, named: int, is_told: bool) -> None:
    """Another five are linked by some page: profiles of members say a date, too."""
    archive_article(run, Article(HOME + "news/1.html", "The quay reopens", "The old quay reopens on Monday."))
    _reject(run, *[f"{HOME}users/{number}" for number in range(5)], reason=TOO_SHORT)
    run.ledger.add_page(HOME + "sitemap.xml", Role.SITEMAP)
    posts = [f"{HOME}posts/{number}.html" for number in range(named)]
    for url in posts:
        run.ledger.add_candidate(ListedRow(url, HOME + "sitemap.xml", 1))
    _reject(run, *posts, reason=TOO_SHORT)
    _reject(run, HOME + "posts/9.html", HOME + "users/9", reason=GIVEN_UP, state=State.EXCLUDED)
    gaps = find_portal_gaps(run)
    told = [
        f"5 short texts that a sitemap or a feed names, and no list: {', '.join(posts[:3])}, …",
        f"1 link not asked for, as the first were short texts: {HOME}posts/9.html",
    ]
    assert gaps == (told if is_told else [])
