"""What is printed goes nowhere else, and never in silence, if standard output cannot take it."""

import subprocess
import sys
from pathlib import Path

import pytest
from small_archive import PORTAL, SmallArchive

FULL = Path("/dev/full")
CALL = [sys.executable, "-m", "portalcrawl"]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    made = SmallArchive(tmp_path / "www.example.com")
    made.begin()
    made.write(PORTAL + "1")
    made.end()
    return tmp_path / "www.example.com"


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "words", [("status",), ("urls",), ("export",), ("export", "--to", "csv"), ("tail",)], ids=" ".join
)
def test_a_full_disk_behind_standard_output_is_told(archive: Path, words: tuple[str, ...]) -> None:
    with FULL.open("wb") as full:
        ended = subprocess.run([*CALL, *words, archive], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (5, "portalcrawl: standard output: no space left on the disk\n")


@pytest.mark.parametrize("words", ["--version", "urls", "export"])
def test_closed_streams_are_left_alone(archive: Path, words: str) -> None:
    shell = ["sh", "-c", '"$@" >&- <&-', "sh", *CALL, words, archive]
    ended = subprocess.run(shell, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 0
    assert "Traceback" not in ended.stderr
