"""What portals write around an article's text: what each pattern finds, and what it leaves to the text."""

import pytest

from portalcrawl.lexicon import article_words
from portalcrawl.lexicon.article_words import META_LABEL, is_legal, may_be_labelled
from portalcrawl.lexicon.words import Pattern

# Error pages that answer with 200, and texts with the same words.
MISSING = [
    "Erreur 404 !", "ОШИБКА 404", "Cette page est introuvable.",
    "La page que vous essayez d'afficher n'existe pas, ou plus",
    "Diese Seite wurde leider nicht gefunden", "Página no encontrada", "La página que busca no existe",
    "A página que você procura não foi encontrada", "La pagina richiesta non è stata trovata", "Pagina niet gevonden",
    "Nie znaleziono strony", "Stránka nebyla nalezena", "Страница не найдена", "Сторінку не знайдено",
    "Sayfa bulunamadı", "お探しのページは見つかりませんでした", "요청하신 페이지를 찾을 수 없습니다",
    "Trang này không tồn tại", "Sidan kunde inte hittas", "Halaman yang Anda cari tidak ditemukan",
    "الصفحة المطلوبة غير موجودة",
]  # fmt: skip
PAGES = ["园区开工", "La page 404 du registre", "Die Seite des Vereins ist neu", "На странице 404 найдена ошибка"]
LABELS = [
    ("来源：江城日报", "source", "来源："),
    ("稿 源: 江城日报", "source", "稿 源: "),
    ("【來源】江城日報", "source", "來源】"),
    ("Source: Post", "source", "Source: "),
    ("作者：张三", "author", "作者："),
    ("文/张三", "author", "文/"),
    ("责任编辑：张三", "editor", "责任编辑："),
    ("发布时间：2017-12-25", "date", "发布时间："),
    ("日 期:2017-12-25", "date", "日 期:"),
    ("点击：12", "count", "点击："),
    ("閱讀數 12", "count", "閱讀數 "),
    ("阅读(12)", "count", "阅读"),
    ("Views: 12", "count", "Views: "),
    ("字体：大 中 小", "other", "字体："),
]


@pytest.mark.parametrize(("text", "kind", "label"), LABELS)
def test_a_label_tells_what_follows(text: str, kind: str, label: str) -> None:
    match = META_LABEL.search(text)
    assert match is not None
    assert (match.lastgroup, match[0]) == (kind, label)
    assert may_be_labelled(text)


@pytest.mark.parametrize("text", ["消息来源可靠", "作者张三", "阅读使人进步", "一本好书", "", "点击进入"])
def test_other_texts_have_no_label(text: str) -> None:
    assert META_LABEL.search(text) is None
    assert not may_be_labelled(text)


