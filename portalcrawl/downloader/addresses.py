"""Which network addresses a run may connect to: public ones, what a person named, and nothing else."""

import socket
from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

PUBLIC = "public"
# IPv6 prefixes behind which an IPv4 address stands, and by how many bits it is shifted: NAT64 (RFC 6052), 6to4 (RFC
# 3056). `ipaddress` itself knows mapped addresses.
_TRANSLATED = ((IPv6Network("64:ff9b::/96"), 0), (IPv6Network("2002::/16"), 80))
# Carrier-grade NAT (RFC 6598), and the NAT64 prefix for use inside a network (RFC 8215).
_SHARED = (IPv4Network("100.64.0.0/10"), IPv6Network("64:ff9b:1::/48"))
_WEB_PORTS = (80, 443)


class AddressRefusedError(Exception):
    """A connection to an address that is not public and that nobody named; the message says which and what lifts it."""


def parse_network(text: str) -> Network:
    """The network that `10.0.0.0/8`, `10.1.2.3` or `fd00::/8` means. Raises ValueError."""
    return ip_network(text.strip().strip("[]"), strict=False)


def kind_of(address: Address) -> str:
    """`public`, or the kind of network that an address belongs to.

    >>> kind_of(ip_address("93.184.216.34")), kind_of(ip_address("169.254.169.254"))
    ('public', 'link-local')
    >>> kind_of(ip_address("::ffff:127.0.0.1")), kind_of(ip_address("64:ff9b::a00:1"))
    ('loopback', 'private')
    """
    if (inner := embedded_address(address)) is not None:
        return kind_of(inner)
    kinds = (
        ("unspecified", address.is_unspecified),
        ("loopback", address.is_loopback),
        ("link-local", address.is_link_local),
        ("multicast", address.is_multicast),
        ("shared", any(address in network for network in _SHARED)),
        ("private", address.is_private or getattr(address, "is_site_local", False)),
        ("reserved", address.is_reserved or not address.is_global),
    )
    return next((name for name, is_so in kinds if is_so), PUBLIC)


@lru_cache(maxsize=1_000)
def _parse(text: str) -> tuple[Address, str]:
    """An address and its kind: each answer of a host is asked where it came from."""
    address = ip_address(text.partition("%")[0])
    return address, kind_of(address)


def embedded_address(address: Address) -> IPv4Address | None:
    """The IPv4 address to which an IPv6 address leads; None where it stands for itself."""
    if not isinstance(address, IPv6Address):
        return None
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    shifts = (shift for network, shift in _TRANSLATED if address in network)
    return next((IPv4Address(int(address) >> shift & 0xFFFFFFFF) for shift in shifts), None)


def literal_address(host: str) -> Address | None:
    """The address that a host is, in any spelling that a resolver takes for one; None for a name.

    >>> [str(literal_address(host)) for host in ("127.0.0.1", "2130706433", "0x7f.1", "0177.0.0.01", "[::1]")]
    ['127.0.0.1', '127.0.0.1', '127.0.0.1', '127.0.0.1', '::1']
    """
    bare = host.strip("[]").partition("%")[0]
    try:
        return ip_address(bare)
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(bare)) if bare.rstrip(".")[-1:].isalnum() else None
    except (OSError, UnicodeError, ValueError):
        return None


class AddressPolicy:
    """What one run may connect to.

    A host that a person typed (the start URL) may be anywhere, but what it is at the first connection it stays: a name
    that was public does not become private, and one that was private does not become a network of another kind.
    """

    def __init__(self, typed: Iterable[str], allowed: Iterable[Network] = ()) -> None:
        """`typed` are the URLs that a person named; `allowed` networks are as good as public."""
        self._allowed = tuple(allowed)
        self._typed = {place for url in typed for place in _places_of(url)}
        self._kinds: dict[str, str] = {}
        """By typed host, what it was at its first connection."""

    def check(self, host: str, port: int, address: str) -> None:
        """Raises AddressRefusedError if `address`, to which `host` has resolved, must not be connected to."""
        parsed, kind = _parse(address)
        host = host.strip("[]").lower()
        if any(parsed in network for network in self._allowed):
            kind = PUBLIC
        is_typed = (host, port) in self._typed
        first = self._kinds.setdefault(host, kind) if is_typed else PUBLIC
        if kind in (PUBLIC, first):
            return
        named = address if host == address else f"{host}: {address}"
        before = f" ({host} was {first} before)" if is_typed else ""
        article = "an" if kind.startswith("u") else "a"
        raise AddressRefusedError(
            f"{named} is {article} {kind} address{before}; --allow-address {address} lets it be asked"
        )

    def check_host(self, host: str, port: int) -> None:
        """The same for a host that is an address itself, where somebody else will connect to it: a proxy."""
        if (address := literal_address(host)) is not None:
            self.check(host, port, str(address))


def _places_of(url: str) -> list[tuple[str, int]]:
    """Host and port of a URL; with a port of the web also the other one: portals send visitors from http to https."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return []
    return [(host, one) for one in (_WEB_PORTS if port is None or port in _WEB_PORTS else (port,))]
