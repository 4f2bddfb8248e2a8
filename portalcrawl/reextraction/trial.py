"""A profile is tried on some stored pages before it may change anything: whether it fits, which rules lose text."""

from collections.abc import Sequence

from msgspec import Struct, field

from portalcrawl.exceptions import ArchiveError, ProfileError
from portalcrawl.extraction.article import extract_article
from portalcrawl.extraction.rules.template_choice import choose_template
from portalcrawl.induction.trials.watch import RuleWatch, suspend
from portalcrawl.reextraction.reader import Reading, StoredPageReader, Task
from portalcrawl.reports.suspensions import Suspension
from portalcrawl.spiders.portal_profile import PortalProfile

PAGES = 200
"""Pages on which a profile is tried, evenly from the first article to the last."""


class Tried(Struct, frozen=True):
    """What came of a trial."""

    suspensions: list[Suspension] = field(default_factory=list)
    readings: dict[Task, Reading] = field(default_factory=dict)
    """What the pages give by the profile as it is now: nobody has to read them again."""


def try_profile(portal: PortalProfile, reader: StoredPageReader, tasks: Sequence[Task], name: str) -> Tried:
    """Take learned rules that lose text out of the profile, as a crawl does.

    Each page is read both ways here. What a person declared is obeyed. Raises ProfileError if no template of the
    profile fits any of the pages.
    """
    profile, found = portal.profile, Tried()
    if profile is None or not profile.templates:
        return found
    watch, is_fitting, tried = RuleWatch(every=1), False, 0
    step = max(1, len(tasks) // PAGES)
    for task in tasks[::step][:PAGES]:
        if task.place is None:
            continue
        try:
            document = reader.open_document(task.url, task.place)
        except ArchiveError:
            continue  # the re-extraction itself tells it
        if document is None:
            continue
        tried += 1
        profile = portal.profile
        assert profile is not None
        template = choose_template(profile.templates, document)
        if template is None:
            continue
        is_fitting = True
        hints = reader.hints_of(task, task.place)
        extraction = extract_article(document, hints, profile)
        article = extraction.article
        text, headline = (article.articleBody or "", article.headline or "") if article else ("", "")
        suspension = watch.note(document, hints, template, text, headline, extraction.analysis)
        if suspension is None:
            found.readings[task] = reader.read_on(task, task.place, document, hints, extraction)
        else:
            found.suspensions.append(suspension)
            portal.profile = suspend(profile, suspension)
            found.readings.clear()
    if not portal.sessions.is_empty:
        # Pages that are read later know more of the parameters in their links.
        found.readings.clear()
    if tried and not is_fitting:
        raise ProfileError(f"{name}: none of its templates fits any of {tried} stored pages; nothing was changed")
    return found
