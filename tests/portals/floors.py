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
        "precision": 0.953,
        # 1: genuine Taiwan text with some 里 (大樹里 is a neighbourhood's name) is taken to be machine-made and put
        # into simplified characters: /feature/people/28/; 延伸閱讀, which follows the last card of a list, is read as
        # the title of its row and then as the article's headline: /feature/green/5/
        "headline": 0.914,
        # 1: where the article's page has no date, the row's 發布時間 in the link's title: /event/detail.aspx?sn=62
        "date": 0.975,
        # 1: a rule is learned for the date whose node is the whole article, so 清晨5點半 in the text becomes the time
        # of 2024.05.22: /feature/people/72/
        "time": 0.939,
        # 1: 文／廖玉珍　圖／園區服務中心 gives 圖／園區服務中心 as the source: /feature/green/12/; 資料來源 in a th
        # beside its td is not read: /notice/201105/1.html
        "source": 0.634,
        "author": 0.597,  # 1: neither 文／陳怡君 nor 記者蔡欣怡／晴川報導 is read: /market/show.asp?id=4
        "section": 0.951,  # 1: as for headline, put into simplified characters
        "menu": 0.823,  # 1: 會員中心, 訂閱電子報 and 行動版 are walked as sections
        # 1: the ten links under 延伸閱讀 below a list are read as rows, beside its own (/event/index.aspx: 25 for 17)
        # or instead of them (/news.php: 10 for 18)
        "rows": 0.428,
        # 1: rows' days in 114-08-08, without 民國, and in a dt before its dd are not read; 發布時間 of a link's title
        # stays in the headline
        "listing": 0.358,
        # 1: a box in the midst of the text stays in it where its class is pinyin (tuijian, redian, xgwz, paihang):
        # /news_view.php?id=3; a paragraph that begins with 相關內容 or 相關資訊 is lost: /news_view.php?id=56
        "body": 0.937,
        "body_exact": 0.670,
        "copies": 0.666,  # 1: one of the two texts has a box in its midst, the other has not: /event/detail.aspx?sn=17
    },
    "english": {
        **_ALL,
        "author": 0.617,  # 1: Posted on March 3, 2026 by Jane Roe in Schools: its author is not read
        "menu": 0.857,  # 1: About and Contact are walked as sections
        # 1: ← Older posts is not followed, Older posts without its arrow is: /category/sport/rowing/ (6 rows for 8)
        "rows": 0.833,
    },
}
