"""Which date of a page counts, which do not, and what the record's evidence says of both."""

import pytest
from dated_pages import CHINESE, NOW, URL, meta, read

from portalcrawl.extraction.article import extract_article
from portalcrawl.extraction.hints import Hints
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import Origin, Portal, Profile, Rule, Template
from portalcrawl.profiles.support import Support

TAIWANESE = "市政府召開常務會議，聽取重點項目進展情況的報告，要求各單位倒排工期，確保年底前完成。"
ENGLISH = "The council met on the plan of the new park and said that it is to be open for the public in the summer."
FRENCH = "Le conseil municipal a adopté le projet du nouveau parc, qui doit ouvrir ses portes au public dès cet été."


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("发布时间：2031-01-01", "refused:future 2031-01-01"),
        ("发布时间：1970-01-01 08:00", "refused:early 1970-01-01"),
        ("发布时间：0001-01-01", "refused:early 0001-01-01"),
        ("发布时间：20171-12-25", "refused:impossible 20171-12-25"),
        ("日期：2017-02-30", "refused:impossible 2017-02-30"),
        ("2031-01-01", "refused:future 2031-01-01"),
        ("<span class='time'>2031-01-01</span>", "refused:future 2031-01-01"),
        ("<time datetime='1893456000'>soon</time>", "refused:future 1893456000"),
        # A deadline, and a date among words, stand in no publication's place.
        ("报名截止时间：2031-01-01", None),
        ("<span class='date'>报名截止：2031年1月1日 08:00</span>", None),
        ("会议将于2031年1月1日在本市召开", None),
        ("电话：0571-87-65", None),
    ],
)
def test_out_of_range_is_told(line: str, refused: str | None) -> None:
    assert read(line) == (None, refused)


def test_what_counts_is_told_before_what_does_not() -> None:
    assert read("发布时间：2031-01-01", row="2017-12-25") == ("2017-12-25", "list; refused:future 2031-01-01")
    unset = meta("pubdate", "0001-01-01T00:00:00")
    assert read("发布时间：2017-12-25", head=unset) == ("2017-12-25", "meta-line; refused:early 0001-01-01")


def test_a_later_name_of_the_metadata_counts_where_the_first_is_refused() -> None:
    head = meta("pubdate", "0001-01-01T00:00:00") + meta("publishdate", "2017-12-25")
    assert read("", head=head) == ("2017-12-25", "meta:publishdate; refused:early 0001-01-01")


def test_at_most_three_are_told() -> None:
    lines = "".join(f"<p>日期：{year}-01-01</p>" for year in range(2031, 2039))
    date, how = read(lines)
    assert date is None
    assert how == "refused:future 2031-01-01; refused:future 2032-01-01; refused:future 2033-01-01"


@pytest.mark.parametrize(
    ("text", "lang", "date"),
    [
        (ENGLISH, "en-GB", "2017-04-03"),
        (ENGLISH, "en-US", "2017-03-04"),
        (ENGLISH, "en", "2017-03-04"),
        # No tag: the text is English.
        (ENGLISH, "", "2017-03-04"),
        (FRENCH, "fr", "2017-04-03"),
        (CHINESE, "zh-CN", None),
        (CHINESE, "", None),
        # The text is Chinese, whatever the template says.
        (CHINESE, "en", None),
    ],
)
def test_language_tells_the_day_from_the_month(text: str, lang: str, date: str | None) -> None:
    assert read("Date: 03/04/2017", text, lang=lang) == (
        date,
        "meta-line, order by language" if date else "refused:ambiguous 03/04/2017",
    )


def test_a_dot_and_an_impossible_month_need_no_language() -> None:
    assert read("发布时间：03.04.2017")[0] == "2017-04-03"
    assert read("发布时间：25/12/2017")[0] == "2017-12-25"
    assert read("发布时间：12/25/2017")[0] == "2017-12-25"
    # As day and month it would be in the future.
    assert read("发布时间：03/04/2018")[0] == "2018-03-04"


