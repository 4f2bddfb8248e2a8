"""Addresses that are never requested: those that do something, and those that go in circles.

The rule of thumb: a word alone proves nothing (/download/, /comment/, /so/ are sections of real portals). It counts
if it names a script (`vote.php`), if it is the whole of a form's address (`/login`), or as a parameter that
acts (`?action=vote`).
"""

import re
from functools import lru_cache
from urllib.parse import unquote_plus

from portalcrawl.text.urls.parts import MAX_URL_LENGTH, UrlParts, split_url


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Act wherever they stand as a whole path segment or file stem; spelled without hyphens and underscores.
_ACTING = _words("""
    login logout logoff signin signout signup wplogin wpadmin wpjson adminajax xmlrpc wpcommentspost wpsignup trackback
    mtcomments mttb mtsearch
    forgotpassword lostpassword resetpassword findpassword getpassword findpwd getpwd changepassword
    captcha vdimgck checkcode validatecode verifycode showkey authcode seccode imgcode yzm verifyimage
    viewclick addclick updateclick getclick getclicks clickcount addhits updatehits gethits hitcount hitscount viewcount
    getcount addview addviews updateview pageview erraddsave addtocart myaccount usercenter ucenter
    addfav addfavorite sendtofriend tellafriend emailtofriend emailafriend
""")
# Act as a server's script (vote.php, /e/enews/vote.do), but may name a section as a folder or a page.
_ACTING_SCRIPTS = _words("""
    register reg regist regnew registration login2 passwd password member members user users
    count counter hits hit click clicks stat stats tongji vote voting poll ding cai digg praise zan
    feedback bookfeedback guestbook messageboard message gbook liuyan comment comments reply newreply post newthread
    favorite favorites favourite collect stow bookmark share sharer recommend sendmail mail email mailto report
    print printpage printview printer download down disdls flinkadd cart car checkout wishlist order buy pay
    advsearch advancedsearch heightsearch searchresult searchresults dosearch sousuo jiansuo verify ajax adjs
    carbuyaction webscan
""")
# Forms: an address that ends in one of these, without a page's ending, shows no content of its own.
_FORMS = _words("register regist cart checkout wishlist")
# Folders of content management systems, and of a network that stands before portals, whose scripts all act or show what
# one visitor may see.
_ACTING_FOLDERS = re.compile(
    r"/e/(?:public|pl|enews|member|memberconnect|search|doinfo|tool|shopsys|payapi|admin|extend)/|/wp-(?:admin|json)/|/cdn-cgi/",
    re.IGNORECASE,
)
_SCRIPT_ENDINGS = _words("php php3 php4 php5 php7 asp aspx ashx jsp jspx do action cgi pl cfm")
_PAGE_ENDINGS = _words("html htm shtml shtm xhtml jhtml phtml")
# Of these, what a list asks for its next rows: /wp-json/wp/v2/posts?page=2, admin-ajax.php?action=load_more&page=2.
_MORE_ROWS = re.compile(
    r"/wp-json/wp/v\d+/posts/?|/wp-admin/admin-ajax\.php\?(?:.*&)?action=\w*(?:load|more|posts|paginat|scroll)\w*(?:&.*)?",
    re.IGNORECASE,
)
# A copy of an article for the printer: /news/3/print, /print/3, 3_print.html.
_PRINT = re.compile(r"[^/]/print/?$|/print/(?:node/)?[0-9]+/?$|[0-9][_-]print(?:\.\w+)?$", re.IGNORECASE)
# ThinkPHP and the like call a method in the path: /api/hits/3, /index.php/article/hits/id/3.
_CALL = re.compile(
    r"/(?:api|ajax|index\.php)/(?:[\w.-]+/){0,4}(?:hits?|clicks?|counte?r?|vote|digg|ding|zan|like)(?:[/.]|$)"
    r"|/ajax/(?:get|set|add|update|load|save|check|do)[\w-]*(?:[/.]|$)",
    re.IGNORECASE,
)

