"""The ways in which editors' pages mark up a body: paragraphs, breaks, cells, what Word pastes."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from portalcrawl.demo.mainland.articles import Article
from portalcrawl.demo.shares import part_of

_INDENT = "　　"
# Word sets numbers in a span of their own.
_NUMBER = re.compile(r"[0-9][0-9.%-]*")


@dataclass(frozen=True, slots=True)
class _Style:
    paragraph: Callable[[str], str]
    heading: Callable[[str], str]
    picture: Callable[[str, str | None], str]
    file: Callable[[str, str], str]
    whole: Callable[[str], str] = str


def render_body(article: Article, page: int) -> str:
    """The body of one page of the article; its pictures stand on page 1, its files on the last."""
    style = _STYLES[article.style]
    parts = [
        (style.heading if block.is_heading else style.paragraph)(escape(article.show(block.text), quote=False))
        for block in part_of(article.blocks, page, article.page_count)
    ]
    if page == 1:
        pictures = [
            style.picture(picture.path, article.show(picture.caption) if picture.caption else None)
            for picture in article.pictures
        ]
        parts[1:1] = pictures
    if page == article.page_count:
        parts += [style.file(file.path, article.show(file.name)) for file in article.attachments]
    return style.whole("\n".join(parts))


def _centred_picture(path: str, caption: str | None) -> str:
    note = f'\n<p align="center"><font size="2" color="#666666">{caption}</font></p>' if caption else ""
    return f'<p align="center"><img src="{path}" width="480" border="0" alt="" /></p>{note}'


def _linked_picture(path: str, caption: str | None) -> str:
    note = f"<br><font size=2>{caption}</font>" if caption else ""
    return f'<center><a href="{path}" target="_blank"><img src="{path}" border="0"></a>{note}</center>'


def _figure(path: str, caption: str | None) -> str:
    note = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure><img src="{path}" alt="{caption or ""}">{note}</figure>'


def _plain_file(path: str, name: str) -> str:
    return f'<p>附件:<a href="{path}" target="_blank">{name}</a></p>'


def _icon_file(path: str, name: str) -> str:
    return (
        '<table width="450"><tr><td height="30"><img src="/images/addon.gif" border="0" align="absmiddle"> '
        f'<a href="{path}">{name}</a></td></tr></table>'
    )


def _word_paragraph(text: str) -> str:
    runs = _NUMBER.sub(lambda match: f'<span lang="EN-US">{match[0]}</span>', text)
    return (
        '<p class="MsoNormal" style="text-indent: 24pt; line-height: 150%; mso-char-indent-count: 2.0">'
        f'<span style="font-size: 12pt; font-family: 宋體">{runs}<span lang="EN-US"><o:p></o:p></span></span></p>'
    )


_STYLES = {
    "p": _Style(
        lambda text: f"<p>{_INDENT}{text}</p>",
        lambda text: f"<p><strong>{_INDENT}{text}</strong></p>",
        _centred_picture,
        _plain_file,
    ),
    "div": _Style(
        lambda text: f"<div>{_INDENT}{text}</div>\n<div>&nbsp;</div>",
        lambda text: f"<div><b>{text}</b></div>",
        _centred_picture,
        _icon_file,
    ),
    "br": _Style(
        lambda text: f"{_INDENT}{text}<br />\n<br />",
        lambda text: f"{_INDENT}<strong>{text}</strong><br />\n<br />",
        _linked_picture,
        _icon_file,
    ),
    "cell": _Style(
        lambda text: f'<p><font size="3">&nbsp;&nbsp;&nbsp; {text}</font></p>',
        lambda text: f'<p align="left"><font size="3"><b>{text}</b></font></p>',
        _linked_picture,
        _plain_file,
        lambda body: f'<table width="100%" border="0"><tbody><tr><td class="content">{body}</td></tr></tbody></table>',
    ),
    "word": _Style(
        _word_paragraph,
        lambda text: (
            f'<p class="MsoNormal" style="text-indent: 24pt"><b><span style="font-size: 12pt">{text}</span></b></p>'
        ),
        _centred_picture,
        _plain_file,
        lambda body: f'<?xml:namespace prefix = o ns = "urn:schemas-microsoft-com:office:office" />{body}',
    ),
    "unclosed": _Style(
        lambda text: f"<P>{_INDENT}{text}",
        lambda text: f"<P align=center><B>{text}</B>",
        _linked_picture,
        _plain_file,
    ),
    "section": _Style(
        lambda text: f'<section><p style="margin-bottom: 20px"><span>{text}</span></p></section>',
        lambda text: f"<h3>{text}</h3>",
        _figure,
        _icon_file,
    ),
}