def test_the_list_and_the_page_tell_the_day_before_the_language_does() -> None:
    line = "Date: 03/04/2017"
    assert read(line, ENGLISH, lang="en-US", row="2017-04-03")[0] == "2017-04-03"
    assert read(line, ENGLISH, lang="en-GB", row="2017-03-04")[0] == "2017-03-04"
    stated = meta("article:published_time", "2017-04-03T09:29:00+08:00")
    assert read(line, ENGLISH, lang="en-US", head=stated)[0] == "2017-04-03"
    assert read(line, ENGLISH, lang="en-US", url="http://e.com/2017/04/03/park.html")[0] == "2017-04-03"
    assert read(line, ENGLISH, lang="en-US", url="http://e.com/2017-04/park.html")[0] == "2017-04-03"
    others = "<ul><li><a href='/b'>Another story</a> 25/01/2017</li></ul>"
    assert read(line, ENGLISH, lang="en-US", below=others)[0] == "2017-04-03"


def test_an_english_clock_puts_the_month_first_where_the_language_says_nothing() -> None:
    assert read("日期：7/5/2005 9:23:57 PM")[0] == "2005-07-05T21:23:57+08:00"
    assert read("Date: 7/5/2005 9:23 PM", ENGLISH, lang="en-GB")[0] == "2005-05-07T21:23+01:00"
    assert read("日期：7/5/2005 21:23")[0] is None


def test_nothing_weaker_stands_in_for_a_date_that_nobody_can_read() -> None:
    both = "<p>发布时间：05/07/2005 21:23</p><p>2005-07-03</p>"
    assert read(both) == (None, "refused:ambiguous 05/07/2005 21:23")
    assert read(both, head=meta("pubdate", "2005-07-03"))[0] == "2005-07-03"


@pytest.mark.parametrize(
    ("line", "stated", "date"),
    [
        ("2018-01-22 00:13", "2018-01-22T02:13:30+00:00", "2018-01-22T00:13-02:00"),
        ("发布时间：2018-01-22 00:13", "2018-01-21T18:43:30Z", "2018-01-22T00:13+05:30"),
        ("2018-01-22 16:10:05", "2018-01-22T21:10:00Z", "2018-01-22T16:10:05-05:00"),
        # The same time of day, and the same moment by China's clock
        ("2018-01-22 00:13", "2018-01-22T00:13:30-03:00", "2018-01-22T00:13-03:00"),
        ("2018-01-22 10:13", "2018-01-22T02:13:30Z", "2018-01-22T10:13+08:00"),
        # Another moment, and more than any zone is off
        ("2018-01-22 00:13", "2018-01-22T02:20:00Z", "2018-01-22T00:13+08:00"),
        ("2018-01-22 00:13", "2018-01-22T13:13:00Z", "2018-01-22T00:13+08:00"),
        # The text names its zone.
        ("2018-01-22 00:13 EST", "2018-01-22T04:13:00Z", "2018-01-22T00:13-05:00"),
        ("2018-01-22", "2018-01-22T04:13:00Z", "2018-01-22"),
    ],
)
def test_metadata_tells_the_zone_of_a_time(line: str, stated: str, date: str) -> None:
    assert read(line, head=meta("article:published_time", stated))[0] == date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("<span class='time' data-time='1514165377'>3天前</span>", "2017-12-25T09:29:37+08:00"),
        ("<span class='time' data-timestamp='1514165377000'>3天前</span>", "2017-12-25T09:29:37+08:00"),
        ("<span class='time' title='2017-12-25 09:29'>昨天</span>", "2017-12-25T09:29+08:00"),
        ("<time datetime='1514165377'>Dec</time>", "2017-12-25T09:29:37+08:00"),
        ("<span class='time'>3天前</span>", "2018-03-07"),
        ("昨晚 20:30", "2018-03-09T20:30+08:00"),
        ("刚刚", "2018-03-10T12:00+08:00"),
        ("二〇一七年十二月二十五日下午三时", "2017-12-25T15:00+08:00"),
        ("25 décembre 2017 à 15h05", "2017-12-25T15:05+08:00"),
        ("发布日期：20171225", "2017-12-25"),
    ],
)
def test_forms_on_a_page(line: str, date: str) -> None:
    assert read(line)[0] == date


