"""What an editor has done to a live site, and what an archive of it must therefore say."""

import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from archived import read_lines
from wordpress import FAKETIME, WordPress

from portalcrawl.archive.layout import Layout

_SUBJECTS = (
    "The ferry terminal",
    "A new bridge",
    "The fish market",
    "The swimming club",
    "The town archive",
    "The pier",
)
_VERBS = ("opens to the public", "is to be repaired", "gets a new roof", "moves to the old mill", "wins an award")
_SENTENCES = (
    "The council agreed on the plan after a long evening of questions from residents.",
    "Work begins in the spring and is expected to take about eight months.",
    "Shop owners along the quay had asked for a later date because of the summer season.",
    "The engineers found that the old timber is in better condition than everybody had feared.",
    "A first estimate of the costs was published in the library last week.",
    "Volunteers have collected signatures in front of the station since Monday.",
    "Nobody could say on Thursday whether the money will be there in time.",
    "The mayor called it the most important decision of the year for the harbour.",
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass
class Story:
    """A post, as it was written."""

    number: int
    title: str
    mark: str
    edits: int = 0
    """Nights on which its text was changed."""


@dataclass
class Newsroom:
    """Writes posts, and knows what is out there."""

    site: WordPress
    stories: list[Story] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    """Marks of posts in the trash."""
    moves: int = 0
    """How often all addresses were changed."""

    def write(self, category: str, days_ago: int) -> Story:
        """Publish a post, dated so many days back."""
        count = len(self.stories)
        chance = random.Random(count)
        mark = "mark" + "".join(_LETTERS[int(digit)] for digit in f"{count:04d}")
        title = f"{_SUBJECTS[count % 6]} {_VERBS[count % 5]} ({chance.choice('NESW')}{count})"
        day = (datetime.now(UTC) - timedelta(days=days_ago)).strftime("%Y-%m-%d")
        story = Story(self.site.publish(title, self._text(mark, chance), category, day), title, mark)
        self.stories.append(story)
        return story

    @staticmethod
    def _text(mark: str, chance: random.Random) -> str:
        paragraphs = [" ".join(chance.sample(_SENTENCES, 3)) for _ in range(3)]
        return "\n\n".join([*paragraphs, f"The file is kept under {mark} in the town archive."])

    def edit(self, index: int) -> None:
        """Correct a post."""
        story = self.stories[index]
        story.edits += 1
        text = self._text(story.mark, random.Random(index))
        self.site.edit(story.number, f"{text}\n\nCorrection {story.edits}: the meeting was held on another evening.")

    def trash(self, index: int) -> None:
        """Take a post away."""
        self.site.trash(self.stories[index].number)
        self.gone.add(self.stories[index].mark)

    def restore(self, index: int) -> None:
        """Bring it back."""
        self.site.restore(self.stories[index].number)
        self.gone.discard(self.stories[index].mark)


@dataclass(frozen=True)
class Night:
    """A run that has ended."""

    code: int
    out: str
    err: str


def crawl_on(day: float, site: WordPress, output: Path, *arguments: object) -> Night:
    """A run of the program by a clock that is so many days ahead."""
    command = [
        sys.executable, "-P", "-m", "portalcrawl", "crawl", f"{site.url}/", "--output", str(output), "--delay", "0",
        "--concurrency", "2", "--recheck", "0d", *map(str, arguments),
    ]  # fmt: skip
    clock = {"LD_PRELOAD": str(FAKETIME), "FAKETIME": f"{day:+.1f}d", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    modules = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    done = subprocess.run(
        command, capture_output=True, text=True, env=os.environ | modules | clock, timeout=300, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Night(done.returncode, done.stdout, done.stderr)


@dataclass
class Archived:
    """What an archive says."""

    records: list[dict[str, Any]]
    live: dict[str, dict[str, Any]]
    """By address the newest record."""
    withdrawn: set[str]
    moved: Counter[str]

    @classmethod
    def read(cls, root: Path) -> "Archived":
        records = [record for path in Layout(root).list_sealed() for record in read_lines(path)]
        withdrawn: set[str] = set()
        moved: Counter[str] = Counter()
        for line in read_lines(root / "changes.jsonl"):
            if line["kind"] == "withdrawn":
                withdrawn.add(line["url"])
            elif line["kind"] == "restored":
                withdrawn.discard(line["url"])
            else:
                moved[line["url"]] += line["kind"] == "moved"
        return cls(records, {record["url"]: record for record in records}, withdrawn, moved)

    @property
    def withdrawn_marks(self) -> set[str]:
        """The posts that are said to be withdrawn."""
        return {_mark_of(self.live[url]) for url in self.withdrawn}


def compare(root: Path, room: Newsroom) -> list[str]:
    """What the archive says and the site does not, and the other way round; in words."""
    found = Archived.read(root)
    by_mark = {story.mark: story for story in room.stories}
    marks = Counter(_mark_of(record) for record in found.live.values())
    wrong = [*_find_strangers(found, by_mark), *_find_false_lives(found, room, by_mark)]
    wrong += [
        f"{post.url}: is archived {marks[post.mark]} times" for post in room.site.posts() if marks[post.mark] != 1
    ]
    return wrong


def _find_strangers(found: Archived, by_mark: dict[str, Story]) -> Iterator[str]:
    """Records of what was never published so."""
    for record in found.live.values():
        story = by_mark.get(_mark_of(record))
        if story is None:
            yield f"{record['url']}: is archived and was never a post: {record['headline']!r}"
        elif record["headline"] != story.title:
            yield f"{record['url']}: is called {record['headline']!r}, not {story.title!r}"


def _find_false_lives(found: Archived, room: Newsroom, by_mark: dict[str, Story]) -> Iterator[str]:
    """Versions without edits, edits without versions, moves and withdrawals that never were."""
    for mark, count in Counter(_mark_of(record) for record in found.records).items():
        story = by_mark.get(mark)
        if story is not None and mark not in room.gone and count != 1 + story.edits:
            yield f"{story.title}: has {count} versions after {story.edits} edits"
    for mark in found.withdrawn_marks - room.gone:
        yield f"{by_mark[mark].title}: is said to be withdrawn"
    for url, count in found.moved.items():
        if count > room.moves:
            yield f"{url}: moved {count} times, and the addresses were changed {room.moves} times"


def _mark_of(record: dict[str, Any]) -> str:
    words = record.get("articleBody", "").split("under mark")
    return "mark" + words[1].split(" ")[0] if len(words) > 1 else ""
