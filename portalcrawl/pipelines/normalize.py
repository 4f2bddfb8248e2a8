"""Normalization: characters that a reader does not see are stripped; the words stay as they were read."""

import hashlib

from portalcrawl.items import Article
from portalcrawl.text.whitespace import strip_invisible, tidy

LONG_BODY = 100
"""Characters of a body, white space not counted, from which it alone decides what is a copy."""
SHORT_BODY = 40
"""Below it ("see attachment", a photo's caption) all that is with it decides as well."""


def digest_article(article: Article) -> str:
    """What exact copies share: `sha256:` over the body without white space; of a short one also over its headline,
    of a very short one also over its date and files, because such texts are often alike without being copies."""
    body = "".join((article.articleBody or "").split())
    parts = [body]
    if len(body) < LONG_BODY:
        parts.append(article.headline or "")
    if len(body) < SHORT_BODY:
        parts.append(article.datePublished or "")
        parts += [image.url for image in article.images] + [file.url for file in article.attachments]
    return "sha256:" + hashlib.sha256("\n".join(parts).encode()).hexdigest()


# Separators that only some readers take for the end of a line; those of JSON lines must not.
_LINE_ENDS = ("\x85", "\u2028", "\u2029")


class NormalizePipeline:
    """Strips invisible characters, folds one-line fields, takes the digest."""

    def process_item(self, item: Article) -> Article:
        """The article, ready to be compared and written. What another spider yields is left alone."""
        if not isinstance(item, Article):
            return item
        item.headline = _clean_line(item.headline)
        item.contentSource = _clean_line(item.contentSource)
        item.description = _clean_line(item.description)
        if item.articleBody:
            item.articleBody = _unify_line_ends(strip_invisible(item.articleBody)).strip() or None
        if item.articleBodyHtml:
            item.articleBodyHtml = _unify_line_ends(strip_invisible(item.articleBodyHtml))
        for crumb in item.breadcrumbs:
            crumb.name = tidy(crumb.name)
        if item.capture is not None:
            item.capture.digest = digest_article(item)
            item.capture.evidence = item.evidence
        return item


def _unify_line_ends(text: str) -> str:
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    return text


def _clean_line(text: str | None) -> str | None:
    return tidy(text) or None if text else None
