"""What a block is for, as far as its tag and the words of its class and id say it: weak evidence, in words many use.

The words stand in `words/class_names.toml`, in groups. Two readers ask: `read_role` takes a name apart into its words,
for articles; the `Stem` patterns find a word at the beginning of a name's part, for menus and lists.
"""

import re
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from portalcrawl.lexicon.words import load_table

NONE = 0
NAVIGATION = 1
"""Menus, pagers, previous and next."""
ASIDE = 2
"""Side bars, related and hot lists, tags, share bars, advertisements, sign-up boxes."""
COMMENT = 4
BREADCRUMB = 8
TITLE = 16
DATE = 32
AUTHOR = 64
SOURCE = 128
CAPTION = 256
CENTERED = 512
PICTURE = 1024
"""A frame around an image: a short text in it is the image's caption."""
FOOTER = 2048
KICKER = 4096
"""A word or two above a headline, in its own heading: a subject, a series."""
UNSEEN = 8192
"""For screen readers only."""
DECK = 16384
"""What sums an article up below its headline."""

BOX = 32768
"""A box for text and pictures alike, by a name of both: text-image. It may hold a caption, or the article's text."""

FURNITURE = NAVIGATION | FOOTER | ASIDE | COMMENT | BREADCRUMB

_GROUPS = {
    NAVIGATION: "menu dropdown pager neighbours bar contents toolbar",
    FOOTER: "footer",
    ASIDE: "side widgets related hot popular share tags taxonomy ads banner signup consent login search poll code more",
    COMMENT: "comments",
    BREADCRUMB: "breadcrumb",
    TITLE: "title",
    DATE: "date",
    AUTHOR: "author",
    SOURCE: "source",
    CAPTION: "caption",
    CENTERED: "centered",
    PICTURE: "picture",
    KICKER: "kicker",
    UNSEEN: "unseen",
    DECK: "deck",
}
# Words are matched whole, after camelCase, digits and punctuation have split them.
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LONGEST_NAMES = 400
# What marks the block of one text (WordPress's post_class, Ghost's, microformats), and the names beside it that tell of
# what kind the text is: tag-harbour, category-menu, type-forum, author-ann. They say nothing of the block.
_OF_TEXT = re.compile(r"(?:^|\s)(?:h-?entry|post|post-[0-9]+|type-[a-z_]+|status-[a-z]+)(?:\s|$)")
_KIND = re.compile(r"(?:tag|category|type|format|status|author|topic|term|[a-z]+_(?:tag|category|type))-.")
# How a field is stored, beside what it is: `field-name-authors field-type-taxonomy-reference`.
_STORED = re.compile(r"field-type-")
# How a box is set, in the names of style sheets that many share; not where the reader is.
_SET = re.compile(
    r"(?:[a-z0-9]+[_-])*position[_-](?:static|relative|absolute|fixed|sticky|top|bottom|left|right|center|middle)"
)
# Words of names for texts of any kind.
_OF_BOX = frozenset(("text", "txt"))
# Behind such a word a name says what furniture its element has, or has not: has-sidebar, withStickyNavbar, no-menu.
_HOLDS = frozenset(("has", "with", "without", "no"))
TAG_ROLES = {
    "nav": NAVIGATION,
    "menu": NAVIGATION,
    "footer": FOOTER,
    "aside": ASIDE,
    "figcaption": CAPTION,
    "figure": PICTURE,
    "form": ASIDE,
    "center": CENTERED,
}


@lru_cache(maxsize=1)
def _load_roles() -> dict[str, int]:
    return {word: role for role, groups in _GROUPS.items() for word in list_group_words(groups.split())}


@lru_cache(maxsize=1)
def load_widgets() -> frozenset[str]:
    """What builders of pages call their parts, and systems the boxes of a side bar."""
    return frozenset(list_group_words(["widgets"]))


@lru_cache(maxsize=1)
def _load_side_bars() -> frozenset[str]:
    return frozenset(list_group_words(["side"]))


@lru_cache(maxsize=1)
def _load_descriptions() -> frozenset[str]:
    """In the class of one element one of these and a word for a picture name a caption: img_descr, pic-text."""
    return frozenset(list_group_words(["description"]))


@lru_cache(maxsize=1)
def made() -> frozenset[str]:
    """Words by which a date's element says that the text was made or published then."""
    return frozenset(list_group_words(["made"]))


@lru_cache(maxsize=1)
def changed() -> frozenset[str]:
    """Words by which a date's element says that the text was changed then."""
    return frozenset(list_group_words(["changed"]))


@lru_cache(maxsize=5_000)
def list_furniture_words(names: str) -> frozenset[str]:
    """The words of a class that name furniture; not a side bar, which is beside the text whatever it says.

    >>> sorted(list_furniture_words("section-ranking WidgetArea sidebar-2"))
    ['ranking', 'widget']
    """
    roles = _load_roles()
    words = frozenset(word for word in split_names(names) if roles.get(word, NONE) & FURNITURE)
    return words - _load_side_bars()


def split_names(names: str) -> frozenset[str]:
    """The words of class and id names.

    >>> sorted(split_names("post-update-date lastModified"))
    ['date', 'last', 'modified', 'post', 'update']
    """
    return frozenset(word.lower() for word in _WORD.findall(names[:_LONGEST_NAMES]))


