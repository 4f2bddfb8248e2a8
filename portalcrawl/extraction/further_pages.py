"""Whether a further page of an article says anything new: the pager of the comments repeats the text on each page."""

from collections.abc import Sequence

from portalcrawl.items import Article, Attachment, Audio, Image, Video
from portalcrawl.page.page_title import bare

# The share of a page's text that must stand on none of the pages before it.
_LEAST_NEW = 0.1


def is_new(article: Article, pages: Sequence[Article]) -> bool:
    """Whether a page belongs to an article of which these pages were read: for its text, or its images and files.

    >>> first, second = Article("http://e.com/1"), Article("http://e.com/1_2", articleBody="One.\\n\\nTwo.")
    >>> is_new(second, [first]), is_new(second, [second])
    (True, False)
    """
    known = {bare(part) for page in pages for part in _split(page)}
    sizes = [(len(bare(part)), bare(part) in known) for part in _split(article)]
    total = sum(size for size, _ in sizes)
    if total and sum(size for size, is_known in sizes if not is_known) >= _LEAST_NEW * total:
        return True
    shown = {one.url for page in pages for one in _list_things(page)}
    return any(one.url not in shown for one in _list_things(article))


def _split(article: Article) -> list[str]:
    return (article.articleBody or "").split("\n\n")


def _list_things(article: Article) -> list[Image | Attachment | Video | Audio]:
    return [*article.images, *article.attachments, *article.videos, *article.audios]
