"""The words of portals as patterns: how pages name their menus, pagers, side lists and marks.

Each pattern is one kind of wording; if a pattern must match a whole text it is used with `fullmatch`.
"""

import re
from functools import cache

from portalcrawl.lexicon.index_names import DATED_QUERY
from portalcrawl.lexicon.notation import list_cases, list_openings
from portalcrawl.lexicon.words import Pattern, words_of

HOME = Pattern("(?&home)")
"""The link back to the front page."""
SERVICE = Pattern("(?&service)")
"""Menu entries that lead to no articles: what visitors do, not what the portal publishes."""
LANGUAGE = Pattern("(?&language.names)")
"""Names of languages and scripts, as a switch shows them."""
SURE_LANGUAGE = Pattern("(?&language.switches)")
"""Of these, what is always a switch."""
ENTER = Pattern("(?&enter)")
"""What the link of a splash page says."""

# What stands around such words: brackets and arrows before them and behind.
_OPENING = r"[\[【(（<《«>»›→＞–-]*\s*"
_CLOSING = r"[\s.…>»›+→\]】)）＞〉》-]*"
_ARROWS = r"[>»›→＞〉]{1,3}"
# 全文, 更多内容.
_THINGS = "(?&more.things)?"

MORE = Pattern(rf"{_OPENING}(?&more.read_on){_THINGS}{_CLOSING}|[.…+]+|{_ARROWS}|\[?\s*[+…]+\s*\]?")
"""`Read the whole of it`: such a link repeats its row's address."""
MORE_OF_SECTION = Pattern(rf"{_OPENING}(?&more.of_section){_CLOSING}|[>»›＞〉]{{1,3}}|\+")
"""Of these, what a block says that goes on in its section."""
MORE_PREFIX = Pattern('(?&more.prefix)[\\s:：>»“"]')
"""The same if the title follows: `Continue reading <title>`."""

SIDE_HEADING = Pattern("(?&headings.side)")
"""Headings of lists that are not what the page exists for: ranks, recommendations, relatives."""
NO_MENU_HEADING = Pattern("(?&headings.no_menu)|(?&breadcrumb.here)")
"""Headings of link lists that are not a section menu, and the label of a breadcrumb."""
MENU_HEADING = Pattern("(?&headings.menu)")
"""Headings of section menus."""

PINNED = Pattern(r"[\[【(（]?\s*(?&pinned.pin)\s*[\]】)）]?|\[?(?:(?&pinned.pin)|(?&pinned.featured))(?:\s*post)?\]?")
"""Marks of rows that stand above the order of dates."""
PIN_MARK = Pattern(r"[\[【(（]\s*(?:(?&pinned.pin)|(?&pinned.featured))\s*[\]】)）]\s*")
"""The same before a title."""

_BEHIND = r"[\s>»›→＞〉》►▶]*"
_BEFORE = r"[\s<«‹←＜〈《◄◀]*"
_OUTER_BEFORE, _OUTER_BEHIND = r"[\s|<«‹＜〈《]*", r"[\s|>»›＞〉》]*"
# Beside words arrows of both directions stand: `← Older posts`, `« Older Entries`, `next »`. Alone they decide.
_AROUND = r"[\s|<«‹←＜〈《◄◀⇐❮⟨⟵>»›→＞〉》►▶⇒➔❯⟩⟶]*"
NEXT = Pattern(
    rf"{_AROUND}(?&pager.next){_AROUND}|"
    rf"{_BEHIND}(?:→|›|»|>|>>|＞|＞＞|〉|》|►|▶|⇒|➔|❯|⟩|\u232a|&gt;){_BEHIND}",
)
PREVIOUS = Pattern(
    rf"{_AROUND}(?&pager.previous){_AROUND}|"
    rf"{_BEFORE}(?:←|‹|«|<|<<|＜|＜＜|〈|《|◄|◀|⇐|❮|⟨|\u2329|&lt;){_BEFORE}",
)
FIRST = Pattern(
    rf"{_AROUND}(?&pager.first){_AROUND}|{_OUTER_BEFORE}(?:⇇|⇤|⏮|≪|⟪|&Lang;|<<|««|\|<|«){_OUTER_BEFORE}",
)
LAST = Pattern(
    rf"{_AROUND}(?&pager.last){_AROUND}|{_OUTER_BEHIND}(?:⇉|⇥|⏭|≫|⟫|&Rang;|>>|»»|>\|){_OUTER_BEHIND}",
)
OF_PAGES = Pattern("(?&pager.of_pages)")
"""Of these, what leads through a list, never from one article to the next."""
LOADING = Pattern("(?&pager.loading)")
"""Of these, what a button says that loads more rows into the page."""

