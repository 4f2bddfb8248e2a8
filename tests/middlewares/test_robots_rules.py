"""What a robots.txt allows us."""

import pytest

from portalcrawl.middlewares.robots_rules import MOST_BYTES, RobotsRules, product_token

AGENT = "portalcrawl/1.0 (archival crawler; me@example.com)"
SITE = "http://example.com"


def allowed(text: str | bytes, path: str) -> bool:
    return RobotsRules(text.encode() if isinstance(text, str) else text, AGENT).is_allowed(SITE + path)


@pytest.mark.parametrize(
    "name",
    ["portalcrawl", "PortalCrawl", "portalcrawl/1.0", "portalcrawl # ours", " portalcrawl"],
)
def test_our_group_is_ours(name: str) -> None:
    text = f"User-agent: {name}\nDisallow: /a/\n\nUser-agent: *\nDisallow: /b/\n"
    assert not allowed(text, "/a/1.html")
    # Who is named does not look at what is said to all.
    assert allowed(text, "/b/1.html")


@pytest.mark.parametrize("name", ["crawler", "portal", "crawl", "archival", "me", "portalcrawl-news", "a", "p"])
def test_another_robots_group_is_not_ours(name: str) -> None:
    assert allowed(f"User-agent: {name}\nDisallow: /\n\nUser-agent: *\nDisallow: /admin/\n", "/a.html")


def test_groups_of_one_name_are_one() -> None:
    text = "User-agent: portalcrawl\nUser-agent: other\nDisallow: /a/\n\nUser-agent: portalcrawl\nDisallow: /b/\n"
    assert [allowed(text, path) for path in ("/a/1", "/b/1", "/c/1")] == [False, False, True]


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("User-agent: *\nDisallow: //\n", "/a.html", True),
        ("User-agent: *\nDisallow:\n", "/a.html", True),
        ("User-agent: *\nDisallow: /\nAllow: /news/\n", "/news/1.html", True),
        ("User-agent: *\nDisallow: /*.php$\n", "/a.php", False),
        ("User-agent: *\nDisallow: /资料/\n", "/%E8%B5%84%E6%96%99/1.html", False),
        ("\ufeffUser-agent: *\nDisallow: /a/\n", "/a/1", False),
        ("User-agent: *\r\nDisallow: /a/\r\n", "/a/1", False),
        ("<html><body>404</body></html>", "/a/1", True),
        ("User-agent: *\nDisallow: /\n", "/robots.txt", True),
    ],
)
def test_rules(text: str, path: str, expected: bool) -> None:
    assert allowed(text, path) is expected


def test_a_line_in_gbk_means_its_folder() -> None:
    body = "User-agent: *\nDisallow: /资料\n".encode("gbk")
    assert allowed(body, "/a.html")
    assert not allowed(body, "/%D7%CA%C1%CF/1.html")
    assert not allowed(body, "/%E8%B5%84%E6%96%99/1.html")


def test_a_file_in_utf_16_says_so_itself() -> None:
    assert not allowed("\ufeffUser-agent: *\nDisallow: /a/\n".encode("utf-16-le"), "/a/1.html")
    assert not allowed("\ufeffUser-agent: *\nDisallow: /a/\n".encode("utf-16-be"), "/a/1.html")


def test_what_follows_the_limit_is_not_read() -> None:
    text = "User-agent: *\nDisallow: /a/\n"
    filler = "#" * (MOST_BYTES - len(text) - 1) + "\n"
    assert not allowed(text + filler + "Disallow: /b/\n", "/a/1")
    assert allowed(text + filler + "Disallow: /b/\n", "/b/1")
    # A rule that the limit cuts is another rule.
    assert allowed(filler + text + "Disallow: /\n", "/c/1")


def test_the_pause_that_is_asked_of_us() -> None:
    text = b"User-agent: crawler\nCrawl-delay: 60\n\nUser-agent: *\nCrawl-delay: 0.7\n"
    assert RobotsRules(text, AGENT).crawl_delay() == 0.7


@pytest.mark.parametrize(
    ("agent", "token"),
    [(AGENT, "portalcrawl"), ("My_Archive", "my_archive"), ("Mozilla/5.0 (X11) Gecko", "mozilla"), ("", "")],
)
def test_product_tokens(agent: str, token: str) -> None:
    assert product_token(agent) == token
