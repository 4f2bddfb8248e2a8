"""Addresses without an end: too deep, too long, or repeating themselves."""

import pytest

from portalcrawl.text.urls.canonical import trap_reason


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/a/b/c.html", None),
        # With what stands before the path, 2,000 characters.
        ("/a/" + "x" * 1_979, None),
        ("/a/" + "x" * 1_980, "url too long"),
        ("/" + "/".join(map(str, range(17))), "path too deep"),
        ("/" + "/".join(map(str, range(16))), None),
        ("/a/a/a/a/", "path loop"),
        ("/news/http://example.com/a/", "an address in a path"),
        ("/https:/example.com/a/", "an address in a path"),
        ("/a/..http:/example.com/a/", "an address in a path"),
        ("/a/3:http-errors/", None),
        ("/web/20180526172233/http://example.com/a/", None),
        ("/go/?url=http://example.com/a/", None),
        ("/2011/11/11/11.html", None),
        ("/01/01/01/", None),
        ("/a/b/a/b/a/b/", "path loop"),
        ("/a/b/c/a/b/c/a/b/c/", "path loop"),
        ("/a/b/a/b/", None),
        ("/news/x/news/y/news/z/news/w/news/", "path loop"),
        ("/index.php/index.php/news/3.html", "path loop"),
        ("/a.html/b.html/c.html", "path loop"),
        ("/index.php/news/3.html", None),
        ("/list.php?a=1&a=2&a=3", "repeated parameters"),
        ("/list.php?a=1&a=2", None),
        ("/list.php?a[]=1&a[]=2&a[]=3", None),
        ("/list.php?a%5B%5D=1&a%5B%5D=2&a%5B%5D=3", None),
        ("/x?back=%25252Fa%25252Fb", "nested escapes"),
        ("/x?a=1&amp;amp;amp;b=2", "nested escapes"),
        ("/x?a=1&amp;b=2", None),
        ("/x?k=%E5%9B%AD%25", None),
    ],
)
def test_traps(path: str, reason: str | None) -> None:
    assert trap_reason(f"http://example.com{path}") == reason
