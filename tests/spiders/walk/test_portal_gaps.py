"""What a whole run says that the archive lacks, outside its lists."""

from runs import HOME, archive_article

from portalcrawl.archive.ledger import Role
from portalcrawl.items import Article
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.portal_gaps import find_portal_gaps


def test_a_portal_without_one_article_is_no_complete_one(run: Run) -> None:
    run.ledger.add_page(HOME, Role.HOME)
    [gap] = find_portal_gaps(run)
    assert gap.startswith("not one article was found")


def test_one_article_is_enough(run: Run) -> None:
    archive_article(run, Article(HOME + "xw/1.html", "项目开工", "园区举行项目开工仪式。"))
    assert find_portal_gaps(run) == []
