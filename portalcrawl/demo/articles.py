"""Plans the portal's articles: which stand in which section, when, and with what they come."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from .annotate import Level, annotate, remove_annotations
from .grammar import Block, Writer, load_seed_article
from .sections import SECTIONS, SEED_SECTION, Section, channel_of

FIRST_DAY = date(2008, 1, 8)
LAST_DAY = date(2017, 12, 25)
COPIES = 12
GUEST_ROWS = 8
UNLISTED = 2

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
_FILE_TYPES = ("pdf", "pdf", "doc", "zip")
BODY_STYLES = ("p", "div", "br", "cell", "word", "unclosed", "section")


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of the body; its caption is clean text."""

    path: str
    caption: str | None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that the body links; its name is clean text."""

    path: str
    name: str


@dataclass(frozen=True, slots=True)
class Article:
    """All that is known of one article before it is shown; texts are clean, `show` gives them as its page does."""

    aid: int
    section: Section
    headline: str
    blocks: tuple[Block, ...]
    day: date
    level: Level
    style: str
    clock: str = ""
    """Where the page shows a time of day: 09:29 or 09:29:37."""
    has_date: bool = True
    has_list_date: bool = True
    source: str | None = None
    """None: the page has no 來源; 未知 is a label without a source."""
    authors: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    page_count: int = 1
    is_pinned: bool = False
    is_listed: bool = True
    guest_section: str | None = None
    """The key of another section whose list shows it too."""
    original: int | None = None
    """The aid of the article that this one is an exact copy of."""

    @property
    def pages(self) -> list[str]:
        """The targets of all its pages, the first one first."""
        base, form = str(self.aid), self.section.address_form
        if form == "view":
            return [f"/plus/view.php?aid={base}" + (f"&pageno={n}" if n > 1 else "") for n in self.page_numbers]
        folder = f"/a/{self.day:%Y/%m%d}" if form == "dated" else f"/{self.section.key}"
        return [f"{folder}/{base}{f'_{n}' if n > 1 else ''}.html" for n in self.page_numbers]

    @property
    def page_numbers(self) -> range:
        """1 to the number of its pages."""
        return range(1, self.page_count + 1)

    @property
    def path(self) -> str:
        """The target of its first page."""
        return self.pages[0]

    def show(self, text: str) -> str:
        """A text as this article's page has it."""
        return annotate(text, self.level)


def plan_articles(seed: int, count: int) -> list[Article]:
    """`count` articles, the newest last; the seed's own, the copies and the unlisted ones included."""
    taken: set[str] = set()
    drafts = [
        draft
        for section, share in _share_out(count - COPIES - 1)
        for draft in _draft_section(seed, section, share, taken)
    ]
    drafts.append(_seed_draft())
    drafts.sort(key=lambda draft: (draft.day, draft.section.key, draft.headline))
    drafts = _mark_special(drafts)
    copies = _copy_some(Random(f"{seed}/copies"), drafts)
    ordered = sorted(enumerate(drafts + copies), key=lambda pair: (pair[1].day, pair[0]))
    numbers = {index: aid for aid, (index, _) in enumerate(ordered, start=1)}
    return [_number(draft, numbers[index], numbers) for index, draft in ordered]


def _share_out(count: int) -> Iterator[tuple[Section, int]]:
    total = sum(section.weight for section in SECTIONS)
    done = weight = 0
    for section in SECTIONS:
        weight += section.weight
        share = count * weight // total - done
        done += share
        yield section, share


def _draft_section(seed: int, section: Section, count: int, taken: set[str]) -> Iterator[Article]:
    """The section's own articles, oldest first; their headlines are new to `taken` and added to it."""
    # Rows without a year can only be read in a section whose articles are all of the current year.
    first = date(LAST_DAY.year, 1, 3) if section.rows == "short-date" else FIRST_DAY
    span = (LAST_DAY - first).days
    for index in range(count):
        rng = Random(f"{seed}/{section.key}/{index}")
        day = first + timedelta(days=int(span * (index + rng.random()) / count))
        draft = _draft(rng, section, day)
        while draft.headline in taken:
            draft = _draft(rng, section, day)
        taken.add(draft.headline)
        yield draft


def _draft(rng: Random, section: Section, day: date) -> Article:
    writer = Writer(rng, day.year, day.month, day.day)
    kind = rng.random()
    is_photo_only = kind < 0.025
    is_file_only = kind > 0.9 and section.rows == "table" and section.level is Level.NONE
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
        blocks=text.blocks[:length] if length else (),
        day=day,
        level=section.level,
        style=rng.choice(BODY_STYLES),
        clock=clock,
        has_date=has_date,
        has_list_date=has_date or rng.random() < 0.5,
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
    """Copies of some articles, each a few days younger and in another section of the same level of annotation or not."""
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


def section_path(article: Article) -> list[str]:
    """The breadcrumb between 主頁 and the article, as the page spells it."""
    return [channel_of(article.section).label, article.section.label]
