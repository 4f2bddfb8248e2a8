"""The mainland style: an old industrial-park portal of some system, its texts mangled as mirror sites mangle them."""

from portalcrawl.demo.mainland.site import build_portal

__all__ = ["build_portal"]
