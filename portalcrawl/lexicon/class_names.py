"""What a block is for, as far as its tag and the words of its class and id say it: weak evidence, in words many use."""

import re
from functools import lru_cache

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
CONTENT = 256
"""Words that editors' systems use for the article's body."""
CAPTION = 512
CENTERED = 1024
PICTURE = 2048
"""A frame around an image: a short text in it is the image's caption."""
FOOTER = 4096

FURNITURE = NAVIGATION | FOOTER | ASIDE | COMMENT | BREADCRUMB

# Words are matched whole, after camelCase, digits and punctuation have split them.
_WORDS = {
    NAVIGATION: (
        "nav navs navi navbar navigation menu menus submenu dropdown pager pagers pagination "
        "pagelist pagelink pageslist pagenav pagebar prevnext previous prev masthead topbar toolbar skip toc gotop"
    ),
    FOOTER: "footer foot copyright colophon",
    ASIDE: (
        "sidebar sider side aside widget widgets related relate relates relatednews recommend recommended recommends "
        "recommendation recommendations recirculation hot hotnews rank ranking ranklist popular trending latest share "
        "sharing sharebar sharetools bdshare jiathis social sns digg tag tags taglist tagcloud taxonomy ad ads advert "
        "adverts advertisement advertising adsense sponsor sponsored promo promos promotion banner outbrain taboola "
        "newsletter newsletters subscribe subscription signup login cookie cookies consent modal popup search "
        "searchbox qrcode ewm morelist readmore livechat tooltip"
    ),
    COMMENT: "comment comments commentlist disqus respond reply replies pinglun guestbook liuyan feedback",
    BREADCRUMB: "breadcrumb breadcrumbs crumb crumbs bread position location weizhi dqwz curpos",
    TITLE: "title headline biaoti bt",
    DATE: "date time pubtime pubdate publish published posted timestamp datetime shijian riqi dateline",
    AUTHOR: "author authors byline writer zuozhe",
    SOURCE: "source origin laiyuan ly",
    CONTENT: "content article text body post entry story zoom detail details editor neirong zhengwen artical news",
    CAPTION: "caption figcaption wp-caption-text captions credit credits",
    CENTERED: "center text-center aligncenter textcenter",
    PICTURE: "img image images pic picture photo figure media",
}
_ROLES = {word: role for role, words in _WORDS.items() for word in words.split()}
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# In the class of one element these two kinds of words together name a caption: img_descr, pic-text, photoInfo.
_DESCRIPTIONS = "desc descr description text txt title info note caption credit"
_DESCRIBING = frozenset(_DESCRIPTIONS.split())
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


@lru_cache(maxsize=20_000)
def read_role(words: str) -> int:
    """The roles that a class or id attribute speaks of, as a sum of this module's constants.

    >>> read_role("hotNews clearfix") & ASIDE, read_role("article-content") & FURNITURE
    (2, 0)
    """
    role = NONE
    for name in words[:400].split():
        parts = [word.lower() for word in _WORD.findall(name)]
        found = _ROLES.get(name.lower(), NONE)
        for word in parts:
            found |= _ROLES.get(word, NONE)
        if found & PICTURE and not _DESCRIBING.isdisjoint(parts):
            found |= CAPTION
        role |= found
    return role
