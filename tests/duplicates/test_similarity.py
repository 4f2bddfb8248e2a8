"""Whether two texts tell the same story: copies that were edited do, siblings by a template do not."""

import random
from collections.abc import Callable

import pytest

from portalcrawl.duplicates.similarity import Story, Verdict, compare_stories

HEADLINE = "清河园区召开重点项目推进会"
BODY = (
    "昨日上午，清河园区召开重点项目推进会，听取各责任单位汇报，研究解决项目建设中遇到的困难，部署下一阶段工作。\n\n"
    "会议指出，今年以来全区上下克服不利影响，项目建设取得积极进展，截至6月底已开工47个，完成投资128亿元，占年度计划的56.3%。\n\n"
    "会议强调，各部门要提高站位，主动上门服务，逐个梳理堵点难点，建立清单，明确责任人和完成时限，确保问题及时得到解决。\n\n"
    "会议要求，要严把质量和安全关口，加强扬尘治理，做到文明施工；要统筹做好招商引资，力争全年新签约项目60个以上。\n\n"
    "区直有关部门负责人、各乡镇街道主要负责同志参加会议，三家企业代表作了交流发言。"
)
ORIGINAL = Story(HEADLINE, BODY)


def scatter(text: str, rate: float, seed: int) -> str:
    """Characters replaced, dropped and put in at random places."""
    pick = random.Random(seed)
    return "".join(char if pick.random() >= rate else pick.choice(("某", "", char + "了", "且")) for char in text)


