"""What class and id names say: words of a name for articles, beginnings of a name for menus and lists."""

import pytest

from portalcrawl.lexicon import class_names
from portalcrawl.lexicon.class_names import (
    FOOT_STEM,
    NAV_STEM,
    NO_MENU_STEM,
    PINNED_STEM,
    SIDE_STEM,
    TITLE_STEM,
    Stem,
    list_group_words,
    read_role,
)

ROLES = [
    ("nav", class_names.NAVIGATION),
    ("mainNav", class_names.NAVIGATION),
    ("NAVBAR", class_names.NAVIGATION),
    ("fenye", class_names.NAVIGATION),
    ("prev_next prev", class_names.NAVIGATION),
    ("footer2", class_names.FOOTER),
    ("hotNews clearfix", class_names.ASIDE),
    ("tuijian", class_names.ASIDE),
    ("xgwz", class_names.ASIDE),
    ("paihang", class_names.ASIDE),
    ("bdshare-box", class_names.ASIDE),
    ("comment-list", class_names.COMMENT),
    ("pinglun", class_names.COMMENT),
    ("dqwz", class_names.BREADCRUMB),
    ("article-title", class_names.TITLE),
    ("pubTime", class_names.DATE),
    ("author", class_names.AUTHOR),
    ("laiyuan", class_names.SOURCE),
    ("wp-caption-text", class_names.CAPTION),
    ("text-center", class_names.CENTERED),
    ("pic", class_names.PICTURE),
    # Of two words each counts.
    ("source-date", class_names.SOURCE | class_names.DATE),
    ("sidebar comments", class_names.ASIDE | class_names.COMMENT),
    # A picture's description is its caption.
    ("img_descr", class_names.PICTURE | class_names.CAPTION),
    ("pic-text", class_names.PICTURE | class_names.CAPTION | class_names.BOX),
    ("pic text", class_names.PICTURE),
    # Whole words only.
    ("hotel", class_names.NONE),
    ("navigator2", class_names.NONE),
    ("article-content", class_names.NONE),
    ("", class_names.NONE),
]


@pytest.mark.parametrize(("names", "role"), ROLES)
def test_a_name_has_the_roles_of_its_words(names: str, role: int) -> None:
    assert read_role(names) == role


@pytest.mark.parametrize("mark", ["hentry", "post", "post-12", "type-post", "status-publish"])
@pytest.mark.parametrize("kind", ["tag-share", "category-menu", "type-forum", "author-date", "post_tag-ads"])
def test_of_what_kind_a_text_is_says_nothing_of_its_block(mark: str, kind: str) -> None:
    assert read_role(f"{mark} {kind}") == class_names.NONE
    assert read_role(f"{mark} {kind} sidebar") == class_names.ASIDE
    assert read_role(f"x{mark} {kind}") == read_role(kind) | read_role(f"x{mark}")


@pytest.mark.parametrize(
    ("names", "role"),
    [
        ("has-sidebar", class_names.NONE),
        ("o-section--with-ads", class_names.NONE),
        ("anchorWithStickyNavbar", class_names.NONE),
        ("no-menu", class_names.NONE),
        ("sidebar-with-ads", class_names.ASIDE),
        ("sidebar has-ads", class_names.ASIDE),
        ("has-caption", class_names.CAPTION),  # it holds one, and hardly anything else
    ],
)
def test_what_an_element_has_is_not_what_it_is(names: str, role: int) -> None:
    assert read_role(names) == role


@pytest.mark.parametrize(
    ("names", "role"),
    [
        ("post type-post status-publish hentry category-comments tag-menu", class_names.NONE),
        ("h-entry tag-menu", class_names.NONE),
        ("tag-menu", class_names.NAVIGATION | class_names.ASIDE),
        ("hentry related", class_names.ASIDE),
        ("hentry comment", class_names.COMMENT),
    ],
)
def test_an_entry_is_not_what_it_is_filed_under(names: str, role: int) -> None:
    assert read_role(names) == role


def test_only_the_first_names_are_read() -> None:
    assert read_role("x" * 396 + " nav") == class_names.NAVIGATION
    assert read_role("x" * 400 + " nav") == class_names.NONE


