"""The ways in which the Taiwan style's pages mark up a text."""

from html import escape
from itertools import groupby

from portalcrawl.demo.story import Block, Cells, Picture, Story

_INDENT = "　　"


def render_body(story: Story, page: int, box: str) -> str:
    """The body of one page; pictures stand on page 1, the table on the last; `box` follows the second paragraph."""
    form = _FORMS[story.number % len(_FORMS)]
    parts = []
    for is_item, group in groupby(story.blocks_of(page), key=lambda block: block.kind == "item"):
        if is_item:
            items = "".join(f"<li>{escape(block.text, quote=False)}</li>" for block in group)
            parts.append(f"<ul>{items}</ul>")
        else:
            parts += [form(block) for block in group]
    if box and len(parts) > 3:
        parts.insert(2, box)
    if page == 1:
        parts[1:1] = [_render_picture(picture) for picture in story.pictures]
    if page == story.page_count and story.table:
        parts.append(_render_table(story.table))
    return "\n".join(parts)


def _paragraph(block: Block) -> str:
    text = escape(block.text, quote=False)
    return f"<p><strong>{text}</strong></p>" if block.kind == "heading" else f"<p>{_INDENT}{text}</p>"


def _breaks(block: Block) -> str:
    text = escape(block.text, quote=False)
    return f"<b>{text}</b><br><br>" if block.kind == "heading" else f"{_INDENT}{text}<br><br>"


def _division(block: Block) -> str:
    text = escape(block.text, quote=False)
    return (
        f"<h4>{text}</h4>"
        if block.kind == "heading"
        else f'<div style="text-align: justify;">{text}</div>\n<div><br></div>'
    )


_FORMS = (_paragraph, _breaks, _division)


def _render_picture(picture: Picture) -> str:
    note = f'<p class="pic_txt">{escape(picture.caption, quote=False)}</p>' if picture.caption else ""
    return f'<div class="pic"><img src="{picture.path}" alt="">{note}</div>'


def _render_table(cells: Cells) -> str:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in cells)
    return f'<table border="1" class="data">\n{rows}</table>'
