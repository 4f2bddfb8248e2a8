"""A reactor that asks before it connects: the address is checked that is connected, whatever a resolver said before."""

from collections.abc import Callable
from typing import Any

from twisted.internet.interfaces import IReactorPluggableNameResolver
from zope.interface import implementer  # type: ignore[import-untyped]

Check = Callable[[str, int], None]
"""Takes the address and port of a connection; raises where it must not be made."""


@implementer(IReactorPluggableNameResolver)
class GuardedReactor:
    """What Twisted's endpoints need of a reactor. `connectTCP` gets resolved addresses from `HostnameEndpoint`."""

    def __init__(self, reactor: Any, check: Check) -> None:
        """All but connections is left to `reactor`."""
        self._reactor = reactor
        self._check = check

    def connectTCP(self, host: str, port: int, *args: Any, **kwargs: Any) -> Any:  # noqa: N802 - Twisted's name
        """Connect to an address that passes. Raises what the check raises; an endpoint then tries the next address."""
        self._check(host, port)
        return self._reactor.connectTCP(host, port, *args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reactor, name)
