"""A page's text as its author wrote it, against the cloning tool's own steps."""

import re
import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from both_scripts import write_simplified
from cloning_tool import LIST, mangle, traditionalize
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC
from signed_texts import SIGNED, TEARING

from portalcrawl.text.restoration.restore import (
    ANNOTATIONS,
    MIRROR,
    PUNCTUATION,
    SIMPLIFIED,
    Piece,
    may_need_restoring,
    restore_pieces,
    restore_text,
)


def pages(paragraphs: tuple[str, ...], size: int = 10) -> list[list[str]]:
    return [list(paragraphs[start : start + size]) for start in range(0, len(paragraphs), size)]


def fold_zhu(text: str) -> str:
    """著 and 着 cannot be told apart for certain."""
    return text.replace("著", "着")


@pytest.mark.parametrize("half_width", [False, True])
def test_a_thousand_paragraphs_come_back(half_width: bool) -> None:
    """Pages of ten paragraphs, each cut off at another place of the list."""
    wrong, torn = [], 0
    for number, page in enumerate(pages(write_simplified(1000))):
        page.append(TEARING[number % len(TEARING)])
        shown = "\n".join(mangle(text, 21 + number * 7 % 120, half_width=half_width) for text in page)
        assert "(" in shown
        torn += "?" in shown
        restored, notes = restore_text(shown)
        assert ANNOTATIONS in notes
        assert MIRROR in notes
        wrong += [
            (was, is_) for was, is_ in zip(page, restored.split("\n"), strict=True) if fold_zhu(was) != fold_zhu(is_)
        ]
    assert torn > 50
    assert wrong[5:] == []


@pytest.mark.parametrize(
    "text",
    [
        "园区(一期)、湖南(省)、新冠(COVID)、重(zhòng)庆、行(xíng)走，经济开发区",
        "園區(一期)與湖南(省)，由新冠(COVID)引起",
        "多音字：重(zhòng)要，重(chóng)庆；长(zhǎng)大，长(cháng)短；行(háng)业；乐(lè)趣，乐(yuè)器。",
        "拼音課：經(jīng)濟、人(rén)民、山(shān)水、開(kāi)始、大(dà)家。",
        "他姓區(ōu)，不讀區(qū)。",
        "光(guang)和電(dian)",
        "发(fa)言人(spokesman)说(said)。",
        "函数f(x)与行(row)、列(column)",
        "",
        "plain text (with brackets)",
    ],
)
def test_ordinary_brackets_survive(text: str) -> None:
    assert restore_text(text) == (text, ())


def test_a_thousand_clean_paragraphs_stay() -> None:
    """Simplified as it is; traditional as Taiwan and Hong Kong write it."""
    clean = write_simplified(1000)
    for standard in (None, "s2twp", "s2hk"):
        texts = clean if standard is None else tuple(map(OpenCC(standard).convert, clean))
        assert [text for text in texts if restore_text(text) != (text, ())] == []
        for page in pages(texts, 50):
            assert restore_text("\n".join(page)) == ("\n".join(page), ())


def test_machine_made_traditional_goes_back() -> None:
    for page in pages(write_simplified(300), 30):
        text = "\n".join(page)
        restored, notes = restore_text(traditionalize(text))
        assert (fold_zhu(restored), notes) == (fold_zhu(text), (SIMPLIFIED,))


def test_simplified_text_that_cites_traditional_stays() -> None:
    text = "\n".join(
        (
            *write_simplified(20),
            "他寫道：「這個國家的發展，來時的路，誰會說對？經濟問題與開發區的關係，無從說起。」",
            "后来，里面有什么，于是制造干部。",
        )
    )
    assert restore_text(text) == (text, ())


def test_people_write_traditional_where_the_profile_asks_for_simplified() -> None:
    text = "後來他們在臺北的菸酒店裡，買了頭髮用的髮夾。"
    assert restore_text(text) == (text, ())
    assert restore_text(text, script="simplified") == ("后来他们在台北的烟酒店里，买了头发用的发夹。", (SIMPLIFIED,))


def test_a_name_that_is_told_how_to_read_is_no_annotation() -> None:
    """One reading makes no tool, on a page that a machine made traditional or where the profile asks for simplified."""
    page = "\n".join(write_simplified(30))
    restored, notes = restore_text(f"{traditionalize(page)}\n他姓區(ōu)，不讀區。")
    assert restored.endswith("他姓区(ōu)，不读区。")
    assert notes == (SIMPLIFIED,)
    text = "後來他們說，區(ōu)先生住在這裡。"
    assert restore_text(text, script="simplified") == ("后来他们说，区(ōu)先生住在这里。", (SIMPLIFIED,))


def test_one_annotation_will_do_on_a_portal_that_is_known_for_them() -> None:
    text = "規(guī)劃案例，產業這一年的發展"
    assert restore_text(text) == (text, ())
    assert restore_text(text, script="simplified") == ("规划案例，产业这一年的发展", (ANNOTATIONS, SIMPLIFIED, MIRROR))


TONELESS = "這家光(guang)電公(gong)司發(發)展很好，技術(術)先進，商(shang)業環(環)境好。"
DOUBLED = "特(te)(te)點鮮明，服(fu)(fu)務周到，環(huan)(huan)境優美，質(zhi)(zhi)量很好。"


@pytest.mark.parametrize(
    ("shown", "clean"),
    [
        (TONELESS, "这家光电公司发展很好，技术先进，商业环境好。"),
        (DOUBLED, "特点鲜明，服务周到，环境优美，质量很好。"),
        (
            f"{DOUBLED}園區(一期)，湖南(省)，新冠(COVID)",
            "特点鲜明，服务周到，环境优美，质量很好。园区(一期)，湖南(省)，新冠(COVID)",
        ),
    ],
)
def test_toneless_dialects(shown: str, clean: str) -> None:
    assert restore_text(shown) == (clean, (ANNOTATIONS, SIMPLIFIED, MIRROR))


