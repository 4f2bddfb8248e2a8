"""The English style: the paper of a small town, made with a blog's system."""

from portalcrawl.demo.english.style import build_portal

__all__ = ["build_portal"]
