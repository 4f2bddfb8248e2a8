"""Plans the portal's articles: which stand in which section, when, and with what they come."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from portalcrawl.demo.mainland.annotate import Level, remove_annotations
from portalcrawl.demo.mainland.articles import LAST_DAY, Article, Attachment, Picture
from portalcrawl.demo.mainland.grammar import Block, Writer, load_seed_article
from portalcrawl.demo.mainland.menu import SECTIONS, SEED_SECTION
from portalcrawl.demo.mainland.sections import Section
from portalcrawl.demo.media import FILE_TYPES
from portalcrawl.demo.shares import draft_series, share_out

FIRST_DAY = date(2008, 1, 8)
COPIES = 12
"""Articles that repeat another's text under another address."""
GUEST_ROWS = 8
"""Articles that a second section's list shows too."""
UNLISTED = 2
"""Articles that stand in the sitemap alone."""

_MEDIA = (
    "新華網",
    "人民日報",
    "經濟日報",
    "中國經濟網",
    "科技日報",
    "光明日報",
    "中國高新技術產業導報",
    "中國開發區網",
    "省發展和改革委員會",
)
# Half of an old portal's files are PDFs.
_FILE_TYPES = ("pdf", *FILE_TYPES)
BODY_STYLES = ("p", "div", "br", "cell", "word", "unclosed", "section")


def plan_articles(seed: int, count: int) -> list[Article]:
    """`count` articles, the newest last; the seed's own, the copies and the unlisted ones included."""
    shares = share_out(count - COPIES - 1, [section.weight for section in SECTIONS])
    taken: set[str] = set()
    drafts = [
        draft
        for section, share in zip(SECTIONS, shares, strict=True)
        for draft in _draft_section(seed, section, share, taken)
    ]
    drafts.append(_seed_draft())
    drafts.sort(key=lambda draft: (draft.day, draft.section.key, draft.headline))
    drafts = _mark_special(drafts)
    copies = _copy_some(Random(f"{seed}/copies"), drafts)  # noqa: S311 - texts, not secrets
    ordered = sorted(enumerate(drafts + copies), key=lambda pair: (pair[1].day, pair[0]))
    numbers = {index: aid for aid, (index, _) in enumerate(ordered, start=1)}
    return [_number(draft, numbers[index], numbers) for index, draft in ordered]


def _draft_section(seed: int, section: Section, count: int, taken: set[str]) -> Iterator[Article]:
    """The section's own articles, oldest first; their headlines are new to `taken` and added to it."""
    # Rows without a year can only be read in a section whose articles are all of the current year.
    first = date(LAST_DAY.year, 1, 3) if section.rows == "short-date" else FIRST_DAY

    def draft(rng: Random, day: date) -> Article:
        return _draft(rng, section, day)

    return draft_series(f"{seed}/{section.key}", (first, LAST_DAY), count, draft, taken)


def _draft(rng: Random, section: Section, day: date) -> Article:
    writer = Writer(rng, day.year, day.month, day.day)
    kind = rng.random()
    is_photo_only = kind < 0.025
    is_file_only = kind > 0.8 and section.rows == "table" and section.level is Level.NONE
    length = 0 if is_photo_only or is_file_only else rng.choice((3, 4, 4, 5, 5, 6, 6, 7, 8, 9, 10, 12))
    text = writer.write_article(rng.choice(section.topics), max(length, 3))
    stamp, serial = f"{day:%y%m%d}", rng.randint(1000, 9999)
    shots = rng.choice((2, 3, 4)) if is_photo_only else rng.choice((0, 0, 0, 0, 1, 1, 2))
    pictures = tuple(
        Picture(
            f"/uploads/allimg/{stamp}/{n}-{serial}{n}.jpg", writer.write("{caption}") if rng.random() < 0.7 else None
        )
        for n in range(1, shots + 1)
    )
    files = rng.choice((1, 1, 2)) if is_file_only else int(rng.random() < 0.07)
    attachments = tuple(
        Attachment(f"/uploads/soft/{stamp}/{serial}{n}.{kind}", f"{writer.write('{attachment}')}.{kind}")
        for n, kind in enumerate(("pdf",) * files if is_file_only else rng.sample(_FILE_TYPES, files), start=1)
    )
    has_date = rng.random() >= 0.05
    clock = ""
    if section.meta != "seed" and rng.random() < 0.4:
        clock = f"{rng.randint(8, 17):02}:{rng.randint(0, 59):02}" + rng.choice(("", "", f":{rng.randint(0, 59):02}"))
    return Article(
        aid=0,
        section=section,
        headline=text.headline,
        blocks=text.blocks if length else (),
        day=day,
        level=section.level,
        style=rng.choice(BODY_STYLES),
        clock=clock,
        has_date=has_date,
        # A dated address gives the day away as well as the list does.
        has_list_date=has_date or section.address_form == "dated" or rng.random() < 0.5,
        source=rng.choice((None, "未知", "未知", "未知", "高新院", f"{text.place}管委會", *_MEDIA)),
        authors=_draw_authors(rng, writer) if section.meta in ("full", "words") else (),
        pictures=() if is_file_only else pictures,
        attachments=attachments,
        page_count=1 if length < 7 or rng.random() < 0.5 else (3 if length > 9 and rng.random() < 0.6 else 2),
    )


