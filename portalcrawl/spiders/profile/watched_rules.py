"""The profile's rules under watch: one that reads worse than heuristics is not obeyed for the rest of the run."""

import logging
from collections import defaultdict, deque

from portalcrawl.extraction.article import Extraction, extract_article
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.rules.template_choice import choose_template
from portalcrawl.induction.trials.watch import RuleWatch, suspend
from portalcrawl.page.document import Document
from portalcrawl.reports.suspensions import Suspension
from portalcrawl.spiders.profile.keeper import ProfileKeeper

logger = logging.getLogger(__name__)


class WatchedRules:
    """Suspends rules, and keeps which pages they have read in this run, so that these can be read again."""

    def __init__(self, keeper: ProfileKeeper) -> None:
        """Takes suspended rules out of the keeper's profile; its file keeps them."""
        self._keeper = keeper
        self._watch = RuleWatch()
        self._read: dict[str, list[str]] = defaultdict(list)
        """By template, the addresses that it has read."""
        self.suspensions: list[Suspension] = []
        self.waiting: deque[tuple[Suspension, str]] = deque()
        """Addresses that are still to be read again, and because of what."""

    def note(self, url: str, document: Document, hints: Hints, extraction: Extraction) -> bool:
        """Look at a page that was read; whether that suspended a rule, so that the page is to be read once more."""
        profile = self._keeper.profile
        if profile is None or not profile.templates:
            return False
        # A page that was turned away may have lost its text to a rule as well.
        template = extraction.template or choose_template(profile.templates, document)
        if template is None:
            return False
        article = extraction.article
        if article is None and extract_article(document, hints).article is None:
            return False
        text, headline = (article.articleBody or "", article.headline or "") if article is not None else ("", "")
        suspension = self._watch.note(document, hints, template, text, headline, extraction.analysis)
        if suspension is None:
            self._read[template.name].append(url)
            return False
        logger.warning("%s", suspension.reason)
        self._keeper.profile = suspend(profile, suspension)
        self.suspensions.append(suspension)
        self.waiting.extend((suspension, one) for one in self._read.pop(template.name, ()))
        return True

    def settle(self) -> tuple[Suspension, ...]:
        """The run's suspensions at its end; what still waits to be read again counts as left."""
        while self.waiting:
            self.waiting.popleft()[0].left += 1
        return tuple(self.suspensions)
