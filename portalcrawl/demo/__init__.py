"""The embedded demo portal in three styles: synthetic portals with their own truth, and a server for them."""

from .mainland import build_portal
from .model import Page, Portal, TruthArticle, TruthSection
from .server import DemoServer
from .styles import STYLES

__all__ = ["STYLES", "DemoServer", "Page", "Portal", "TruthArticle", "TruthSection", "build_portal"]
