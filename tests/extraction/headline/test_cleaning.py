"""The headline as the record gives it: from page title, heading, metadata and list row, each of which adds its own."""

import time

import pytest

from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.items import Article
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import Origin, Portal, Profile, Rule, Template
from portalcrawl.profiles.support import Support

TEXT = (
    "<div>2024-05-06</div><div class=con><p>今天上午，园区召开会议，部署下一步工作。</p>"
    "<p>会议强调，要抓好落实，确保成效。</p></div>"
)
STORY = "园区召开工作会议"
LONG = "园区召开工作会议暨表彰大会"


def extract(title: str, body: str = "", head: str = "", rule: Profile | None = None, **hints: object) -> Article:
    page = f"<html><head><title>{title}</title>{head}</head><body>{body}{TEXT}</body></html>"
    document = Document.from_text("http://portal.example/news/2.html", page)
    article = extract_article(document, Hints(listed=True, **hints), rule).article  # type: ignore[arg-type]
    assert article is not None
    return article


# Page title, heading, list row: each with what it adds.
CASES = [
    # The page title alone: without the site's name, the column's, in whatever order.
    (f"{STORY} - 东湖网", "", None, STORY),
    (f"{STORY}_园区要闻_东湖网", "", None, STORY),
    (f"园区要闻 - {STORY} - 东湖网", "", None, STORY),
    (f"园区要闻_{STORY}_东湖网", "", None, STORY),
    (f"东湖网>>园区要闻>>{STORY}", "", None, STORY),
    (f"{STORY} | 东湖工业园管理委员会门户网站", "", None, STORY),
    (f"园区快讯｜{STORY}｜东湖网", "", None, STORY),
    (f"东湖 - {STORY} - 党建", "<a href=/dj/>党建</a> <a href=/>东湖</a>", None, STORY),
    ("放假通知 - 通知公告 - 东湖网", "", None, "放假通知"),
    ("The Daily News | Park Opens New Lab", "", None, "Park Opens New Lab"),
    ("Park Opens New Lab - Science - The Daily News", "", None, "Park Opens New Lab"),
    # The heading, where the title of the page names a column first.
    (f"园区要闻-{STORY}-东湖网", f"<h1>园区要闻</h1><h2>{STORY}</h2>", None, STORY),
    (f"招聘公告_{STORY}_东湖网", f"<h1>招聘公告</h1><h2>{STORY}</h2>", None, STORY),
    ("招聘公告_东湖网", "<h1>招聘公告</h1>", None, "招聘公告"),
    # Frames inside the heading: the row, which stands under the column's name, does not repeat it.
    ("东湖网", f"<h1>园区要闻｜{STORY}</h1>", STORY, STORY),
    (f"{STORY} - 东湖网", f"<h1>{STORY} - 园区要闻</h1>", STORY, STORY),
    # A date is the author's: rows are read without one at their ends.
    (
        "07.06.2013 – Filia is born",
        "<h2>07.06.2013 – Filia is born</h2>",
        "Filia is born",
        "07.06.2013 – Filia is born",
    ),
    (
        "8 dicembre 2015: La gru è arrivata",
        "<h1>8 dicembre 2015: La gru è arrivata</h1>",
        "La gru è arrivata",
        "8 dicembre 2015: La gru è arrivata",
    ),
    (
        "8 dicembre 2015: La gru è arrivata",
        "<p><a href=/>Home</a> &gt; Porto &gt; 8 dicembre 2015: La gru è arrivata</p>"
        "<h1>8 dicembre 2015: La gru è arrivata</h1>",
        "La gru è arrivata",
        "8 dicembre 2015: La gru è arrivata",
    ),
    # Not where nothing else on the page says it: a design may have set it there.
    ("News", "<h1>8 dicembre 2015: La gru è arrivata</h1>", "La gru è arrivata", "La gru è arrivata"),
    # A row that ends where the next part begins is cut there.
    (
        "The crane has come – Harbour office",
        "<h1>The crane has come – Harbour office</h1>",
        "The crane has come –",
        "The crane has come – Harbour office",
    ),
    ("News", "<h1>New mix by Stue – 11.11.2011</h1>", "New mix by Stue", "New mix by Stue – 11.11.2011"),
    (f"{STORY} - 2020-01-01 - 东湖网", "", STORY, STORY),
    # A headline on two lines, which another place writes on one.
    (f"{LONG} - 东湖网", "<h1>园区召开工作会议<br>暨表彰大会</h1>", None, LONG),
    ("东湖网", "<h1>园区召开工作会议<br>暨表彰大会</h1>", None, "园区召开工作会议 暨表彰大会"),
    ("The park opens - News", "<h1>The park<br>opens</h1>", None, "The park opens"),
    # All witnesses agree: it is the author's.
    (f"园区要闻｜{STORY}-东湖网", f"<h1>园区要闻｜{STORY}</h1>", f"园区要闻｜{STORY}", f"园区要闻｜{STORY}"),
    (f"快讯：{STORY}-东湖网", f"<h1>快讯：{STORY}</h1>", f"快讯：{STORY}", f"快讯：{STORY}"),
    (f"【转载】{STORY}-东湖网", f"<h1>【转载】{STORY}</h1>", f"【转载】{STORY}", f"【转载】{STORY}"),
    ("Breaking: Park opens | Site", "<h1>Breaking: Park opens</h1>", None, "Breaking: Park opens"),
    # Marks of lists always go.
    ("东湖网", f"<h1>[置顶]{STORY}</h1>", None, STORY),
    ("东湖网", f"<h1>【置顶】{STORY}</h1>", None, STORY),
    ("东湖网", f"<h1>{STORY} NEW</h1>", None, STORY),
    ("东湖网", f"<h1>{STORY}<img src=new.gif><font color=red>new!</font></h1>", None, STORY),
    ("东湖网", f"<h1>HOT {STORY}</h1>", None, STORY),
    (f"{STORY}(图)_东湖网", f"<h1>{STORY}(图)</h1>", f"{STORY}(图)", STORY),
    (f"{STORY}-东湖网", f"<h1>[图]{STORY}</h1>", STORY, STORY),
    (f"[组图]{STORY}-东湖网", "", None, STORY),
    ("东湖网", "", f"[置顶]{STORY}(组图)", STORY),
    # What the author may have written goes where a witness has the headline without it.
    (f"{STORY}_东湖网", f"<h1>{STORY}（图）</h1>", None, STORY),
    ("东湖网", f"<h1>{STORY}（组图）</h1>", STORY, STORY),
    (f"{STORY}_东湖网", f"<h1>[视频]{STORY}</h1>", f"[视频]{STORY}", STORY),
    (f"{STORY}_东湖网", f"<h1>{STORY}new</h1>", None, STORY),
    (f"{STORY}（图）_东湖网", f"<h1>{STORY}（图）</h1>", f"{STORY}（图）", f"{STORY}（图）"),
    (f"{STORY}【组图】_东湖网", f"<h1>{STORY}【组图】</h1>", None, f"{STORY}【组图】"),
    ("东湖网", f"<h1>{STORY}（图）</h1>", None, f"{STORY}（图）"),
    ("东湖网", "<h1>潮起东湖城市焕NEW</h1>", None, "潮起东湖城市焕NEW"),
    ("东湖网", "<h1>办事指南汇编(新)</h1>", None, "办事指南汇编(新)"),
    # A cut: whoever has the whole of it completes it.
    (f"{LONG} - 东湖", f"<h1>{STORY}…</h1>", None, LONG),
    ("东湖", f"<h1>{STORY}...</h1>", LONG, LONG),
    ("东湖", f"<h1 title='{LONG}'>{STORY}...</h1>", None, LONG),
    ("东湖", f"<h1><a href=/news/2.html title='{LONG}'>{STORY}…</a></h1>", None, LONG),
    (f"{STORY}..._东湖网", "", LONG, LONG),
    (f"{STORY} - 东湖", f"<h1>{STORY}...</h1>", None, STORY),
    ("", "", f"{STORY}……", STORY),
    # Dots that nobody completes are the author's.
    ("东湖", "<h1>园区等你来……</h1>", None, "园区等你来……"),
    ("园区等你来_东湖", "<h1>园区等你来……</h1>", None, "园区等你来……"),
    ("东湖", f"<h1 title='另一个标题'>{STORY}...</h1>", None, f"{STORY}..."),
]


