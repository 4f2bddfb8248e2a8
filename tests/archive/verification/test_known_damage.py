"""Damage that was noted is known by its place and by the file's bytes."""

from pathlib import Path

import pytest

from portalcrawl.archive.layout import Layout
from portalcrawl.archive.verification.findings import Finding, Mend
from portalcrawl.archive.verification.known_damage import KnownDamage

FILE = "articles/00001.jsonl"


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    layout = Layout(tmp_path)
    layout.create()
    (tmp_path / FILE).write_bytes(b"damaged")
    return layout


def test_a_place_is_known_and_others_are_not(layout: Layout) -> None:
    KnownDamage(layout).note([Finding(FILE, "no JSON", Mend.FETCH, 7, 3)])
    known = KnownDamage(layout)
    assert known.has(FILE, 7)
    assert known.covers(Finding(FILE, "another word for it", Mend.FETCH, 7))
    assert not known.has(FILE, 8)
    assert not known.covers(Finding("articles/00002.jsonl", "no JSON", Mend.FETCH, 7))


def test_a_whole_file_is_known_as_long_as_it_is_as_it_was(layout: Layout) -> None:
    whole = Finding(FILE, "another SHA-256", Mend.FORGET)
    assert not KnownDamage(layout).covers(whole)
    KnownDamage(layout).note([whole])
    assert KnownDamage(layout).covers(whole)
    (layout.root / FILE).write_bytes(b"damaged again")
    assert not KnownDamage(layout).covers(whole), "new damage is found"


def test_a_file_that_was_gone_and_is_gone(layout: Layout) -> None:
    gone = Finding("warc/p-00001.warc.gz", "is gone", Mend.FORGET)
    KnownDamage(layout).note([gone])
    assert KnownDamage(layout).covers(gone)


def test_a_line_that_is_no_json_is_left_out(layout: Layout) -> None:
    KnownDamage(layout).note([Finding(FILE, "no JSON", Mend.FETCH, 7)])
    layout.damaged.write_bytes(b"{torn\n" + layout.damaged.read_bytes())
    assert KnownDamage(layout).has(FILE, 7)
