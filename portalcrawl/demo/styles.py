"""The styles that the demo portal comes in."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from portalcrawl.demo import english, mainland, taiwan
from portalcrawl.demo.model import Portal


class Build(Protocol):
    """Builds the portal of one style: the same bytes for the same arguments."""

    def __call__(self, seed: int = ..., articles: int = ...) -> Portal:
        """The portal with so many articles, copies included. Raises ValueError for fewer than its sections need."""


STYLES: Mapping[str, Build] = MappingProxyType(
    {"mainland": mainland.build_portal, "taiwan": taiwan.build_portal, "english": english.build_portal}
)
"""By name: an old portal of an industrial park, its texts mangled; a service centre in Taiwan; a small town's paper."""
