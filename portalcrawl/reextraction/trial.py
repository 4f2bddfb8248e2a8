"""A profile is tried on some stored pages before it may change anything: whether it fits, which rules lose text."""

from collections.abc import Sequence
from datetime import datetime

from portalcrawl.exceptions import ArchiveError, ProfileError
from portalcrawl.extraction.article import extract_article
from portalcrawl.extraction.rules.template import choose_template
from portalcrawl.induction.watch import RuleWatch, suspend
from portalcrawl.reextraction.reader import StoredPageReader, Task
from portalcrawl.reports.suspensions import Suspension
from portalcrawl.spiders.portal_profile import PortalProfile
from portalcrawl.spiders.walk.articles import make_hints

PAGES = 200
"""Pages on which a profile is tried, evenly from the first article to the last."""


def try_profile(portal: PortalProfile, reader: StoredPageReader, tasks: Sequence[Task], name: str) -> list[Suspension]:
    """Take learned rules that lose text out of the profile, as a crawl does; which ones.

    Each page is read both ways here. What a person declared is obeyed. Raises ProfileError if no template of the
    profile fits any of the pages.
    """
    profile = portal.profile
    if profile is None or not profile.templates:
        return []
    watch, found, is_fitting, tried = RuleWatch(every=1), list[Suspension](), False, 0
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
        hints = make_hints(task.role, task.row, portal, datetime.fromisoformat(task.place.fetched))
        article = extract_article(document, hints, profile).article
        text, headline = (article.articleBody or "", article.headline or "") if article else ("", "")
        suspension = watch.note(document, hints, template, text, headline)
        if suspension is not None:
            found.append(suspension)
            portal.profile = suspend(profile, suspension)
    if tried and not is_fitting:
        raise ProfileError(f"{name}: none of its templates fits any of {tried} stored pages; nothing was changed")
    return found
