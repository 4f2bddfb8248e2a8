"""The menu of the Taiwan style: six sections, two of them under a third, among a dozen services."""

from portalcrawl.demo.story import Section

SITE_NAME = "晴川產業園區服務網"
SITE_ADDRESS = "http://www.qingchuan.example"

NEWS = Section("news", "最新消息", "/news.php", "/news.php?page={n}", "園區", 24, "table", "steps", "list")
EVENTS = Section(
    "event", "活動快訊", "/event/index.aspx", "/event/index.aspx?p={n}", "活動", 20, "titled", "numbers", "words"
)
NOTICES = Section("notice", "政令宣導", "/notice/", "/notice/{n}.html", "政令", 18, "dl", "steps", "cells")
MARKET = Section(
    "market", "產業動態", "/market/list.asp", "/market/list.asp?pageno={n}", "產業", 18, "lines", "ends", "old"
)
FEATURES = Section("feature", "專題報導", "/feature/", "/feature/?page={n}", rows="cards", pager="numbers")
PEOPLE = Section(
    "people", "人物專訪", "/feature/people/", "/feature/people/?page={n}", "人物", 12, "cards", "numbers", "byline",
    above=FEATURES,
)  # fmt: skip
GREEN = Section(
    "green", "永續專欄", "/feature/green/", "/feature/green/?page={n}", "永續", 12, "titled", "steps", "byline",
    above=FEATURES,
)  # fmt: skip
SECTIONS = (NEWS, EVENTS, NOTICES, MARKET, FEATURES, PEOPLE, GREEN)

STATICS = (("關於園區", "/about.php"), ("交通資訊", "/traffic.php"))
POLICIES = (("隱私權保護政策", "/privacy.php"), ("資訊安全政策", "/security.php"))
SERVICES = (
    ("會員中心", "/member/"),
    ("會員登入", "/member/login.php"),
    ("訂閱電子報", "/epaper/"),
    ("忘記密碼", "/member/forget.php"),
    ("意見反饋", "/feedback.php"),
    ("行動版", "/m/"),
    ("網站導覽", "/sitemap.php"),
)
