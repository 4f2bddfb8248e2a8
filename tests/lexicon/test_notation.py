"""How words are written, and what their regular expressions find."""

import re

import pytest
from word_samples import list_samples, write_traditional

from portalcrawl.lexicon.notation import list_openings, write_regex


def find(word: str, text: str) -> str | None:
    match = re.search(write_regex([word]), text, re.IGNORECASE)
    return match and match[0]


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("首页", "返回首页", "首页"),
        ("首页", "返回首頁", "首頁"),
        ("首页", "首 页", None),
        # A space beside a hanzi, groups aside.
        ("首 页", "首页", "首页"),
        ("首 页", "首　頁", "首　頁"),
        ("(首|主) 页", "主 页", "主 页"),
        ("留 (言|板)", "留 板", "留 板"),
        ("TOP 页", "TOP页", "TOP页"),
        # Between other words it is one at least.
        ("read more", "Read\u00a0 more", "Read\u00a0 more"),
        ("read more", "readmore", None),
        ("下 ?页", "下 页", "下 页"),
        ("下 ?页", "下  页", None),
        ("rss ?feed", "rssfeed", "rssfeed"),
        ("next( )?page", "next  page", "next  page"),
        ("next( )?page", "nextpage", "nextpage"),
        ("(网站|本站)?导航", "本站导航", "本站导航"),
        ("(网站|本站)?导航", "網站導航", "網站導航"),
        ("个?记录", "记录", "记录"),
        ("第\\d+期", "第12期", "第12期"),
        ("第\\d+期", "第期", None),
        ("skip to \\w+", "skip to content", "skip to content"),
        ("a.b", "a-b", None),
        ("s'inscrire", "S'inscrire", "S'inscrire"),
        ("\\(\\d+\\)", "(12)", "(12)"),
    ],
)
def test_a_word_finds_what_its_notation_says(word: str, text: str, found: str | None) -> None:
    assert find(word, text) == found


@pytest.mark.parametrize(
    ("word", "text", "is_found"),
    [
        ("hot", "Hot news", True),
        ("hot", "hotel", False),
        ("hot", "shot", False),
        ("hot", "热hot点", True),
        ("hot", "hot2", True),
        ("más", "más", True),
        # Letters of other alphabets and phonetic ones (Azerbaijan's ə) are letters at both edges; an arrow is not.
        ("son", "səson", False),
        ("son", "sonə", False),
        ("son", "сson", False),
        ("son", "sonế", False),
        ("home", "Home\u02c3News", True),
        ("ms", "más", False),
        ("поиск", "поиски", False),
        ("recommend*", "recommended", True),
        ("recommend*", "xrecommended", False),
        ("*page", "homepage", True),
        ("*page", "pages", False),
        # Words of hanzi have no bounds.
        ("热", "很热的", True),
        ("rss订阅", "xrss订阅", False),
        ("TOP页", "STOP页", False),
        ("(log|sign) in", "login", False),
        ("(log|sign) in", "blog in", False),
        ("tags?", "tagged", False),
    ],
)
def test_a_word_of_letters_ends_where_they_do(word: str, text: str, is_found: bool) -> None:
    assert (find(word, text) is not None) is is_found


def test_several_words_are_one_group() -> None:
    pattern = re.compile(f"^{write_regex(['首页', 'home', 'start*', '首页'])}", re.IGNORECASE)
    texts = ("首頁", "Home", "starting", "homes", "x首页")
    assert [bool(pattern.search(text)) for text in texts] == [True, True, True, False, False]
    assert pattern.groups == 0
    assert pattern.pattern.count("首") == 1


@pytest.mark.parametrize(
    ("word", "openings"),
    [
        ("下页", "下页頁"),
        ("next page", "np"),
        ("(older|newer) posts", "onp"),
        ("rss订阅", "r订阅訂閱閲"),
        ("más", "m"),
    ],
)
def test_a_word_begins_with_one_of_its_openings(word: str, openings: str) -> None:
    assert list_openings(word) == set(openings)
    assert {text[0] for text in list_samples(word)} <= set(openings)
    assert {write_traditional(text)[0] for text in list_samples(word)} <= set(openings)