CASES: list[tuple[str, list[str], list[str]]] = [
    # pattern, what it finds, what it does not
    ("COUNTER", ["点击：12次", "浏览 12", "Hits: 3"], ["点击进入"]),
    (
        "EDITOR_NOTE",
        ["责任编辑：张三", "（编辑 李四）", "[责任编辑：王五]", "校对 张三"],
        ["编辑说，今天是个好日子。", "总编辑：张三"],
    ),
    (
        "TOOL_LINE",
        ["【打印】【关闭】", "打印 | 收藏", "分享到微信", "列印", "Share this article", "字体：大 中 小"],
        ["打印机的价格", "园区分享"],
    ),
    ("PAGER_LINE", ["1 2 3 下一页", "共 3 页", "上一页 1/3", "Page 2 of 3", "[1] [2]"], ["第3期", "一 二"]),
    (
        "END_LINE",
        [
            "上一篇：园区开工",
            "【相关新闻】",
            "Mehr zum Thema",
            "Lea también: el muelle",
            "Vous aimerez aussi",
            "Czytaj także",
            "По теме",
            "関連記事",
            "相关閱讀",
            "免责声明：本站",
            "Related stories",
            "More top stories",
            "© 2017",
        ],
        ["相关内容请上网站查询。", "园区的相关新闻", "Moreover"],
    ),
    (
        "INSERTION",
        [
            "相关报道：园区开工",
            "Read more: Park",
            "■延伸阅读：园区",
            "此前报道园区开工：一",
            "Lire aussi : Le quai",
            "Leggi anche: Il molo",
        ],
        ["相关报道", "Readers: we", "此前报道了", "Lire aussi longtemps", "Mehr Schiffe"],
    ),
    ("PAPER_BY_LINE", ["张三、李四/江城日报", "張三 ｜ 江城網"], ["张三/江城", "张三/江城日报的人"]),
    (
        "DISCLAIMER_LINE",
        ["免责：一", "■本站声明：一", "声明】一", "This article is protected by copyright"],
        ["声明一", "他声明："],
    ),
    (
        "BIO_LINE",
        ["Jane Doe is a staff writer at the Post.", "Follow Jane Doe on Twitter", "You can follow her on X"],
        ["Jane Doe is here.", "Follow the road on foot"],
    ),
    ("ORIGINAL_TITLE", ["原标题：园区", "（本文原題: 園區"], ["原标题党", "标题：一"]),
    ("RULER_LINE", ["------", "——————分隔线——————", "***", "~~~~"], ["--", "-----分隔线", "a---"]),
    (
        "NEIGHBOUR_LINE",
        ["上一篇：园区", "[下一条]：园区", "前一篇: 園區", "Предыдущая статья: ← Порт", "Next story: The port"],
        ["上一篇文章", "篇：一", "Следующая статья посвящена порту: он стар", "次の記事は港です"],
    ),
    ("TAG_LINE", ["标签：园区", "关键词", "TAGS: park", "【關鍵字：園區"], ["标签园区", "的标签："]),
    (
        "CAPTION_LINE",
        ["图为园区", "▲图一：园区", "图片来源：江城日报", "資料圖", "摄影：张三", "Photo: Post"],
        ["图书馆", "园区图为"],
    ),
    ("SUMMARY", ["摘要：园区", "【导读】园区", "核心提示", "Summary: a"], ["园区摘要"]),
    (
        "READING_TIME",
        ["3 min read", "Reading time: 3 minutes", "预计阅读时间：3分钟", "Tempo de leitura: 2"],
        ["3 min", "阅读使人进步"],
    ),
    ("CATEGORY_LABEL", ["分类：", "所属栏目", "x 频道", "Posted in", "Categories:"], ["分类：园区", "园区分类"]),
    ("PUBLISHED_LABEL", ["发布时间：", "發佈", "发表于 ", "Published on "], ["发布于2017年", "时间："]),
    ("WRITTEN_LABEL", ["成文日期：", "印发"], ["发布"]),
    ("DATE_LABEL", ["时间：", "日期", "Date:", "on "], ["时间：2", "昨天", "the formation "]),
    ("BARE_TIME", ["时间：2017", "日 期"], ["园区时间"]),
    ("MODIFIED_LABEL", ["更新时间：", "Last updated ", "修改"], ["更新2"]),
    ("OTHER_DATE", ["截止日期：", "有效期至", "Copyright © "], ["发布时间："]),
    ("NOT_PUBLISHED", ["更新时间：", "修改于", "截止日期", "Updated on"], ["发布时间：", "更新了"]),
    ("ROW_DATE_LABEL", ["时间：", "发布于 ", "更新：", "Posted on", "Date"], ["园区：", "时间：园区"]),
    ("BESIDE_TITLE", [" 发布时间：2017-12-25", "作者：张三", "更新日期"], ["发布"]),
    ("HERE", ["当前位置：首页", "您現在的位置", "位置：首页", "You are here"], ["园区位置", "地理位置："]),
    ("PLACE", ["当前位置：", "首页 > 要闻", "首頁»", "Home / News", "you are here"], ["首页", "要闻 > 首页"]),
    ("PATH_HOME", ["首页", "網站首頁", "Home", "index"], ["首页新闻", "主"]),
    ("PATH_SELF", ["正文", "正文页", "查看内容", "Detail", "案例详情"], ["正文内容", "要闻", "详情介绍"]),
    ("TITLE_LABEL", ["标题：园区", "题目: 园区", "Protected: a"], ["主题：园区", "标题园区"]),
    ("UNKNOWN", ["未知", "佚名", "---", "", "网络转载", "N/A"], ["未知数", "江城日报"]),
    ("OWN", ["本站原创", "本網訊", "原创文章"], []),
    (
        "MESSAGE",
        ["页面不存在", "您要找的頁面不存在", "请先登录后查看", "404 Not Found", "Accès refusé", *MISSING],
        PAGES,
    ),
    ("NOTICE", ["隐私政策", "隱私權政策", "Terms & Conditions", "Mentions légales"], ["园区公告", "Private"]),
    (
        "REMOVED",
        ["文章不存在", "已被删除", "查無此頁", "no longer available", *MISSING],
        ["请先登录", "access denied", *PAGES],
    ),
]