def test_brackets_of_the_author_survive_on_a_mangled_page() -> None:
    shown = mangle(f"{SIGNED}\n园区(COVID)二期(GDP)，重(zhòng)庆，见附件(doc)", len(LIST))
    assert restore_text(shown)[0].split("\n")[1] == "园区(COVID)二期(GDP)，重(zhòng)庆，见附件(doc)"


def test_half_width_punctuation_goes_back() -> None:
    clean = f"{SIGNED}\n日期：2017年,1,000元；增长10%，其中（一期）占5：1。GDP (nominal), at 09:30。对吗？对！"
    shown = mangle(clean, len(LIST), half_width=True)
    restored, notes = restore_text(shown)
    assert PUNCTUATION in notes
    assert (
        restored.split("\n")[1]
        == "日期：2017年，1,000元；增长10%，其中（一期）占5:1。GDP (nominal), at 09:30。对吗？对！"
    )


@pytest.mark.parametrize(("signs", "is_widened"), [(3, True), (2, False)])
def test_two_half_width_signs_may_be_the_author_s(signs: int, is_widened: bool) -> None:
    line = "".join(f"{word}," for word in ("园区开工", "项目投产", "企业入驻")[:signs])
    restored, notes = restore_text(mangle(f"{SIGNED.replace('，', '').strip('。')}\n{line}", len(LIST)))
    assert (PUNCTUATION in notes) is is_widened
    assert restored.split("\n")[1] == (line.replace(",", "，") if is_widened else line)


def cut_at(text: str, pattern: str) -> list[Piece]:
    """The text in pieces of one line, cut wherever the pattern matches, as inline markup does."""
    places = [0, *(match.start() for match in re.finditer(pattern, text) if match.start()), len(text)]
    return [Piece(text[a:b], is_continued=a > 0) for a, b in pairwise(places)]


@pytest.mark.parametrize("pattern", [r"\(", r"(?<=\()", r"\)", r"(?<=\))", "", "(?<=[?])"])
def test_annotations_may_be_cut_by_markup(pattern: str) -> None:
    clean = SIGNED + "".join(TEARING)
    pieces = cut_at(mangle(clean, len(LIST)), pattern)
    assert len(pieces) > 10
    assert "".join(restore_pieces(pieces).pieces) == clean


def test_names_beside_the_text_are_restored_with_it() -> None:
    """A heading alone has no signature; the page has."""
    names = ["新闻中心", "园区要闻", "数据中心", SIGNED]
    shown = [Piece(mangle(name, 60)) for name in names]
    assert list(restore_pieces(shown).pieces) == names
    assert restore_text(shown[0].text)[0] == shown[0].text


def test_pieces_keep_their_places() -> None:
    pieces = [
        Piece(" "),
        Piece("經(jīng)"),
        Piece("濟"),
        Piece("", is_continued=True),
        Piece("發(fā)", is_continued=True),
        Piece("區(qū)"),
    ]
    assert restore_pieces(pieces).pieces == (" ", "经", "济", "", "发", "区")


@pytest.mark.parametrize(
    ("text", "may"),
    [
        (SIGNED, False),
        ("<p>f(x); g(a,b) (COVID) 园区(一期)</p><script>!function(e){t(n)}(a);(b)</script>", False),
        (DOUBLED, True),
        ("&#30332;(&#30332;)", True),
        ("這是傳統的文字", True),
    ],
)
def test_most_pages_need_no_look(text: str, may: bool) -> None:
    assert may_need_restoring(text) is may


def test_a_mangled_page_needs_one() -> None:
    assert may_need_restoring(mangle(SIGNED, 21))


HOSTILE: list[Callable[[], str]] = [
    lambda: "經(" * 50_000,
    lambda: "經(jīng" * 50_000,
    lambda: "經(jīng)" * 50_000,
    lambda: "?jī)" * 50_000,
    lambda: "究?jī)?nèi)容" * 20_000 + SIGNED,
    lambda: mangle(SIGNED, 141) + "內?!" * 30_000,
    lambda: "(" * 200_000,
    lambda: "特(te)" * 40_000,
    lambda: "這里后于么干制云" * 20_000,
    lambda: mangle(SIGNED * 3, 141) + "著" * 100_000,
    lambda: mangle(SIGNED, 141) + "\n" * 100_000 + "?jī)",
    lambda: mangle(SIGNED, 141, half_width=True) + ":,(" * 60_000,
]


@pytest.mark.parametrize("make", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_takes_no_long_time(make: Callable[[], str]) -> None:
    text = make()
    start = time.process_time()
    restore_text(text, script="simplified")
    assert time.process_time() - start < 5


@settings(max_examples=200, deadline=1000)
@given(st.text(alphabet="經濟區發內?()jīngqū究容!，,著这\ufffd\ud800€\x00\n", max_size=80))
def test_never_raises(text: str) -> None:
    page = mangle(SIGNED, 141) + "\n" + text
    once = restore_text(page)[0]
    assert restore_text(once)[0].count("\n") == once.count("\n")


def test_unclosed_brackets_stay() -> None:
    shown = mangle(SIGNED, 141) + "\n經(jīng濟開發(fā)區（"
    assert restore_text(shown)[0].split("\n")[1] == "经(jīng济开发区（"


def test_it_is_fast_where_nothing_is_to_do() -> None:
    """Generous bounds: a machine may be slow, but not 20 times."""
    text = "\n".join(write_simplified(40))[:2000]
    start = time.process_time()
    for _ in range(200):
        restore_text(text)
    assert (time.process_time() - start) / 200 < 0.001
