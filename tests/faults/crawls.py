"""The small crawl that is disturbed, and how often: two sections of the demo portal, copies among their articles."""

from dataclasses import dataclass
from pathlib import Path

from archived import only_archive
from forks import Forks
from running import Run
from shim import Fault, Kind, Trace

from portalcrawl.demo import Portal

SECTIONS = ("/plus/list.php?tid=2", "/gh/zhal/", "/gh/yqgh/list.php?cid=12")
"""By their address: 29 rows in 6 lists, and copies, also across the sections."""


def name_sections(portal: Portal) -> tuple[str, ...]:
    """The names that `--section` takes, of the sections that are crawled."""
    return tuple(section.path[-1] for section in portal.sections if section.address in SECTIONS)


@dataclass(frozen=True)
class Crawl:
    """A crawl that can be run again: the same command for the same folder."""

    url: str
    sections: tuple[str, ...]
    profile: Path
    """Given, so that a run is short: learning writes one file, by the same call."""

    def arguments(self, output: Path) -> tuple[object, ...]:
        """The command line, but for `portalcrawl`."""
        wanted = [word for name in self.sections for word in ("--section", name)]
        manners = ("--delay", "0", "--concurrency", "1")
        return ("crawl", self.url, "--output", output, "--profile", self.profile, *manners, *wanted)

    def run(self, forks: Forks, output: Path, fault: Fault | None = None, **more: object) -> tuple[Run, Trace]:
        """Run it, perhaps with a fault."""
        return forks.run(*self.arguments(output), watched=output, fault=fault, **more)  # type: ignore[arg-type]

    def finish(self, forks: Forks, output: Path) -> Path:
        """Run it undisturbed to its end: its archive."""
        run, _ = self.run(forks, output, Fault(Kind.NONE))
        assert run.returncode == 0, f"the run after it ended with {run.returncode}: {run.stderr[-2000:]}"
        return only_archive(output)
