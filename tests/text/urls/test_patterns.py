"""Patterns of articles' addresses: what they say, what they fit, and what keeps them from fitting too much."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcrawl.text.urls.patterns import check_pattern, has_pattern, learn_patterns, pattern_of

SITE = "http://www.example.com"


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("/a/2017/1225/12.html", "/a/{n}/{n}/{n}.html"),
        ("/xwzx/yqyw/201712/t20171225_1234.htm", "/xwzx/yqyw/{n}/t{n}_{n}.htm"),
        ("/art/2017-12/25/content_99.htm", "/art/{n}-{n}/{n}/content_{n}.htm"),
        ("/2019/05/a-mayor-opens-the-bridge/", "/{n}/{n}/{s}/"),
        ("/news/a-mayor-opens-the-bridge-12", "/news/{s}"),
        ("/release/version-1.2.0/", "/release/{s}/"),
        (f"/news/{quote('园区召开会议')}.html", "/news/{s}.html"),
        ("/news/园区召开会议/", "/news/{s}/"),
        ("/p/a9f3c2e17b.html", "/p/{s}.html"),
        # Letters turn into digits and back twice in a number with marks, more often in a hash.
        ("/p/a1b.html", "/p/a{n}b.html"),
        ("/p/a1b2.html", "/p/{s}.html"),
        ("/info/1021/3456.htm", "/info/{n}/{n}.htm"),
        # A system's word before nothing but numbers tells articles from lists.
        ("/show-18-129-1.html", "/show-{n}-{n}-{n}.html"),
        ("/list-18-1.html", "/list-{n}-{n}.html"),
        ("/view.php?id=77&cat=3", "/view.php?cat={n}&id={n}"),
        ("/index.php?m=content&c=index&a=show&catid=9&id=5", "/index.php?a=show&c=index&catid={n}&id={n}&m=content"),
        ("/show.aspx?key=0123456789abcdef0123456789", "/show.aspx?key={s}"),
        ("", ""),
        ("/", "/"),
    ],
)
def test_the_pattern_of_an_address(path: str, pattern: str) -> None:
    assert pattern_of(SITE + path) == pattern


@given(st.lists(st.text("abc019-_.%园?&=/ ", min_size=1, max_size=12), max_size=4))
def test_an_address_fits_its_own_pattern(steps: list[str]) -> None:
    url = f"{SITE}/{'/'.join(steps)}"
    if not any(mark in url.removeprefix(SITE) for mark in ("//", "%", "?", "&")):
        assert has_pattern(url, (pattern_of(url),))


@pytest.mark.parametrize(
    ("pattern", "fitting", "others"),
    [
        ("/a/{n}/{n}.html", ["/a/2017/3.html", "/a/1/22.html#top"],
         ["/a/2017/", "/a/x/3.html", "/a/2017/3_2.html", "/b/a/2017/3.html", "/a/2017/3.html?p=2", "/a/2017/3xhtml"]),
        ("/{s}/{n}.html", ["/xw/3.html", "/%E5%9B%AD/3.html"], ["/xw/yq/3.html", "/3.html", "/xw/.html"]),
        ("/view.php?id={n}", ["/view.php?id=12", "/view.php?id=7#a"],
         ["/view.php", "/view.php?id=x", "/view.php?id=12&p=2", "/viewxphp?id=1"]),
        ("/view.php?cat={n}&id={n}", ["/view.php?id=12&cat=3", "/view.php?cat=3&id=12"], ["/view.php?id=12"]),
    ],
)  # fmt: skip
def test_what_fits_a_pattern(pattern: str, fitting: list[str], others: list[str]) -> None:
    assert [path for path in fitting if not has_pattern(SITE + path, (pattern,))] == []
    assert [path for path in others if has_pattern(SITE + path, (pattern,))] == []


def test_no_patterns_fit_nothing() -> None:
    assert not has_pattern(SITE + "/a/1.html", ())


@pytest.mark.parametrize("pattern", ["a/{n}", "http://e.com/{n}", "", "{s}"])
def test_a_pattern_begins_with_a_slash(pattern: str) -> None:
    with pytest.raises(ValueError, match="is no pattern of addresses; write a path like"):
        check_pattern(pattern)


def learn(articles: list[str], others: list[str], entries: tuple[str, ...] = ()) -> tuple[str, ...]:
    return learn_patterns(*([SITE + path for path in paths] for paths in (articles, others, entries)))


def test_folders_in_which_articles_differ_are_any_word() -> None:
    """A section that no sample is from has a folder of its own."""
    patterns = learn([f"/{section}/{n}.html" for n in range(5) for section in ("xw", "tz")], ["/xw/", "/tz/", "/"])
    assert patterns == ("/{s}/{n}.html",)
    assert has_pattern(SITE + "/zcfg/99.html", patterns)


def test_a_pattern_that_fits_a_list_is_not_widened() -> None:
    """Lists are numbered in their folder as articles are in theirs."""
    articles = [f"/{folder}/{n}.html" for n in range(4) for folder in ("news", "notes")]
    patterns = learn(articles, ["/list/2.html"])
    assert sorted(patterns) == ["/news/{n}.html", "/notes/{n}.html"]


@pytest.mark.parametrize(("count", "is_known"), [(8, True), (7, False)])
def test_a_menu_may_lead_to_an_article_or_two(count: int, is_known: bool) -> None:
    articles = [f"/2019/0{n % 9 + 1}/a-mayor-opens-bridge-{n}-of-many/" for n in range(count)]
    entries = ("/news/", "/2019/05/who-we-are/", "/2020/07/how-to-join/")
    patterns = learn(articles, ["/news/"], entries)
    assert ("/{n}/{n}/{s}/" in patterns) is is_known


def test_folders_that_are_titles_are_any_word() -> None:
    patterns = learn(
        [f"/a-mayor-{word}-bridge-{n}/index.html" for n, word in enumerate(["opens", "closes", "mends"])], []
    )
    assert patterns == ("/{s}/{s}.html",)


def test_a_pattern_that_fits_a_list_all_the_same_is_none() -> None:
    assert learn(["/view.php?id=3", "/view.php?id=4"], ["/view.php?id=1"]) == ()


def test_the_most_frequent_comes_first_and_rare_ones_are_left_out() -> None:
    articles = [f"/a/{n}.html" for n in range(30)] + [f"/2017/{n}.shtml" for n in range(40)] + ["/x.php?id=1"]
    assert learn(articles, []) == ("/{n}/{n}.shtml", "/a/{n}.html")


@pytest.mark.parametrize(("rare", "is_learned"), [(3, True), (2, False)])
def test_a_pattern_has_three_in_a_hundred_addresses(rare: int, is_learned: bool) -> None:
    articles = [f"/a/{n}.html" for n in range(100 - rare)] + [f"/b/{n}.shtml" for n in range(rare)]
    assert ("/b/{n}.shtml" in learn(articles, [])) is is_learned


def test_eight_patterns_are_kept() -> None:
    assert len(learn([f"/{letter}{n}.html" for letter in "abcdefghi" for n in range(5)], [])) == 8


def test_nothing_is_learned_from_nothing() -> None:
    assert learn([], ["/"]) == ()
