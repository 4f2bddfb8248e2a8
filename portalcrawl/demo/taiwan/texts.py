"""Writes the Taiwan style's stories: an industrial park's news in the words that Taiwan uses."""

from dataclasses import replace
from datetime import date
from random import Random

from portalcrawl.demo.drawing import Draw, load_grammar
from portalcrawl.demo.media import FILE_TYPES
from portalcrawl.demo.story import Block, Cells, File, Picture, Section, Story
from portalcrawl.demo.story_plan import Plan
from portalcrawl.demo.story_texts import write_text
from portalcrawl.demo.taiwan.menu import SECTIONS

FIRST_DAY = date(2011, 2, 9)
LAST_DAY = date(2026, 3, 20)
_TABLE_HEAD = ("項目", "去年同期", "本期", "增減")
_TABLE_ROWS = ("營業額（億元）", "出口額（億元）", "進駐廠商（家）", "就業人數（人）", "用電（萬度）")


def roc_year(day: date) -> int:
    """The year of the Republic: 115 is 2026."""
    return day.year - 1911


def plan_park() -> Plan:
    """What this style asks of the plan of its stories."""
    return Plan(SECTIONS, FIRST_DAY, LAST_DAY, draft_story, adopt_story, locate_story)


def locate_story(story: Story) -> tuple[str, ...]:
    """Each section's system has addresses of its own; further pages have a number behind."""
    number, day, pages = story.number, story.day, range(1, story.page_count + 1)
    match story.section.key:
        case "news":
            return tuple(f"/news_view.php?id={number}" + (f"&pg={n}" if n > 1 else "") for n in pages)
        case "event":
            return tuple(f"/event/detail.aspx?sn={number}" + (f"&p={n}" if n > 1 else "") for n in pages)
        case "notice":
            return tuple(f"/notice/{day:%Y%m}/{number}{f'-{n}' if n > 1 else ''}.html" for n in pages)
        case "market":
            return tuple(f"/market/show.asp?id={number}" + (f"&page={n}" if n > 1 else "") for n in pages)
        case key:
            return tuple(f"/feature/{key}/{number}/" + (f"{n}/" if n > 1 else "") for n in pages)


def draft_story(rng: Random, section: Section, day: date) -> Story:
    """A story of the section for the day."""
    grammar = load_grammar(__package__)
    draw = Draw(rng, grammar)
    draw.bind(F=draw.write("{firm}"), A=draw.write("{person}"), T=draw.write("{town}"))
    draw.bind(R=str(roc_year(day)), M=str(day.month), D=str(day.day))
    length = rng.choice((3, 4, 5, 5, 6, 7, 8))
    text = write_text(draw, grammar, section.topic, length, join="")
    serial = f"{day:%Y%m%d}{rng.randint(100, 999)}"
    pictures = tuple(
        Picture(f"/upload/images/{serial}_{n}.jpg", draw.write("{caption}") if rng.random() < 0.7 else None)
        for n in range(rng.choice((0, 0, 1, 1, 2)))
    )
    files = tuple(
        File(f"/upload/files/{serial}{n}.{kind}", f"{draw.write('{file}')}.{kind}")
        for n, kind in enumerate(rng.sample(FILE_TYPES, rng.choice((0, 0, 0, 1, 2))))
    )
    story = Story(
        section,
        text.headline,
        _add_items(rng, draw, text.blocks),
        day,
        has_date=section.meta == "byline" or rng.random() > 0.06,
        pictures=pictures,
        files=files,
        table=_draw_table(rng) if section.key in ("news", "market") and rng.random() < 0.2 else (),
        page_count=2 if length > 6 and rng.random() < 0.5 else 1,
    )
    return adopt_story(rng, story)


def adopt_story(rng: Random, story: Story) -> Story:
    """The story with what the pages of its section show: a source or an author, and in one section a time of day."""
    draw, meta = Draw(rng, load_grammar(__package__)), story.section.meta
    has_authors = meta in ("byline", "old")
    return replace(
        story,
        clock=f"{rng.randint(8, 18):02}:{rng.randint(0, 59):02}" if meta == "words" and story.has_date else "",
        source=None if has_authors or rng.random() < 0.3 else draw.write("{source}"),
        authors=(draw.write("{person}"),) if has_authors else (),
    )


def _add_items(rng: Random, draw: Draw, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, of some stories with a list of dates at the end as notices have it."""
    if rng.random() > 0.15:
        return blocks
    items = ("活動時間：{M}月{D}日上午{n:8-11}時", "活動地點：{T}活動中心", "報名專線：分機{n:101-699}")
    return (*blocks, *(Block(draw.write(item), "item") for item in items))


def _draw_table(rng: Random) -> Cells:
    rows = [
        (name, f"{rng.randint(20, 900)}", f"{rng.randint(20, 900)}", f"{rng.randint(1, 30)}%") for name in _TABLE_ROWS
    ]
    return (_TABLE_HEAD, *rows[: rng.randint(3, 5)])
