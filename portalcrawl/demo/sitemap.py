"""sitemap.xml, as sitemaps.org has it."""

from collections.abc import Iterable
from datetime import date
from html import escape

from portalcrawl.demo.model import Page


def render_urls(address: str, entries: Iterable[tuple[str, date | None]]) -> Page:
    """The sitemap of a portal's targets, each with the day of its last change if that is known."""
    urls = "\n".join(
        f"<url><loc>{escape(address + path)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>"
        for path, day in entries
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}\n</urlset>\n'
    )
    return Page(200, {"Content-Type": "text/xml"}, text.encode())
