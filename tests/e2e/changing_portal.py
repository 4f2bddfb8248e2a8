"""A tiny portal that grows, and whose makers change its layout one day."""

from dataclasses import dataclass

from prose import write_paragraphs
from tiny_portal import SECTIONS, TinyPortal, render_article

# The same pages under other names: what a redesign leaves of a portal.
NEW = {
    'class="nav"': 'class="daohang"',
    'class="crumb"': 'class="lujing"',
    'class="list"': 'class="liebiao"',
    'class="content"': 'class="zhengwen"',
    'class="info"': 'class="xinxi"',
    "<h1>": '<div class="hd"><h2 class="bt">',
    "</h1>": "</h2></div>",
}


@dataclass
class ChangingPortal(TinyPortal):
    """`is_new` serves the new layout; a class a test replaces in `names` is replaced as well."""

    size: int = 24
    is_new: bool = False

    def dress(self, page: str) -> str:
        """A page in the layout of the day."""
        for old, new in NEW.items() if self.is_new else ():
            page = page.replace(old, new)
        return page

    def render_home(self) -> str:
        return self.dress(super().render_home())

    def render_list(self, name: str, address: str) -> str:
        return self.dress(super().render_list(name, address))

    def render_article(self, number: int) -> str:
        name, address = SECTIONS[0] if number % 2 else SECTIONS[1]
        return self.dress(render_article(number, name, address, write_paragraphs(number)))

    def grow(self, count: int) -> list[str]:
        """Publish so many further articles; their targets."""
        fresh = []
        for number in range(len(self.articles) + 1, len(self.articles) + count + 1):
            target = f"/{'local' if number % 2 else 'policy'}/{number}.html"
            self.routes[target] = lambda h, number=number: h.send_page(self.render_article(number))  # type: ignore[misc]
            self.articles.append(target)
            fresh.append(target)
        return fresh

    def asked_since(self, start: int) -> list[str]:
        """Targets of the requests behind the first `start`, robots.txt and sitemaps aside."""
        return [target for target, _ in self.requests[start:] if target not in ("/robots.txt", "/sitemap.xml")]
