"""`portalcrawl duplicates`: groups across archives, also of those that a run holds."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from archiving import BODY, OTHER, Run, edit

from portalcrawl.cli.verbs import duplicates, status
from portalcrawl.exceptions import ExitCode, UsageError

FIRST, SECOND = "http://a.example.com/", "http://b.example.com/"


def call(folder: Path, capsys: pytest.CaptureFixture[str], *, as_json: bool = True) -> tuple[int, str, str]:
    capsys.readouterr()
    with pytest.raises(typer.Exit) as end:
        duplicates.run(folder, json=as_json)
    out, err = capsys.readouterr()
    return end.value.exit_code, out, err


def read_groups(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[list[dict[str, Any]]]:
    code, out, err = call(folder, capsys)
    assert (code, err) == (ExitCode.COMPLETE, "")
    return [json.loads(line)["articles"] for line in out.splitlines()]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Two archives: a story that the second one had first, an exact copy of it, another story, a lone one."""
    one = Run(tmp_path / "a.example.com", start=FIRST)
    one.put("1", "2024-03-05", edit(1))
    one.put("2", "2024-03-06", edit(1))
    one.put("3", "2024-03-07", OTHER, "市图书馆新馆开放")
    one.end()
    other = Run(tmp_path / "b.example.com", start=SECOND)
    other.put("1", "2024-03-04")
    other.end()
    (tmp_path / "notes.txt").write_text("no archive")
    return tmp_path


def test_groups_across_archives(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [group] = read_groups(output, capsys)
    assert [(one["portal"], one["url"], one["datePublished"]) for one in group] == [
        ("b.example.com", f"{SECOND}1", "2024-03-04"),
        ("a.example.com", f"{FIRST}1", "2024-03-05"),
        ("a.example.com", f"{FIRST}2", "2024-03-06"),
    ]
    first, copy, again = group
    assert first["kind"] == "first"
    assert "similarity" not in first
    assert copy["kind"] == again["kind"] == "near"
    assert 0.7 < copy["similarity"] == again["similarity"] < 1
    tail = edit(1).removeprefix(BODY).strip()
    assert (copy["added"], copy["lost"]) == (len(tail), 0)
    assert copy["differs"] == [{"only": "this", "text": tail}]


def test_one_archive_alone_and_words_for_people(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [group] = read_groups(output / "a.example.com", capsys)
    assert [one["kind"] for one in group] == ["first", "exact"]
    code, out, _ = call(output, capsys, as_json=False)
    assert code == ExitCode.COMPLETE
    assert out.startswith("story 1\n  first  2024-03-04        http://b.example.com/1  清河园区召开重点项目推进会\n")
    assert "+ 本文为第" in out
    _, out, _ = call(output / "b.example.com", capsys, as_json=False)
    assert out == f"{output / 'b.example.com'}: no story is told twice\n"


def test_a_suspected_mirror_is_not_first_where_dates_do_not_tell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Mirrors copy the date with the text; a mirror's earlier date is believed."""
    for name, start, day in (("a.example.com", FIRST, "2024-03-04"), ("b.example.com", SECOND, "2024-03-04")):
        run = Run(tmp_path / name, start=start)
        run.put("1", day, notes=["suspected-mirror"] if start == FIRST else [])
        run.end()
    [group] = read_groups(tmp_path, capsys)
    assert [(one["url"], one.get("suspectedMirror")) for one in group] == [(f"{SECOND}1", None), (f"{FIRST}1", True)]
    _, out, _ = call(tmp_path, capsys, as_json=False)
    assert out.splitlines()[2].endswith("(suspected mirror)")


def test_an_archive_that_a_run_holds_is_read(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(output / "c.example.com", start="http://c.example.com/")
    run.put("1", "2024-03-01", edit(5))
    run.archive.commit()
    run.put("2", "2024-03-02", edit(6))
    [group] = read_groups(output, capsys)
    assert [one["portal"] for one in group] == ["c.example.com", "b.example.com", "a.example.com", "a.example.com"]
    run.end()
    assert len(read_groups(output, capsys)[0]) == 5


def test_signatures_that_an_archive_lacks_are_made(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = read_groups(output, capsys)
    run = Run(output / "b.example.com", start=SECOND)
    for name in ("near_signatures", "near_keys", "near_algorithm"):
        run.archive.ledger.database.execute(f"DROP TABLE {name}")
    run.archive.end_run("finished", {})
    run.archive.close()
    assert read_groups(output, capsys) == before


def test_a_damaged_archive_is_named_and_the_others_are_read(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (output / "b.example.com" / "ledger.db").write_bytes(b"no database" * 100)
    code, out, err = call(output, capsys)
    assert code == ExitCode.FAILURES
    assert len(out.splitlines()) == 1
    assert err.count("\n") == 1
    assert "b.example.com" in err


def test_no_archive(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="neither an archive nor a folder of archives"):
        duplicates.run(tmp_path, json=False)


def test_status_counts_near_duplicates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(tmp_path / "a.example.com", start=FIRST)
    run.put("1", "2024-03-05")
    run.put("2", "2024-03-06", edit(1))
    run.end()
    status.run(tmp_path / "a.example.com", json=True)
    assert json.loads(capsys.readouterr().out)["nearDuplicates"] == 1
    status.run(tmp_path / "a.example.com", json=False)
    assert "near-duplicates: 1 articles tell the story of another one" in capsys.readouterr().out
