"""Groups of like addresses."""

from portalcrawl.spiders.walk.unlisted.address_groups import PROBES, ROOT_PROBES, AddressGroups, group_of

SITE = "http://example.com"


def test_pages_of_one_kind_are_one_group() -> None:
    assert group_of(SITE + "/2017/12/a-b/") == group_of(SITE + "/2018/01/c/")
    assert group_of(SITE + "/news/123.html") == group_of(SITE + "/news/124_2.html")
    assert group_of(SITE + "/view.php?aid=1") == group_of(SITE + "/view.php?aid=2")


def test_pages_of_two_kinds_are_two_groups() -> None:
    groups = {
        group_of(SITE + path)
        for path in ("/tags/a/", "/2017/12/a/", "/view.php?aid=1", "/list.php?tid=1", "/tags/a.html", "/a/b/c/")
    }
    assert len(groups) == 6


def test_a_group_is_given_up_after_some_pages_and_not_before() -> None:
    groups = AddressGroups()
    for n in range(PROBES - 1):
        groups.note(f"{SITE}/tags/{n}/", is_article=False)
    assert not groups.is_hopeless(SITE + "/tags/new/")
    groups.note(SITE + "/tags/x/", is_article=False)
    assert groups.is_hopeless(SITE + "/tags/new/")
    assert not groups.is_hopeless(SITE + "/news/new/")


def test_the_root_holds_pages_of_every_kind() -> None:
    groups = AddressGroups()
    for n in range(ROOT_PROBES - 1):
        groups.note(f"{SITE}/about-{n}/", is_article=False)
    assert not groups.is_hopeless(SITE + "/hello-world/")
    groups.note(SITE + "/contact/", is_article=False)
    assert groups.is_hopeless(SITE + "/hello-world/")


def test_a_group_that_is_forgotten_is_open_again_and_names_what_was_left() -> None:
    groups = AddressGroups()
    for n in range(PROBES):
        groups.note(f"{SITE}/p/{n}.html", is_article=False)
    groups.leave(SITE + "/p/left.html")
    assert groups.forget(SITE + "/p/0.html") == [SITE + "/p/left.html"]
    assert not groups.is_hopeless(SITE + "/p/new.html")
    assert groups.forget(SITE + "/p/1.html") == []


def test_one_article_keeps_its_group_open() -> None:
    groups = AddressGroups()
    groups.note(SITE + "/p/1.html", is_article=True)
    for n in range(PROBES * 2):
        groups.note(f"{SITE}/p/{n}.html", is_article=False)
    assert not groups.is_hopeless(SITE + "/p/new.html")


def test_an_article_tells_what_its_group_was_left_alone_for() -> None:
    """Pages without a date stood in a side bar; then a list shows others of their kind."""
    groups = AddressGroups()
    for n in range(PROBES):
        assert groups.note(f"{SITE}/p/{n}.html", is_article=False) == []
    groups.leave(SITE + "/p/left.html")
    assert groups.note(SITE + "/q/1.html", is_article=True) == []
    assert groups.note(SITE + "/p/listed.html", is_article=True) == [SITE + "/p/left.html"]
    assert groups.note(SITE + "/p/listed-2.html", is_article=True) == []
    assert not groups.is_hopeless(SITE + "/p/new.html")
