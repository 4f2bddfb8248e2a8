from collections.abc import Callable
from functools import cache

import pytest
from scoring import Score
from style_runs import score_style


@pytest.fixture(scope="session")
def score_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Score]:
    """The score of a style; each is crawled once."""
    return cache(lambda style: score_style(style, tmp_path_factory.mktemp(style)))
