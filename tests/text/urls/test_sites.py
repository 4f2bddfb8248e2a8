"""One site under several hosts' spellings."""

import pytest

from portalcrawl.text.urls.sites import drop_www, hostname_of, is_same_site, site_of_host


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("www.example.com", "example.com"),
        ("example.com:80", "example.com"),
        ("www.example.com:443", "example.com"),
        ("www.example.com:8000", "example.com:8000"),
        ("wwwexample.com", "wwwexample.com"),
        ("www2.example.com", "www2.example.com"),
        ("news.example.com", "news.example.com"),
    ],
)
def test_site_of_a_host(host: str, site: str) -> None:
    assert site_of_host(host) == site
    assert is_same_site(f"http://{host}/a", f"https://{site}/b")


def test_www_is_taken_off_once() -> None:
    assert drop_www("www.www.example.com") == "www.example.com"
    assert hostname_of("http://www.example.com:8000/www.") == "example.com"
