"""Which line of a page is its headline: each witness against the others."""

import pytest

from portalcrawl.extraction.headline.election import (
    find_headline,
)
from portalcrawl.extraction.hints import Hints
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

STORY = "Harbour opens its second terminal"
OTHER = "Council plans a railway to the towns"
TEXT = "<p>The harbour opened on Monday, after four years.</p>"


def find(body: str, *, title: str = "", head: str = "", **hints: str) -> str | None:
    page = f"<html><head><title>{title}</title>{head}</head><body>{body}{TEXT}</body></html>"
    return find_headline(page_of(Document.from_text("http://portal.example/a/1.html", page)), Hints(**hints)).text


def stated(text: str) -> str:
    return f"<meta property=og:title content='{text}'>"


# Who wins over whom; the page's title is nobody's unless it is named.
PAIRS = [
    ("an h1 alone", f"<h1>{STORY}</h1>", {}, STORY),
    ("a row's title over an h1", f"<h1>{OTHER}</h1><p>{STORY}</p>", {"headline": STORY}, STORY),
    ("a row's cut title over an h1", f"<h1>{OTHER}</h1><p>{STORY}</p>", {"headline": f"{STORY[:9]}…"}, STORY),
    (
        "an h1 that metadata state over a row",
        f"<h1>{OTHER}</h1><p>{STORY}</p>",
        {"headline": STORY, "head": OTHER},
        OTHER,
    ),
    ("a page title over an h1", f"<h1>{OTHER}</h1><h2>{STORY}</h2>", {"title": STORY}, STORY),
    ("an h1 over an h2", f"<h2>{OTHER}</h2><h1>{STORY}</h1>", {}, STORY),
    ("a line that the page title says", f"<h2>{OTHER}</h2><p>{STORY}</p>", {"title": STORY}, STORY),
    ("a line that metadata state", f"<h2>{OTHER}</h2><p>{STORY}</p>", {"head": STORY}, STORY),
    ("the first h1 of two", f"<h1>{STORY}</h1><h1>{OTHER}</h1>", {}, STORY),
    ("an h1 of class title over the first", f"<h1>{OTHER}</h1><h1 class=title>{STORY}</h1>", {}, STORY),
]


@pytest.mark.parametrize(("body", "known", "headline"), [case[1:] for case in PAIRS], ids=[case[0] for case in PAIRS])
def test_election(body: str, known: dict[str, str], headline: str) -> None:
    given = {**known, "head": stated(known["head"])} if "head" in known else known
    assert find(body, **given) == headline  # type: ignore[arg-type]
