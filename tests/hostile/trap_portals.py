"""Portals of a hundred articles, each with a trap that has no end."""

from collections.abc import Callable

from tiny_portal import Handler, TinyPortal

SIZE = 100
Page = tuple[int, str]
"""Status and text."""


class TrapPortal(TinyPortal):
    """A tiny portal whose pages of lists and articles link into a trap."""

    def __init__(self, link: str, answer: Callable[[str], Page | None]) -> None:
        """`link` is the HTML that leads into the trap, on every page; `answer` gives the trap's pages by target."""
        self.link = link
        self.trap = answer
        self.trapped = 0
        """How often the trap was asked."""
        super().__init__(size=SIZE)
        self.routes = _Routes(self, self.routes)

    def find(self, target: str) -> Callable[[Handler], None] | None:
        """The answer for a target that the portal itself does not have."""
        if target in ("/robots.txt", "/sitemap.xml", "/favicon.ico"):
            return None
        page = self.trap(target)
        if page is None:
            return None
        self.trapped += 1
        status, text = page
        return lambda handler: handler.send_page(text, status=status)

    def render_home(self) -> str:
        return super().render_home().replace("</body>", f"{self.link}</body>")

    def render_list(self, name: str, address: str) -> str:
        return super().render_list(name, address).replace("</body>", f"{self.link}</body>")

    def render_article(self, number: int) -> str:
        return super().render_article(number).replace("</body>", f"{self.link}</body>")


class _Routes(dict[str, Callable[[Handler], None]]):
    """The portal's routes, and the trap behind them."""

    def __init__(self, portal: TrapPortal, routes: dict[str, Callable[[Handler], None]]) -> None:
        super().__init__(routes)
        self._portal = portal

    def get(self, key: str, default: object = None) -> Callable[[Handler], None] | None:  # type: ignore[override]
        return super().get(key) or self._portal.find(key)
