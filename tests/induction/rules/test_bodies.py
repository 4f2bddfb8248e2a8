"""The body's rule: what repeats under or above article after article is left out, what authors wrote stays."""

from types import SimpleNamespace
from typing import Any

import pytest
from portals import LATER, Site, Story, check_reading, read, tell

from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.induction.election.voting import grade
from portalcrawl.induction.labelled_sample import LabelledSample
from portalcrawl.induction.learn import learn_profile
from portalcrawl.induction.rules.bodies import FITS, BodyPage, _judge
from portalcrawl.induction.samples import ArticlePage
from portalcrawl.page.document import Document

DISCLAIMER = "凡本网注明来源的作品，版权均属于本网所有，未经授权不得转载、摘编或利用其它方式使用。"
SLOGAN = "关注我们的公众号，第一时间了解清河大小事，天天都有好消息等着您来看。"
FURNITURE = (
    '<div class="related-box"><h3>小编推荐给您的文章</h3><p>城市的早晨从一碗热汤面开始，老街坊们说起往事滔滔不绝。</p>'
    "<p>江边的风把芦苇吹成一片银色的海，孩子们在堤上追着风筝跑。</p></div>"
)
SHARE = '<div class="share-box"><span>分享到</span><a href="#">微信</a><a href="#">微博</a><a href="#">QQ空间</a></div>'


def within_body(addition: str) -> "Site":
    """A portal that has something at the end of each body, inside its element."""

    def change(page: str, story: Story) -> str:
        return page.replace("</div></article>", f"{addition}</div></article>")

    return Site(change=change)


@pytest.mark.parametrize(
    "addition", [f"<p>{DISCLAIMER}</p>", f"<p>{SLOGAN}</p>", f"<p>{SLOGAN}</p><p>{DISCLAIMER}</p>", FURNITURE, SHARE],
    ids=["disclaimer", "slogan", "both", "box", "share"],
)  # fmt: skip
def test_what_stands_under_every_article_is_left_out(addition: str) -> None:
    site = within_body(addition)
    profile = learn_profile(site.samples())
    for story in LATER:
        check_reading(site, profile, story)


def test_a_slogan_is_told_from_the_text_by_its_repetition_only() -> None:
    """What makes the test above worth its name: on one page nothing says that it is none of the text."""
    site = within_body(f"<p>{SLOGAN}</p>")
    article = extract_article(site.document(LATER[0]), site.hints(LATER[0])).article
    assert article is not None
    assert (article.articleBody or "").endswith(SLOGAN)
    [template] = learn_profile(site.samples()).templates
    assert template.body is not None
    assert template.body.omit_lines == (SLOGAN,)


def test_a_box_is_left_out_by_its_class() -> None:
    [template] = learn_profile(within_body(FURNITURE).samples()).templates
    assert template.body is not None
    assert '//div[@class="related-box"]' in template.body.omit


def test_the_body_is_never_what_is_left_out() -> None:
    """Editors paste boxes of the body's class into some articles; where their text repeats they look like furniture."""
    site = within_body(f'<div class="post-body"><p>{SLOGAN}</p></div>')
    profile = learn_profile(site.samples())
    [template] = profile.templates
    assert template.body is not None
    assert template.body.xpath not in template.body.omit
    for story in LATER:
        check_reading(site, profile, story)


def test_what_comes_first_in_every_article_is_left_out() -> None:
    site = Site(change=lambda page, _: page.replace('"post-body">', f'"post-body"><p>{SLOGAN}</p>'))
    profile = learn_profile(site.samples())
    for story in LATER:
        check_reading(site, profile, story)


def test_a_sub_heading_that_many_articles_have_stays() -> None:
    def change(page: str, story: Story) -> str:
        second = f"<p>{story.paragraphs[2]}</p>"
        return page.replace(second, f"<h3>下一步打算</h3>{second}")

    site = Site(change=change)
    profile = learn_profile(site.samples())
    for story in LATER:
        article = read(site, profile, story).article
        assert article is not None
        one, two, *rest = story.paragraphs
        assert (article.articleBody or "").split("\n\n") == [one, two, "下一步打算", *rest]


