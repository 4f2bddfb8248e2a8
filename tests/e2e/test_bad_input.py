"""What is wrong before a page is read: addresses, servers, home pages, dates, folders; one line, the right exit code."""

import datetime as dt
import ipaddress
import json
import os
import shutil
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from archived import check_manifest, check_places, only_archive, read_archive, read_fates, sealed_bytes
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from prose import write_paragraphs
from running import FAST, Run, complaint, crawl, run_cli, run_here, start_cli, wait_until
from tiny_portal import Answer, Handler, TinyPortal, render_page


@pytest.fixture
def portal() -> Iterator[TinyPortal]:
    with TinyPortal() as running:
        yield running


def refuse(run: Run, code: int, *words: str) -> str:
    """The run's one line; asserts its code and that the line has the words."""
    line = complaint(run)
    assert run.returncode == code, line
    for word in words:
        assert word.lower() in line.lower(), line
    return line


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def test_tiny_portal_is_archived(portal: TinyPortal, tmp_path: Path) -> None:
    """What the other tests rely on: with nothing wrong, all is well."""
    run = crawl(portal.url, tmp_path)
    assert run.returncode == 0, run.stderr
    records = read_archive(only_archive(tmp_path)).records
    assert records.keys() == set(portal.articles)
    for number, target in enumerate(portal.articles, 1):
        assert records[target]["articleBody"].split("\n\n") == write_paragraphs(number)


# --- arguments ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "target",
    [
        "",
        "nonsense",
        "not a url",
        "http://",
        "http://exa mple.com/",
        "http://example.com:99999/",
        "http://[::1/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_address(target: str, tmp_path: Path) -> None:
    run = run_here("crawl", target, "--output", tmp_path / "out", *FAST)
    refuse(run, 2, repr(target), "http://")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--since", "2017-13"), ("2017-13", "--since")),
        (("--since", "2017-02-30"), ("2017-02-30",)),
        (("--until", "last week"), ("last week", "--until", "2017-12-25")),
        (("--since", "2018", "--until", "2017"), ("--since", "--until", "2018-01-01", "2017-12-31")),
        (("--undated", "maybe"), ("--undated", "maybe", "keep", "drop")),
        (("--max-articles", "0"), ("--max-articles", "0")),
    ],
)
def test_options_that_cannot_be_meant(tmp_path: Path, options: tuple[str, ...], words: tuple[str, ...]) -> None:
    run = run_here("crawl", "http://portal.invalid/", "--output", tmp_path / "out", *options)
    refuse(run, 2, *words)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("option", ["--since", "--until"])
def test_empty_date_is_no_wish_for_everything(portal: TinyPortal, tmp_path: Path, option: str) -> None:
    """As a script's unset variable gives it."""
    refuse(crawl(portal.url, tmp_path / "out", option, ""), 2, option)
    assert portal.requests == []


@pytest.mark.parametrize(
    "options", [("--delay", "-1"), ("--concurrency", "0"), ("--max-articles", "ten"), ("--nonsense",)]
)
def test_options_out_of_range(tmp_path: Path, options: tuple[str, ...]) -> None:
    run = run_here("crawl", "http://portal.invalid/", "--output", tmp_path, *options)
    assert run.returncode == 2
    assert options[0] in run.stderr
    assert "Traceback" not in run.stderr


def test_section_that_the_portal_has_not(portal: TinyPortal, tmp_path: Path) -> None:
    """A mistyped name must not end as a complete run with nothing in it."""
    run = crawl(portal.url, tmp_path / "out", "--section", "体育新闻")
    refuse(run, 1, "体育新闻", "本地新闻", "政策法规")


@pytest.mark.parametrize("verb", ["status", "urls"])
def test_folder_that_is_no_archive(verb: str, tmp_path: Path) -> None:
    refuse(run_here(verb, tmp_path), 2, str(tmp_path), "ledger.db")
    refuse(run_here("crawl", tmp_path), 2, str(tmp_path))


# --- servers that cannot be reached ---------------------------------------------------------------


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


