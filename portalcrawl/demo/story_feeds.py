"""robots.txt and sitemap.xml of a portal of stories."""

from collections.abc import Sequence
from html import escape

from .model import Page
from .story import Section, Story


def render_robots(address: str, closed: Sequence[str]) -> Page:
    """Closes some paths to robots and names the sitemap."""
    lines = ("User-agent: *", *(f"Disallow: {path}" for path in closed), "", f"Sitemap: {address}/sitemap.xml", "")
    return Page(200, {"Content-Type": "text/plain"}, "\n".join(lines).encode())


def render_sitemap(address: str, sections: Sequence[Section], stories: Sequence[Story]) -> Page:
    """The home page, the sections, every fourth story and those that no list shows."""
    chosen = [story for story in stories if story.number % 4 == 0 or not story.is_listed]
    entries = [(section.address, None) for section in sections] + [(story.path, story.day) for story in chosen]
    urls = "\n".join(
        f"<url><loc>{escape(address + path)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>"
        for path, day in [("/", None), *entries]
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}\n</urlset>\n'
    )
    return Page(200, {"Content-Type": "text/xml"}, text.encode())
