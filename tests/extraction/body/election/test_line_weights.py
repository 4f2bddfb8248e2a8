"""What kinds of line a page has: `test_container` shows what each counts."""

import pytest

from portalcrawl.extraction.body.election.line_weights import weigh_lines
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

HEADLINE = "Harbour opens"
LINK = "<p><a href=/2>Another page</a></p>"
NOTICE = "<p>版权所有 江城日报</p>"


def sentence(size: int) -> str:
    return f"<p>{'a' * (size - 1)}.</p>"


def kinds_of(body: str) -> list[str]:
    """The kinds of the lines below the headline."""
    page = f"<body><h1>{HEADLINE}</h1>{body}</body>"
    layout = page_of(Document.from_text("http://portal.example/a/1.html", page)).layout
    weights = weigh_lines(layout, [False] * len(layout.lines), Headline(HEADLINE, "heading:h1", 0, 1))
    return [kind for kind, _ in weights[1:]]


@pytest.mark.parametrize(("size", "kind"), [(120, "furniture"), (121, "sentences")])
def test_few_words_beside_a_link_to_the_imprint_are_a_page_s_foot(size: int, kind: str) -> None:
    """One of them is the space before the link."""
    assert kinds_of(f"<p>{'a' * (size - 2)}. <a href=/imprint>Imprint</a></p>") == [kind]


@pytest.mark.parametrize(
    ("says", "links", "lines", "kind"),
    [
        (40, 3, 6, "beside notices"),
        # The text is not over: nothing was said, or what stands between is no list.
        (39, 3, 6, "sentences"),
        (40, 2, 6, "sentences"),
        # The block is more than a notice.
        (40, 3, 7, "sentences"),
    ],
)
def test_what_a_site_says_of_itself_beside_its_notice(says: int, links: int, lines: int, kind: str) -> None:
    foot = f"<div>{NOTICE}{sentence(90) * (lines - 1)}</div>"
    assert kinds_of(sentence(says) + LINK * links + foot)[-1] == kind
