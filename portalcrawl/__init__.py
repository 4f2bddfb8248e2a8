"""portalcrawl archives a portal's articles as clean, deduplicated, verifiable JSON lines."""

__version__ = "0.1.0"
