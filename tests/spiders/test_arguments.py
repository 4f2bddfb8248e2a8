"""Arguments: what is accepted, and the one line that refuses the rest."""

from datetime import date

import pytest

from portalcrawl.exceptions import ExitCode, UsageError
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
        ("http://政府.cn/", "http://政府.cn/"),
    ],
)
def test_an_address_is_read(text: str, url: str) -> None:
    assert parse_start(text) == url


@pytest.mark.parametrize(
    "text", ["", "news", "ftp://example.com/", "http://", "http://exa mple.com/", "http://a.com:99999/"]
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
