"""A rule for the body: what is left out of it, and when it does not fit."""

import pytest
from ruled_pages import DECLARED, ONE, PAGE, TWO, extract, profile, read, show

from portalcrawl.profiles.model import BodyRule, Rule

NOTE = "以上内容由园区管委会办公室整理，转载时请注明出处并保持完整。"
BOX = '<div class="ask"><p>您对本次会议的成果满意吗？请在下面的选项里投出您宝贵的一票。</p></div>'
FULL_BODY = f'<h1>园区召开全体工作会议</h1><div class="con"><p>{ONE}</p>{BOX}<p>{TWO}</p><p>{NOTE}</p></div>'


def test_elements_and_lines_that_are_left_out() -> None:
    plain = read(profile(BodyRule('//div[@class="con"]')), FULL_BODY)
    assert len((plain.articleBody or "").split("\n\n")) == 4, "nothing but the rule leaves them out"
    ruled = BodyRule('//div[@class="con"]', omit=('//div[@class="ask"]',), omit_lines=(NOTE,))
    article = read(profile(ruled), FULL_BODY)
    assert show(article, "articleBody") == [ONE, TWO]
    assert "投出您宝贵的一票" not in (article.articleBodyHtml or "")
    assert article.evidence["articleBody"] == "rule:news"


@pytest.mark.parametrize("xpath", ['//div[@class="con"]', "//body", '//div[@class="side"]'])
def test_nothing_but_what_stands_inside_the_body_is_left_out(xpath: str) -> None:
    """A pasted box of the body's own class, what holds the body, and what stands beside it."""
    pasted = (
        FULL_BODY.replace(BOX, f'<div class="con"><p>{ONE[::-1]}</p></div>') + f'<div class="side"><p>{TWO}</p></div>'
    )
    article = read(profile(BodyRule('//div[@class="con"]', omit=(xpath,))), pasted)
    assert show(article, "articleBody") == [ONE, ONE[::-1], TWO, NOTE]


def test_a_line_is_left_out_as_a_whole_only() -> None:
    article = read(profile(BodyRule('//div[@class="con"]', omit_lines=(NOTE[:10], ONE[:12]))), FULL_BODY)
    assert len((article.articleBody or "").split("\n\n")) == 4


def test_a_learned_body_that_misses_the_prose_does_not_fit() -> None:
    """An element of that class stands elsewhere on this page, with little in it."""
    rule = profile(BodyRule('//div[@class="elsewhere"]'), breadcrumbs=Rule("//div[@id='path']"))
    extraction = extract(rule, PAGE.replace("，讲的是与会议无关的事情，说完也就说完了。", "。"))
    assert extraction.article is not None
    assert show(extraction.article, "articleBody") == [ONE, TWO]
    assert "articleBody" in extraction.misfits


def test_an_empty_body_gives_way_to_the_next_of_its_path() -> None:
    body = PAGE.replace('<div class="con">', '<div class="con"></div><div class="con">')
    rule = profile(BodyRule('//div[@class="con"]', origin=DECLARED))
    assert show(read(rule, body), "articleBody") == [ONE, TWO]


def test_a_body_of_pictures_alone() -> None:
    body = '<h1>园区召开全体工作会议</h1><div class="con"><img src="/a.jpg"><img src="/b.jpg"></div>' + BOX
    article = read(profile(BodyRule('//div[@class="con"]', origin=DECLARED)), body)
    assert [image.url for image in article.images] == ["http://portal.example/a.jpg", "http://portal.example/b.jpg"]
    assert article.articleBody is None
