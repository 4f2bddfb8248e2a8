"""Arguments: what is accepted, and the one line that refuses the rest."""

from datetime import date
from pathlib import Path

import pytest

from portalcrawl.exceptions import ExitCode, ProfileError, UsageError
from portalcrawl.spiders.arguments import parse_arguments, parse_start


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("http://www.example.com/", "http://www.example.com/"),
        ("https://example.com/news/", "https://example.com/news/"),
        ("example.com", "http://example.com/"),
        ("127.0.0.1:8000", "http://127.0.0.1:8000/"),
        ("localhost:8000/x/", "http://localhost:8000/x/"),
        (" http://example.com ", "http://example.com/"),
        ("http://政府.cn/", "http://xn--mxtq1m.cn/"),
        ("新闻.example/要闻/", "http://xn--efvy88h.example/%E8%A6%81%E9%97%BB/"),
    ],
)
def test_an_address_is_read(text: str, url: str) -> None:
    assert parse_start(text) == url


@pytest.mark.parametrize(
    "text",
    [
        *("", "news", "ftp://example.com/", "http://", "http://exa mple.com/", "http://a.com:99999/"),
        *("htp:/example.com", "http:/example.com/", "https:example.com"),
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="is not a web address") as caught:
        parse_start(text)
    assert caught.value.exit_code is ExitCode.USAGE
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"since": "2018", "until": "2017"}, "since 2018-01-01 is after until 2017-12-31"),
        ({"since": "soon"}, "unreadable date 'soon'"),
        ({"undated": "maybe"}, "--undated 'maybe': write keep or drop"),
        ({"max_articles": "0"}, "--max-articles '0'"),
        ({"max_articles": "many"}, "--max-articles 'many'"),
    ],
)
def test_a_wrong_argument_is_named(arguments: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        parse_arguments(start="example.com", **arguments)  # type: ignore[arg-type]


def test_the_description_decides_whether_two_walks_cover_the_same() -> None:
    one = parse_arguments(start="example.com", since="2017", sections=("b", "a"), max_articles="3")
    other = parse_arguments(start="example.com", since="2017-01-01", sections=("a", "b"), full="1")
    assert one.describe() == other.describe() == {"since": "2017-01-01", "until": None, "sections": ["a", "b"]}
    assert one.window.since == date(2017, 1, 1)
    assert other.is_full


def test_a_profile_says_where_to_start(tmp_path: Path) -> None:
    """As in `scrapy crawl portal -a profile=FILE`."""
    file = tmp_path / "site.toml"
    file.write_text('[portal]\nstart = "http://example.com/"\n', "utf-8")
    arguments = parse_arguments(profile=str(file))
    assert arguments.start == "http://example.com/"
    assert arguments.profile is not None
    assert parse_arguments(start="other.example.com", profile=file).start == "http://other.example.com/"
    assert parse_arguments(start="example.com").profile is None


def test_without_a_start_and_a_profile_there_is_nothing_to_crawl() -> None:
    with pytest.raises(UsageError, match="no start: name the portal's address, or a profile"):
        parse_arguments()


def test_a_bad_profile_is_refused_with_the_arguments(tmp_path: Path) -> None:
    file = tmp_path / "site.toml"
    file.write_text("[portal]\n", "utf-8")
    with pytest.raises(ProfileError, match=r"site\.toml: \[portal\] start: is missing"):
        parse_arguments(start="example.com", profile=file)


@pytest.mark.parametrize(
    ("given", "keeps"), [(True, True), (False, False), ("0", False), ("no", False), ("false", False), ("1", True)]
)
def test_raw_pages_are_kept_unless_the_run_says_no(given: bool | str, keeps: bool) -> None:
    arguments = parse_arguments(start="example.com", warc=given)
    assert arguments.keeps_warc is keeps
    assert arguments.describe() == parse_arguments(start="example.com").describe(), "it covers the same"