def test_portal_down_on_the_second_run_leaves_the_archive(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        assert crawl(portal.url, tmp_path).returncode == 0
    root = only_archive(tmp_path)
    before = sealed_bytes(root)
    refuse(run_cli("crawl", root, *FAST), 7, portal.url, "refused")
    assert sealed_bytes(root) == before
    check_manifest(root)
    check_places(root)


# --- home pages -----------------------------------------------------------------------------------


def redirect(target: str) -> Answer:
    return lambda handler: handler.send_page(b"", 302, Location=target)


BAD_HOMES: dict[str, tuple[Answer, str]] = {
    "403": (lambda h: h.send_page("no", 403), "403"),
    "404": (lambda h: h.send_page("no", 404), "404"),
    "500": (lambda h: h.send_page("no", 500), "500"),
    "429": (lambda h: h.send_page("no", 429), "429"),
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


@pytest.mark.parametrize(
    "body", ["", "<html><body><h1>It works!</h1></body></html>", render_page("x", "").partition("<div")[0]]
)
def test_home_page_without_a_menu(portal: TinyPortal, tmp_path: Path, body: str) -> None:
    portal.routes["/"] = lambda h: h.send_page(body)
    # What was tried, and what to do.
    refuse(crawl(portal.url, tmp_path / "out"), 1, portal.url, "menu", "list", "start from")
    assert not list((tmp_path / "out").glob("*"))


def test_home_page_busy_for_a_moment(portal: TinyPortal, tmp_path: Path) -> None:
    home = portal.routes["/"]
    portal.routes["/"] = lambda h: home(h) if portal.asked("/") > 1 else h.send_page("", 503, Retry_After="1")
    assert crawl(portal.url, tmp_path).returncode == 0
    assert read_archive(only_archive(tmp_path)).records.keys() == set(portal.articles)


def test_robots_txt_that_forbids_all(portal: TinyPortal, tmp_path: Path) -> None:
    portal.routes["/robots.txt"] = lambda h: h.send_page("User-agent: *\nDisallow: /\n", Content_Type="text/plain")
    refuse(crawl(portal.url, tmp_path / "out"), 7, portal.url, "robots.txt")
    assert {target for target, _ in portal.requests} == {"/robots.txt"}


def test_robots_txt_that_fails(portal: TinyPortal, tmp_path: Path) -> None:
    """A portal without a working robots.txt forbids nothing."""
    portal.routes["/robots.txt"] = Handler.drop
    run = crawl(portal.url, tmp_path)
    assert run.returncode in (0, 3), run.stderr
    assert read_archive(only_archive(tmp_path)).records.keys() == set(portal.articles)


@pytest.mark.parametrize("start", ["local/3.html", "local/"], ids=["article", "section"])
def test_start_inside_the_portal(portal: TinyPortal, tmp_path: Path, start: str) -> None:
    """An article's or a section's address leads to the whole portal by its menu."""
    run = crawl(portal.url + start, tmp_path)
    assert run.returncode == 0, run.stderr
    assert read_archive(only_archive(tmp_path)).records.keys() == set(portal.articles)


def test_two_portals_one_of_them_down(portal: TinyPortal, tmp_path: Path) -> None:
    """The worst code counts, and the other portal is archived."""
    down = f"http://127.0.0.1:{free_port()}/"
    run = run_cli("crawl", down, portal.url, "--output", tmp_path, *FAST)
    refuse(run, 7, down)
    assert read_archive(only_archive(tmp_path)).records.keys() == set(portal.articles)


# --- folders --------------------------------------------------------------------------------------


def test_file_in_the_outputs_place(portal: TinyPortal, tmp_path: Path) -> None:
    file = tmp_path / "out"
    file.write_text("mine", "utf-8")
    refuse(crawl(portal.url, file), 1, str(file), "--output")
    assert file.read_text("utf-8") == "mine"
    assert portal.requests == []


def test_file_in_the_archives_place(portal: TinyPortal, tmp_path: Path) -> None:
    file = tmp_path / f"127.0.0.1_{portal.port}"
    file.write_text("mine", "utf-8")
    refuse(crawl(portal.url, tmp_path), 1, str(file), "--output")


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a folder where nobody can make a folder")
def test_output_that_cannot_be_written(portal: TinyPortal) -> None:
    refuse(crawl(portal.url, Path("/proc/portalcrawl")), 1, "/proc/portalcrawl", "--output")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_output_without_permission(portal: TinyPortal, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    refuse(crawl(portal.url, tmp_path / "closed" / "out"), 1, str(tmp_path / "closed"), "--output")


def test_folder_with_other_files(portal: TinyPortal, tmp_path: Path) -> None:
    folder = tmp_path / f"127.0.0.1_{portal.port}"
    folder.mkdir()
    (folder / "thesis.txt").write_text("mine", "utf-8")
    refuse(crawl(portal.url, tmp_path), 1, str(folder), "thesis.txt", "--output")
    assert [path.name for path in folder.iterdir()] == ["thesis.txt"]


def test_archive_of_another_portal(portal: TinyPortal, tmp_path: Path) -> None:
    with TinyPortal() as other:
        assert crawl(other.url, tmp_path).returncode == 0
    root = only_archive(tmp_path)
    moved = root.rename(tmp_path / f"127.0.0.1_{portal.port}")
    before = sealed_bytes(moved)
    refuse(
        crawl(portal.url, tmp_path), 1, str(moved), f"127.0.0.1:{other.port}", f"127.0.0.1:{portal.port}", "--output"
    )
    assert sealed_bytes(moved) == before
    assert portal.requests == []


def spoil_ledger(root: Path) -> None:
    for path in root.glob("ledger.db-*"):
        path.unlink()
    (root / "ledger.db").write_bytes(b"no database at all, just words " * 200)


def lose_ledger(root: Path) -> None:
    for path in root.glob("ledger.db*"):
        path.unlink()


@pytest.mark.parametrize(("spoil", "word"), [(spoil_ledger, "ledger"), (lose_ledger, "ledger.db")])
def test_damaged_archive(portal: TinyPortal, tmp_path: Path, spoil: Callable[[Path], None], word: str) -> None:
    """It is named and left as it is: nothing is started over on top of it."""
    assert crawl(portal.url, tmp_path).returncode == 0
    root = only_archive(tmp_path)
    spoil(root)
    before = sealed_bytes(root)
    refuse(crawl(portal.url, tmp_path), 1, str(root), word)
    assert sealed_bytes(root) == before


def test_second_run_while_one_is_running(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        # The last page waits until the others have had their say.
        gate = threading.Event()
        page = portal.routes[portal.articles[-1]]
        portal.routes[portal.articles[-1]] = lambda h: page(h) if gate.wait(60) else None
        with start_cli("crawl", portal.url, "--output", tmp_path, "--delay", "0", "--concurrency", "1") as first:
            assert wait_until(lambda: portal.asked(portal.articles[-1]) > 0)
            second = crawl(portal.url, tmp_path)
            by_folder = run_cli("crawl", only_archive(tmp_path), *FAST)
            status = run_cli("status", only_archive(tmp_path), "--json")
            pid = first.process.pid
            gate.set()
            ended = first.wait()
    refuse(second, 6, str(only_archive(tmp_path)), "another run", str(pid))
    refuse(by_folder, 6, "another run")
    # Reading an archive disturbs nobody.
    assert status.returncode == 0
    assert json.loads(status.stdout)["sections"]
    assert ended.returncode == 0, ended.stderr
    assert read_archive(only_archive(tmp_path)).records.keys() == set(portal.articles)


def test_archive_folder_as_target(portal: TinyPortal, tmp_path: Path) -> None:
    """An archive can be moved and continued by its folder alone."""
    assert crawl(portal.url, tmp_path, "--max-articles", "2").returncode == 0
    root = only_archive(tmp_path)
    other = tmp_path / "elsewhere"
    other.mkdir()
    shutil.move(root, other)
    run = run_cli("crawl", other / root.name, *FAST)
    assert run.returncode == 0, run.stderr
    assert read_archive(other / root.name).records.keys() == set(portal.articles)
    assert not [line for line in read_fates(other / root.name).values() if line["state"] == "pending"]
