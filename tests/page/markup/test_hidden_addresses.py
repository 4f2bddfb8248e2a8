"""E-mail addresses that stand in cipher on a page."""

import pytest

from portalcrawl.page.document import Document
from portalcrawl.page.markup.hidden_addresses import show_addresses

KEY = 0x5B
ADDRESS = "quay@harbour.example"


def cipher(address: str) -> str:
    return bytes([KEY, *(code ^ KEY for code in address.encode())]).hex()


def element(code: str, tag: str = "a") -> str:
    return f'<{tag} href="/cdn-cgi/l/email-protection" data-cfemail="{code}">[email protected]</{tag}>'


@pytest.mark.parametrize("tag", ["a", "span"])
def test_an_address_is_shown_as_a_reader_sees_it(tag: str) -> None:
    page = Document.from_text("http://x.example/", f"<p>Write to {element(cipher(ADDRESS), tag)}, or call.</p>")
    assert page.body.text_content() == f"Write to {ADDRESS}, or call."


@pytest.mark.parametrize(
    "code", [cipher("no address"), cipher("<b>@x.example"), cipher("\u00e9@x.example"), "5b", "zz"]
)
def test_what_is_not_an_address_stays(code: str) -> None:
    page = element(code).encode()
    assert show_addresses(page) == page
