"""Files that an article offers."""

import re

from portalcrawl.items import Attachment
from portalcrawl.lexicon import article_words
from portalcrawl.page.layout import Line
from portalcrawl.page.page import Page
from portalcrawl.text.urls.canonical import is_attachment

_FILE_NAME = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|dps|ofd|ceb|caj|rtf|csv|txt|od[tsp]|zip|rar|7z)\s*(?:[(（\[].{0,30})?$",
    re.IGNORECASE,
)


def is_file_line(line: Line) -> bool:
    """Whether a line is nothing but links to files and their label."""
    files = [link.text for link in line.links if is_file_link(link.element.get("href") or "", link.text)]
    if not files:
        return False
    rest = line.text
    for name in files:
        rest = rest.replace(name, "", 1)
    return not article_words.BESIDE_FILES.sub("", rest)


def is_only_named(line: Line) -> bool:
    """Whether no address leads to a file of this line: then its name is text, and would stand in no field otherwise.

    The list that a system adds below the text is not: it says behind each file how often it was fetched.
    """
    hrefs = ((link.element.get("href") or "#").strip().lower() for link in line.links)
    names = [link.text for link in line.links if link.text]
    behind = line.text.rpartition(names[-1])[2] if names else line.text
    return all(href.startswith(("javascript:", "#")) for href in hrefs) and not article_words.FILE_COUNT.search(behind)


def is_file_label(line: Line) -> bool:
    """Whether a line announces files and says no more: 附件：, 相关附件下载."""
    return bool(article_words.FILES_LABEL.fullmatch(line.text))


def is_file_link(href: str, text: str) -> bool:
    """Whether a link leads to a file: by its address, or by a text that is a file's name."""
    return is_attachment(href) or bool(_FILE_NAME.search(text))


def find_attachments(page: Page, lines: list[int]) -> list[Attachment]:
    """The files that these lines link, each once, in their order."""
    found: dict[str, Attachment] = {}
    for index in lines:
        for link in page.layout.lines[index].links:
            href = link.element.get("href") or ""
            if is_file_link(href, link.text) and (url := page.document.absolute(href)):
                found.setdefault(url, Attachment(url, link.text or None))
    return list(found.values())
