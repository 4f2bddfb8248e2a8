"""The Taiwan style: the portal of an industrial park's service centre, in traditional characters and Taiwan's words."""

from portalcrawl.demo.taiwan.style import build_portal

__all__ = ["build_portal"]
