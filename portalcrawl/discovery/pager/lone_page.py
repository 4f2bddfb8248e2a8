"""Where the pager of a list of one page stands: `上页 1 下页` without links, `共 1 页 2 条记录`.

Nothing leads on from it, but the page's own list ends there, even if it has a single row beside a hot list of ten.
"""

from lxml import etree, html

from portalcrawl.discovery.pager.totals import find_statements
from portalcrawl.lexicon import list_words
from portalcrawl.page.document import Document
from portalcrawl.page.memo import once_per_page
from portalcrawl.page.texts import select, text_up_to

_SAYS_PAGE = " or ".join(f"contains(.,'{sign}')" for sign in (*list_words.PAGE_SIGNS, "Page"))
_PAGE_WORDS = etree.XPath(
    f"//body//text()[string-length() < 40 and ({_SAYS_PAGE})]/parent::*[not(self::script or self::style)]"
)
_OTHER_WORDS = (list_words.PREVIOUS, list_words.FIRST, list_words.LAST)
_WORD_REACH = 4
"""Elements above `下一页` in which its `上一页` stands."""
_LONGEST_PAGER = 80
"""Characters of a pager of one page with all its words."""


@once_per_page
def find_lone_page(document: Document) -> html.HtmlElement | None:
    """The element that says that the list has one page; None if none does, or if a link of it leads on."""
    for element in select(_PAGE_WORDS, document.tree):
        if not _leads_on(element) and (holder := _find_holder(element)) is not None:
            return holder
    return next((element for element, text in find_statements(document) if _is_single(text)), None)


def _find_holder(element: html.HtmlElement) -> html.HtmlElement | None:
    """The smallest element around one that says "next page" which says "previous", "first" or "last" as well."""
    label = text_up_to(element, _LONGEST_PAGER) or ""
    if not list_words.OF_PAGES.search(label) or not list_words.NEXT.fullmatch(label):
        return None
    holder = element.getparent()
    for _ in range(_WORD_REACH):
        if holder is None or holder.tag in ("body", "html") or text_up_to(holder, _LONGEST_PAGER) is None:
            return None
        said = [text.strip() for text in holder.itertext()]
        if any(pattern.fullmatch(text) for text in said if text for pattern in _OTHER_WORDS):
            return holder
        holder = holder.getparent()
    return None


def _leads_on(element: html.HtmlElement) -> bool:
    """Whether the words are a link's, or a script's."""
    return any(
        (step.tag == "a" and (step.get("href") or "").strip("#")) or step.get("onclick")
        for step in (element, *element.iterancestors("a"))
    )


def _is_single(text: str) -> bool:
    match = list_words.TOTAL_PAGES.search(text)
    return match is not None and next(group for group in match.groups() if group) == "1"
