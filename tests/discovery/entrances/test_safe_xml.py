"""XML of unknown origin."""

import gzip

import pytest

from portalcrawl.discovery.entrances.safe_xml import inflate, local_name, parse_xml

LINES = b"".join(b"%d;" % n for n in range(60_000))


def test_a_body_is_inflated_to_a_limit() -> None:
    assert inflate(b"plain") == b"plain"
    assert inflate(b"plain", limit=3) == b"pla"
    assert inflate(gzip.compress(LINES)) == LINES
    assert inflate(gzip.compress(LINES), limit=1_000) == LINES[:1_000]
    assert len(inflate(bytes(50_000_001))) == 50_000_000  # the sitemap protocol's limit


def test_what_precedes_a_fault_is_kept() -> None:
    packed = gzip.compress(LINES)
    cut = inflate(packed[: len(packed) // 2])
    assert 0 < len(cut) < len(LINES)
    assert LINES.startswith(cut)
    damaged = inflate(packed[:70_000] + b"\xff" * 1_000)
    assert LINES.startswith(damaged)
    assert len(damaged) > 0


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        (b"<a><b>1</b><b>2</b></a>", ["1", "2"]),
        (b"\xef\xbb\xbf\r\n <a><b>1</b></a>", ["1"]),
        (b"<a><b>1</b><b>2</", ["1", "2"]),
        (b"<a><!-- <b>0</b> --><b>1</b></a>", ["1"]),
        (b'<!DOCTYPE a [<!ENTITY e "x">]><a><b>&e;</b><b>1</b></a>', [None, "1"]),
        (b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a><b>&e;</b></a>', [None]),
    ],
)
def test_xml_is_read_without_entities(body: bytes, texts: list[str | None]) -> None:
    root = parse_xml(body)
    assert root is not None
    assert [element.text for element in root.iter("b")] == texts


@pytest.mark.parametrize("body", [b"", b"plain", b"\x00"])
def test_other_bodies_have_no_root(body: bytes) -> None:
    assert parse_xml(body) is None


def test_names_without_their_namespace() -> None:
    root = parse_xml(b'<x:RSS xmlns:x="http://e.example/"><b/></x:RSS>')
    assert root is not None
    assert [local_name(element) for element in root.iter()] == ["rss", "b"]