_PAGE = "(?:(?&pager.page))"
_ROWS = "(?:(?&pager.row))"
# Between the page shown and how many there are: Page 3 of 30, Seite 3 von 30, Страница 3 из 30.
_OUT_OF = r"(?:/|，|,|(?&pager.out_of))"
PAGE_NUMBER = Pattern(
    rf"[\[(（【<·.\s]*(?:第|page\s*|p\.?\s*|go\s*to\s*page\s*|(?&pager.current)\s*)?\s*(\d{{1,6}})\s*{_PAGE}?[\])）】>·.\s]*(?:\(current\))?",
)
# `共 356 条`, `总数：356`, `356条记录`, `Total 356 records`, `356 results`.
TOTAL_ROWS = Pattern(
    rf"(?&pager.total_before_rows)\s*(?:有|[计計]|[为為]|[:：])?\s*(\d{{1,9}})\s*{_ROWS}|"
    r"(?&pager.total_rows)\s*[:：]?\s*(\d{1,9})|"
    rf"{_PAGE}\s*[/,，、|]?\s*(?:共)?\s*(\d{{1,9}})\s*(?&pager.row_behind_pages)|"
    r"\btotal(?:\s*records?)?\s*[:：]?\s*(\d{1,9})(?:\s*(?:records?|items?|results?|articles?|entries|posts))|"
    r"(?:of|out\s+of)\s+(\d{1,9})\s+(?:records?|items?|results?|articles?|entries|posts)|"
    r"(?:^|\s)(\d{1,9})\s+(?:records|results|articles)\b",
)
# `共18页`, `1/18`, `第1页/共18页`, `Page 3 of 30`.
TOTAL_PAGES = Pattern(
    rf"(?&pager.total_before_pages)\s*(?:有|[:：])?\s*(\d{{1,6}})\s*{_PAGE}|(?&pager.total_pages)\s*[:：]?\s*(\d{{1,6}})|"
    rf"(?&pager.current)\s*[:：]?\s*\d{{1,6}}\s*{_PAGE}?\s*{_OUT_OF}\s*(?:共|[总總]|of)?\s*(\d{{1,6}})|"
    rf"(?:^|\s)\d{{1,6}}\s*/\s*(\d{{1,6}})\s*(?:{_PAGE}|pages?|$|\s)",
)
CURRENT_PAGE = Pattern(
    rf"(?&pager.current)\s*[:：]?\s*(\d{{1,6}})\s*{_PAGE}?\s*{_OUT_OF}|"
    rf"(?:^|\s)(\d{{1,6}})\s*/\s*\d{{1,6}}\s*(?:{_PAGE}|$|\s)",
)

PAGE_OF_PAGES = Pattern(rf"(?&pager.current)\s*[:：]?\s*\d{{1,6}}\s*{_PAGE}?\s*{_OUT_OF}\s*\d")
"""The page shown and how many there are, with a word for pages: `23/4` may be a house."""

