"""The `Link` header of an answer, which says what a `<link>` in the page's head says (RFC 8288, section 3)."""

import re

from lxml import etree
from scrapy.http import Response

from portalcrawl.page.document import Document

# `<…>` and the parameters up to the next comma outside quotes; a header of many kilobytes is read in one pass.
_LINK = re.compile(r"<([^<>]{0,2000})>((?:\"[^\"]{0,500}\"|[^,<\"]){0,200})")
_RELATION = re.compile(r";\s{0,9}rel\s{0,9}=\s{0,9}(?:\"([^\"]{0,200})\"|([^\s;,\"]{1,200}))", re.IGNORECASE)


def add_next_link(response: Response, document: Document) -> None:
    """Write the next page that only the header names into the page's head, where the reader of pagers looks for it.

    Nothing else may have been read of the document yet.
    """
    for header in response.headers.getlist("Link"):
        for target, parameters in _LINK.findall(header.decode("utf-8", "replace")):
            relation = _RELATION.search(parameters)
            if relation is not None and "next" in (relation[1] or relation[2] or "").lower().split():
                head = document.tree.find("head")
                etree.SubElement(document.tree if head is None else head, "link", rel="next", href=target.strip())
                return