# Parameters that make any address an action, whatever they say.
_ACTING_PARAMETERS = _words("replytocom showcomment share print printable addtocart removeitem openidmode")
# Parameters that call a function: they act if the function's name does; show, list and detail do not.
_CALLING_PARAMETERS = _words("do act action a ac op opt m c mod method dopost mode func task view case")
_CALLS = _words("""
    login logout logging register reg signup signin lostpasswd lostpassword password getpassword activate
    member spacecp search advsearch dosearch vote voting poll digg digggood diggbad ding cai good bad praise
    zan like hits hit count counter click clicks addclick updatehits gethits getcount print printpage
    favorite favorites addfav fav collect stow reply newreply newthread post addcomment postcomment
    comment comments feedback sendmail email recommend share report add save delete del edit submit upload
    toggle history purge raw addcart addtocart cart buy checkout order captcha checkcode verify seccode ajax getajax
    download down follow subscribe unsubscribe
""")
# What a visitor typed into a search box. `s` and `q` carry a route in some systems (s=/article/3.html, q=node/3).
_SEARCH_PARAMETERS = _words("q query keyword keywords kw wd searchword searchwords searchkey searchtext searchterm")
# Nobody types these: hexadecimal numbers as programs give them to stories.
_IDENTIFIER = re.compile(
    r"(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{16,64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE
)
_ID_PARAMETERS = re.compile(r"(?:\w*id|p|page_?no)", re.IGNORECASE)
# What follows these is a label, whatever its word: /tag/search/, /author/admin/.
_LABELLED = _words("tag tags category categories topic topics label labels author keyword keywords")


@lru_cache(maxsize=10_000)
def is_action(url: str) -> bool:
    """Whether requesting the URL would do something or show no content of its own: counters, logins, searches, votes.

    >>> is_action("http://example.com/plus/count.php?aid=3"), is_action("http://example.com/research/3.html")
    (True, False)
    >>> is_action("http://example.com/?s=新闻"), is_action("http://example.com/index.php?s=/article/3.html")
    (True, False)
    """
    parts = split_url(url)
    if parts is None or ("/wp-" in parts.path and _asks_for_rows(parts)):
        return False
    return _is_acting_path(parts) or (bool(parts.query) and _is_acting_query(parts))


def _asks_for_rows(parts: UrlParts) -> bool:
    target = parts.path if "/wp-json/" in parts.path else f"{parts.path}?{parts.query}"
    return _MORE_ROWS.fullmatch(target[target.find("/wp-") :]) is not None


def _squeeze(word: str) -> str:
    return word.lower().replace("-", "").replace("_", "")


def _is_acting_path(parts: UrlParts) -> bool:
    path = parts.path.lower()
    segments = [s for s in path.split("/") if s]
    if not segments:
        return False
    # The labels themselves are not functions.
    segments = [s for before, s in zip(["", *segments], segments, strict=False) if before not in _LABELLED]
    *folders, last = segments
    stem, _, ending = last.rpartition(".")
    is_script, is_page = ending in _SCRIPT_ENDINGS, ending in _PAGE_ENDINGS
    name = _squeeze(stem if is_script or is_page else last)
    if _is_search_path(folders, name, is_page=is_page, has_query=bool(parts.query)):
        return True
    if name in _ACTING or any(_squeeze(s) in _ACTING for s in folders):
        return True
    if is_script:
        if name in _ACTING_SCRIPTS or name.startswith(("digg", "search", "ajax")):
            return True
        if folders and folders[-1] in ("member", "ajax"):
            return True
    elif not is_page and name in _FORMS:
        return True
    # Cheap signs first: the patterns are looked for in few addresses.
    return (
        (("/e/" in path or "/wp-" in path or "/cdn-" in path) and _ACTING_FOLDERS.search(path) is not None)
        or ("print" in path and _PRINT.search(path) is not None)
        or (("/api/" in path or "/ajax/" in path or ".php/" in path) and _CALL.search(path) is not None)
    )