def list_group_words(groups: Iterable[str]) -> list[str]:
    """The words of some groups of the table. Raises KeyError for an unknown one."""
    table = load_table("class_names")
    return [word for group in groups for word in str(table[group]).split()]


@lru_cache(maxsize=20_000)
def read_role(words: str) -> int:
    """The roles that a class or id attribute speaks of, as a sum of this module's constants.

    >>> read_role("hotNews clearfix") & ASIDE, read_role("article-content") & FURNITURE
    (2, 0)
    >>> read_role("post-7 type-forum hentry category-menu tag-share"), read_role("tag-share") & ASIDE
    (0, 2)
    >>> read_role("position-relative"), read_role("box_position_top"), read_role("position-text") == BREADCRUMB
    (0, 0, True)
    >>> read_role("has-sidebar"), read_role("sidebar-with-ads"), read_role("elementor-widget"), read_role("widget_text")
    (0, 2, 0, 2)
    >>> read_role("field-name-authors field-type-taxonomy-reference") == AUTHOR
    True
    """
    roles = _load_roles()
    role = stored = NONE
    is_of_text = _OF_TEXT.search(words) is not None
    for name in words[:_LONGEST_NAMES].split():
        if (is_of_text and _KIND.match(name)) or _SET.fullmatch(name):
            continue
        parts = [word.lower() for word in _WORD.findall(name)]
        holds = next((place for place, word in enumerate(parts) if word in _HOLDS), len(parts))
        found = roles.get(name.lower(), NONE)
        for place, word in enumerate(parts):
            is_of_builder = place > 0 and word in load_widgets()
            found |= roles.get(word, NONE) & (~FURNITURE if place > holds or is_of_builder else ~NONE)
        if found & PICTURE and not found & CAPTION and (described := _load_descriptions().intersection(parts)):
            found |= CAPTION if described - _OF_BOX else CAPTION | BOX
        if _STORED.match(name):
            stored |= found
        else:
            role |= found
    return role if role & (AUTHOR | DATE | SOURCE) else role | stored


# A stem ends where the name does, or before what designs append: `hot-list`, `sideBox`, `footer2`; `hotel` and
# `football` are other words.
_STEM_END = (
    r"(?=$|[\s_0-9A-Z-]|(?i:s|er|bar|box|list|wrap|con|area|news|body|inner|nav|menu|posts?|art|info|block|mod|"
    r"left|right)(?:$|[\s_0-9A-Z-]|con))"
)
_WHOLE_END = r"(?=$|[\s_-])"
# The content is where a page's `skip-link` leads: `skip-link-target`.
_STEM_START = r"(?:^|(?<!(?i:skip))[\s_-])"


class Stem:
    """A pattern over class and id names: a word of some groups at the beginning of a name or of its part.

    >>> [bool(SIDE_STEM.search(name)) for name in ("hot-list", "col hotBox", "hotel")]
    [True, True, False]
    """

    def __init__(self, groups: str, end: str = _STEM_END, also: str = "", start: str = _STEM_START) -> None:
        """`groups` are names of the table, `start` and `end` stand around a word, `also` is a pattern beside them."""
        self._groups, self._end, self._also, self._start = groups, end, also, start

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression."""
        words = "|".join(sorted(map(re.escape, list_group_words(self._groups.split())), key=len, reverse=True))
        return re.compile(rf"{self._start}(?i:{words}){self._end}" + (f"|{self._also}" if self._also else ""))

    @cached_property
    def search(self) -> Callable[[str], re.Match[str] | None]:
        """As `re.Pattern.search`."""
        return self.regex.search


SIDE_STEM = Stem(
    "side contents footer bottom related hot recent friends links breadcrumb place share tags comments login",
    also=r"(?:^|\s)(?i:widgets?)(?=$|[\s_0-9A-Z-])",
)
"""What stands beside the content; weak evidence everywhere."""
NAV_STEM = Stem("menu columns", "", also=r"(?i:nav|menu)(?:[\s_-]|(?i:box|list|bar|wrap)|$)")
"""What a section menu is called."""
NO_MENU_STEM = Stem(
    "breadcrumb place tags hot keywords friends links share login language page pager tools toolbar calendar archives "
    "comments banner slides"
)
"""What other runs of links are called."""
FOOT_STEM = Stem("footer bottom", r"(?=$|[\s_0-9A-Z-]|(?i:nav|menu|link|box|bar))")
"""The foot of a page."""
WALL_STEM = Stem("walls", also=r"(?i:(?:reg|sign|login)wall)")
"""The offer to pay or to log in, behind the beginning of a text."""
CONCEALED_NAME = Stem("concealed", r"(?=$|\s)", start=r"(?:^|\s|--)")
"""What is shown only if a script says so."""
CONSENT_STEM = Stem("consent", r"(?=$|[\s_0-9A-Z-]|(?i:bar|box|banner|notice|wrap|info))")
"""What asks to agree to cookies."""
PINNED_STEM = Stem("pinned", _WHOLE_END)
"""A row above the order of dates."""
TITLE_STEM = Stem("title row_title", r"\d?(?=$|[\s_-])")
"""The element that holds a row's title."""
