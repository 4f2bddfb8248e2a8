"""The pagers of the sections' lists, each in the form that some system generates."""

import posixpath
from dataclasses import dataclass

from portalcrawl.demo.mainland.sections import Section

WINDOW = 2
"""Pages that a windowed pager shows on either side of the current one."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a pager stands: the list, the page, how many pages and rows there are."""

    section: Section
    number: int
    pages: int
    rows: int

    def href(self, number: int) -> str:
        target = self.section.page_address(number, self.rows)
        if not self.section.uses_relative_links:
            return target
        folder = self.section.address
        if target == folder:
            return "./"
        return target.removeprefix(folder) if target.startswith(folder) else posixpath.relpath(target, folder)

    def link(self, number: int, text: str) -> str:
        return f"<a href='{self.href(number)}'>{text}</a>"

    def jump(self, number: int, text: str) -> str:
        """A link, or the bare text if it would lead to this page or none."""
        return self.link(number, text) if 1 <= number <= self.pages and number != self.number else text


def render_pager(section: Section, number: int, pages: int, rows: int) -> str:
    """The pager of page `number` of a section's list; empty if there is one page only."""
    if pages == 1:
        return ""
    place = _Place(section, number, pages, rows)
    body = _FORMS[section.pager](place)
    total = f"<span class='pageinfo'>共 <strong>{pages}</strong>頁<strong>{rows}</strong>條</span>\n"
    return f'<div class="dede_pages">{body}{total if section.states_total else ""}</div>\n'


def _render_numbers(place: _Place) -> str:
    numbers = "".join(
        f'<li class="thisclass">{n}</li>\n' if n == place.number else f"<li>{place.link(n, str(n))}</li>\n"
        for n in range(1, place.pages + 1)
    )
    ends = (place.jump(1, "首頁"), place.jump(place.number - 1, "上一頁"))
    steps = (place.jump(place.number + 1, "下一頁"), place.jump(place.pages, "末頁"))
    return f'<ul class="pagelist"><li>{"</li><li>".join(ends)}</li>\n{numbers}<li>{"</li><li>".join(steps)}</li></ul>\n'


def _render_window(place: _Place) -> str:
    near = range(max(1, place.number - WINDOW), min(place.pages, place.number + WINDOW) + 1)
    parts = [place.jump(place.number - 1, "&lt;")]
    if near.start > 1:
        parts += [place.link(1, "1"), "..."]
    parts += [f"<b>{n}</b>" if n == place.number else place.link(n, str(n)) for n in near]
    if near.stop <= place.pages:
        parts += ["...", place.link(place.pages, str(place.pages))]
    parts.append(place.jump(place.number + 1, "&gt;"))
    return " ".join(parts)


def _render_steps(place: _Place) -> str:
    steps = (
        (1, "[首頁]"),
        (place.number - 1, "[上一頁]"),
        (place.number + 1, "[下一頁]"),
        (place.pages, "[尾頁]"),
    )
    links = " ".join(place.jump(number, text) for number, text in steps)
    return f"第{place.number}頁/共{place.pages}頁 {links}\n"


def _render_ends(place: _Place) -> str:
    return f"{place.jump(1, '首頁')} <span class=current>{place.number}</span> {place.jump(place.pages, '末頁')}\n"


def _render_select(place: _Place) -> str:
    options = "".join(
        f"<option value='{place.href(n)}'{' selected' if n == place.number else ''}>{n}</option>\n"
        for n in range(1, place.pages + 1)
    )
    return (
        f"<select name='sldd' onchange='location.href=this.options[this.selectedIndex].value;'>\n{options}</select>\n"
    )


def _render_prev_next(place: _Place) -> str:
    return f"{place.jump(place.number - 1, '上一頁')} | {place.jump(place.number + 1, '下一頁')}\n"


def _render_english(place: _Place) -> str:
    return f"{place.jump(place.number - 1, '&laquo; Newer')} &middot; {place.jump(place.number + 1, 'Older &raquo;')}\n"


_FORMS = {
    "numbers": _render_numbers,
    "window": _render_window,
    "steps": _render_steps,
    "ends": _render_ends,
    "select": _render_select,
    "prev-next": _render_prev_next,
    "english": _render_english,
}
