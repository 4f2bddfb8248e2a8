"""The embedded demo portal: a synthetic industrial-park portal with its own truth, and a server for it."""

from .mainland import build_portal
from .model import Page, Portal, TruthArticle, TruthSection
from .server import DemoServer

__all__ = ["DemoServer", "Page", "Portal", "TruthArticle", "TruthSection", "build_portal"]
