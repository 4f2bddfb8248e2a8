"""What the files in an archive's `warc` folder are called."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from portalcrawl.archive.layout import OPEN_SUFFIX

_WARC = ".warc.gz"
_INDEX = ".cdxj"


def list_files(folder: Path) -> list[Path]:
    """The WARC files of a folder, sealed and open; not the halves that a killed run has left."""
    return sorted(path for path in folder.glob(f"*{_WARC}*") if path.name.endswith((_WARC, _WARC + OPEN_SUFFIX)))


def number_of(name: str) -> int | None:
    """The number in the name of a WARC file, sealed or open; None for another name."""
    digits = name.partition(_WARC)[0].rpartition("-")[2]
    return int(digits) if digits.isdigit() else None


class WarcFolder(Struct, frozen=True):
    """The paths of numbered WARC files and of their indexes; numbers count from 1. Creates nothing."""

    path: Path
    portal: str
    """What all names begin with: the archive folder's name as it was given (`portal_folder`)."""

    def sealed(self, number: int) -> Path:
        """A WARC file that no longer changes."""
        return self.path / f"{self.portal}-{number:05d}{_WARC}"

    def sealed_index(self, number: int) -> Path:
        """The sorted index of a sealed WARC file."""
        return self.path / f"{self.portal}-{number:05d}{_INDEX}"

    def open(self, number: int) -> Path:
        """A WARC file while it is written."""
        return self.path / (self.sealed(number).name + OPEN_SUFFIX)

    def open_index(self, number: int) -> Path:
        """The index of an open WARC file, in the order of its records."""
        return self.path / (self.sealed_index(number).name + OPEN_SUFFIX)

    def locate(self, name: str) -> Path:
        """Where the file of this final name lies now: an open one has a suffix. The file may not exist."""
        sealed = self.path / name
        opened = self.path / (name + OPEN_SUFFIX)
        return opened if opened.is_file() and not sealed.is_file() else sealed

    def open_numbers(self) -> Iterator[int]:
        """The numbers of all files, WARC or index, that still have the suffix of open ones, rising."""
        stems = {
            path.name.removesuffix(OPEN_SUFFIX).removesuffix(_WARC).removesuffix(_INDEX)
            for kind in (_WARC, _INDEX)
            for path in self.path.glob(f"*-*{kind}{OPEN_SUFFIX}")
        }
        for stem in sorted(stems):
            portal, _, number = stem.rpartition("-")
            if portal == self.portal and number.isdigit():
                yield int(number)
