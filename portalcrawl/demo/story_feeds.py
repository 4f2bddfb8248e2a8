"""robots.txt and sitemap.xml of a portal of stories."""

from collections.abc import Sequence

from portalcrawl.demo.model import Page
from portalcrawl.demo.sitemap import render_urls
from portalcrawl.demo.story import Section, Story


def render_robots(address: str, closed: Sequence[str]) -> Page:
    """Closes some paths to robots and names the sitemap."""
    lines = ("User-agent: *", *(f"Disallow: {path}" for path in closed), "", f"Sitemap: {address}/sitemap.xml", "")
    return Page(200, {"Content-Type": "text/plain"}, "\n".join(lines).encode())


def render_sitemap(address: str, sections: Sequence[Section], stories: Sequence[Story]) -> Page:
    """The home page, the sections, every fourth story and those that no list shows."""
    chosen = [story for story in stories if story.number % 4 == 0 or not story.is_listed]
    addresses = ["/", *(section.address for section in sections)]
    return render_urls(address, [*((path, None) for path in addresses), *((story.path, story.day) for story in chosen)])
