"""What WARC files are called, sealed and open, and which open ones are this portal's."""

from pathlib import Path

from portalcrawl.archive.warc.names import WarcFolder


def test_a_file_is_found_under_its_final_name(tmp_path: Path) -> None:
    folder = WarcFolder(tmp_path, "www.example.com")
    name = "www.example.com-00007.warc.gz"
    assert folder.locate(name) == folder.sealed(7) == tmp_path / name
    folder.open(7).touch()
    assert folder.locate(name) == tmp_path / f"{name}.open"
    folder.sealed(7).touch()
    assert folder.locate(name) == tmp_path / name


def test_numbers_of_open_files(tmp_path: Path) -> None:
    folder = WarcFolder(tmp_path, "example.com")
    for path in (
        folder.open(12),
        folder.open_index(12),
        folder.open_index(3),
        folder.sealed(5),
        folder.sealed_index(5),
    ):
        path.touch()
    for name in ("example.com-x.warc.gz.open", "www.example.com-00001.warc.gz.open", "example.com-00002.txt.open"):
        (tmp_path / name).touch()
    assert list(folder.open_numbers()) == [3, 12]
