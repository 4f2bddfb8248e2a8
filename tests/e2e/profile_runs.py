"""Crawls of a portal whose profile is learned, given or mended by a person."""

from collections import Counter
from pathlib import Path

from archived import only_archive
from changing_portal import ChangingPortal
from running import Run, crawl
from tiny_portal import TinyPortal

from portalcrawl.profiles.model import Profile
from portalcrawl.profiles.store import load_profile


def crawl_well(portal: TinyPortal, output: Path, *arguments: object) -> Run:
    run = crawl(portal.url, output, *arguments)
    assert run.returncode == 0, run.stdout + run.stderr
    return run


def kept_profile(output: Path) -> tuple[Path, Profile]:
    path = only_archive(output) / "profile.toml"
    return path, load_profile(path)


def edit(path: Path, *changes: tuple[str, str]) -> None:
    """As a person does, in an editor."""
    text = path.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{old} stands {text.count(old)} times in\n{text}"
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def asked_twice(portal: ChangingPortal) -> list[str]:
    """robots.txt aside, which is read for its rules and for the sitemaps that it names."""
    return [target for target, times in Counter(portal.asked_since(0)).items() if times > 1]
