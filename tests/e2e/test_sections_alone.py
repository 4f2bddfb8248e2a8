"""A run over some sections takes these alone, whatever an earlier run left pending."""

from pathlib import Path

from archived import only_archive, read_archive, read_fates
from running import FAST, crawl, run_cli
from tiny_portal import SECTIONS, TinyPortal


def test_what_an_earlier_run_left_elsewhere_stays_pending(portal: TinyPortal, tmp_path: Path) -> None:
    assert crawl(portal.url, tmp_path, "--max-articles", "1").returncode == 0
    root = only_archive(tmp_path)
    (_, first), (name, second) = SECTIONS
    run = run_cli("crawl", root, "--section", name, *FAST)
    assert run.returncode == 0, run.stderr
    before, wanted = read_archive(root).records.keys(), {path for path in portal.articles if path.startswith(second)}
    assert {path for path in before if path.startswith(second)} == wanted
    assert len({path for path in before if path.startswith(first)}) <= 1, "those of the first run"
    states = {
        fate["state"] for path, fate in read_fates(root).items() if path.startswith(first) and path.endswith(".html")
    }
    assert "pending" in states
    assert run_cli("crawl", root, *FAST).returncode == 0
    assert read_archive(root).records.keys() == set(portal.articles)
