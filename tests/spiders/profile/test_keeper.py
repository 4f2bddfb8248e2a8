"""The profile of a run: given, kept or learned; and the sections that it knows."""

import asyncio
import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.ledger import Role
from portalcrawl.exceptions import ProfileError
from portalcrawl.extraction.hints import Hints
from portalcrawl.induction.samples import ArticlePage, Samples
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import BodyRule, Origin, Portal, Profile, Rule, SectionEntry, Template
from portalcrawl.profiles.store import load_profile
from portalcrawl.profiles.writing import format_profile
from portalcrawl.spiders.profile import keeper as keeper_module
from portalcrawl.spiders.profile.keeper import LEAST_OF_A_PART, ProfileKeeper
from portalcrawl.spiders.profile.sample_fetcher import SampleFetcher
from portalcrawl.spiders.profile.sampler import NO_LIMITS, Limits
from portalcrawl.spiders.section_tree import SectionTree
from portalcrawl.text.dates.window import Window

HOME = "http://example.com/"
GIVEN = Profile(Portal(HOME, time_zone="-05:00"), revision=3, menu=Rule("//nav", origin=Origin.DECLARED))
PART = Limits(Window(date(2024, 1, 1), None))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    archive = Archive(tmp_path / "example.com", HOME)
    archive.begin_run({})
    yield archive
    archive.close()


def sample(count: int) -> Samples:
    samples = Samples(HOME, Document.from_text(HOME, "<p>x</p>"))
    for number in range(count):
        text = f"<h1>标题之{number}</h1><div class='con'><p>{'正文的一句话，说的是别的事。' * 4}{number}</p></div>"
        samples.articles.append(ArticlePage(Document.from_text(f"{HOME}{number}.html", text), Hints(f"标题之{number}")))
    return samples


def learn(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, samples: Samples, limits: Limits = NO_LIMITS
) -> ProfileKeeper:
    async def collect(*_: object, **__: object) -> Samples:
        return samples

    monkeypatch.setattr(SampleFetcher, "collect", collect)
    keeper = ProfileKeeper(archive, None)
    crawler: Any = object()
    asyncio.run(keeper.learn(crawler, HOME, limits))
    return keeper


def test_a_given_profile_is_kept(archive: Archive) -> None:
    keeper = ProfileKeeper(archive, GIVEN)
    assert not archive.layout.profile.exists(), "the run has not begun"
    keeper.begin()
    assert keeper.profile == GIVEN == load_profile(archive.layout.profile)
    assert keeper.menu == GIVEN.menu
    assert str(keeper.zone) == "UTC-05:00"
    assert keeper.is_older


def test_the_archives_profile_is_read(archive: Archive) -> None:
    archive.write_profile(format_profile(GIVEN))
    assert ProfileKeeper(archive, None).profile == GIVEN


def test_a_profile_that_cannot_be_used_ends_the_run(archive: Archive) -> None:
    archive.write_profile("[portal]\n")
    with pytest.raises(ProfileError, match=r"profile\.toml: \[portal\] start: is missing"):
        ProfileKeeper(archive, None)


def test_what_was_learned_is_kept_and_cannot_have_drifted_yet(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = learn(archive, monkeypatch, sample(6))
    assert keeper.profile is not None
    assert keeper.profile == load_profile(archive.layout.profile)
    assert len(keeper.profile.templates) == 1
    assert not keeper.is_older


def test_nothing_is_learned_from_no_articles(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = learn(archive, monkeypatch, sample(0))
    assert keeper.profile is None
    assert not archive.layout.profile.exists()


@pytest.mark.parametrize(("count", "is_learned"), [(LEAST_OF_A_PART - 1, False), (LEAST_OF_A_PART, True)])
def test_a_part_of_the_portal_must_say_enough(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, count: int, is_learned: bool
) -> None:
    keeper = learn(archive, monkeypatch, sample(count), PART)
    assert (keeper.profile is not None) == archive.layout.profile.exists() == is_learned


def test_a_fault_of_ours_while_learning_does_not_cost_the_archive(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: Samples) -> Profile:
        raise ZeroDivisionError("odd page")

    monkeypatch.setattr(keeper_module, "learn_profile", fail)
    with caplog.at_level(logging.ERROR):
        keeper = learn(archive, monkeypatch, sample(6))
    assert keeper.profile is None
    assert not archive.layout.profile.exists()
    assert "odd page" in caplog.text


def test_sections_go_to_the_tree_with_those_above_them(archive: Archive) -> None:
    sections = (
        SectionEntry(("新闻",), HOME + "xw/"),
        SectionEntry(("新闻", "要闻"), HOME + "xw/yw/"),
        SectionEntry(("政策",), HOME + "zc/", skip=True),
        SectionEntry(("别处",), "http://other.example.org/"),
    )
    keeper = ProfileKeeper(archive, Profile(Portal(HOME), sections=sections))
    tree = SectionTree(archive.ledger, HOME)
    keeper.add_sections(tree)
    inner = tree.find(HOME + "xw/yw/")
    assert inner is not None
    assert (inner.path, inner.urls) == (("新闻", "要闻"), (HOME + "xw/", HOME + "xw/yw/"))
    pending = [lease.url for lease in archive.ledger.lease((Role.LIST,), 10)]
    assert sorted(pending) == [HOME + "xw/", HOME + "xw/yw/"]


def test_a_skipped_section_stays_out_though_a_menu_or_an_earlier_run_names_it(archive: Archive) -> None:
    tree = SectionTree(archive.ledger, HOME)
    keeper = ProfileKeeper(archive, Profile(Portal(HOME), sections=(SectionEntry(("政策",), HOME + "zc/", skip=True),)))
    keeper.add_sections(tree)
    tree.add(HOME + "zc/", ("政策",), (HOME + "zc/",), "menu")
    tree.enqueue_all()
    assert archive.ledger.lease((Role.LIST,), 10) == []


def test_without_a_profile_there_is_nothing_to_ask(archive: Archive) -> None:
    keeper = ProfileKeeper(archive, None)
    assert (keeper.menu, keeper.rows, keeper.pager, keeper.charset, keeper.name) == (None, (), None, None, None)
    assert keeper.take_sampled(HOME) is None
    keeper.add_sections(SectionTree(archive.ledger, HOME))
    assert archive.ledger.lease((Role.LIST,), 10) == []


def test_an_earlier_versions_profile_is_mended_and_told_once(
    archive: Archive, caplog: pytest.LogCaptureFixture
) -> None:
    """Its body's rule leaves out the body."""
    body = BodyRule("//div[@class='v']", omit=("//div[@class='v']", "//div[@class='share']"))
    text = format_profile(replace(GIVEN, templates=(Template("article-1", body=body),)))
    archive.write_profile(text)
    for told in (1, 0):
        caplog.clear()
        keeper = ProfileKeeper(archive, None)
        keeper.begin()
        [template] = (keeper.profile or GIVEN).templates
        assert template.body is not None
        assert template.body.omit == ("//div[@class='share']",)
        assert caplog.text.count("selects the body itself; it is taken out") == told
    assert archive.layout.profile.read_text("utf-8") == text
