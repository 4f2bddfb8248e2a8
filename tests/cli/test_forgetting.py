"""What is forgotten of a portal."""

from portalcrawl.cli.forgetting import forget_portal
from portalcrawl.lexicon.words import load_table
from portalcrawl.text.urls.canonical import canonicalize_url


def test_addresses_are_forgotten_and_data_files_are_not() -> None:
    canonicalize_url("http://example.com/a")
    assert canonicalize_url.cache_info().currsize
    load_table("nobody")
    before = load_table.cache_info().currsize
    forget_portal()
    assert not canonicalize_url.cache_info().currsize
    assert load_table.cache_info().currsize == before
