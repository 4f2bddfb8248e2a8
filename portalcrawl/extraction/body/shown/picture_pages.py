"""Pages that a system makes for each picture it stores: the picture alone, under the name of its file."""

import re
from collections.abc import Sequence
from urllib.parse import unquote

from lxml import etree

from portalcrawl.items import Image
from portalcrawl.page.document import Document
from portalcrawl.page.page_title import bare
from portalcrawl.page.texts import select

# `rel="attachment"` leads from such a page to the next one, and stands around its picture.
_ATTACHMENT_LINKS = etree.XPath("//a[contains(concat(' ', @rel, ' '), ' attachment ')][.//img]")
# What cameras, phones and networks call their files: IMG_20140724_093528, DSC04689, P4260155, 10317731_4953485_o.
_FILE_NAME = re.compile(r"[A-Za-z]{0,8}[-_ ]?\d{3,}+[\w .()-]*+", re.ASCII)
# One of the sizes in which a picture is stored: photo-300x225.jpg, photo-scaled.jpg.
_SIZE = re.compile(r"[-_](?:\d{2,4}x\d{2,4}|scaled|thumb(?:nail)?|small|medium|large|full|original)$", re.IGNORECASE)


def is_picture_page(document: Document, headline: str | None, images: Sequence[Image]) -> bool:
    """Whether a page without a text is a picture's own page, not a report in pictures. `images` are its pictures."""
    if len(images) > 1:
        return False
    if select(_ATTACHMENT_LINKS, document.tree):
        return True
    if not images or not headline or not _FILE_NAME.fullmatch(headline):
        return False
    stem = unquote(images[0].url.partition("?")[0].rpartition("/")[2]).rpartition(".")[0]
    return bare(_SIZE.sub("", stem)) == bare(headline)