@pytest.mark.parametrize(("name", "found", "left"), CASES, ids=[name for name, _, _ in CASES])
def test_a_pattern_finds_its_words_and_leaves_the_text_alone(name: str, found: list[str], left: list[str]) -> None:
    pattern = getattr(article_words, name)
    assert [text for text in found if not pattern.search(text)] == []
    assert [text for text in left if pattern.search(text)] == []


WHOLE = [
    ("FILES_LABEL", ["附件：", "相关下载", "Attachments:"], ["附件1：", "下载站"]),
    ("BESIDE_FILES", ["附件", "1", "一", "KB", "(", "下载次数"], ["园区", "1个附件"]),
    ("BODY_LABEL", ["正文：", "详细内容", "內容"], ["内容园区"]),
]


@pytest.mark.parametrize(("name", "found", "left"), WHOLE)
def test_a_whole_text_is_a_label(name: str, found: list[str], left: list[str]) -> None:
    pattern = getattr(article_words, name)
    assert [text for text in found if not pattern.fullmatch(text)] == []
    assert [text for text in left if pattern.fullmatch(text)] == []


LEGAL = [
    "版权所有 江城网",
    "ICP备12345678号",
    "主办单位：江城开发区管委会 联系电话：12345",
    "Copyright © 2017",
    "© 2017 Post",
    "All rights reserved",
    "We use cookies",
    "網站標識碼",
    "公网安备",
    "举报电话：1",
]


@pytest.mark.parametrize("text", LEGAL)
def test_notices_of_the_site_are_legal(text: str) -> None:
    assert is_legal(text)


@pytest.mark.parametrize("text", ["园区开工", "保护版权的法律", "Right now", "主办单位：江城"])
def test_a_text_is_not_a_notice(text: str) -> None:
    assert not is_legal(text)


@pytest.mark.parametrize(
    ("cheap", "pattern", "name"), [("MAY_SAY_HERE", "HERE", "HERE"), ("MAY_BE_PLACE", "PLACE", "PLACE")]
)
def test_a_cheap_sign_is_in_each_text_that_its_pattern_finds(cheap: str, pattern: str, name: str) -> None:
    [found] = [found for case, found, _ in CASES if case == name]
    asked: Pattern = getattr(article_words, pattern)
    for text in found:
        match = asked.search(text)
        assert match is not None
        # A sign of a breadcrumb is in its label or right behind it.
        assert getattr(article_words, cheap).search(text), text


@pytest.mark.parametrize(
    ("text", "is_notice"),
    [
        ("请注意，本文编写于 149 天前，最后修改于 7 天前，其中某些信息可能已经过时。", True),
        ("温馨提示：本文最后更新于2024年1月1日，若内容或图片失效，请留言反馈。", True),
        ("This article was published more than 1 year ago. Some information may no longer be current.", True),
        ("This article is more than 5 years old", True),
        ("Dieser Artikel ist älter als 2 Jahre und möglicherweise veraltet.", True),
        # No count of days or years, or nothing of the text's age.
        ("本文介绍的方法已经过时。", False),
        ("The article of 2015 was about ships.", False),
        ("这项规定自2015年起不再适用。", False),
    ],
)
def test_notices_of_a_text_s_age(text: str, is_notice: bool) -> None:
    assert bool(article_words.STALE_NOTICE.match(text)) is is_notice
