"""The index finds what it should, forgets what it should, and a benchmark in small holds its targets."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from portalcrawl.duplicates.groups import StoryGroups
from portalcrawl.duplicates.index import CROWD, SignatureIndex, read_signatures
from portalcrawl.duplicates.near import NearDuplicates
from portalcrawl.duplicates.signatures import SENTENCES, Signature, pack_keys, sign_text, unpack_keys
from portalcrawl.duplicates.similarity import Story

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


class Memory:
    """A database in memory."""

    def __init__(self) -> None:
        self.db = sqlite3.connect(":memory:", isolation_level=None)

    def execute(self, query: str, values: tuple[Any, ...] = ()) -> sqlite3.Cursor:
        return self.db.execute(query, values)

    def execute_many(self, query: str, rows: Iterable[tuple[Any, ...]]) -> None:
        self.db.executemany(query, rows)


@pytest.fixture
def table() -> Iterator[Memory]:
    memory = Memory()
    with closing(memory.db):
        yield memory


def write(number: int, sentences: int = 12) -> str:
    """Prose that shares no sentence with that of another number."""
    chars = [chr(0x4E00 + (number * 7919 + i * i * 31 + i * 17) % 6000) for i in range(sentences * 30)]
    return "。".join("".join(chars[i : i + 30]) for i in range(0, len(chars), 30))


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


def test_signatures_do_not_depend_on_the_process() -> None:
    """Hashes of strings do; these are kept on disk."""
    signature = sign_text(write(1))
    program = "import sys; from portalcrawl.duplicates.signatures import *; print(sign_text(sys.stdin.read()))"
    command = [sys.executable, "-X", "utf8", "-c", program]
    told = {
        subprocess.run(
            command, input=write(1), env=os.environ | {"PYTHONHASHSEED": seed}, check=True, capture_output=True,
            encoding="utf-8",
        ).stdout.strip()
        for seed in ("1", "2")
    }  # fmt: skip
    assert told == {repr(signature)}


def test_what_a_signature_is_made_of() -> None:
    signature = sign_text(write(1))
    assert unpack_keys(pack_keys(signature.keys)) == signature.keys
    assert len(signature.keys) == 25 + SENTENCES
    assert len(signature.sketch) == 125
    assert signature.estimate(signature) == 1
    assert signature.estimate(Signature((), b"", 0)) == 0
    assert signature.estimate(sign_text(write(2))) < 0.1


def test_estimates_are_near_the_truth() -> None:
    whole, half = sign_text(write(1, 20)), sign_text("。".join(write(1, 20).split("。")[:10]))
    assert whole.estimate(half) == pytest.approx(0.5, abs=0.15)


@pytest.mark.parametrize("text", ["", "短", "图片新闻" * 3, "哈" * 100_000, "\ud800" * 100, "1" * 5000, "ab " * 3000])
def test_what_tells_nothing_has_no_keys(text: str) -> None:
    assert sign_text(text).keys == ()


def test_what_is_archived_no_longer_is_no_match(table: Memory) -> None:
    stories = {1: Story("标题", write(1))}
    near = NearDuplicates(SignatureIndex(table), stories.get)
    assert near.meet(1, 1, stories[1]) == []
    assert [match.number for match in near.meet(2, 2, Story("标题", write(1)))] == [1]
    del stories[1]
    assert near.meet(3, 3, Story("标题", write(1))) == []


def test_groups_are_joined_from_either_side(tmp_path: Path) -> None:
    stories = {number: Story("标题", write(number % 3)) for number in range(9)}
    stories[9] = Story("别的", write(50))
    with StoryGroups(stories.get, tmp_path) as groups:
        for number in stories:
            groups.add(number, sign_text(stories[number].text) if number % 2 else None)
        assert list(groups.iter_groups()) == [[0, 3, 6], [1, 4, 7], [2, 5, 8]]
        groups.join(6, 1)
        groups.join(20, 21)
        assert list(groups.iter_groups()) == [[0, 1, 3, 4, 6, 7], [2, 5, 8], [20, 21]]
    assert list(tmp_path.iterdir()) == []


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
