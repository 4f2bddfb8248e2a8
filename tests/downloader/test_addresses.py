"""Which addresses may be connected to."""

import pytest

from portalcrawl.downloader.addresses import (
    AddressPolicy,
    AddressRefusedError,
    ip_address,
    kind_of,
    literal_address,
    parse_network,
)

PUBLIC = ("93.184.216.34", "1.1.1.1", "2606:2800:220:1::1", "64:ff9b::5db8:d822", "2002:5db8:d822::1", "::ffff:1.1.1.1")
REFUSED = {
    "127.0.0.1": "loopback",
    "127.255.1.2": "loopback",
    "::1": "loopback",
    "::ffff:127.0.0.1": "loopback",
    "64:ff9b::7f00:1": "loopback",
    "2002:7f00:1::": "loopback",
    "10.1.2.3": "private",
    "172.16.0.1": "private",
    "192.168.1.1": "private",
    "fd00::1": "private",
    "fec0::1": "private",
    "64:ff9b::a01:203": "private",
    "169.254.169.254": "link-local",
    "fe80::1": "link-local",
    "2002:a9fe:a9fe::1": "link-local",
    "100.64.0.1": "shared",
    "64:ff9b:1::1": "shared",
    "224.0.0.1": "multicast",
    "ff02::1": "multicast",
    "0.0.0.0": "unspecified",
    "::": "unspecified",
    "::127.0.0.1": "reserved",
    "240.0.0.1": "private",
    "255.255.255.255": "private",
    "0.1.2.3": "private",
    "192.0.2.1": "private",
}
"""Addresses that are not the whole net's, and what they are called (`ipaddress` counts reserved ones as private)."""


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_asked(address: str) -> None:
    assert kind_of(ip_address(address)) == "public"
    AddressPolicy(["http://portal.example/"]).check("portal.example", 80, address)


@pytest.mark.parametrize("address", REFUSED)
def test_other_addresses_are_refused(address: str) -> None:
    assert kind_of(ip_address(address)) == REFUSED[address]
    with pytest.raises(AddressRefusedError, match=r"--allow-address"):
        AddressPolicy(["http://portal.example/"]).check("other.example", 80, address)


def test_the_start_may_be_anywhere_and_only_its_host_and_port() -> None:
    policy = AddressPolicy(["http://intranet.example:8080/news/"])
    policy.check("intranet.example", 8080, "10.0.0.5")
    policy.check("INTRANET.example", 8080, "10.0.0.6")
    for host, port in (("intranet.example", 22), ("www.intranet.example", 8080), ("10.0.0.5", 8080)):
        with pytest.raises(AddressRefusedError):
            policy.check(host, port, "10.0.0.5")


def test_a_start_without_a_port_may_go_on_from_http_to_https() -> None:
    policy = AddressPolicy(["http://intranet.example/"])
    policy.check("intranet.example", 80, "10.0.0.5")
    policy.check("intranet.example", 443, "10.0.0.5")
    with pytest.raises(AddressRefusedError):
        policy.check("intranet.example", 8443, "10.0.0.5")


@pytest.mark.parametrize(("first", "later"), [("93.184.216.34", "127.0.0.1"), ("10.0.0.5", "169.254.169.254")])
def test_what_the_start_was_first_it_stays(first: str, later: str) -> None:
    policy = AddressPolicy(["http://portal.example/"])
    policy.check("portal.example", 80, first)
    with pytest.raises(AddressRefusedError, match="before"):
        policy.check("portal.example", 80, later)
    policy.check("portal.example", 80, first)


def test_allowed_networks_are_as_good_as_public() -> None:
    policy = AddressPolicy([], [parse_network("10.0.0.0/8"), parse_network("::1")])
    policy.check("a.example", 80, "10.9.9.9")
    policy.check("a.example", 80, "::1")
    with pytest.raises(AddressRefusedError, match=r"a\.example: 127\.0\.0\.1 is a loopback address"):
        policy.check("a.example", 80, "127.0.0.1")


SPELLINGS = ("2130706433", "0x7f000001", "0x7f.0.0.1", "017700000001", "0177.1", "127.1", "127.0.1", "127.0.0.1.")


@pytest.mark.parametrize("host", SPELLINGS)
def test_every_spelling_of_an_address_is_one(host: str) -> None:
    assert str(literal_address(host.rstrip("."))) == "127.0.0.1"


@pytest.mark.parametrize("host", ["example.com", "1.example", "", "127.0.0.1.nip.example", "0x7g"])
def test_names_are_none(host: str) -> None:
    assert literal_address(host) is None
