from collections.abc import Callable
from functools import cache

import pytest

# Before they are imported: what they assert is told as in tests.
pytest.register_assert_rewrite("style_runs")

from scoring import Score  # noqa: E402
from style_runs import score_style  # noqa: E402


@pytest.fixture(scope="session")
def score_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Score]:
    """The score of a style; each is crawled once."""
    return cache(lambda style: score_style(style, tmp_path_factory.mktemp(style)))
