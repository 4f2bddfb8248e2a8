"""What the tests of a walk share."""

import pytest

from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.dispatch import AnswerDispatch


@pytest.fixture
def dispatch(run: Run) -> AnswerDispatch:
    return AnswerDispatch(run)
