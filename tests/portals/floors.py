"""What reading reaches today on the demo portal in each style. Less is a change for the worse.

A floor below 1 has its reason beside it: what is read wrong there, on one of the pages where it is.
`print_scores.py STYLE --faults` names them all. Whoever reads better raises the floor in the same commit.
"""

from collections.abc import Mapping

from scoring import FIGURES

SLACK = 0.005
"""A figure that is above its floor by more than this lets the floor be raised."""
_ALL = dict.fromkeys(FIGURES, 1.0)

FLOORS: Mapping[str, Mapping[str, float]] = {
    "mainland": {
        **_ALL,
        "menu": 0.937,  # 1: 關于我們 and 聯系方式, pages of prose, are walked as sections
    },
    "taiwan": {
        **_ALL,
        # 1: /about.php, /privacy.php …, pages of one sentence that no list shows, become articles; their date is the
        # footer's 網站更新日期
        "precision": 0.952,
    },
    "english": {
        **_ALL,
        "menu": 0.857,  # 1: About and Contact are walked as sections
        # 1: ← Older posts is not followed, Older posts without its arrow is: /category/sport/rowing/ (6 rows for 8)
        "rows": 0.833,
    },
}
