"""A resolver that gives a host's addresses in turn, as that of a rebinding host does."""

import os
from typing import Any

from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import Deferred, succeed


class TurningResolver(CachingThreadedResolver):
    """Knows the hosts that the environment's `RESOLVED` names: `host=address,address;host=address`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pairs = (spec.partition("=") for spec in os.environ["RESOLVED"].split(";"))
        self._names = {host: addresses.split(",") for host, _, addresses in pairs}

    def getHostByName(self, name: str, timeout: Any = None) -> "Deferred[str]":  # noqa: N802 - Twisted's name
        """The next address of a host that is named, the last one for ever."""
        addresses = self._names.get(name)
        if not addresses:
            return super().getHostByName(name, timeout)
        return succeed(addresses.pop(0) if len(addresses) > 1 else addresses[0])
