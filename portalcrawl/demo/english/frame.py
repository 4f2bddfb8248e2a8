"""The frame around every page of the English style: header, navigation, sidebar, footer; a blog's semantic markup."""

from collections.abc import Sequence
from datetime import date
from html import escape

from portalcrawl.demo.english.menu import POLICIES, SECTIONS, SERVICES, SITE_ADDRESS, SITE_NAME, SPORT, STATICS
from portalcrawl.demo.model import Page
from portalcrawl.demo.story import Section, Story


def show_day(day: date) -> str:
    """March 3, 2026."""
    return f"{day:%B} {day.day}, {day.year}"


def link(story: Story, text: str | None = None, *, host: str = "") -> str:
    """A link to a story with its headline."""
    return f'<a href="{host}{story.path}">{escape(text or story.headline, quote=False)}</a>'


def render_page(
    title: str, main: str, *, sidebar: str = "", trail: Sequence[Section] = (), status: int = 200, body_class: str = ""
) -> Page:
    """A whole page; `trail` has the sections of the breadcrumb."""
    full = f"{title} – {SITE_NAME}" if title != SITE_NAME else title
    steps = " » ".join(f'<a href="{one.address}">{escape(one.name)}</a>' for one in trail)
    crumbs = f'<div class="breadcrumbs"><a href="/">Home</a> » {steps}</div>\n' if trail else ""
    text = f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(full, quote=False)}</title>
<link rel="stylesheet" href="/wp-content/themes/courier/style.css">
</head>
<body class="{body_class}">
<header class="site-header">
<div class="top-bar">{" | ".join(f'<a href="{href}">{name}</a>' for name, href in SERVICES)}</div>
<p class="site-title"><a href="/" rel="home">{SITE_NAME}</a></p>
{_NAVIGATION}
</header>
<div class="site-content">
<main id="main">
{crumbs}{main}
</main>
{sidebar}</div>
{_FOOTER}
</body>
</html>
"""
    return Page(status, {"Content-Type": "text/html; charset=UTF-8"}, text.encode())


def _render_navigation() -> str:
    def entry(name: str, href: str, below: str = "") -> str:
        return f'<li class="menu-item"><a href="{href}">{escape(name)}</a>{below}</li>\n'

    below = "".join(entry(one.name, one.address) for one in SECTIONS if one.above is SPORT)
    entries = [
        entry(s.name, s.address, f'\n<ul class="sub-menu">\n{below}</ul>' if s is SPORT else "")
        for s in SECTIONS
        if s.above is None
    ]
    statics = [entry(*static) for static in STATICS]
    return f'<nav class="main-navigation"><ul>\n{entry("Home", "/")}{"".join(entries + statics)}</ul></nav>'


_NAVIGATION = _render_navigation()
_FOOTER = f"""<footer class="site-footer">
<nav><ul>{"".join(f'<li><a href="{href}">{name}</a></li>' for name, href in POLICIES)}</ul></nav>
<p>© 2019–2026 <a href="{SITE_ADDRESS}/">{SITE_NAME}</a>. All rights reserved. Theme: Courier.</p>
</footer>"""