def _draw_authors(rng: Random, writer: Writer) -> tuple[str, ...]:
    names = [writer.write("{person}") for _ in range(rng.choice((0, 1, 1, 2)))]
    return tuple(dict.fromkeys(names))


def _seed_draft() -> Article:
    section = next(section for section in SECTIONS if section.key == SEED_SECTION)
    text = load_seed_article()
    blocks = tuple(Block(remove_annotations(block.text), block.is_heading) for block in text.blocks)
    return Article(0, section, remove_annotations(text.headline), blocks, LAST_DAY, Level.SOME, "p", source="未知")


def _mark_special(drafts: list[Article]) -> list[Article]:
    """Pins some old articles, shows some in a second section and takes some off every list."""
    drafts = list(drafts)
    plain = [i for i, draft in enumerate(drafts) if draft.blocks and draft.has_date and draft.day < LAST_DAY]
    for n, section in enumerate(SECTIONS):
        own = [i for i in plain if drafts[i].section == section]
        if n % 2 == 0 and section.rows != "short-date" and len(own) > 3:
            for i in (own[1], own[2])[: 1 + n % 4 // 2]:
                drafts[i] = replace(drafts[i], is_pinned=True)
    free = [i for i in plain if not drafts[i].is_pinned]
    for n in range(GUEST_ROWS):
        i = free[(2 * n + 1) * len(free) // (2 * GUEST_ROWS)]
        hosts = [s for s in SECTIONS if s != drafts[i].section and s.rows != "short-date"]
        drafts[i] = replace(drafts[i], guest_section=hosts[(5 * n + 2) % len(hosts)].key)
    alone = [i for i in free if drafts[i].guest_section is None and drafts[i].section.address_form == "dated"]
    for n in range(UNLISTED):
        i = alone[(n + 1) * len(alone) // (UNLISTED + 1)]
        drafts[i] = replace(drafts[i], is_listed=False)
    return drafts


def _copy_some(rng: Random, drafts: list[Article]) -> list[Article]:
    """Copies of some articles, each a few days younger, in another section, and annotated as the original is."""
    fit = [
        i
        for i, draft in enumerate(drafts)
        if len(draft.blocks) > 2 and draft.has_date and draft.is_listed and draft.day < date(2017, 11, 20)
    ]
    copies = []
    for n in range(COPIES):
        index = fit[(2 * n + 1) * len(fit) // (2 * COPIES)]
        draft = drafts[index]
        section = rng.choice([s for s in SECTIONS if s != draft.section and s.rows != "short-date"])
        copies.append(
            replace(
                draft,
                section=section,
                day=draft.day + timedelta(days=rng.randint(1, 25)),
                style=rng.choice(BODY_STYLES),
                clock="",
                source=rng.choice(("未知", *_MEDIA)),
                authors=(),
                pictures=(),
                attachments=(),
                page_count=1,
                is_pinned=False,
                guest_section=None,
                original=index,
            )
        )
    return copies


def _number(draft: Article, aid: int, numbers: dict[int, int]) -> Article:
    return replace(draft, aid=aid, original=None if draft.original is None else numbers[draft.original])