@pytest.mark.parametrize(
    ("line", "text", "date"),
    [
        ("發布日期：106-12-25", TAIWANESE, "2017-12-25"),
        ("106.12.25", TAIWANESE, "2017-12-25"),
        ("[106/12/25]", TAIWANESE, "2017-12-25"),
        ("106年12月25日 09:29", TAIWANESE, "2017-12-25T09:29+08:00"),
        ("民國106年12月25日", TAIWANESE, "2017-12-25"),
        ("民國106年12月25日", CHINESE, "2017-12-25"),
        ("發布日期：106年12月25日　更新日期：107/01/08", TAIWANESE, "2017-12-25"),
        ("張貼日：106-12-25", TAIWANESE, "2017-12-25"),
        ("106.12.25", CHINESE, None),
        ("106年12月25日", CHINESE, None),
        ("發布日期：106-12-25", CHINESE, None),
        ("電話：106-12-25", TAIWANESE, None),
        ("106-12-25-1", TAIWANESE, None),
        ("106-13-25", TAIWANESE, None),
    ],
)
def test_years_of_the_republic(line: str, text: str, date: str | None) -> None:
    assert read(line, text)[0] == date


def read_by_rule(line: str, origin: Origin, row: str = "", below: str = "") -> tuple[str | None, str | None]:
    """The date and its evidence where a rule says in which element it stands."""
    body = f"<h1>会议召开</h1><div id='d'>{line}</div><div><p>{CHINESE}</p><p>{CHINESE}</p></div>{below}"
    page = Document.from_text(URL, f"<html><head><title>会议召开</title></head><body>{body}</body></html>")
    template = Template("news", datePublished=Rule("//*[@id='d']", origin=origin, support=Support(9, 9)))
    profile = Profile(Portal("http://e.com/"), templates=(template,))
    article = extract_article(page, Hints(datePublished=row or None, listed=True, reference=NOW), profile).article
    assert article is not None
    return article.datePublished, article.evidence.get("datePublished")


def test_a_rule_says_where_the_date_is_and_not_which_number_is_the_day() -> None:
    assert read_by_rule("03/04/2017", Origin.DECLARED) == (None, "refused:ambiguous 03/04/2017")
    assert read_by_rule("03/04/2017", Origin.DECLARED, row="2017-04-03") == ("2017-04-03", "rule:news")
    assert read_by_rule("03/04/2017", Origin.LEARNED, below="<p>另见 25/01/2017</p>") == ("2017-04-03", "rule:news")
    assert read_by_rule("25/12/2017", Origin.LEARNED) == ("2017-12-25", "rule:news")


@pytest.mark.parametrize("count", [1, 3, 9])
def test_teasers_that_show_one_day_again_and_again(count: int) -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2017-12-25"}</script>'
    teasers = "<div><span class=date>2017-02-01</span></div>" * count
    assert read(f"<div>港口</div>{teasers}", head=head)[0] == "2017-12-25"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("<a href=/2017/12/25/>2017-12-25</a>", "2017-12-25"),
        ("<a href=/b.html>2017-12-25 码头启用</a>", None),
    ],
)
def test_a_date_alone_that_is_a_link_below_the_headline(line: str, date: str | None) -> None:
    assert read(line)[0] == date


def test_the_head_of_a_records_column() -> None:
    record = (
        "<table><tr><td>索引号</td><td>发布日期</td><td>成文日期</td></tr>"
        "<tr><td>003-1</td><td>2017-12-25</td><td>2017-12-01</td></tr></table>"
    )
    assert read(record) == ("2017-12-25", "meta-line")


def test_arabic_puts_the_day_first() -> None:
    text = "افتتح رئيس البلدية الميناء الجديد صباح اليوم بحضور عدد كبير من السكان والضيوف في المدينة."
    assert read("05/03/2016 الموافق 24 شعبان", text, lang="ar")[0] == "2016-03-05"
    assert read("الثلاثاء 05 / 03 / 2016", text, lang="ar")[0] == "2016-03-05"


def test_the_day_of_a_by_line_counts_beside_that_of_a_change() -> None:
    """Wherever the by-line stands, if it has the earlier day of the two."""
    page = (
        "<html lang=fr><body><p>Accueil | Par Jeanne Doe | 30 septembre 2016</p><h1>Le parc ouvre</h1>"
        f"<p>Article mis à jour le 7 janvier 2017.</p><div><p>{FRENCH}</p><p>{FRENCH}</p></div></body></html>"
    )

    def date_of(source: str) -> str | None:
        article = extract_article(Document.from_text(URL, source), Hints(listed=True, reference=NOW)).article
        return article.datePublished if article else None

    assert date_of(page) == "2016-09-30"
    # The later one may be the day of the visit; without a name it may be any day.
    assert date_of(page.replace("2016", "2018")) == "2017-01-07"
    assert date_of(page.replace("Par Jeanne Doe | ", "")) == "2017-01-07"
