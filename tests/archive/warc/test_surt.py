"""Keys of addresses, as wayback machines make them (each compared with what pywb makes of it)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcrawl.archive.warc.surt import make_surt

ID = "0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        # The host: backwards, without case, `www.`, credentials, default ports and dots at its end.
        ("http://example.com", "com,example)/"),
        ("HTTP://www.Example.com:80/", "com,example)/"),
        ("https://www2.example.com.cn:443/", "cn,com,example)/"),
        ("http://www1a.example.com/", "com,example,www1a)/"),
        ("http://www.gov.cn./", "cn,gov)/"),
        ("http://example.com:8080/", "com,example:8080)/"),
        ("http://example.com:443/", "com,example:443)/"),
        ("http://example.com:/", "com,example)/"),
        ("https://user:word@example.com/", "com,example)/"),
        ("http://127.0.0.1:8017/a.html", "1,0,0,127:8017)/a.html"),
        ("http://localhost:8000/", "localhost:8000)/"),
        ("http://政府.cn/", "cn,xn--mxtq1m)/"),
        ("http://xn--mxtq1m.cn/", "cn,xn--mxtq1m)/"),
        ("http://[2001:DB8::1]:81/x", "2001:db8::1:81)/x"),
        # The path: lower-case, dots resolved, no slash at its end.
        ("http://example.com/News/List_1.HTML", "com,example)/news/list_1.html"),
        ("http://example.com/a//b/./c/../d/", "com,example)/a/b/d"),
        ("http://example.com/%7Ea/%41", "com,example)/~a/a"),
        ("http://example.com/a%2520b", "com,example)/a%20b"),
        ("http://example.com/a b", "com,example)/a%20b"),
        ("http://example.com/50%", "com,example)/50%25"),
        ("http://example.com/新闻/", "com,example)/%e6%96%b0%e9%97%bb"),
        ("http://example.com/%E6%96%B0%E9%97%BB", "com,example)/%e6%96%b0%e9%97%bb"),
        ("http://example.com/%D0%C2", "com,example)/%d0%c2"),
        ("http://example.com/(S(abcdefghijklmnopqrstuvwx))/a.aspx", "com,example)/a.aspx"),
        # The query: parameters sorted by name and value, session ids left out.
        ("http://example.com/view.php?tid=3&aid=1", "com,example)/view.php?aid=1&tid=3"),
        ("http://example.com/?", "com,example)/"),
        ("http://example.com/a/?q=新", "com,example)/a?q=%e6%96%b0"),
        ("http://example.com/a?B=2&b=1&b", "com,example)/a?b&b=1&b=2"),
        ("http://example.com/a?id1=0&id=2", "com,example)/a?id=2&id1=0"),
        ("http://example.com/a?x=1&", "com,example)/a?&x=1"),
        (f"http://example.com/a?PHPSESSID={ID}&x=1", "com,example)/a?x=1"),
        (f"http://example.com/a?x=1&sid={ID[1:]}", f"com,example)/a?sid={ID[1:]}&x=1"),
        ("http://example.com/a#part", "com,example)/a"),
        # What is no address of the web stays.
        ("urn:x:y", "urn:x:y"),
    ],
)
def test_a_key(url: str, key: str) -> None:
    assert make_surt(url) == key


@given(st.text())
def test_a_key_is_one_word_in_ascii_whatever_stands_behind_the_host(text: str) -> None:
    key = make_surt(f"http://example.com/{text}")
    assert key.startswith("com,example)/")
    assert key.isascii()
    assert " " not in key
    assert "\n" not in key
