"""What a body leaves out must be learned again from two thirds of its pages: what rests on few of them is chance."""

from collections import Counter
from collections.abc import Sequence

from portalcrawl.induction.election.voting import LEAST_PAGES
from portalcrawl.induction.labelled_sample import LabelledSample
from portalcrawl.induction.rules.bodies import learn_omissions
from portalcrawl.profiles.model import BodyRule

_FOLDS = 3
_LEAST_VOTES = 2


def find_unsteady_omissions(body: BodyRule, pages: Sequence[LabelledSample]) -> list[str]:
    """The omissions that are learned again from less than two of the three choices of two thirds of the pages.

    Of few pages no fold could learn anything: there is none.
    """
    if len(pages) < LEAST_PAGES * _FOLDS or not (body.omit or body.omit_lines):
        return []
    votes: Counter[str] = Counter()
    for fold in range(_FOLDS):
        votes.update(learn_omissions(body.xpath, [page for n, page in enumerate(pages) if n % _FOLDS != fold]))
    return [one for one in (*body.omit, *body.omit_lines) if votes[one] < _LEAST_VOTES]
