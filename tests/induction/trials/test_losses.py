"""Which of two readings of a page lacks text that is the page's own."""

import pytest
from portals import Site, Story, tell

from portalcrawl.extraction.analysis import Analysis, analyse
from portalcrawl.extraction.body import labels
from portalcrawl.extraction.hints import Hints
from portalcrawl.induction.trials.losses import find_lost, is_much, is_text, is_worse
from portalcrawl.page.document import Document
from portalcrawl.page.layout import Line
from portalcrawl.profiles.model import BodyRule, Origin, Template

[STORY] = tell(1)
COMMENTS = (
    "昨天路过那里，工地上热闹得很，邻居们都说等了好多年。",
    "希望停车位能多一些，现在晚上回家总要绕好几圈才找得到。",
    "建议在路口装个红绿灯，小学生上下学实在让人放心不下。",
)


def read(xpath: str, change: str = "", story: Story = STORY) -> Analysis:
    """A page with a lead and further paragraphs in boxes of their own, and with what is behind them, by a rule."""
    first, *rest = (f"<p>{text}</p>" for text in story.paragraphs)
    skin = Site().skin.article.replace(
        "{text}", f'<div class="lead">{first}</div><div class="more">{"".join(rest)}</div>'
    )
    site = Site(change=lambda page, _: page.replace("</article>", f"</article>{change}"))
    site.skin = type(site.skin)(**{**vars(site.skin), "article": skin})
    return analyse(site.document(story), site.hints(story), Template("t", body=BodyRule(xpath, origin=Origin.DECLARED)))


def own(text: str) -> bool:
    return True


WHOLE, LEAD = '//div[@class="post-body"]', '//div[@class="lead"]'


def lost_between(ours: str, theirs: str, change: str = "") -> list[str]:
    """Both readings are made of one document."""
    first = read(ours, change)
    other = analyse(
        first.page.document, Site().hints(STORY), Template("t", body=BodyRule(theirs, origin=Origin.DECLARED))
    )
    return [first.layout.lines[i].text for i in is_worse(first, other, own, STORY.headline)]


def test_a_part_of_the_text_is_worse_than_the_whole() -> None:
    assert lost_between(LEAD, WHOLE) == STORY.paragraphs[1:]
    assert lost_between(WHOLE, LEAD) == []


def test_what_stands_on_other_pages_is_not_lost() -> None:
    ours = read(LEAD)
    theirs = analyse(ours.page.document, Site().hints(STORY), Template("t", body=BodyRule(WHOLE)))
    assert find_lost(ours, theirs, lambda text: text == STORY.paragraphs[1]) == [
        i for i, line in enumerate(ours.layout.lines) if line.text == STORY.paragraphs[1]
    ]


def test_comments_below_a_short_text_do_not_win() -> None:
    """Each reading has text of its own; the article's says more of its headline."""
    comments = '<div class="said">' + "".join(f"<p>{text}</p>" for text in COMMENTS) + "</div>"
    theirs = '//div[@class="said"]'
    assert lost_between(LEAD, theirs, comments) == []
    assert lost_between(theirs, LEAD, comments) == STORY.paragraphs[:1]


def lines(*sizes: int) -> list[Line]:
    """Lines without sentences and links."""
    return [Line("", [], 0, size) for size in sizes]


@pytest.mark.parametrize(("size", "expected"), [(59, False), (60, True)])
def test_many_short_lines_are_text(size: int, expected: bool) -> None:
    assert is_text(lines(20, size - 20), [0, 1]) is expected


@pytest.mark.parametrize(("lost", "whole", "expected"), [(119, 600, False), (120, 600, True), (59, 100, False)])
def test_a_fifth_of_a_text_is_much(lost: int, whole: int, expected: bool) -> None:
    assert is_much(lines(lost, whole - lost), [0], [0, 1]) is expected


@pytest.mark.parametrize(("named", "is_lost"), [("甲乙丙丁戊", False), ("甲乙丙丁戊己", True)])
def test_the_other_reading_must_say_more_than_twice_as_much_of_the_headline(named: str, is_lost: bool) -> None:
    """Of the pairs of hanzi in the headline ours says two, and theirs four or five."""
    texts = ("己庚辛的事情，昨天已经说过一遍了，大家都还记得。", f"{named}的事情，今天才说第一遍，大家都没听过。")
    body = "".join(f"<div id=b{n}><p>{text}</p></div>" for n, text in enumerate(texts))
    document = Document.from_text("http://portal.example/a/1.html", f"<h1>甲乙丙丁戊己庚辛</h1>{body}")
    rules = [BodyRule(f'//div[@id="b{n}"]', origin=Origin.DECLARED) for n in range(2)]
    ours, theirs = (analyse(document, Hints(listed=True), Template("t", body=rule)) for rule in rules)
    assert bool(is_worse(ours, theirs, own, "甲乙丙丁戊己庚辛")) is is_lost


TITLE = "The harbour's new crane has come from the shipyard up the river"


@pytest.mark.parametrize(
    ("path", "is_lost"),
    [
        (f"<a href=/>Home</a> &gt; <a href=/harbour/>Harbour</a> &gt; {TITLE}", False),
        (f"<a href=/>Home</a> &gt; <a href=/harbour/>Harbour</a> &gt; {TITLE[:50]} (...)", False),
        # A sentence with links is text, and so is one that only begins as the headline does.
        (f"<a href=/>Home</a> &gt; <a href=/harbour/>Harbour</a> &gt; {TITLE}, and nobody knows why", True),
        (f"{TITLE}, and nobody knows why it came here", True),
    ],
)
def test_the_page_s_own_path_is_not_lost_text(path: str, is_lost: bool) -> None:
    text = "<div id=text><p>It is red.</p></div>"
    page = f"<title>{TITLE}</title><body><div id=all><p>{path}</p><h1>{TITLE}</h1>{text}</div>"
    document = Document.from_text("http://portal.example/1.html", page)
    ours, theirs = (
        analyse(document, Hints(headline=TITLE), Template("t", body=BodyRule(xpath, origin=Origin.DECLARED)))
        for xpath in ('//div[@id="text"]', '//div[@id="all"]')
    )
    index = next(i for i, line in enumerate(ours.layout.lines) if TITLE[:50] in line.text)
    theirs.body.rules[index] = labels.TEXT
    assert (index in find_lost(ours, theirs, own)) is is_lost
