"""A profile with every field in use, and its text."""

from portalcrawl.profiles.model import (
    ArticleAddresses,
    BodyRule,
    Origin,
    OwnSource,
    Portal,
    Profile,
    RowsRule,
    Rule,
    SectionEntry,
    Template,
)
from portalcrawl.profiles.support import Support

DECLARED = Origin.DECLARED

FULL = Profile(
    portal=Portal(
        start="http://www.example.com/",
        name="清河新闻网",
        hosts=("www.example.com", "news.example.com"),
        charset="gb18030",
        time_zone="Asia/Shanghai",
        day_first=True,
        script="simplified",
        language="zh-CN",
        system='DedeCMS "V57"',
        own_source=OwnSource.NAME,
        nobody=("admin", "园区 “小编”"),
        contact="me@example.com",
        origin=DECLARED,
    ),
    revision=7,
    sections=(
        SectionEntry(("新闻中心",), "http://www.example.com/xw/"),
        SectionEntry(("新闻中心", "园区 [要闻]"), "http://www.example.com/xw/yq/?a=1&b=#c", skip=True, origin=DECLARED),
    ),
    menu=Rule('//div[@class="nav"]', example="新闻中心, 园区要闻", support=Support(6, 7)),
    rows=(
        RowsRule('//div[@class="list"]//li', title=".//a/@title", date=".//span", support=Support(5, 5)),
        RowsRule('//table[@width="98%"]//tr', label="·", example="一行", title=".//a", origin=DECLARED),
    ),
    pager=Rule('//div[contains(@class, "pages")]', example="http://www.example.com/xw/2.html", support=Support(2, 3)),
    articles=ArticleAddresses(("/a/{n}/{s}.html", "/view.php?id={n}"), True, Support(19, 20), DECLARED),
    templates=(
        Template(
            "article-1",
            18,
            headline=Rule("//h1", example="标题里有 \"引号\"、'撇号' 和 \\ 反斜线", support=Support(18, 18)),
            datePublished=Rule('//div[@class="info"]', label="日期：", support=Support(0, 0)),
            contentSource=Rule('//div[@class="info"]/span[1]', label="来源：", origin=DECLARED),
            authors=Rule("//meta[@name='author']/@content"),
            breadcrumbs=Rule('//div[@id="path"]', example="首页 > 新闻"),
            body=BodyRule(
                '//div[@id="zoom"]',
                label=None,
                example="第一段\t有制表符",
                support=Support(17, 18),
                omit=('//div[@class="share"]', '//p[contains(., "责任编辑")]'),
                omit_lines=("免责声明：本文仅代表作者个人观点。", "【打印】\n【关闭】"),
            ),
            furniture=('//div[@class="today"]',),
            pager=Rule('//div[@class="pagelist"]', example="2"),
        ),
        Template("special", body=BodyRule("//article", origin=DECLARED), origin=DECLARED),
    ),
)
"""Every field differs from its default somewhere."""

MINIMAL = Profile(Portal("http://www.example.com/"))

START = '[portal]\nstart = "http://www.example.com/"\n'
"""The smallest text that is a profile."""
