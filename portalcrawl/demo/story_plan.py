"""Plans a portal's stories: which stand in which section, when, which are copies, pinned or unlisted."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from portalcrawl.demo.shares import draft_series, share_out
from portalcrawl.demo.story import Section, Story

Draft = Callable[[Random, Section, date], Story]
"""Writes a story of a section for a day; number and targets are still missing."""
Adopt = Callable[[Random, Story], Story]
"""Gives a copy, which stands in its new section, the source and authors that the section's pages show."""
Locate = Callable[[Story], tuple[str, ...]]
"""Gives the targets of a numbered story's pages."""


FEWEST = 60
"""Below this the sections are too small to have further pages."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a style asks for."""

    sections: Sequence[Section]
    first_day: date
    last_day: date
    draft: Draft
    adopt: Adopt
    locate: Locate
    copies: int = 3
    """Stories that repeat another's text under another address, in another section."""
    unlisted: int = 1
    """Stories that stand in the sitemap alone."""


def plan_stories(plan: Plan, seed: int, count: int) -> list[Story]:
    """`count` stories, the newest last, copies and unlisted ones included. Raises ValueError for fewer than 60."""
    if count < FEWEST:
        raise ValueError(f"articles={count}: a portal of this style needs at least {FEWEST}")
    shares = share_out(count - plan.copies, [section.share for section in plan.sections])
    taken: set[str] = set()
    drafts = [
        draft
        for section, share in zip(plan.sections, shares, strict=True)
        for draft in _draft_section(plan, seed, section, share, taken)
    ]
    drafts.sort(key=lambda draft: (draft.day, draft.section.key, draft.headline))
    drafts = _mark_special(plan, drafts)
    copies = _copy_some(plan, Random(f"{seed}/copies"), drafts)  # noqa: S311 - texts, not secrets
    ordered = sorted(enumerate(drafts + copies), key=lambda pair: (pair[1].day, pair[0]))
    numbers = {index: number for number, (index, _) in enumerate(ordered, start=1)}
    stories = []
    for index, draft in ordered:
        original = None if draft.original is None else numbers[draft.original]
        story = replace(draft, number=numbers[index], original=original)
        stories.append(replace(story, targets=plan.locate(story)))
    return stories


def _draft_section(plan: Plan, seed: int, section: Section, count: int, taken: set[str]) -> Iterator[Story]:
    """The section's own stories, oldest first; their headlines are new to `taken` and added to it."""

    def draft(rng: Random, day: date) -> Story:
        return plan.draft(rng, section, day)

    return draft_series(f"{seed}/{section.key}", (plan.first_day, plan.last_day), count, draft, taken)


def _mark_special(plan: Plan, drafts: list[Story]) -> list[Story]:
    """Pins an old story of every second section and takes some off every list."""
    drafts = list(drafts)
    for section in plan.sections[::2]:
        own = [i for i, draft in enumerate(drafts) if draft.section == section]
        if len(own) > section.page_size:
            drafts[own[1]] = replace(drafts[own[1]], is_pinned=True)
    free = [i for i, draft in enumerate(drafts) if not draft.is_pinned and draft.has_date]
    for n in range(plan.unlisted):
        i = free[(n + 1) * len(free) // (plan.unlisted + 1)]
        drafts[i] = replace(drafts[i], is_listed=False)
    return drafts


def _copy_some(plan: Plan, rng: Random, drafts: Sequence[Story]) -> list[Story]:
    """Copies of some stories, each a few days younger: the same headline and text, nothing else."""
    last = plan.last_day - timedelta(days=30)
    fit = [
        i
        for i, draft in enumerate(drafts)
        if draft.has_date and draft.is_listed and draft.day < last and not (draft.table or draft.pictures)
    ]
    copies = []
    for n in range(plan.copies):
        index = fit[(2 * n + 1) * len(fit) // (2 * plan.copies)]
        draft = drafts[index]
        hosts = [s for s in plan.sections if s.share and s.trail[0] != draft.section.trail[0]]
        day = draft.day + timedelta(days=rng.randint(2, 20))
        copy = replace(
            draft, section=rng.choice(hosts), day=day, files=(), page_count=1, is_pinned=False, original=index
        )
        copies.append(plan.adopt(rng, copy))
    return copies
