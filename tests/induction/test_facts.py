"""Facts of a portal: what its pages say together, and nothing where they do not agree."""

import pytest
from msgspec import structs
from portals import HOME, NAME, Site, Story, tell

from portalcrawl.extraction.hints import Hints
from portalcrawl.induction.facts import learn_facts
from portalcrawl.induction.learn import learn_profile
from portalcrawl.induction.samples import ArticlePage, Samples
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import Portal


def learn(site: Site) -> Portal:
    return learn_profile(site.samples()).portal


@pytest.mark.parametrize(
    "title", ["{title}_" + NAME, "{title} - " + NAME, NAME + " | {title}", "{title}-本地新闻-" + NAME]
)
def test_the_name_is_what_titles_share(title: str) -> None:
    assert learn(Site(title=title)).name == NAME


def test_titles_that_share_nothing_tell_no_name() -> None:
    site = Site(title="{title}")
    samples = site.samples()
    samples.home = Document.from_text(HOME, site.home().replace(NAME, "首页"))
    samples.lists.clear()
    assert learn_profile(samples).portal.name is None


@pytest.mark.parametrize(("named", "name"), [(6, NAME), (5, None)])
def test_the_name_is_in_the_titles_of_three_pages_in_five(named: int, name: str | None) -> None:
    titles = [f"第{n}号公告" + f" - {NAME}" * (n < named) for n in range(10)]
    pages = [Document.from_text(f"{HOME}{n}.html", f"<title>{title}</title>") for n, title in enumerate(titles)]
    samples = Samples(HOME, articles=[ArticlePage(page, Hints()) for page in pages])
    assert learn_facts(samples, []).name == name


def test_what_the_program_boasts_of_is_no_name() -> None:
    assert learn(Site(title="{title} - " + NAME + " - Powered by Discuz!")).name == NAME


def test_the_language_brings_the_zone() -> None:
    portal = learn(Site())
    assert portal.language is not None
    assert portal.language.startswith("zh")
    assert portal.time_zone == "+08:00"


STAMP = '<meta property="article:published_time" content="2024-01-02T08:00:00{zone}">'


@pytest.mark.parametrize("zone", ["+08:00", "-05:00", "+0900"])
def test_the_zone_is_what_times_state(zone: str) -> None:
    expected = zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    assert learn(Site(head=STAMP.format(zone=zone))).time_zone == expected


def test_utc_is_what_servers_state_that_know_no_other() -> None:
    assert learn(Site(head=STAMP.format(zone="+00:00"))).time_zone == "+08:00"


def test_zones_that_contradict_each_other_tell_none() -> None:
    """The language's remains."""
    head = STAMP.format(zone="-05:00") + STAMP.format(zone="+01:00")
    assert learn(Site(head=head)).time_zone == "+08:00"


def test_english_pages_tell_no_zone() -> None:
    text = "The mayor said on Monday that the bridge would open in spring, and that the town had paid for all of it. "

    def change(page: str, story: Story) -> str:
        for number, line in enumerate(story.paragraphs):
            page = page.replace(line, f"{text * 3} No {number} of {story.number}.")
        return page.replace("<html>", '<html lang="en">')

    portal = learn(Site(change=change))
    assert (portal.language, portal.time_zone) == ("en", None)


GENERATOR = '<meta name="{name}" content="{value}">'


def test_the_system_is_what_pages_say_made_them() -> None:
    assert learn(Site(head=GENERATOR.format(name="generator", value="WordPress 6.1"))).system == "WordPress 6.1"
    assert learn(Site(head=GENERATOR.format(name="Generator", value="DedeCMS"))).system == "DedeCMS"
    assert learn(Site()).system is None
    assert learn(Site(head=GENERATOR.format(name="generator", value="x" * 80))).system == "x" * 60


def encoded(codec: str, says: str | None, header: str | None = None) -> Samples:
    """The portal's pages in a codec, under what they say of it."""
    meta = f'<meta charset="{says}">' if says else ""
    site = Site(head=meta, articles=tell(8))
    samples = site.samples()

    def read(document: Document, text: str) -> Document:
        return Document.from_bytes(document.url, text.encode(codec), header and f"text/html; charset={header}")

    samples.home = read(Document.from_text(HOME, ""), site.home())
    samples.articles = [
        structs.replace(page, document=read(page.document, site.article(story)))
        for page, story in zip(samples.articles, site.articles, strict=True)
    ]
    samples.lists.clear()
    return samples


@pytest.mark.parametrize(
    ("says", "header"), [("utf-8", None), (None, None), ("iso-8859-1", None), ("utf-8", "utf-8"), (None, "utf-8")]
)
def test_the_charset_of_pages_that_lie_about_it(says: str | None, header: str | None) -> None:
    profile = learn_profile(encoded("gb18030", says, header))
    assert profile.portal.charset == "gb18030"
    assert profile.portal.name == NAME


@pytest.mark.parametrize(("codec", "says"), [("utf-8", "utf-8"), ("gb18030", "gb2312"), ("gb18030", "gbk")])
def test_pages_that_tell_the_truth_need_no_charset(codec: str, says: str) -> None:
    """What each page says is better than what all say: some may be renewed one day."""
    assert learn_profile(encoded(codec, says)).portal.charset is None


def test_hosts_are_those_that_answered() -> None:
    site = Site()
    samples = site.samples()
    samples.home = Document.from_text("http://news.example.com/", site.home())
    assert learn_profile(samples).portal.hosts == ("news.example.com", "example.com")


@pytest.mark.parametrize(
    ("dates", "day_first"),
    [
        (["25/12/2017", "26/12/2017", "27/12/2017"], True),
        (["12/25/2017", "12-26-2017", "12/27/2017"], False),
        # Too few; of both kinds, on one page or on two; open ones.
        (["25/12/2017", "26/12/2017"], None),
        (["25/12/2017", "26/12/2017", "27/12/2017", "12/27/2017"], None),
        (["25/12/2017", "26/12/2017", "27/12/2017 12/27/2017"], None),
        (["03/04/2017"] * 4, None),
    ],
)
def test_the_order_of_day_and_month_is_what_pages_show(dates: list[str], day_first: bool | None) -> None:
    pages = [Document.from_text(f"{HOME}{n}.html", f"<h1>a</h1><p>{date}</p>") for n, date in enumerate(dates)]
    samples = Samples(HOME, articles=[ArticlePage(page, Hints()) for page in pages])
    assert learn_facts(samples, []).day_first is day_first
