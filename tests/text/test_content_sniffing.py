"""What a body is by its first bytes."""

import pytest

from portalcrawl.text.content_sniffing import is_binary, is_markup


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # One byte in twenty that text does not have; an old page has a stray one.
        (b"\x01" * 6 + b"a" * 94, True),
        (b"\x01" * 5 + b"a" * 95, False),
        # Fewer bytes than sixty-four say nothing.
        (b"\x01" * 4 + b"a" * 60, True),
        (b"\x01" * 4 + b"a" * 59, False),
        # Those behind the first 1,445 are not looked at.
        (b"a" * (1_445 - 73) + b"\x01" * 73, True),
        (b"a" * (1_445 - 72) + b"\x01" * 73, False),
        # Whatever stands in it, a body that begins as markup is markup.
        (b"<p>" + b"\x01" * 100, False),
        (b"%PDF-1.4", True),
    ],
)
def test_a_body_that_is_no_text(body: bytes, expected: bool) -> None:
    assert is_binary(body) is expected


@pytest.mark.parametrize(("blank", "expected"), [(1_440, True), (1_441, False)])
def test_markup_begins_within_the_first_bytes(blank: int, expected: bool) -> None:
    assert is_markup(b" " * blank + b"<div>") is expected