# `共0条记录`, `总数：0`, `0 results`.
_ZERO_ROWS = (
    rf"(?&pager.total_before_rows)\s*(?:有|[计計]|[为為]|[:：])?\s*0\s*{_ROWS}(?:[记記][录錄]|[数數][据據]|信息|文章)?|"
    r"(?&pager.total_rows)\s*[:：]?\s*0(?!\d)|(?<!\d)0\s+(?:records?|items?|results?|articles?|entries|posts)\b"
)
EMPTY_LIST = Pattern(rf"(?&empty_list.nothing)|{_ZERO_ROWS}")
"""What a list says that holds nothing."""
UNFINISHED_LIST = Pattern("(?&empty_list.unfinished)")
"""What stands in the rows' place until a script puts them there, and below them afterwards."""
PAGER_WORD = Pattern(
    "(?&pager.next)|(?&pager.previous)|(?&pager.first)|(?&pager.last)|(?&pager.current)|(?&pager.page)|"
    "(?&pager.total_before_pages)"
)
"""What else may stand in the same line: a pager's words."""

# One of these stands in each total's words, and is found at once.
ALTOGETHER = "共"
TOTAL_SIGNS = ("otal", "总", "總")
PAGE_SIGNS = ("page", "页", "頁")
LAST_LABEL = Pattern("(?&pager.last)")
"""The last page, as an `aria-label` says it."""

NEIGHBOUR = Pattern(r"\W*(?&neighbour.one)")
"""What announces the previous or the next article."""
IMPRINT = Pattern(r"(?&imprint.owner)|(?&imprint.maker)|copyright|©|ICP\s*[备備证]")
"""What the foot of a page says of its owner."""
CRUMB_LABEL = Pattern("(?&breadcrumb.place)|you are here")
"""What says where on the portal the page is."""

# What stands before an author's, a source's or a category's name in a row.
ROW_LABEL = Pattern(
    r"(?:(?&row_labels)|(?&text_labels.category))\s*[:：]?\s*$",
)

# Addresses that list by tag, author or time, or repeat the site for machines and phones.
# Behind a hyphen one word or number names what is listed; more are a title: /tags-12.html, /tag-der-offenen-tuer/. The
# same holds before it: /news-rss/, /what-is-rss/.
VIEW_URL = re.compile(
    r"/(tags?|author|authors|feed|feeds|rss|atom|calendar|topic-tags|sitemap|wp-json|wap)([/.?]|[_-][^/_-]*([/?]|$)|$)|"
    r"[?&](tag|author|feed|keyword)=|" + DATED_QUERY + r"|"
    # Who a visitor is: /user/17, /users/lin.html; /user/lin/blog/3 may be an article.
    r"/users?/[^/?]+/?$|"
    r"/tags?\.(php|aspx?|html?)|/([^/_-]+[_-])?rss[/._]|rss\.(xml|php|aspx?|html?)|\.(xml|rss|atom)$|"
    r"/(sitemap|rssmap|site_?map|wzdt)[^/]*$|/(archives?|date)/?$|"
    r"/(archives?/|date/)?(19|20)\d\d(/\d{1,2}){0,2}(/|/index\.\w{3,5})?$",
    re.IGNORECASE,
)
# Of these, what is a year's view, or the 2008th page of a system that numbers its pages.
YEAR_URL = re.compile(r"/((?:19|20)\d\d)/?$")
YEAR_HEADING = re.compile(r"\W{0,9}(?:19|20)\d\d\s?年?(?:\W{1,9}\d{1,4})?\W{0,9}")
"""A year above its rows, perhaps with their number: 2024年, 2024 (12)."""

_SIGNS = "[(（【[〔「〖［<>«»‹›→←|＜＞〈〉《》◀▶◄►⇐⇒➔❮❯⟨⟩\u2329\u232a⟪⟫&⇇⇉⇤⇥⏮⏭≪≫·."


@cache
def list_pager_openings() -> frozenset[str]:
    """The characters that the words of a pager may begin with, its numbers and signs too; most links have others."""
    concepts = ("pager.next", "pager.previous", "pager.first", "pager.last", "pager.current")
    words = [word for concept in concepts for word in words_of(concept)]
    starts = list_cases(char for word in words for char in list_openings(word))
    return frozenset(starts | set("0123456789第pPgG" + _SIGNS))
