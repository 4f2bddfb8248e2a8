"""A path that the system refuses is one line on stderr, whichever verb was given it."""

from pathlib import Path

import pytest

from portalcrawl.cli.app import main

TOO_LONG = "x" * 300


@pytest.mark.parametrize(
    "words",
    [
        ("status", TOO_LONG),
        ("verify", TOO_LONG),
        ("tail", TOO_LONG),
        ("export", TOO_LONG),
        ("duplicates", TOO_LONG),
        ("crawl", f"{TOO_LONG}.example"),
    ],
    ids=" ".join,
)
def test_a_name_that_is_too_long_is_told_in_one_line(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["portalcrawl", *words])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code in {1, 2}
    (told,) = (line for line in capsys.readouterr().err.splitlines() if line.startswith("portalcrawl: "))
    assert TOO_LONG in told
    assert told.endswith("File name too long")