@pytest.mark.parametrize(("title", "body", "row", "headline"), CASES)
def test_headline(title: str, body: str, row: str | None, headline: str) -> None:
    assert extract(title, body, headline=row).headline == headline


def test_metadata_is_a_witness() -> None:
    meta = f"<meta property=og:title content='{STORY}'>"
    assert extract("东湖网", f"<h1>{STORY}（图）</h1>", meta).headline == STORY
    assert extract("东湖网", f"<h1>{STORY} - 园区要闻</h1>", meta).headline == STORY
    whole = f"<meta property=og:title content='{LONG}'>"
    assert extract("东湖网", f"<h1>{STORY}…</h1>", whole).headline == LONG


def test_a_known_site_is_cut_off_wherever_it_stands() -> None:
    for title in (f"东湖工业园-{STORY}", f"{STORY}-东湖工业园"):
        assert extract(title, site_name="东湖工业园").headline == STORY
        assert extract(title, f"<h1>{title}</h1>", site_name="东湖工业园").headline == STORY


def test_the_page_is_still_read_by_the_headline_that_it_shows() -> None:
    """What the text repeats is its headline with the mark, and goes as before."""
    article = extract(f"{STORY}_东湖网", f"<h1>{STORY}（图）</h1><div class=con><p>{STORY}（图）</p></div>")
    assert article.headline == STORY
    assert STORY not in (article.articleBody or "")


