"""The embedded demo portal in three styles: synthetic portals with their own truth, and a server for them."""

from portalcrawl.demo.mainland import build_portal
from portalcrawl.demo.model import Page, Portal, TruthArticle, TruthSection
from portalcrawl.demo.server import DemoServer
from portalcrawl.demo.styles import STYLES

__all__ = ["STYLES", "DemoServer", "Page", "Portal", "TruthArticle", "TruthSection", "build_portal"]