def test_a_paragraph_that_two_articles_share_stays() -> None:
    """Two reports on one matter are no furniture."""
    shared = "此次会议由市水务局主办，沿江六个乡镇的负责同志参加了会议，会议还听取了专家组的意见。"
    stories = tell(12)

    def change(page: str, story: Story) -> str:
        if story not in stories[:2]:
            return page
        return page.replace("</div></article>", f"<p>{shared}</p></div></article>")

    site = Site(change=change)
    profile = learn_profile(site.samples())
    article = read(site, profile, stories[0]).article
    assert article is not None
    assert (article.articleBody or "").split("\n\n") == [*stories[0].paragraphs, shared]


def test_furniture_outside_the_body_never_comes_in() -> None:
    """The same texts below each body, more than the body itself."""
    box = "".join(f"<p>{Story(900, 'bdxw').paragraphs[3]}{n}</p>" for n in range(9))
    site = Site(change=lambda page, _: page.replace("</article>", f'</article><div class="hot">{box}</div>'))
    profile = learn_profile(site.samples())
    for story in LATER:
        check_reading(site, profile, story)


def test_pictures_beside_nothing_do_not_tell_where_the_text_stands() -> None:
    """A third of the pages have no text, and a side bar's pictures are all that they show."""
    side = '<div class="right"><a href="/x/"><img src="/1.jpg"></a><h2>相关链接</h2><p><img src="/2.jpg"></p></div>'

    def change(page: str, story: Story) -> str:
        for paragraph in story.paragraphs if story.number % 3 == 0 else ():
            page = page.replace(f"<p>{paragraph}</p>", "")
        page = page.replace('<h1 class="post-title">', "<h3><span>").replace("</h1>", "</span></h3>")
        return page.replace("</article>", f"</article>{side}")

    [template] = learn_profile(Site(change=change).samples()).templates
    assert template.body is not None
    assert template.body.xpath == '//div[@class="post-body"]'


@pytest.mark.parametrize(("held", "is_fit"), [(10, True), (7, True), (6, False)])
def test_a_rule_s_body_is_the_page_s_if_it_agrees_by_four_fifths(held: int, is_fit: bool) -> None:
    """Of ten paragraphs of the same length: seven are 0.82 of the whole, six 0.75."""
    texts = [f"<p>园区第{n}家企业昨日投产，今年还将有一批项目落地开工。</p>" for n in range(10)]
    part, rest = "".join(texts[:held]), "".join(texts[held:])
    body = f"<h1>园区企业投产</h1><div class=con><div class=part>{part}</div>{rest}</div>"
    document = Document.from_text("http://portal.example/a/1.html", body)
    page = BodyPage(LabelledSample.of(ArticlePage(document, Hints(listed=True))), frozenset())
    assert page.fits('//div[@class="con"]')
    assert page.fits('//div[@class="part"]') is is_fit
    assert not page.fits('//div[@class="nowhere"]')


def test_a_path_that_loses_a_sentence_of_a_page_is_right_there_and_worth_less_than_any_that_loses_none() -> None:
    def judge(*, agreement: float, tightness: float, loses: bool) -> float:
        body = SimpleNamespace(container=SimpleNamespace(block=0))
        page: Any = SimpleNamespace(worth={}, body_in=lambda _: body, agreement=lambda _: agreement)
        page.tightness, page.loses_text = (lambda _: tightness), (lambda _: loses)
        judged = _judge(page, "//article")
        assert judged is not None
        return judged

    loosest = judge(agreement=FITS, tightness=0.0, loses=False)
    assert loosest == FITS * grade(True, 0.0)
    assert 0.5 < judge(agreement=1.0, tightness=1.0, loses=True) < loosest
