"""Near-duplicates on their way into an archive: the earlier publication is the original, whatever is met first."""

from pathlib import Path
from typing import Any

import orjson
import pytest
from archiving import BODY, OTHER, START, Run, edit

from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import count_marks
from portalcrawl.archive.verification.findings import Tally
from portalcrawl.archive.verification.repair import repair_archive
from portalcrawl.archive.verification.verify import verify_archive


def lines(root: Path) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in (root / "duplicates.jsonl").read_bytes().splitlines()]


def marks(root: Path) -> dict[str, str]:
    """By each near-duplicate its original, as records and lines name it."""
    found = {}
    for path in sorted(root.glob("articles/*.jsonl")):
        for line in path.read_bytes().splitlines():
            record = orjson.loads(line)
            found.pop(record["url"], None)
            if "nearDuplicateOf" in record:
                assert 0 < record["similarity"] <= 1
                found[record["url"]] = record["nearDuplicateOf"]
    found |= {line["url"]: line["duplicateOf"] for line in lines(root) if line["kind"] == "near"}
    return {url.removeprefix(START): original.removeprefix(START) for url, original in found.items()}


def find_faults(root: Path) -> list[str]:
    return [str(finding) for finding in verify_archive(Layout(root), Tally())]


def test_a_later_copy_names_its_original(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.put("a", "2024-03-01")
    copy = run.put("b", "2024-03-02", edit(1))
    assert copy is not None
    assert copy.nearDuplicateOf == START + "a"
    assert copy.similarity is not None
    assert 0.7 < copy.similarity < 1
    assert copy.similarity == round(copy.similarity, 3)
    assert run.put("c", "2024-03-03", OTHER, "市图书馆新馆开放") is not None
    run.end()
    assert lines(tmp_path) == []
    assert count_marks(tmp_path / "ledger.db") == 1
    assert find_faults(tmp_path) == []


def test_an_original_that_is_met_after_its_copy_is_named_by_a_line(tmp_path: Path) -> None:
    """Newest first, as portals are walked."""
    run = Run(tmp_path)
    run.put("copy", "2024-03-02T10:00+08:00", edit(1))
    original = run.put("original", "2024-03-02T09:00+08:00")
    assert original is not None
    assert original.nearDuplicateOf is None
    run.end()
    [line] = lines(tmp_path)
    assert line.pop("similarity") == pytest.approx(0.8, abs=0.15)
    assert line == {"url": START + "copy", "duplicateOf": START + "original", "kind": "near"}
    assert find_faults(tmp_path) == []


@pytest.mark.parametrize("days", [(None, None), ("2024-03-01", None), ("2024-03-01", "2024-03-01T09:00+08:00")])
def test_where_dates_do_not_tell_the_one_met_later_is_the_copy(
    tmp_path: Path, days: tuple[str | None, str | None]
) -> None:
    run = Run(tmp_path)
    run.put("a", days[0])
    run.put("b", days[1], edit(1))
    run.end()
    assert marks(tmp_path) == {"b": "a"}


@pytest.mark.parametrize("order", ["abcd", "dcba", "bdac", "cadb"])
def test_a_group_points_to_its_earliest_article_in_any_order(tmp_path: Path, order: str) -> None:
    run = Run(tmp_path)
    for name in order:
        run.put(name, f"2024-03-0{'abcd'.index(name) + 1}", edit("abcd".index(name)))
    run.end()
    assert marks(tmp_path) == {"b": "a", "c": "a", "d": "a"}
    assert len(lines(tmp_path)) == len({line["url"] for line in lines(tmp_path)}), "one line for each at most"
    assert count_marks(tmp_path / "ledger.db") == 3
    assert find_faults(tmp_path) == []


def test_an_earlier_original_in_a_later_run_moves_the_whole_group(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.put("b", "2024-03-02", edit(1))
    run.put("c", "2024-03-03", edit(2))
    run.end()
    assert marks(tmp_path) == {"c": "b"}
    run = Run(tmp_path)
    run.put("a", "2024-03-01")
    run.end()
    assert marks(tmp_path) == {"b": "a", "c": "a"}
    run = Run(tmp_path)
    run.end()
    assert len(lines(tmp_path)) == 2, "nothing is told twice"


def test_exact_copies_are_not_written(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.put("a", "2024-03-02")
    assert run.put("b", "2024-03-01") is None
    run.end()
    assert lines(tmp_path) == [{"url": START + "b", "duplicateOf": START + "a", "kind": "exact", "similarity": 1.0}]


@pytest.mark.parametrize("committed", [0, 1, 2, 3])
def test_a_killed_run_ends_with_the_same_marks(tmp_path: Path, committed: int) -> None:
    articles = [
        ("c", "2024-03-03", edit(2)),
        ("b", "2024-03-02", edit(1)),
        ("x", "2024-03-02", OTHER),
        ("a", "2024-03-01", BODY),
    ]
    run = Run(tmp_path)
    for number, article in enumerate(articles):
        if number == committed:
            run.archive.commit()
        run.put(*article)
    run.dedupe.close_spider()
    run.kill()
    run = Run(tmp_path)
    for article in articles[committed:]:
        run.put(*article)
    run.end()
    assert marks(tmp_path) == {"b": "a", "c": "a"}
    assert sorted(line["url"] for line in lines(tmp_path)) == [START + "b", START + "c"]
    assert find_faults(tmp_path) == []


def test_what_the_limit_keeps_out_is_nobodys_original(tmp_path: Path) -> None:
    run = Run(tmp_path, max_articles=1)
    run.put("b", "2024-03-02", edit(1))
    assert run.put("a", "2024-03-01") is None
    run.end()
    assert marks(tmp_path) == {}
    run = Run(tmp_path)
    run.put("a", "2024-03-01")
    run.end()
    assert marks(tmp_path) == {"b": "a"}


def test_a_new_version_is_compared_with_others_than_itself(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.put("a", "2024-03-01")
    run.put("b", "2024-03-02", OTHER, "市图书馆新馆开放")
    run.look_again()
    again = run.put("a", "2024-03-01", edit(3))
    assert again is not None
    assert again.capture is not None
    assert (again.capture.version, again.nearDuplicateOf) == (2, None)
    changed = run.put("b", "2024-03-02", edit(4))
    assert changed is not None
    assert changed.nearDuplicateOf == START + "a"
    run.look_again()
    back = run.put("b", "2024-03-02", OTHER, "市图书馆新馆开放")
    assert back is not None
    assert back.nearDuplicateOf is None
    run.end()
    assert count_marks(tmp_path / "ledger.db") == 0


def test_what_is_not_in_the_index_is_taken_in_by_the_next_run(tmp_path: Path) -> None:
    """As in an archive that an older version wrote."""
    run = Run(tmp_path)
    run.put("b", "2024-03-02", edit(1))
    run.put("a", "2024-03-01")
    for name in ("near_signatures", "near_keys", "near_algorithm"):
        run.archive.ledger.database.execute(f"DROP TABLE {name}")
    run.archive.ledger.database.execute("DELETE FROM marks")
    run.archive.end_run("finished", {})
    run.archive.close()
    assert marks(tmp_path) == {}
    run = Run(tmp_path)
    copy = run.put("c", "2024-03-03", edit(2))
    assert copy is not None
    assert copy.nearDuplicateOf == START + "a"
    run.end()
    assert marks(tmp_path) == {"b": "a", "c": "a"}


def make_group(root: Path) -> dict[str, str]:
    run = Run(root)
    run.put("b", "2024-03-02", edit(1))
    run.put("a", "2024-03-01")
    run.put("c", "2024-03-03", edit(2))
    run.put("d", "2024-03-03")
    run.end()
    assert find_faults(root) == []
    return marks(root)


DAMAGES = {
    "a line lost": lambda text: text[text.index(b"\n") + 1 :],
    "a stranger named": lambda text: text.replace(b"example.com/a", b"example.com/z"),
    "no similarity": lambda text: text.replace(b'"kind":"near","similarity":0.', b'"kind":"near","similarity":7.'),
    "another kind": lambda text: text.replace(b'"near"', b'"far"'),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_lines_are_found_and_written_anew(tmp_path: Path, damage: str) -> None:
    before, path = make_group(tmp_path), tmp_path / "duplicates.jsonl"
    text = path.read_bytes()
    path.write_bytes(DAMAGES[damage](text))
    assert path.read_bytes() != text
    findings = list(verify_archive(Layout(tmp_path), Tally()))
    assert any(finding.file == "duplicates.jsonl" for finding in findings)
    assert list(repair_archive(Layout(tmp_path), findings))
    assert find_faults(tmp_path) == []
    assert marks(tmp_path) == before
    assert len(lines(tmp_path)) == 2


def test_a_ledger_that_is_built_anew_knows_the_marks(tmp_path: Path) -> None:
    before = make_group(tmp_path)
    (tmp_path / "ledger.db").unlink()
    assert list(repair_archive(Layout(tmp_path), list(verify_archive(Layout(tmp_path), Tally()))))
    assert find_faults(tmp_path) == []
    assert count_marks(tmp_path / "ledger.db") == 2
    run = Run(tmp_path)
    copy = run.put("e", "2024-03-05", edit(5))
    assert copy is not None
    assert copy.nearDuplicateOf == START + "a"
    run.end()
    assert marks(tmp_path) == before | {"e": "a"}
    assert len(lines(tmp_path)) == 2, "what was told is not told again"
    assert find_faults(tmp_path) == []


def test_a_record_that_was_lost_and_fetched_again_is_marked_again(tmp_path: Path) -> None:
    """Its article, as it is then, is compared with the others; what they say of it still holds."""
    before = make_group(tmp_path)
    [segment] = tmp_path.glob("articles/*.jsonl")
    text = segment.read_bytes()
    place = text.index(b'"url":"http://example.com/c"')
    segment.write_bytes(text[:place] + b"?" + text[place + 1 :])
    assert list(repair_archive(Layout(tmp_path), list(verify_archive(Layout(tmp_path), Tally()))))
    assert find_faults(tmp_path) == []
    run = Run(tmp_path)
    copy = run.put("c", "2024-03-03", edit(2))
    assert copy is not None
    assert copy.nearDuplicateOf == START + "a"
    run.end()
    assert find_faults(tmp_path) == []
    assert count_marks(tmp_path / "ledger.db") == len(before)
