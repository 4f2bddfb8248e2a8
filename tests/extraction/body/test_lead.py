"""Sentences between headline and the article's block."""

import pytest

from portalcrawl.extraction.analysis import analyse
from portalcrawl.extraction.body.html.html_writer import write_markup
from portalcrawl.extraction.hints import Hints
from portalcrawl.page.document import Document

TITLE = "Harbour opens terminal"
TEXT = (
    "<div><p>The harbour opened its second terminal on Monday, after four years, and the mayor came by ferry.</p>"
    "<p>Officials said that the new quay can take the largest ships, and that more are to come next spring.</p>"
    "<p>Traders had asked for it for a decade, since the old quay was full, and ships lay at anchor for days.</p></div>"
)
# What stands between the head and the text keeps both in blocks of their own.
LINKS = "<ul>" + "".join(f"<li><a href=/t/{n}>More about the harbour {n}</a></li>" for n in range(9)) + "</ul>"


def sentence(size: int) -> str:
    return f"{'a' * (size - 1)}."


def find(head: str, text: str = TEXT) -> list[str]:
    page = f"<body><header><h1>{TITLE}</h1>{head}</header>{LINKS * 9}{text}</body>"
    read = analyse(Document.from_text("http://portal.example/a/1.html", page), Hints(listed=True))
    found = [read.layout.lines[i].text for i, rule in read.body.rules.items() if rule.name == "lead"]
    assert read.text.startswith("\n\n".join(found))
    assert all(line in write_markup(read.page, read.body) for line in found)
    return found


@pytest.mark.parametrize(("size", "is_lead"), [(60, True), (59, False), (900, True), (901, False)])
def test_sentences_in_the_head_are_text(size: int, is_lead: bool) -> None:
    more = TEXT.replace("</p></div>", "</p><p>" + "b" * 2_000 + ".</p></div>")
    assert find(f"<p>{sentence(size)}</p>", more) == [sentence(size)] * is_lead


LEAD = "After two years without a boat the council has decided that the ferry runs again, it said on Monday."


@pytest.mark.parametrize(
    "head",
    [
        f"<p>{LEAD[:-1]}</p>",  # no sentence: a subtitle
        f"<p class=summary>{LEAD}</p>",
        f"<div class=article-dek><p>{LEAD}</p></div>",
        f"<p>Summary: {LEAD}</p>",
        f"<figure><img src=/a.jpg><figcaption>{LEAD}</figcaption></figure>",
        f"<p>{LEAD[:50]}<a href=/b>{LEAD[50:]}</a></p>",
        "<p>The harbour opened its second terminal on Monday, after four years, and the mayor came by...</p>",
    ],
)
def test_what_is_named_or_set_as_something_else_is_no_lead(head: str) -> None:
    assert find(head) == []


@pytest.mark.parametrize(("same", "is_lead"), [(23, True), (24, False)])
def test_what_begins_as_a_paragraph_is_said_again(same: int, is_lead: bool) -> None:
    words = "".join(letter for letter in TEXT if letter.isalnum())[len("divp") :][:same]
    assert bool(find(f"<p>{words}, {'z' * 60}.</p>")) is is_lead


@pytest.mark.parametrize(("lines", "is_lead"), [(24, True), (25, False)])
def test_a_lead_stands_near_the_headline(lines: int, is_lead: bool) -> None:
    between = "".join(f"<p><a href=/n/{n}>More</a></p>" for n in range(lines))
    assert bool(find(f"{between}<p>{LEAD}</p>")) is is_lead


@pytest.mark.parametrize(("above", "is_lead"), [(2, False), (3, True)])
def test_names_far_above_a_line_do_not_name_it(above: int, is_lead: bool) -> None:
    assert (
        bool(find(f"<div class=summary>{'<div>' * (above - 1)}<p>{LEAD}</p>{'</div>' * (above - 1)}</div>")) is is_lead
    )


BEGINNINGS = (
    "The council met in the old hall, heard the fishers, the ferrymen and the traders, and then decided that the...",
    "A crane from the north arrived on two barges, and it takes the place of one that had stood there since...",
    "Pilots asked for a third boat, since the second one is in the yard for most of the winter, while the fog...",
    "The third of the old sheds is to be a library, with a room for children that looks on the water, and in summer...",
    "Divers found two anchors of iron below the old pier, and a bell without a name, all of which the museum hopes...",
)
EXCERPTS = "".join(
    f"<div><a href=/t/{n}>Other news, number {n}</a><p>{line}</p></div>" for n, line in enumerate(BEGINNINGS)
)


def test_sentences_above_excerpts_of_other_articles_are_the_whole_text() -> None:
    assert find(f"<p>{LEAD}</p>", f"<div>{EXCERPTS}</div>") == [LEAD]
