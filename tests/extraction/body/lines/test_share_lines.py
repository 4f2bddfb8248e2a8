"""Lines that hand the page on to other sites."""

import pytest

from portalcrawl.extraction.body.lines.share_lines import is_share_line
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

PAGE = "http%3A%2F%2Fportal.example%2Fa%2F1.html"
ONE = f'<a href="https://chirp.example/post?text=Ferry&amp;url={PAGE}">Chirp</a>'
OTHER = f'<a href="https://faces.example/send?u={PAGE}&amp;t=Ferry">Faces</a>'


def hand(word: str) -> str:
    """Links that give two sites the same word."""
    links = (f'<a href="https://{name}.example/send?t={word}">{name}</a>' for name in ("chirp", "faces"))
    return " ".join(links)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # Short words agree by chance,
        (hand("harbours"), True),
        (hand("harbour"), False),
        # and what is beside the links is no sentence.
        (f"{'a' * 58} {ONE} {OTHER}", True),
        (f"{'a' * 59} {ONE} {OTHER}", False),
        (f"Send this to {ONE}, {OTHER}", True),
        (f"{ONE} {OTHER} {ONE}", True),
        # Links of a text: to pages of other sites, to one site, to one about something else.
        (
            'See <a href="https://a.example/x?id=12345678">one</a>, <a href="https://b.example/y?id=87654321">two</a>',
            False,
        ),
        (f"{ONE} {ONE}", False),
        (f'{ONE} {OTHER} <a href="https://c.example/about">more</a>', False),
        (ONE, False),
        (f"The council has told the ferry company, and all who asked it in the spring, {ONE} and {OTHER}", False),
        (f'<a href="/send?u={PAGE}">Print</a> {ONE}', False),
    ],
)
def test_is_share_line(line: str, expected: bool) -> None:
    layout = page_of(Document.from_text("http://portal.example/a/1.html", f"<p>{line}</p>")).layout
    assert is_share_line(layout.lines[0]) is expected
