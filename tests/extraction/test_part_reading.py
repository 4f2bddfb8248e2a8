"""Pages are read in part only where that gives what the whole page gives."""

from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

import portalcrawl.extraction.part_reading as module
from portalcrawl.extraction.article import Extraction, Hints, extract_article
from portalcrawl.extraction.part_reading import PartReadings, read_in_part
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import ArticleAddresses, BodyRule, Portal, Profile, Rule, Template

NOW = datetime(2024, 6, 1, 4, tzinfo=UTC)
LISTED = Hints(listed=True, reference=NOW)
MENU = "<ul>" + "".join(f"<li><a href=/{n}/>栏目之{n}</a></li>" for n in range(12)) + "</ul>"
INFO = "<div class=info>2024-05-06 08:00 来源：江城日报 作者：张三 阅读：12</div>"
TEXT = "".join(f"<p>会议第{n}项议程，要抓好落实，确保成效，让企业和群众都满意，也让大家都知道。</p>" for n in range(9))
WALL = "<p>This content is for members only. <a href=/login>Log in</a></p>"
FOOT = "".join(f"<div><a href=/xw/{n}.html>第{n}条别的新闻的标题</a></div>" for n in range(30))


def rules(**others: Rule) -> Profile:
    plain: dict[str, Any] = {
        "headline": Rule("//h1"),
        "datePublished": Rule("//div[@class='info']"),
        "contentSource": Rule("//div[@class='info']", label="来源："),
        "authors": Rule("//div[@class='info']", label="作者："),
        "breadcrumbs": Rule("//div[@class='path']"),
    }
    template = Template("news", body=BodyRule("//div[@class='con']"), **(plain | others))
    addresses = ArticleAddresses(patterns=("/xw/{n}.html",))
    return Profile(Portal("http://portal.example/"), articles=addresses, templates=(template,))


def page(number: int = 1, *, text: str = TEXT, info: str = INFO, above: str = "", behind: str = FOOT) -> Document:
    path = "<div class=path><a href=/>首页</a> &gt; <a href=/xw/>新闻</a></div>"
    body = f"{MENU}{path}{above}<h1>园区召开全体工作会议之{number}</h1>{info}<div class=con>{text}</div>{behind}"
    title = f"<title>园区召开全体工作会议之{number}</title>"
    return Document.from_text(f"http://portal.example/xw/{number}.html", f"<head>{title}</head><body>{body}</body>")


def in_part(document: Document, rule: Profile | None = None, hints: Hints = LISTED) -> Extraction | None:
    profile = rule or rules()
    return read_in_part(document, hints, profile, profile.templates[0])


def test_a_part_gives_what_the_whole_page_gives() -> None:
    found, whole = in_part(page()), extract_article(page(), LISTED, rules())
    assert found == whole
    assert whole.article is not None
    assert set(whole.article.evidence.values()) == {"rule:news"}, "all is from rules"
    assert (whole.article.clicks, whole.article.contentSource) == (12, "江城日报")
    assert whole.analysis is not None
    assert found is not None
    assert found.analysis is None, "nobody takes the part for the whole"


def test_files_behind_the_text_belong_to_the_part() -> None:
    behind = f"<div><a href=/up/a.pdf>附件一.pdf</a></div>{FOOT}"
    found = in_part(page(behind=behind))
    assert found is not None
    assert found.article is not None
    assert [file.url for file in found.article.attachments] == ["http://portal.example/up/a.pdf"]
    assert found == extract_article(page(behind=behind), LISTED, rules())


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(page(info="<div class=info>来源：江城日报</div>"), id="the date is not where its rule says"),
        pytest.param(page(text="<p>会议闭幕了。</p>"), id="a short text may be a message"),
        pytest.param(page(text=""), id="no text"),
        pytest.param(
            page(text=f"<div hidden><p>还有一段话，藏在这里，要点开才看得见，不点开就看不见。</p></div>{TEXT}"),
            id="hidden",
        ),
        pytest.param(page(text=f"{TEXT}{WALL}"), id="a wall"),
        pytest.param(page(text=f"<div class=comment>{TEXT}</div>"), id="most of it is furniture"),
        pytest.param(
            page(info="<div class=info>2024-05-06</div>", behind=f"{FOOT}<a rel=author href=/u/1>李四光</a>"),
            id="nobody is named, but a link somewhere says whose the text is",
        ),
    ],
)
def test_where_the_whole_page_may_say_more_it_is_read(document: Document) -> None:
    assert in_part(document) is None


