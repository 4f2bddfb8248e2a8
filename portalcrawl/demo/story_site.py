"""Puts a portal of stories together: its pages as its style shows them, and the truth of what they say."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from portalcrawl.demo.http_dates import http_date
from portalcrawl.demo.media import render_file
from portalcrawl.demo.model import Page, Portal, TruthArticle, TruthSection
from portalcrawl.demo.story import Section, Story
from portalcrawl.demo.story_feeds import render_robots, render_sitemap


@dataclass(frozen=True, slots=True)
class ListView:
    """One page of a section's list, to be shown."""

    section: Section
    number: int
    pages: int
    total: int
    """Rows on all of its pages."""
    rows: Sequence[Story]


@dataclass(frozen=True, slots=True)
class StoryView:
    """One page of a story, to be shown."""

    story: Story
    page: int
    previous: Story | None
    following: Story | None
    related: Sequence[Story]


@dataclass(frozen=True)
class Style:
    """How a portal of stories looks."""

    address: str
    """The portal's own, in absolute links."""
    zone: str
    """The offset from UTC behind a time of day: +08:00."""
    sections: Sequence[Section]
    """In the menu's order, a section before those below it."""
    render_home: Callable[[Mapping[str, Sequence[Story]]], Page]
    """From the listed stories by section key, newest first."""
    render_list: Callable[[ListView], Page]
    render_story: Callable[[StoryView], Page]
    beside: Mapping[str, Page]
    """Pages that are neither lists nor stories."""
    missing: Page
    closed: Sequence[str] = ()
    """Paths that robots.txt closes."""


def build_site(style: Style, stories: Sequence[Story]) -> Portal:
    """The portal of these stories, which are ordered by day."""
    rows = {section.key: _collect_rows(section, stories) for section in style.sections}
    newest = {key: sorted(own, key=lambda story: -story.number) for key, own in rows.items()}
    pages: dict[str, Page] = {"/": style.render_home(newest)}
    targets: dict[str, list[str]] = {}
    for section in style.sections:
        views = list(_page_rows(section, rows[section.key]))
        targets[section.key] = [section.page_address(view.number) for view in views]
        pages |= {section.page_address(view.number): style.render_list(view) for view in views}
    pages.update(_render_stories(style, stories))
    pages.update(style.beside)
    pages["/robots.txt"] = render_robots(style.address, style.closed)
    pages["/sitemap.xml"] = render_sitemap(style.address, style.sections, stories)
    return Portal(
        pages=pages,
        truth=[_state_story(style, story, stories) for story in stories],
        sections=[
            TruthSection(
                path=[one.name for one in section.trail],
                address=section.address,
                listPages=targets[section.key],
                rowCount=len(rows[section.key]),
                articleCount=sum(story.section == section for story in stories),
            )
            for section in style.sections
        ],
        missing=style.missing,
        address=style.address,
    )


def _collect_rows(section: Section, stories: Sequence[Story]) -> list[Story]:
    """Pinned ones first, then newest first."""
    own = [story for story in stories if story.is_listed and section in story.section.trail]
    return sorted(own, key=lambda story: (not (story.is_pinned and story.section == section), -story.number))


def _page_rows(section: Section, rows: Sequence[Story]) -> Iterator[ListView]:
    size = section.page_size
    pages = max(1, -(-len(rows) // size))
    for number in range(1, pages + 1):
        yield ListView(section, number, pages, len(rows), rows[(number - 1) * size : number * size])


def _render_stories(style: Style, stories: Sequence[Story]) -> Iterator[tuple[str, Page]]:
    for section in style.sections:
        listed = [story for story in stories if story.section == section and story.is_listed]
        place = {story.number: index for index, story in enumerate(listed)}
        for story in (story for story in stories if story.section == section):
            index = place.get(story.number)
            for page, target in enumerate(story.targets, start=1):
                view = StoryView(
                    story,
                    page,
                    previous=listed[index - 1] if index else None,
                    following=listed[index + 1] if index is not None and index + 1 < len(listed) else None,
                    related=[other for other in listed if other is not story][-5:][::-1],
                )
                yield target, style.render_story(view)
            for file in story.files:
                yield file.path, render_file(file.path, file.name, http_date(story.day))
            for picture in story.pictures:
                yield picture.path, render_file(picture.path, modified=http_date(story.day))


def _state_story(style: Style, story: Story, stories: Sequence[Story]) -> TruthArticle:
    shown = f"{story.day}T{story.clock}{style.zone}" if story.clock else str(story.day)
    return TruthArticle(
        path=story.path,
        headline=story.headline,
        datePublished=shown if story.has_date else None,
        listDate=str(story.day) if story.is_listed else None,
        contentSource=story.source,
        authors=list(story.authors),
        sections=[section.name for section in story.section.trail],
        paragraphs=[block.text for block in story.blocks],
        images=[picture.path for picture in story.pictures],
        captions=[picture.caption for picture in story.pictures],
        attachments=[file.path for file in story.files],
        pages=list(story.targets) if story.page_count > 1 else [],
        duplicateOf=None if story.original is None else stories[story.original - 1].path,
        isListed=story.is_listed,
        tables=[[list(row) for row in story.table]] if story.table else [],
    )