def test_a_rule_is_settled_alike_unless_a_person_declared_it() -> None:
    def profile(origin: Origin) -> Profile:
        rule = Rule("//b", support=Support(9, 9), origin=origin)
        return Profile(Portal("http://portal.example/"), templates=(Template("news", headline=rule),))

    body = f"<b>[置顶]{STORY}（图）</b>"
    learned = extract(f"{STORY}_东湖网", body, rule=profile(Origin.LEARNED))
    assert (learned.headline, learned.evidence["headline"]) == (STORY, "rule:news")
    declared = extract(f"{STORY}_东湖网", body, rule=profile(Origin.DECLARED))
    assert (declared.headline, declared.evidence["headline"]) == (f"[置顶]{STORY}（图）", "rule:news")


HOSTILE = {
    "page title": ("长" * 10_000, "", "", None, "title"),
    "metadata": ("", "", f"<meta property=og:title content='{'长' * 4_000}'>", None, "meta:og:title"),
    "list row": ("", "", "", "长" * 10_000, "list"),
    "JSON-LD": (
        "",
        "",
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{"长" * 10_000}"}}</script>',
        None,
        "json-ld",
    ),
}


@pytest.mark.parametrize("place", HOSTILE)
def test_a_headline_without_end_is_cut_and_the_evidence_says_so(place: str) -> None:
    title, body, head, row, evidence = HOSTILE[place]
    article = extract(title, body, head, headline=row)
    assert article.headline == "长" * 500
    assert article.evidence["headline"] == f"{evidence}, cut at 500 characters"


@pytest.mark.parametrize("piece", ["[图]", "长 - ", "_", " | ", "（图", "new!", "...", "《", "ab "])
def test_hostile_headlines_take_no_time(piece: str) -> None:
    text = piece * (10_000 // len(piece))
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{text * 10}"}}</script>'
    start = time.process_time()
    article = extract(text, f"<h1>{text}</h1>", head, headline=text)
    assert time.process_time() - start < 3
    assert article.headline is None or len(article.headline) <= 500


def test_a_quotation_mark_that_ends_an_attribute() -> None:
    head = '<meta property="og:title" content="The quay opens with "a crane"">'
    assert extract('The quay opens with "a crane"', head=head).headline == 'The quay opens with "a crane"'
    assert extract("The quay opens with a crane", head=head).headline == "The quay opens with"


def test_elements_of_a_heading_without_a_space_between_them() -> None:
    body = "<h1><b>&quot;It begins&quot;</b><b>The quay opens with a crane</b></h1>"
    title = '"It begins": The quay opens with a crane - Harbour'
    assert extract(title, body).headline == '"It begins": The quay opens with a crane'


def test_what_a_colon_announces_is_no_kicker() -> None:
    body = "<h1><b>The quay of the harbour:</b><br><b class=kicker>A crane has come</b></h1>"
    assert extract("Harbour", body).headline == "The quay of the harbour: A crane has come"
    assert extract("Harbour", body.replace(":", "")).headline == "The quay of the harbour"