def test_without_rules_for_headline_date_and_text_the_whole_page_is_read() -> None:
    template = rules().templates[0]
    for name in ("headline", "datePublished", "body"):
        fields = {one: getattr(template, one) for one in ("headline", "datePublished", "body", "breadcrumbs")}
        less = Template("news", **(fields | {name: None}))
        assert read_in_part(page(), LISTED, rules(), less) is None, name


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How pages were read, one after the other."""
    done: list[str] = []

    def note(name: str) -> None:
        told = getattr(module, name)

        def noted(*args: object) -> object:
            done.append(name)
            return told(*args)

        monkeypatch.setattr(module, name, noted)

    note("read_in_part")
    note("extract_article")
    return done


def test_the_first_pages_of_a_template_are_read_both_ways_and_later_some(reads: list[str]) -> None:
    readings, profile = PartReadings(), rules()
    whole = []
    for number in range(1, 101):
        reads.clear()
        readings.extract(page(number), LISTED, profile)
        assert reads[0] == "read_in_part"
        whole += [number] * (len(reads) > 1)
    assert whole == [*range(1, 13), 50, 100]


def test_a_template_whose_part_says_less_is_read_whole(reads: list[str]) -> None:
    """The number of readers stands above the headline: no rule says where, and the part begins below it."""
    info = "<div class=info>2024-05-06 08:00 来源：江城日报 作者：张三</div>"
    readings, profile = PartReadings(), rules()
    for number in range(1, 4):
        reads.clear()
        document = page(number, info=info, above="<p>阅读：34</p>")
        article = readings.extract(document, LISTED, profile).article
        assert article is not None
        assert article.clicks == 34
    assert reads == ["extract_article"], "one difference is enough"


def test_another_profile_is_tried_again(reads: list[str]) -> None:
    readings, profile = PartReadings(), rules()
    for number in range(1, 14):
        readings.extract(page(number), LISTED, profile)
    reads.clear()
    readings.extract(page(99), LISTED, profile)
    assert reads == ["read_in_part"]
    reads.clear()
    readings.extract(page(99), LISTED, rules(headline=Rule("//h1[1]")))
    assert reads == ["read_in_part", "extract_article"]


def test_a_template_of_which_no_page_can_be_read_in_part_is_not_tried_for_ever(reads: list[str]) -> None:
    readings, profile = PartReadings(), rules()
    for number in range(1, 31):
        readings.extract(page(number, text="<p>会议闭幕了。</p>"), LISTED, profile)
    assert reads.count("read_in_part") == 20
    assert reads.count("extract_article") == 30


@pytest.mark.parametrize(("good", "is_tried"), [(19, False), (20, True)])
def test_a_template_of_which_half_of_the_pages_can_be_read_in_part_is_tried_on(
    good: int, is_tried: bool, reads: list[str]
) -> None:
    readings, profile = PartReadings(), rules()
    for number in range(1, good + 21):
        readings.extract(page(number, text=TEXT if number <= good else "<p>会议闭幕了。</p>"), LISTED, profile)
    reads.clear()
    readings.extract(page(99), LISTED, profile)
    assert ("read_in_part" in reads) is is_tried


def say(size: int) -> str:
    """A sentence of so many UTF-8 bytes."""
    return f"<p>{'a' * (size - 1)}.</p>"


def box(size: int) -> str:
    return f"<div class=sidebar>{say(size)}</div>"


NAMES = "<p>aaaaaaaaa</p>" * 50
LONG_FOOT = f"<div><a href=/xw/9.html>{'a' * 900}</a></div>"


@pytest.mark.parametrize(
    ("text", "behind", "is_enough"),
    [
        # A short text may be a message,
        (say(600), LONG_FOOT, True),
        (say(599), LONG_FOOT, False),
        # a short page as well,
        (say(1_100), "", True),
        (say(1_099), "", False),
        # a text of names may be a list,
        (say(150) + NAMES, LONG_FOOT, True),
        (say(149) + NAMES, LONG_FOOT, False),
        # and where much is said in furniture, the text may be another.
        (say(300) + box(20) * 9 + box(19) + NAMES, LONG_FOOT, True),
        (say(300) + box(20) * 10 + NAMES, LONG_FOOT, False),
    ],
)
def test_how_much_a_part_must_say(text: str, behind: str, is_enough: bool) -> None:
    assert (in_part(page(text=text, behind=behind)) is not None) is is_enough


@pytest.mark.parametrize("hints", [replace(LISTED, listed=False), replace(LISTED, is_fragment=True)])
def test_pages_that_must_prove_that_they_are_articles_are_read_whole(hints: Hints, reads: list[str]) -> None:
    PartReadings().extract(page(), hints, rules())
    PartReadings().extract(page(), hints, None)
    assert reads == ["extract_article"] * 2
