"""The index finds what it should, forgets what it should, and a benchmark in small holds its targets."""

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from texts import Memory, write

from portalcrawl.duplicates.index import CROWD, SignatureIndex, read_signatures
from portalcrawl.duplicates.signatures import sign_text

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture
def table() -> Iterator[Memory]:
    memory = Memory()
    with closing(memory.db):
        yield memory


def test_a_text_is_found_by_an_edition_of_it_and_by_no_other(table: Memory) -> None:
    index = SignatureIndex(table)
    for number in range(50):
        index.put(number, number, sign_text(write(number)))
    edited = write(7).replace(write(7)[40], "某").replace(write(7)[200], "某")
    assert index.find(sign_text(edited), 99) == [7]
    assert index.find(sign_text(write(7)), 7) == [], "a text is not its own edition"
    assert index.find(sign_text(write(99)), 99) == []


def test_a_part_is_found_by_its_sentences(table: Memory) -> None:
    index = SignatureIndex(table)
    index.put(1, 1, sign_text(write(1, 12)))
    assert index.find(sign_text("。".join(write(1, 12).split("。")[3:9])), 2) == [1]


def test_a_new_text_replaces_the_one_before(table: Memory) -> None:
    index = SignatureIndex(table)
    index.put(1, 10, sign_text(write(1)))
    index.put(1, 11, sign_text(write(2)))
    assert index.find(sign_text(write(1)), 5) == []
    assert index.find(sign_text(write(2)), 5) == [1]
    assert index.read_marks(0, 9) == {1: 11}
    assert table.execute("SELECT count(*) FROM near_keys").fetchone()[0] == len(sign_text(write(2)).keys)
    assert read_signatures(table, 0, 9) == {1: (11, sign_text(write(2)))}


def test_signatures_that_were_made_otherwise_are_thrown_away(table: Memory) -> None:
    SignatureIndex(table).put(1, 10, sign_text(write(1)))
    assert SignatureIndex(table).read_marks(0, 9) == {1: 10}
    table.execute("UPDATE near_algorithm SET name = '0.0'")
    assert read_signatures(table, 0, 9) == {}
    assert SignatureIndex(table).read_marks(0, 9) == {}


def test_an_original_is_found_in_a_crowd(table: Memory) -> None:
    """More texts share a template than are looked at for one key."""
    index = SignatureIndex(table)
    template = write(3, 10)
    index.put(0, 0, sign_text(template + "。" + write(1000, 4)))
    for number in range(1, CROWD + 100):
        index.put(number, number, sign_text(template + "。" + write(1000 + number, 4)))
    assert index.find(sign_text(template + "。" + write(1000, 4)), 9999)[0] == 0


def test_the_benchmark_in_small_holds_its_targets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    monkeypatch.delitem(sys.modules, "duplicates", raising=False)
    import duplicates

    score = duplicates.measure(tmp_path, 3_000, seed=11)
    assert score.planted.total() > 150
    assert score.precision >= duplicates.LEAST_PRECISION
    assert sum(score.found.values()) >= duplicates.LEAST_RECALL * score.planted.total()
    assert score.milliseconds < 4 * duplicates.MOST_MILLISECONDS, "machines differ; ten times as much does not pass"
    assert score.index_bytes < 2_000
