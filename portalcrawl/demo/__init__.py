"""The embedded demo portal: a synthetic industrial-park portal with its own truth, and a server for it."""

from .model import Page, Portal, TruthArticle, TruthSection
from .server import DemoServer
from .site import build_portal

__all__ = ["DemoServer", "Page", "Portal", "TruthArticle", "TruthSection", "build_portal"]
