"""Pages that a system makes for each picture it stores: the picture alone, under the name of its file."""

import re
from collections.abc import Sequence
from urllib.parse import unquote

from lxml import etree

from portalcrawl.items import Image
from portalcrawl.page.document import Document
from portalcrawl.page.page_title import bare
from portalcrawl.page.text_length import text_length
from portalcrawl.page.texts import select

# `rel="attachment"` leads from such a page to the next one, and stands around its picture.
_ATTACHMENT_LINKS = etree.XPath("//a[contains(concat(' ', @rel, ' '), ' attachment ')][.//img]")
# What cameras, phones and networks call their files: IMG_20140724_093528, DSC04689, P4260155, 10317731_4953485_o.
_FILE_NAME = re.compile(r"[A-Za-z]{0,8}[-_ ]?\d{3,}+[\w .()-]*+", re.ASCII)
# One of the sizes in which a picture is stored: photo-300x225.jpg, photo-scaled.jpg.
_SIZE = re.compile(r"[-_](?:\d{2,4}x\d{2,4}|scaled|thumb(?:nail)?|small|medium|large|full|original)$", re.IGNORECASE)


# UTF-8 bytes below a picture: `Click to see the full size, 29.2 kB`.
_LONGEST_CAPTION = 150
# A step of an address that is a picture's file, and one below it that shows it: /team/lin.jpg/view.
_BELOW_FILE = re.compile(r"\.(?:jpe?g|png|gif|bmp|tiff?|webp|svg)/[\w-]{1,40}(?:\.html?)?/?$", re.IGNORECASE)


def is_picture_page(document: Document, headline: str | None, images: Sequence[Image], text: str = "") -> bool:
    """Whether a page is a picture's own page, not a report in pictures. `images` are its pictures, `text` is what it
    says: nothing, or how large the picture is."""
    if len(images) > 1 or text_length(text) >= _LONGEST_CAPTION:
        return False
    if _BELOW_FILE.search(document.url.partition("?")[0]):
        return True
    if text.strip():
        return False
    if select(_ATTACHMENT_LINKS, document.tree):
        return True
    if not images or not headline or not _FILE_NAME.fullmatch(headline):
        return False
    stem = unquote(images[0].url.partition("?")[0].rpartition("/")[2]).rpartition(".")[0]
    return bare(_SIZE.sub("", stem)) == bare(headline)
