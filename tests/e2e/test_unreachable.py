"""Start pages that cannot be read: exit 7, one line that names the address and what happened, no folder left behind."""

import datetime as dt
import ipaddress
import socket
import ssl
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from archived import check_manifest, check_places, only_archive, read_archive, sealed_bytes
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from running import (
    FAST,
    Run,
    crawl,
    refuse,
    run_cli,
)
from tiny_portal import Answer, Handler, TinyPortal


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture(scope="module")
def self_signed(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    today = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - dt.timedelta(days=1))
        .not_valid_after(today + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


def redirect(target: str) -> Answer:
    return lambda handler: handler.send_page(b"", 302, Location=target)


BAD_HOMES: dict[str, tuple[Answer, str]] = {
    "403": (lambda h: h.send_page("no", 403), "403"),
    "404": (lambda h: h.send_page("no", 404), "404"),
    "500": (lambda h: h.send_page("no", 500), "500"),
    "circle": (redirect("/"), "circle"),
    "offsite": (redirect("http://elsewhere.invalid/"), "elsewhere.invalid"),
    "pdf": (lambda h: h.send_page(b"%PDF-1.4", Content_Type="application/pdf"), "page"),
    "cut": (lambda h: h.send_page(b"x", Content_Length="1000", Connection="close"), "cut off"),
    "dropped": (Handler.drop, "start page"),
}


@dataclass(frozen=True)
class Unreached:
    """A run whose start page could not be read."""

    url: str
    output: Path
    run: Run


@pytest.fixture(scope="module")
def unreached(tmp_path_factory: pytest.TempPathFactory, self_signed: ssl.SSLContext) -> dict[str, Unreached]:
    """All of them side by side, for most of their time is spent waiting for a second try."""

    def reach(url: str) -> Unreached:
        output = tmp_path_factory.mktemp("unreached") / "out"
        return Unreached(url, output, crawl(url, output))

    def reach_home(name: str) -> Unreached:
        def answer(handler: Handler) -> None:
            BAD_HOMES[name][0](handler)
            handler.close_connection = True

        with TinyPortal(routes={"/": answer}) as portal:
            return reach(portal.url)

    def reach_over_tls() -> Unreached:
        with TinyPortal(tls=self_signed) as portal:
            return reach(portal.url)

    def reach_plain_port() -> Unreached:
        with TinyPortal() as portal:
            return reach(portal.url.replace("http:", "https:"))

    with ThreadPoolExecutor(4) as pool:
        futures = {name: pool.submit(reach_home, name) for name in BAD_HOMES} | {
            "unknown": pool.submit(reach, "http://no-such-portal.invalid/"),
            "refused": pool.submit(reach, f"http://127.0.0.1:{free_port()}/"),
            "certificate": pool.submit(reach_over_tls),
            "plain": pool.submit(reach_plain_port),
        }
        return {name: future.result() for name, future in futures.items()}


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("unknown", "host unknown"),
        ("refused", "refused"),
        ("certificate", "certificate"),
        ("plain", "TLS"),
        *((name, word) for name, (_, word) in BAD_HOMES.items()),
    ],
)
def test_start_page_that_cannot_be_read(unreached: dict[str, Unreached], name: str, word: str) -> None:
    one = unreached[name]
    refuse(one.run, 7, one.url, word, "start page")
    # A mistyped address leaves no folder behind.
    assert not list(one.output.glob("*"))


def test_portal_down_on_the_second_run_leaves_the_archive(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        assert crawl(portal.url, tmp_path).returncode == 0
    root = only_archive(tmp_path)
    before = sealed_bytes(root)
    refuse(run_cli("crawl", root, *FAST), 7, portal.url, "refused")
    assert sealed_bytes(root) == before
    check_manifest(root)
    check_places(root)


def test_two_portals_one_of_them_down(portal: TinyPortal, tmp_path: Path) -> None:
    """The worst code counts, and the other portal is archived."""
    down = f"http://127.0.0.1:{free_port()}/"
    run = run_cli("crawl", down, portal.url, "--output", tmp_path, *FAST)
    refuse(run, 7, down)
    assert read_archive(only_archive(tmp_path)).records.keys() == set(portal.articles)


@pytest.mark.slow
def test_one_host_may_go_unverified_and_its_records_say_so(self_signed: ssl.SSLContext, tmp_path: Path) -> None:
    with TinyPortal(tls=self_signed) as portal:
        refuse(crawl(portal.url, tmp_path / "a", "--insecure-tls", "other.example"), 7, "TLS")
        assert crawl(portal.url, tmp_path / "b", "--insecure-tls", "127.0.0.1").returncode == 0
    records = read_archive(only_archive(tmp_path / "b")).records
    assert len(records) == 6
    assert {record["capture"]["evidence"].get("tls") for record in records.values()} == {"not verified"}
