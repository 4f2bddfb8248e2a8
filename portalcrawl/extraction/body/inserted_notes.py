"""What editors' systems set between the paragraphs: links to other articles, links that only scripts or the page itself
know."""

import re

from portalcrawl.page.layout import Line

# What introduces the link to another article.
_LABEL = re.compile(
    r"^\W{0,3}(?:related(?:\s+\w+)?|read(?:\s+(?:more|also|next|this))?|also(?:\s+(?:read|see|on\s+\w+))?|see\s+also|more(?:\s+on\s+this)?|watch|listen|"
    r"don[’']t\s+miss|flashback|recommended|此前[报報][道導]|此前消息|相[关關](?:[报報][道導]|新[闻聞]|[阅閱][读讀]|[链鏈]接|文章)|延伸[阅閱][读讀]|更多[报報][道導]|推荐[阅閱]读|"
    r"[点點][击擊](?:[进進]入|查看|[阅閱][读讀])[\u3400-\u9fff]{0,4})\s*[:：|]",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]{2,}")
_FEWEST_WORDS = 4


def is_insertion(line: Line) -> bool:
    """Whether a line leads to another article, or is a tool of the page, and says nothing of its own.

    A line that is a link alone may be the article's own reference: a label or capital letters must speak against it.
    """
    if not line.links or line.link_size * 2 < line.size:
        return False
    if line.is_linked:
        hrefs = [(link.element.get("href") or "").strip().lower() for link in line.links if link.text]
        if hrefs and all(href.startswith("#") and len(href) > 1 for href in hrefs):
            return True
        if _is_shouted(line.text):
            return True
    return bool(_LABEL.match(line.text))


def _is_shouted(text: str) -> bool:
    """Whether a text is several words in capital letters only."""
    return text.isascii() and text.upper() == text and len(_WORD.findall(text)) >= _FEWEST_WORDS
