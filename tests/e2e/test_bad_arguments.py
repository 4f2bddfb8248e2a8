"""Arguments that cannot be meant: exit 2 and one line, before anything is asked of a server or written."""

from pathlib import Path

import pytest
from running import FAST, crawl, refuse, run_here
from tiny_portal import TinyPortal


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


def test_style_that_the_demo_has_not(tmp_path: Path) -> None:
    refuse(run_here("demo", "--style", "french", "--output", tmp_path / "out"), 2, "french", "mainland", "english")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("pair", ["DOWNLOAD_DELAY=abc", "CONCURRENT_REQUESTS=many", "COOKIES_ENABLED=perhaps"])
def test_a_setting_that_scrapy_could_not_read(tmp_path: Path, pair: str) -> None:
    refuse(run_here("crawl", "http://portal.invalid/", "--output", tmp_path / "out", "--set", pair), 2, f"--set {pair}")
    assert not (tmp_path / "out").exists()
