"""Writes the English style's stories: the news of a small town."""

import re
from dataclasses import replace
from datetime import date
from random import Random

from portalcrawl.demo.drawing import Draw, load_grammar
from portalcrawl.demo.english.menu import SECTIONS
from portalcrawl.demo.media import FILE_TYPES
from portalcrawl.demo.story import Block, Cells, File, Picture, Section, Story
from portalcrawl.demo.story_plan import Plan
from portalcrawl.demo.story_texts import write_text

FIRST_DAY = date(2019, 5, 6)
LAST_DAY = date(2026, 3, 3)
COMMENTS = 3
"""At most so many comments stand below a story."""
_CREWS = ("Alder Bridge", "Saltby", "Cressbrook", "Great Orton", "Thornley")


def plan_paper() -> Plan:
    """What this style asks of the plan of its stories."""
    return Plan(SECTIONS, FIRST_DAY, LAST_DAY, draft_story, adopt_story, locate_story)


def locate_story(story: Story) -> tuple[str, ...]:
    """The address names month and headline, as blogs' do; further pages have their number behind."""
    name = re.sub(r"[^a-z0-9]+", "-", story.headline.lower()).strip("-")[:60].strip("-")
    # Of two posts of one name in one month, a blog numbers the second.
    tail = "-2" if story.original else ""
    base = f"/{story.day:%Y/%m}/{name}{tail}/"
    return (base, *(f"{base}{n}/" for n in range(2, story.page_count + 1)))


def draft_story(rng: Random, section: Section, day: date) -> Story:
    """A story of the section for the day."""
    grammar = load_grammar(__package__)
    draw = Draw(rng, grammar)
    draw.bind(F=draw.write("{firm}"), A=draw.write("{person}"), V=draw.write("{village}"), M=f"{day:%B}")
    length = rng.choice((3, 4, 5, 5, 6, 7, 8))
    text = write_text(draw, grammar, section.topic, length, join=" ")
    folder, serial = f"/wp-content/uploads/{day:%Y/%m}", rng.randint(100, 999)
    pictures = tuple(
        Picture(f"{folder}/photo-{serial}{n}.jpg", draw.write("{caption}") if rng.random() < 0.7 else None)
        for n in range(rng.choice((0, 0, 1, 1, 2)))
    )
    files = tuple(
        File(f"{folder}/file-{serial}{n}.{kind}", f"{draw.write('{file}')} ({kind.upper()})")
        for n, kind in enumerate(rng.sample(FILE_TYPES, rng.choice((0, 0, 0, 1, 2))))
    )
    story = Story(
        section,
        text.headline,
        _vary_blocks(rng, text.blocks),
        day,
        pictures=pictures,
        files=files,
        table=_draw_table(rng) if section.topic == "sport" and rng.random() < 0.35 else (),
        page_count=2 if length > 6 and rng.random() < 0.5 else 1,
    )
    return adopt_story(rng, story)


def adopt_story(rng: Random, story: Story) -> Story:
    """The story with what the pages of its section show: authors, an agency, a time of day."""
    draw, meta = Draw(rng, load_grammar(__package__)), story.section.meta
    names = dict.fromkeys(draw.write("{person}") for _ in range(rng.choice((1, 1, 1, 2))))
    return replace(
        story,
        clock=f"{rng.randint(7, 19):02}:{rng.randint(0, 59):02}" if meta == "time" else "",
        source=draw.write("{source}") if meta == "agency" else None,
        authors=() if meta == "agency" else tuple(names),
    )


def write_comments(story: Story) -> list[tuple[str, str]]:
    """Who says what below a story."""
    rng = Random(f"{story.headline}/{story.number}")  # noqa: S311 - texts, not secrets
    draw = Draw(rng, load_grammar(__package__))
    draw.bind(M=f"{story.day:%B}")
    return [(draw.write("{person}"), draw.write("{comment}")) for _ in range(rng.randint(0, COMMENTS))]


def _vary_blocks(rng: Random, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, of some stories with a quotation or with the last ones as a list."""
    if rng.random() < 0.2 and len(blocks) > 4:
        return (*blocks[:2], replace(blocks[2], kind="quote"), *blocks[3:])
    if rng.random() < 0.2 and len(blocks) > 4:
        return (*blocks[:-2], *(replace(block, kind="item") for block in blocks[-2:]))
    return blocks


def _draw_table(rng: Random) -> Cells:
    rows = [(crew, str(rng.randint(5, 20)), str(rng.randint(0, 9)), f"{rng.randint(9, 48)}") for crew in _CREWS]
    return (("Club", "P", "W", "Pts"), *rows[: rng.randint(3, 5)])
