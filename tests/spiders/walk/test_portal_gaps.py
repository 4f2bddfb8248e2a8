"""What a whole run says that the archive lacks, outside its lists."""

from runs import HOME, MakeRun, archive_article

from portalcrawl.archive.ledger import Role
from portalcrawl.items import Article
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.entrances import LANGUAGES
from portalcrawl.spiders.walk.portal_gaps import find_portal_gaps


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