COPIES = {
    "the same": BODY,
    "other signs and widths": BODY.replace("，", ",").replace("56.3%", "５６．３％").replace("\n\n", "\n\n　　"),
    "a tail": BODY + "\n\n（本文转载自清河日报，版权归原作者所有，如有侵权请联系我们删除。）",
    "a lead": "编者按：近日，我区重点项目建设捷报频传，现将有关报道转发如下，供大家学习参考。\n\n" + BODY,
    "a dateline": BODY.replace("昨日上午", "本报6月30日讯（记者张伟）昨日上午"),
    "a paragraph left out": "\n\n".join(BODY.split("\n\n")[:2] + BODY.split("\n\n")[3:]),
    "cut to three fifths": BODY[: len(BODY) * 3 // 5],
    "a number corrected": BODY.replace("128亿元", "138亿元"),
    "words replaced": BODY.replace("昨日上午", "6月30日")
    .replace("主动上门服务", "靠前做好服务")
    .replace("力争", "争取"),
}


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_the_same_story(name: str) -> None:
    verdict = compare_stories(ORIGINAL, Story(HEADLINE, COPIES[name]))
    assert verdict.is_same, verdict
    assert compare_stories(Story(HEADLINE, COPIES[name]), ORIGINAL) == verdict
    assert (verdict.similarity == 1) == (name in ("the same", "other signs and widths"))


def test_a_text_that_was_written_anew_after_another_is_none() -> None:
    """A preview and its release: most sentences in common, and a good part of each its own."""
    first, second, third, fourth, _ = BODY.split("\n\n")
    asks = "欢迎各界朋友试用并提出意见，正式公布以前还会有改动，已知的问题写在后面，届时一并说明。"
    thanks = "这是大家几个月以来辛勤工作的成果，感谢所有参与的同志，名单附在文后，谨此致意。"
    changes = "与试行时相比，改进了三个方面，修订了若干条文，凡与此不符的以本文为准，望遵照执行，特此公告。"
    outlook = "往后还将定期评估成效，根据各方反映适时调整，并把好的做法推广到其他园区，让更多群众受益。"
    preview = Story("试行办法征求意见", "\n\n".join((first, asks, second, third, fourth)))
    release = Story("办法正式公布", "\n\n".join((first, second, thanks, third, changes, fourth, outlook)))
    verdict = compare_stories(preview, release)
    assert 0.4 < verdict.similarity < 0.6
    assert (verdict.is_same, verdict.reason) == (False, "apart")


@pytest.mark.parametrize("headline", [HEADLINE, "别的标题说的是同一件事"])
def test_what_a_text_says_twice_makes_no_other_story(headline: str) -> None:
    """A template's box repeats the beginning of each text, cut in the middle of a sentence."""
    lead = "本报讯（记者张伟）"
    one, other = f"{BODY[:120]}\n\n{BODY}", f"{lead}{BODY[:110]}\n\n{lead}{BODY}"
    for text, second in ((one, other), (one, BODY), (BODY, other)):
        verdict = compare_stories(Story(HEADLINE, text), Story(headline, second))
        assert verdict.is_same, verdict


def test_the_same_words_in_another_order_are_the_same_story_under_the_same_headline() -> None:
    parts = BODY.split("\n\n")
    turned = Story(HEADLINE, "\n\n".join(reversed(parts)))
    verdict = compare_stories(ORIGINAL, turned)
    assert verdict.similarity >= 0.9
    assert verdict.is_same
    assert compare_stories(ORIGINAL, Story("别的标题", turned.body)).reason == "passages"


TEMPLATE = "本周活动照常举行，欢迎携带亲友参加，名额有限，请提前电话预约，详情请见附件中的说明。" * 2


def test_one_text_under_headlines_with_other_values_is_a_series() -> None:
    one, other = Story("3月16日亲子活动开始报名", BODY), Story("3月23日亲子活动开始报名", BODY)
    assert compare_stories(one, other) == Verdict(1.0, is_same=False, reason="values")


@pytest.mark.parametrize("more", ["", "报名截止到本周五。"])
def test_a_short_text_under_unlike_headlines_is_a_template(more: str) -> None:
    one, other = Story("亲子阅读活动开始报名", TEMPLATE), Story("消防演习通知", TEMPLATE + more)
    assert compare_stories(one, other).reason == "short"
    assert compare_stories(one, Story("【通知】亲子阅读活动开始报名", other.body)).is_same
    assert compare_stories(Story(one.headline, BODY), Story(other.headline, BODY + more)).is_same


@pytest.mark.parametrize("rate", [0.02, 0.05])
def test_scattered_edits_leave_it_the_same(rate: float) -> None:
    verdicts = [compare_stories(ORIGINAL, Story(HEADLINE, scatter(BODY, rate, seed))) for seed in range(50)]
    assert [verdict for verdict in verdicts if not verdict.is_same] == []
    assert all(0.4 < verdict.similarity < 1 for verdict in verdicts)


@pytest.mark.parametrize(
    "headline", [f"快讯：{HEADLINE}", f"{HEADLINE}（图）", f"【转载】{HEADLINE}", "别的标题说的是同一件事"]
)
def test_a_headline_may_be_another(headline: str) -> None:
    assert compare_stories(ORIGINAL, Story(headline, COPIES["a tail"])).is_same


REPORT = (
    "{0}年第{1}周（{2}月{3}日至{4}日），全市空气质量监测结果如下：PM2.5平均浓度为{5}微克每立方米，PM10平均浓度为{6}微克每立方米，"
    "优良天数{7}天，优良率{8}%，首要污染物为臭氧。与上周相比，空气质量总体稳定。市生态环境局提醒市民，关注空气质量预报，"
    "合理安排户外活动，共同参与大气污染防治，倡导绿色低碳生活方式，优先选择公共交通工具出行。"
)
NOTICE = (
    "经研究决定，拟任命{0}同志为{1}副局长，试用期一年。现予以公示，接受社会监督。公示期间，如对公示对象有异议，"
    "可以通过来信、来电、来访等方式，向中共清河区委组织部反映。反映情况要实事求是，以个人名义反映的应签署真实姓名，"
    "以单位名义反映的应加盖公章。{0}同志长期在{2}工作，{3}，群众基础较好，熟悉有关政策和业务。"
)
WEATHER = (
    "市气象台发布：今天白天{0}，偏{1}风二到三级，最高气温{2}度；今天夜间{3}，最低气温{4}度。明天受冷空气影响，气温有所波动，"
    "早晚温差较大，请市民朋友注意适时增减衣物，预防感冒。交通部门提醒，路面湿滑，请减速慢行，注意保持车距，"
    "外出请携带雨具，关注最新预报预警信息。"
)
SIBLINGS = {
    "weekly reports": (
        Story("全市空气质量周报", REPORT.format(2024, 12, 3, 18, 24, 41, 66, 6, 85.7)),
        Story("全市空气质量周报", REPORT.format(2024, 13, 3, 25, 31, 37, 59, 7, 100)),
    ),
    "appointments": (
        Story("关于张建国同志任职的公示", NOTICE.format("张建国", "交通运输局", "基层一线", "作风扎实")),
        Story("关于李晓梅同志任职的公示", NOTICE.format("李晓梅", "卫生健康局", "医疗系统", "业务精湛")),
    ),
    "weather": (
        Story("今日天气预报", WEATHER.format("晴转多云", "南", 27, "多云", 16)),
        Story("今日天气预报", WEATHER.format("小雨", "北", 21, "阵雨转阴", 13)),
    ),
    "headlines that differ in a number": (
        Story("园区工作简报第12期", BODY),
        Story("园区工作简报第13期", BODY.replace("47个", "52个")),
    ),
}


@pytest.mark.parametrize("name", SIBLINGS)
def test_siblings_by_a_template_are_different_stories(name: str) -> None:
    one, other = SIBLINGS[name]
    verdict = compare_stories(one, other)
    assert not verdict.is_same
    assert verdict.similarity > 0.5, "as alike as a copy that was edited"
    assert verdict.reason in ("values", "names")


def test_a_roundup_is_not_each_story_that_it_holds() -> None:
    others = "".join(f"本周第{i}条要闻：{chr(0x4E00 + i * 37) * 3}街道举行活动{i}次。" for i in range(40))
    verdict = compare_stories(ORIGINAL, Story("一周要闻", BODY + others))
    assert (verdict.is_same, verdict.reason) == (False, "apart")


def test_a_common_frame_around_other_passages_is_no_copy() -> None:
    frame = "".join(
        f"关于本公司：这是每篇新闻稿后面都有的一段文字，介绍业务范围和联系方式之{chr(0x4E00 + i)}。" for i in range(9)
    )
    one = "今日发布新一代产品，性能大幅提升，续航时间明显延长，预计下月上市销售，售价尚未公布。" * 2
    other = "宣布完成新一轮融资，投资方包括多家知名机构，资金将用于海外市场拓展和人才引进计划。" * 2
    assert not compare_stories(Story("新品", one + frame), Story("融资", other + frame)).is_same


def test_short_texts_are_told_apart_by_their_headlines() -> None:
    body = "详见附件，请各单位认真贯彻执行，特此通知。"
    assert not compare_stories(Story("关于春节放假的通知", body), Story("关于国庆放假的通知", body)).is_same
    assert compare_stories(Story("关于春节放假的通知", body), Story("关于春节放假的通知", body + "谢谢。")).is_same


ENGLISH = (
    "The harbour authority opened a new terminal on Tuesday after four years of construction that cost 210 million "
    "dollars. Officials said the terminal will handle 1.2 million containers a year and create about 900 jobs. "
    "Residents welcomed the opening but asked for better bus connections to the northern districts. The mayor promised "
    "that two new lines would start in spring, and that the old quay would be turned into a park with a playground."
)


def test_english_is_compared_by_words() -> None:
    story = Story("New terminal opens", ENGLISH)
    assert compare_stories(
        story, Story("New terminal opens - reprint", ENGLISH + " Reporting by the news desk.")
    ).is_same
    changed = ENGLISH.replace("opened", "inaugurated").replace("promised", "said").replace("a playground", "benches")
    assert compare_stories(story, Story("New terminal opens", changed)).is_same
    assert not compare_stories(story, Story("Budget passes", " ".join(reversed(ENGLISH.split())))).is_same


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (lambda: "哈" * 10_000, lambda: "哈" * 9_000 + "呵" * 10),
        (lambda: "哈" * 5_000_000, lambda: "哈" * 4_999_999),
        (lambda: "合格 不合格 " * 500_000, lambda: "合格 不合格 " * 499_999 + "完"),
        (lambda: BODY * 10_000, lambda: BODY * 9_999 + "完"),
        (
            lambda: "".join(chr(0x4E00 + i % 5000) for i in range(20_000)),
            lambda: "".join(chr(0x4E00 + i % 4999) for i in range(20_000)),
        ),
        (lambda: "1" * 10_000, lambda: "2" * 10_000),
        (lambda: "1 2 " * 5_000, lambda: "2 1 " * 5_000),
        (lambda: "", lambda: ""),
        (lambda: "\ud800" * 100, lambda: "\ud800" * 101),
    ],
)
def test_hostile_texts_stay_cheap(one: Callable[[], str], other: Callable[[], str]) -> None:
    verdict = compare_stories(Story("", one()), Story("", other()))
    assert 0 <= verdict.similarity <= 1
