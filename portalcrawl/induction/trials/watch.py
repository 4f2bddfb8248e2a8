"""A watch over the rules for bodies during a run: some pages are read by heuristics too, and a rule that loses goes.

One page in 50 of each template is read both ways, and so is each page with an unlike text: there is none, another
article has the same, or it is far shorter or longer than all before. A rule loses a page if it leaves out much text
that stands on none of the other watched pages; it wins a page if heuristics do.
"""

from collections import Counter
from dataclasses import dataclass, field

from msgspec.structs import replace

from portalcrawl.discovery.pager.article_pages import find_own_pages
from portalcrawl.extraction.analysis import Analysis, analyse
from portalcrawl.extraction.hints import Hints
from portalcrawl.induction.trials.losses import is_worse
from portalcrawl.page.document import Document
from portalcrawl.page.page_title import bare
from portalcrawl.profiles.model import Profile, Template
from portalcrawl.reports.suspensions import Difference, Suspension

EVERY = 50
"""Of so many pages of a template one is read both ways, like it or not."""
LEAST_LOST = 3
"""Pages that a rule must lose to be suspended."""
_LEAST_SHARE = 0.05
# A lost page makes suspicious: so many of the next pages are watched.
_SUSPICIOUS = 10
# How far a text is from all others, and of how many of them.
_FAR = 4
_LEAST_KNOWN = 10
# After so many unlike pages that were read well, unlike pages of the template are what it has: few more are watched.
_ENOUGH_UNLIKE = 30
_LONGEST_SHOWN = 60


@dataclass
class _Lost:
    """A page that the rule lost, as long as its lost lines stay its own."""

    difference: Difference
    lines: list[str]
    is_omitted: bool
    """Whether the text comes back where the body leaves nothing out."""


@dataclass
class _Watched:
    """What is known of one template's pages."""

    read: int = 0
    watched: int = 0
    unlike: int = 0
    suspicious: int = 0
    won: int = 0
    shortest: int = 0
    longest: int = 0
    lost: list[_Lost] = field(default_factory=list)


class RuleWatch:
    """Watches a run's pages one after the other."""

    def __init__(self, every: int = EVERY) -> None:
        """Of `every` so many pages of a template one is watched in any case."""
        self._every = every
        self._templates: dict[str, _Watched] = {}
        self._texts: dict[int, str] = {}
        """By a text's hash the bare headline of the first article that has it."""
        self._pages_with: Counter[int] = Counter()
        """By a line's hash on how many watched pages it stands."""

    def note(
        self,
        document: Document,
        hints: Hints,
        template: Template,
        text: str,
        headline: str,
        ours: Analysis | None = None,
    ) -> Suspension | None:
        """Look at a page that was read by a template; the suspension of its body's rule where it has lost by now.

        `text` is the body as the template gave it, empty where the page was turned away; `ours` is the page as the
        template reads it, if that is at hand.
        """
        if template.body is None or template.body.is_declared:
            return None
        state = self._templates.setdefault(template.name, _Watched())
        state.read += 1
        is_unlike = self._is_unlike(state, text, headline)
        if is_unlike:
            state.unlike += 1
            is_unlike = state.unlike <= _ENOUGH_UNLIKE or bool(state.lost)
        if not (is_unlike or state.suspicious or (state.read - 1) % self._every == 0):
            return None
        state.suspicious = max(0, state.suspicious - 1)
        self._compare(state, document, hints, template, ours or analyse(document, hints, template))
        return self._judge(state, template)

    def _is_unlike(self, state: _Watched, text: str, headline: str) -> bool:
        if not text:
            return True
        size = len(text)
        is_far = state.read > _LEAST_KNOWN and not state.shortest / _FAR <= size <= state.longest * _FAR
        state.shortest = min(state.shortest or size, size)
        state.longest = max(state.longest, size)
        title = bare(headline)
        return self._texts.setdefault(hash(text), title) != title or is_far

    def _compare(self, state: _Watched, document: Document, hints: Hints, template: Template, ours: Analysis) -> None:
        """Read a page by heuristics too, and note who wins it."""
        state.watched += 1
        theirs = analyse(document, hints)
        lines = ours.layout.lines
        self._pages_with.update({hash(line.text) for line in lines if line.text})
        headline = hints.headline or theirs.headline.text
        lost = is_worse(ours, theirs, self._is_own, headline)
        if lost and not _sums_up_further_pages(document, template, ours, lost):
            state.lost.append(self._describe(document, hints, template, ours, theirs, lost))
            state.suspicious = _SUSPICIOUS
        elif not lost and is_worse(theirs, ours, self._is_own, headline):
            state.won += 1

    def _describe(
        self, document: Document, hints: Hints, template: Template, ours: Analysis, theirs: Analysis, lost: list[int]
    ) -> _Lost:
        lines = ours.layout.lines
        whole = analyse(document, hints, without_omissions(template))
        still = is_worse(whole, theirs, self._is_own, hints.headline or theirs.headline.text)
        shown = Difference(document.url, _show(ours.text), _show(lines[lost[0]].text))
        return _Lost(shown, [lines[i].text for i in lost], is_omitted=not still)

    def _is_own(self, text: str) -> bool:
        return self._pages_with[hash(text)] <= 1

    def _judge(self, state: _Watched, template: Template) -> Suspension | None:
        # What was its page's own may stand on a later one too: then it is furniture.
        state.lost = [one for one in state.lost if any(self._is_own(text) for text in one.lines)]
        count = len(state.lost)
        if count < max(LEAST_LOST, _LEAST_SHARE * state.watched) or count <= 2 * state.won:
            return None
        assert template.body is not None
        by_omission = all(one.is_omitted for one in state.lost)
        differences = tuple(one.difference for one in state.lost)
        self._templates[template.name] = _Watched(state.read)
        where = "articleBody.omit" if by_omission else "articleBody"
        return Suspension(template.name, where, template.body.xpath, state.watched, differences)


def _sums_up_further_pages(document: Document, template: Template, ours: Analysis, lost: list[int]) -> bool:
    """Whether lines say again what our reading says, and go on as the article does on its next page."""
    told, lines = bare(ours.text), ours.layout.lines
    if not told or not all(bare(lines[i].text).startswith(told) for i in lost):
        return False
    return find_own_pages(document, template.pager).next is not None


def without_omissions(template: Template) -> Template:
    """The template, whose body leaves nothing out."""
    return replace(template, body=template.body and replace(template.body, omit=(), omit_lines=()))


def suspend(profile: Profile, suspension: Suspension) -> Profile:
    """The profile without the suspended rule."""
    mend = without_omissions if suspension.field == "articleBody.omit" else _without_body
    templates = tuple(mend(one) if one.name == suspension.template else one for one in profile.templates)
    return replace(profile, templates=templates)


def _without_body(template: Template) -> Template:
    return replace(template, body=None)


def _show(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"