STEMS = [
    (SIDE_STEM, "hot", True),
    (SIDE_STEM, "hot-list", True),
    (SIDE_STEM, "col hotBox", True),
    (SIDE_STEM, "hotnews", True),
    (SIDE_STEM, "HOT2", True),
    (SIDE_STEM, "sidebarleft", True),
    (SIDE_STEM, "tuijian", True),
    (SIDE_STEM, "hotel", False),
    (SIDE_STEM, "main-links", True),
    (SIDE_STEM, "wp--skip-link--target", False),
    (SIDE_STEM, "Skip_Links", False),
    (SIDE_STEM, "snapshot", False),
    (SIDE_STEM, "football", False),
    (SIDE_STEM, "article", False),
    (NAV_STEM, "nav", True),
    (NAV_STEM, "topnav2", True),
    (NAV_STEM, "mynav", True),
    (NAV_STEM, "navbox", True),
    (NAV_STEM, "lanmu_list", True),
    (NAV_STEM, "canvas", False),
    (NO_MENU_STEM, "friendlink", False),
    (NO_MENU_STEM, "friend-link", True),
    (NO_MENU_STEM, "pagelist", True),
    (NO_MENU_STEM, "banner", True),
    (NO_MENU_STEM, "nav", False),
    (FOOT_STEM, "footer", True),
    (FOOT_STEM, "foot-nav", True),
    (FOOT_STEM, "footlink", True),
    (FOOT_STEM, "football", False),
    (PINNED_STEM, "row zhiding", True),
    (PINNED_STEM, "is-top", True),
    (PINNED_STEM, "sticky-post", True),
    (PINNED_STEM, "stickybar", False),
    (TITLE_STEM, "tit", True),
    (TITLE_STEM, "title2", True),
    (TITLE_STEM, "news-title", True),
    (TITLE_STEM, "subtitle", False),
    (TITLE_STEM, "titlebar", False),
]


@pytest.mark.parametrize(("stem", "name", "is_found"), STEMS)
def test_a_stem_begins_a_name_or_its_part(stem: Stem, name: str, is_found: bool) -> None:
    assert (stem.search(name) is not None) is is_found


@pytest.mark.parametrize("stem", [SIDE_STEM, NAV_STEM, NO_MENU_STEM, FOOT_STEM, PINNED_STEM, TITLE_STEM])
def test_a_stem_is_compiled_once(stem: Stem) -> None:
    assert stem.regex is stem.regex
    assert stem.search == stem.regex.search


def test_words_come_by_group() -> None:
    assert list_group_words(["bottom", "pinned"]) == [*list_group_words(["bottom"]), *list_group_words(["pinned"])]
    with pytest.raises(KeyError, match="no_such"):
        list_group_words(["no_such"])
    pattern = Stem("no_such")
    with pytest.raises(KeyError, match="no_such"):
        pattern.search("x")


def test_every_group_is_asked_for() -> None:
    """A group that no role and no stem takes says nothing to anybody."""
    groups = {name for name, value in class_names.load_table("class_names").items() if name != "about" and value}
    stems = [value for value in vars(class_names).values() if isinstance(value, Stem)]
    asked = {group for stem in stems for group in stem._groups.split()}
    asked |= {group for groups_of_role in class_names._GROUPS.values() for group in groups_of_role.split()}
    assert groups - asked == {"description", "made", "changed"}


def test_roles_can_be_added_up() -> None:
    """Each role is a bit of its own."""
    roles = [*class_names._GROUPS, class_names.NONE]
    assert sum(roles) == 2 ** len(class_names._GROUPS) - 1
    assert all(role & (role - 1) == 0 for role in roles)
    parts = (class_names.NAVIGATION, class_names.FOOTER, class_names.ASIDE, class_names.COMMENT, class_names.BREADCRUMB)
    assert sum(parts) == class_names.FURNITURE


# What designs append to a word.
APPENDED = "s er bar box list wrap con area news body inner nav menu post posts art info block mod left right"


@pytest.mark.parametrize("ending", APPENDED.split())
def test_a_stem_may_be_followed_by_what_designs_append(ending: str) -> None:
    assert SIDE_STEM.search(f"hot{ending}")
    assert SIDE_STEM.search(f"hot{ending.upper()}")
    assert SIDE_STEM.search(f"hot{ending}2")
    assert SIDE_STEM.search(f"hot{ending}con")
    assert not SIDE_STEM.search(f"hot{ending}x")


@pytest.mark.parametrize("name", ["navbox", "navlist", "navbar", "navwrap", "nav_", "nav x", "menu", "subnavBar"])
def test_a_menu_may_be_named_at_any_place(name: str) -> None:
    assert NAV_STEM.search(f"x{name}")


@pytest.mark.parametrize("ending", ["nav", "menu", "link", "box", "bar", "2", "Text", "-x", ""])
def test_the_foot_has_its_own_endings(ending: str) -> None:
    assert FOOT_STEM.search(f"foot{ending}")


def test_what_readers_pay_for_is_the_text() -> None:
    """Publishers name the text itself so (https://schema.org/isAccessibleForFree): only its gate is none of it."""
    assert class_names.read_role("paywall") & class_names.FURNITURE == 0
    assert class_names.read_role("signwall-inside") & class_names.FURNITURE
