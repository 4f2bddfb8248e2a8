"""Rules are tried before they are kept: they read their samples, and what reads worse than heuristics goes.

Text is lost where heuristics read a line that rules leave out, that stands on no other page, and that what is left does
not say too. What loses text goes in this order: what the body leaves out, one by one, then the body's rule. A
field's rule goes where rows agree with the heuristics and not with it, or where it says one thing on unlike pages.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from portalcrawl.extraction.analysis import Analysis, analyse
from portalcrawl.extraction.rules.template_choice import choose_template
from portalcrawl.induction.election.voting import LEAST_PAGES
from portalcrawl.induction.labelled_sample import LabelledSample
from portalcrawl.induction.trials.field_trial import NEARLY_ALL, find_fault
from portalcrawl.induction.trials.folds import find_unsteady_omissions
from portalcrawl.induction.trials.losses import find_lost, is_much, is_text, is_worse, quote_text
from portalcrawl.page.layout import Line
from portalcrawl.profiles.model import BodyRule, Template

# A body's rule may spoil this share of its pages: heuristics are wrong on some as well.
_MOST_SPOILT = 0.05


@dataclass
class Tried:
    """The templates that were kept, with the notes on what was not, each a sentence for whoever reads the profile."""

    templates: list[Template]
    notes: list[str] = field(default_factory=list)


@dataclass
class Reading:
    """A sample as one of the templates reads it."""

    sample: LabelledSample
    read: Analysis
    lost: list[int]
    """Lines of the heuristics' text that it lacks."""
    spoilt: list[int]
    """These lines, if they are so many that the page is spoilt."""
    added: list[int]
    """Lines that stand on nearly all pages, if they are so many that the page is spoilt."""

    @property
    def lines(self) -> Sequence[Line]:
        """The page's lines."""
        return self.read.layout.lines

    def quote(self, index: int) -> str:
        """A line for people, with the page's address."""
        return f"{quote_text(self.lines[index].text)} ({self.sample.page.document.url})"


def try_templates(
    learned: Sequence[tuple[Template, Sequence[LabelledSample]]], labelled: Sequence[LabelledSample], name: str | None
) -> Tried:
    """The templates without what harms: each reads all samples that a crawl would read by it.

    `learned` has each template with the pages that it fits, `labelled` all samples, `name` is the portal's. Templates
    of which nothing is left are left out.
    """
    pages_with: Counter[str] = Counter()
    for sample in labelled:
        pages_with.update({line.text for line in sample.analysis.layout.lines if line.text})
    templates = [template for template, _ in learned]
    tried = Tried([])
    for template, fitting in learned:
        pages = [one for one in labelled if choose_template(templates, one.page.document) is template]
        trial = _Trial(template, pages_with, len(labelled), tried.notes)
        trial.drop_unsteady(fitting)
        trial.read_back(pages)
        trial.drop_losing_omissions()
        trial.drop_spoiling_body()
        trial.drop_field_rules(name)
        kept = trial.template
        if kept.rules or kept.body or kept.pager:
            tried.templates.append(kept)
    return tried


class _Trial:
    """One template, while it is tried; what goes is noted."""

    def __init__(self, template: Template, pages_with: Counter[str], count: int, notes: list[str]) -> None:
        """`pages_with` says on how many of the `count` samples a line stands."""
        self.template = template
        self._pages_with = pages_with
        self._common = max(LEAST_PAGES, NEARLY_ALL * count)
        self._notes = notes
        self._readings: list[Reading] = []

    def drop_unsteady(self, fitting: Sequence[LabelledSample]) -> None:
        """Take out omissions that two thirds of the pages do not teach."""
        body = self.template.body
        for value in find_unsteady_omissions(body, fitting) if body is not None else ():
            kind = "omit" if value in body.omit else "omit_lines"  # type: ignore[union-attr]
            self.template = _leave_in(self.template, kind, value)
            self._note(kind, value, "without a third of the sample pages it is not learned again")

    def read_back(self, pages: Sequence[LabelledSample]) -> None:
        """Read the samples that are of this template."""
        self._readings = [self._read(self.template, sample) for sample in pages]

    def _read(self, template: Template, sample: LabelledSample) -> Reading:
        """A sample as a template reads it, with what that loses and adds against the heuristics' reading."""
        read = analyse(sample.page.document, sample.page.hints, template)
        lines, own = read.layout.lines, sample.analysis.body
        lost = find_lost(read, sample.analysis, self._is_own)
        spoilt = is_worse(read, sample.analysis, self._is_own, sample.headline) if lost else []
        known = {*own.kept, *own.captions, *own.files}
        added = [i for i in read.body.kept if i not in known and self._pages_with[lines[i].text] >= self._common]
        return Reading(sample, read, lost, spoilt, added if is_much(lines, added, own.kept) else [])

    def _is_own(self, text: str) -> bool:
        return self._pages_with[text] == 1

    def _note(self, what: str, value: str, reason: str) -> None:
        self._notes.append(f"{self.template.name}: {what} {value!r} was learned and not kept: {reason}.")

    # --- the body -------------------------------------------------------------------------------

    def drop_losing_omissions(self) -> None:
        """Take out what the body leaves out, one by one, where pages get text back by that."""
        for kind, value in _omissions_of(self.template.body):
            losing = [one for one in self._readings if is_text(one.lines, one.lost)]
            if not losing:
                return
            without = _leave_in(self.template, kind, value)
            regained: list[tuple[Reading, Reading, list[int]]] = []
            for one in losing:
                again = self._read(without, one.sample)
                back = [i for i in one.lost if i not in again.lost]
                if is_text(one.lines, back):
                    regained.append((one, again, back))
            if regained:
                one, _, back = regained[0]
                where = f"on {len(regained)} of {len(self._readings)} pages"
                reason = f"{where} it takes text that stands on no other page, {one.quote(back[0])}"
                self._note(kind, value, reason)
                self.template = without
                others = {id(one): again for one, again, _ in regained}
                self._readings = [others.get(id(one), one) for one in self._readings]

    def drop_spoiling_body(self) -> None:
        """Take out the body's rule where it spoils more pages than may be the heuristics' fault."""
        spoilt = [one for one in self._readings if one.spoilt or one.added]
        if self.template.body is None or len(spoilt) <= max(1, _MOST_SPOILT * len(self._readings)):
            return
        one = spoilt[0]
        what, index = ("loses text", one.spoilt[0]) if one.spoilt else ("adds what stands on all pages", one.added[0])
        reason = f"on {len(spoilt)} of {len(self._readings)} pages it {what}, {one.quote(index)}"
        self._note("articleBody", self.template.body.xpath, reason)
        self.template = replace(self.template, body=None)

    # --- fields ---------------------------------------------------------------------------------

    def drop_field_rules(self, name: str | None) -> None:
        """Take out rules that lists' rows speak against, or whose value is furniture."""
        told = [(one.sample, one.read) for one in self._readings]
        for key, rule in self.template.rules.items():
            reason = find_fault(self.template, key, told, name)
            if reason:
                self._note(key, rule.xpath, reason)
                self.template = replace(self.template, **{key: None})


def _omissions_of(body: BodyRule | None) -> Iterator[tuple[str, str]]:
    if body is not None:
        yield from (("omit", path) for path in body.omit)
        yield from (("omit_lines", line) for line in body.omit_lines)


def _leave_in(template: Template, kind: str, value: str) -> Template:
    body = template.body
    assert body is not None
    left = tuple(one for one in getattr(body, kind) if one != value)
    return replace(template, body=replace(body, **{kind: left}))
