"""The ways in which the English style's pages mark up a text."""

from html import escape
from itertools import groupby

from portalcrawl.demo.story import Block, Cells, Picture, Story

_NEWSLETTER = """<div class="newsletter-box"><h4>Enjoying this story?</h4>
<p>Sign up to the Friday letter: five stories from the week, free.</p>
<form action="/subscribe/"><input type="email" name="email"><button>Sign up</button></form></div>"""


def render_body(story: Story, page: int) -> str:
    """The body of one page; pictures stand on page 1, table and files on the last, a sign-up box in some texts."""
    parts: list[str] = []
    for is_item, group in groupby(story.blocks_of(page), key=lambda block: block.kind == "item"):
        blocks = list(group)
        if is_item:
            parts.append(f"<ul>{''.join(f'<li>{_escape(block)}</li>' for block in blocks)}</ul>")
        else:
            parts += map(_render_block, blocks)
    if story.number % 3 == 1 and len(parts) > 3:
        parts.insert(2, _NEWSLETTER)
    if page == 1:
        parts[1:1] = map(_render_picture, story.pictures)
    if page == story.page_count:
        if story.table:
            parts.append(_render_table(story.table))
        parts += [f'<p class="download">Download: <a href="{file.path}">{file.name}</a></p>' for file in story.files]
    return "\n".join(parts)


def _escape(block: Block) -> str:
    return escape(block.text, quote=False)


def _render_block(block: Block) -> str:
    match block.kind:
        case "heading":
            return f'<h2 class="wp-block-heading">{_escape(block)}</h2>'
        case "quote":
            return f"<blockquote><p>{_escape(block)}</p></blockquote>"
        case _:
            return f"<p>{_escape(block)}</p>"


def _render_picture(picture: Picture) -> str:
    if picture.path.endswith("1.jpg"):
        return _render_old_picture(picture)
    note = f"<figcaption>{escape(picture.caption, quote=False)}</figcaption>" if picture.caption else ""
    return f'<figure class="wp-block-image"><img src="{picture.path}" alt="">{note}</figure>'


def _render_old_picture(picture: Picture) -> str:
    note = f'<p class="wp-caption-text">{escape(picture.caption, quote=False)}</p>' if picture.caption else ""
    image = f'<a href="{picture.path}"><img src="{picture.path}" width="300" alt=""></a>'
    return f'<div class="wp-caption alignright" style="width: 310px">{image}{note}</div>'


def _render_table(cells: Cells) -> str:
    head = "".join(f"<th>{cell}</th>" for cell in cells[0])
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in cells[1:])
    table = f"<table><thead><tr>{head}</tr></thead><tbody>\n{rows}</tbody></table>"
    return f'<figure class="wp-block-table">{table}</figure>'