def _is_search_path(folders: list[str], name: str, *, is_page: bool, has_query: bool) -> bool:
    """/search, /search?…, /search/word/, search.html; not the pages of a section called search."""
    return name == "search" or ("search" in folders and (has_query or not is_page))


def _is_acting_query(parts: UrlParts) -> bool:
    parameters = [piece.partition("=")[::2] for piece in parts.query.split("&") if piece]
    names = [_squeeze(unquote_plus(name)) for name, _ in parameters]
    has_id = any(_ID_PARAMETERS.fullmatch(name) and value for name, value in parameters)
    for name, (_, value) in zip(names, parameters, strict=True):
        if name in _ACTING_PARAMETERS:
            # share=0 and print= are switched off.
            if value not in ("", "0", "no", "false"):
                return True
        elif name in _CALLING_PARAMETERS:
            if _squeeze(unquote_plus(value)) in _CALLS:
                return True
        elif _IDENTIFIER.fullmatch(value):
            continue
        elif name in _SEARCH_PARAMETERS:
            if value and "/" not in unquote_plus(value):
                return True
        elif name == "s" and _is_search_text(value, is_alone=len(names) == 1, has_id=has_id):
            return True
    return False


def _is_search_text(value: str, *, is_alone: bool, has_id: bool) -> bool:
    """Whether `s=…` is a search: neither a route (article/3) nor the number of a section."""
    text = unquote_plus(value)
    return is_alone if not text else not (has_id or "/" in text or text.isdigit())


_LOOP = {1: 4, 2: 3, 3: 3}
_MOST_SEGMENTS = 16
_MOST_SAME_SEGMENTS = 5
_MOST_SAME_PARAMETERS = 3
_FILE_SEGMENT = re.compile(r"\.(?:s?html?|php|aspx?|jsp)$", re.IGNORECASE)
_ADDRESS = re.compile(r"https?:/", re.IGNORECASE)
# Archives of the web put the time before the address: /web/20180526172233/http://example.com/.
_ARCHIVED = re.compile(r"/\d{8,14}[a-z_]{0,4}/https?:/")
# Addresses within addresses within addresses; ampersands escaped again by each page.
_NESTED = re.compile(r"%2525|(?:amp;){3}|(?:%26amp%3B){2}", re.IGNORECASE)


@lru_cache(maxsize=10_000)
def trap_reason(url: str) -> str | None:
    """Why a URL looks like a crawler trap, or None: too long, too deep, path segments or parameters that repeat.

    >>> trap_reason("http://example.com/a/b/a/b/a/b/a/b/")
    'path loop'
    """
    if len(url) > MAX_URL_LENGTH:
        return "url too long"
    parts = split_url(url)
    if parts is None:
        return None
    segments = [s for s in parts.path.split("/") if s]
    if len(segments) > _MOST_SEGMENTS:
        return "path too deep"
    if ":" in parts.path and _ADDRESS.search(parts.path) and not _ARCHIVED.search(parts.path):
        return "an address in a path"  # <a href="../http://example.com/">
    if len(set(segments)) < len(segments) and _is_loop(segments):
        return "path loop"
    # A page is not a folder: relative links below /index.php/ or /a.html/ make ever longer addresses.
    if "." in parts.path and sum(1 for s in segments[:-1] if _FILE_SEGMENT.search(s)) >= 2:
        return "path loop"
    if "&" in parts.query:
        names = [piece.partition("=")[0] for piece in parts.query.split("&") if "=" in piece]
        repeatable = [name for name in names if not name.lower().endswith(("[]", "%5b%5d"))]
        if any(repeatable.count(name) >= _MOST_SAME_PARAMETERS for name in set(repeatable)):
            return "repeated parameters"
    return "nested escapes" if parts.query and _NESTED.search(parts.query) else None


def _is_loop(segments: list[str]) -> bool:
    for size, times in _LOOP.items():
        for start in range(len(segments) - size * times + 1):
            unit = segments[start : start + size]
            if segments[start : start + size * times] == unit * times:
                return True
    return any(segments.count(s) >= _MOST_SAME_SEGMENTS for s in set(segments))
