"""Asks what is known against the locked dependencies, and says it in a few lines: `audit.py PIP-AUDIT LOCKFILE`

An advisory of today is no fault of the change that is checked, so it is said and stops nothing. Where advisories cannot
be had, that is said: no answer is not a clean one.
"""

import json
import subprocess
import sys
from dataclasses import dataclass, field

SECONDS = 180


@dataclass
class Audit:
    """What pip-audit's JSON says."""

    clean: int = 0
    unknown: int = 0
    """Packages of which nothing could be learned."""
    advisories: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, text: str) -> "Audit":
        """Raises ValueError for what is not pip-audit's JSON."""
        audit = cls()
        for one in json.loads(text).get("dependencies", []):
            if "skip_reason" in one:
                audit.unknown += 1
            elif not one.get("vulns"):
                audit.clean += 1
            for found in one.get("vulns", []):
                mended = ", ".join(found.get("fix_versions", [])) or "no version"
                audit.advisories.append(f"{one['name']} {one['version']}: {found['id']}, mended in {mended}")
        return audit

    def describe(self) -> list[str]:
        """Lines for people."""
        total = self.clean + self.unknown + len({line.partition(":")[0] for line in self.advisories})
        if not self.clean and not self.advisories:
            return [f"advisories on dependencies cannot be had: none of {total} packages was audited"]
        lines = [f"dependencies: {total - self.unknown} of {total} audited, {len(self.advisories)} advisories"]
        return [*lines, *(f"  {line}" for line in self.advisories)]


def main() -> None:
    """Run pip-audit and print what it found."""
    command = [sys.argv[1], "-r", sys.argv[2], "--require-hashes", "--disable-pip", "--format", "json"]
    try:
        run = subprocess.run(
            [*command, "--progress-spinner", "off"], capture_output=True, text=True, timeout=SECONDS, check=False
        )
        audit = Audit.read(run.stdout)
    except (OSError, subprocess.TimeoutExpired, ValueError) as error:
        print(f"advisories on dependencies cannot be had: {type(error).__name__}")
        return
    print("\n".join(audit.describe()))


if __name__ == "__main__":
    main()
