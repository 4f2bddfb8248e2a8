"""Where the article ends in its block, and which boxes inside it are not its text."""

import pytest

from portalcrawl.extraction.body.edges.ending import find_end
from portalcrawl.extraction.body.election.container import Container
from portalcrawl.lexicon.class_names import FURNITURE
from portalcrawl.page.document import Document
from portalcrawl.page.layout import prose_of
from portalcrawl.page.page import page_of


def sentence(size: int, start: str = "a") -> str:
    return f"<p>{start}{'a' * (size - 1 - len(start.encode()))}.</p>"


def keep(body: str) -> list[str]:
    """The first letters of the lines up to the end, without those of boxes and furniture."""
    layout = page_of(Document.from_text("http://portal.example/a/1.html", f"<body>{body}</body>")).layout
    lines = layout.lines
    flags = [bool(layout.blocks[line.block].role & FURNITURE) for line in lines]
    prose = sum(prose_of(line) for line, flag in zip(lines, flags, strict=True) if not flag)
    found = find_end(layout, 0, Container(0, 0, len(lines), prose), flags)
    return [lines[i].text[:8] for i in range(found.last) if i not in found.asides and not flags[i]]


LABEL = "<div>延伸阅读：</div>"
LINK = "<p><a href=/2>b the old quay</a></p>"


def links_to(pages: int) -> str:
    return "".join(LINK.replace("/2", f"/{page}") for page in range(pages))


ENDS = [
    LABEL,
    "<div>Jane Doe is a reporter for the Portal, and she lives here.</div>",
    "<div>声明：本网转载此文，不代表本网观点。</div>",
]


@pytest.mark.parametrize("end", ENDS)
def test_a_label_ends_the_article_where_at_most_three_tenths_follow(end: str) -> None:
    for before, is_end in ((7, True), (6, False)):
        text = sentence(300, "first") * before
        kept = keep(text + end + f"<div>{sentence(300 * (10 - before) - 100, 'later')}</div>")
        assert kept[:before] == ["firstaaa"] * before
        assert ("lateraaa" not in kept) is is_end


@pytest.mark.parametrize(("size", "is_end"), [(239, True), (240, False)])
def test_a_longer_line_is_no_label(size: int, is_end: bool) -> None:
    label = "延伸阅读："
    line = f"<div>{label}{'a' * (size - len(label.encode()))}</div>"
    assert (len(keep(sentence(300) * 3 + line)) == 3) is is_end


def test_a_label_and_its_links_between_paragraphs_are_a_box() -> None:
    text = sentence(300, "first") + LABEL + LINK + sentence(300, "later") * 3
    assert keep(text) == ["firstaaa", *["lateraaa"] * 3]


@pytest.mark.parametrize(("size", "is_text"), [(90, True), (89, False)])
def test_a_picture_with_a_sentence_of_thirty_hanzi_is_not_of_the_box_above(size: int, is_text: bool) -> None:
    picture = sentence(size, "shown").replace("<p>", "<p><img src=/a.jpg>")
    kept = keep(sentence(300, "first") + LABEL + LINK + picture + sentence(300, "later") * 3)
    assert kept == ["firstaaa", *["shownaaa"] * is_text, *["lateraaa"] * 3]


def test_a_label_of_one_link_before_the_last_sentence_is_a_box() -> None:
    box = "<p>推荐阅读：<a href=/2>the old quay</a></p>"
    assert keep(sentence(300, "first") * 3 + box + sentence(45, "later")) == [*["firstaaa"] * 3, "lateraaa"]
    # What is shorter, or set in another way, does not show that the article goes on.
    assert keep(sentence(300, "first") * 3 + box + sentence(44, "later")) == ["firstaaa"] * 3
    assert keep(sentence(300, "first") * 3 + box + f"<div>{sentence(45, 'later')}</div>") == ["firstaaa"] * 3


def test_the_kinds_of_block_are_those_of_the_first_half() -> None:
    box = "<p>推荐阅读：<a href=/2>the old quay</a></p>"
    quote, text = f"<blockquote>{sentence(100, 'quote')}</blockquote>", sentence(300, "first")
    for above, is_inside in ((text, True), (text * 2, False)):
        kept = keep(above + quote + text + box + quote)
        assert ("quoteaaa" in kept[-1:]) is is_inside


def teaser(text: str, href: str = "/2") -> str:
    return f"<h3><a href={href}>b the old quay</a></h3>{text}"


@pytest.mark.parametrize(("read", "is_end"), [(300, True), (299, False)])
def test_teasers_end_the_article_after_three_tenths_of_the_prose(read: int, is_end: bool) -> None:
    teasers = teaser(sentence(350)) + teaser(sentence(350 if read == 300 else 351))
    assert (keep(sentence(read, "first") + teasers) == ["firstaaa"]) is is_end


@pytest.mark.parametrize(
    ("teasers", "is_end"),
    [
        (teaser(sentence(80) * 3) * 2, True),
        (teaser(sentence(80) * 4) * 2, False),
        # One heading with a link is the article's own.
        (teaser(sentence(80) * 3), False),
        # News of other sites are the article's subject.
        (teaser(sentence(80) * 3, "http://other.example/") * 2, False),
        (teaser(sentence(80) * 3) * 2 + sentence(90), False),
    ],
)
def test_what_teasers_are(teasers: str, is_end: bool) -> None:
    assert (keep(sentence(400, "first") + teasers) == ["firstaaa"]) is is_end


def test_a_label_of_teasers_ends_the_article_early() -> None:
    text = sentence(300, "first")
    assert keep(text + LABEL + links_to(2) + f"<div>{sentence(400)}</div>") == ["firstaaa"]
    assert "bbbbbbb." not in keep(text + LABEL + LINK)
    # Labels of less than four hanzi between links are none of their texts.
    for words, is_end in (("a" * 11, True), ("a" * 12, False)):
        rest = links_to(2) + f"<p>{words}</p>" * 4 + f"<div>{sentence(800, 'later')}</div>"
        assert ("lateraaa" not in keep(text + LABEL + rest)) is is_end


def test_two_lines_that_lead_to_one_page_are_one_teaser() -> None:
    rest = f"<div>{sentence(400, 'later')}</div>"
    assert "lateraaa" in keep(sentence(300, "first") + LABEL + LINK * 2 + rest)


@pytest.mark.parametrize(("links", "is_end"), [(297, True), (296, False)])
def test_teasers_are_counted_in_three_hundred_lines(links: int, is_end: bool) -> None:
    page = sentence(300, "first") + LABEL + links_to(links) + f"<div>{sentence(300, 'later') * 4}</div>"
    assert ("lateraaa" not in keep(page)) is is_end


@pytest.mark.parametrize(("lines", "is_box"), [(10, True), (11, False)])
def test_an_author_s_portrait_has_ten_lines(lines: int, is_box: bool) -> None:
    box = "<div class=author>" + "<p>Jane Doe</p>" * lines + "</div>"
    assert ("Jane Doe" not in keep(sentence(300, "first") * 3 + box)) is is_box
    # Above half of the text it may be whom the article is about.
    assert "Jane Doe" in keep(sentence(300, "first") + box + sentence(300) * 3)


@pytest.mark.parametrize(("comment", "is_end"), [("a" * 12, True), ("a" * 11, False)])
def test_comments_end_the_article_a_label_of_theirs_does_not(comment: str, is_end: bool) -> None:
    comments = f"<div class=comments><p>{comment}</p></div><div>{sentence(60, 'later')}</div>"
    assert ("lateraaa" not in keep(sentence(300, "first") * 3 + comments)) is is_end


@pytest.mark.parametrize(
    ("heading", "is_end"),
    [
        ("<h2>27 commentaires</h2>", True),
        ("<h2>Leserkommentare</h2>", True),
        ("<div>网友评论（12）</div>", True),
        ("<div>(31) Comentarios</div>", True),
        ("<h2>Comments on the budget</h2>", False),
        ("<h2>Commerce</h2>", False),
        (f"<h2>Kommentare{'!' * 3}</h2>", True),
    ],
)
def test_comments_under_their_heading_may_be_longer_than_the_text(heading: str, is_end: bool) -> None:
    text = f"<div>{sentence(300, 'first') * 2}</div>"
    assert (keep(f"{text}{heading}<ul>{f'<li>{sentence(300)}' * 9}</ul>") == ["firstaaa"] * 2) is is_end


def test_a_meta_line_above_the_text_may_be_set_as_the_heading_of_comments() -> None:
    meta = "<div><div>Last change: 10 November 2015, by Jane Roe.</div></div>"
    box = f"<div class=box><b>jroe | 2015-11-11</b>{sentence(300, 'later')}</div>"
    kept = keep(f"{meta}<div>{sentence(300, 'first') * 2}<div>(31) Comments</div>{box * 4}</div>")
    assert kept[-1] == "firstaaa"


@pytest.mark.parametrize(("size", "is_end"), [(44, True), (45, False)])
def test_sentences_that_are_set_as_the_text_are_no_comments(size: int, is_end: bool) -> None:
    text, later = f"<div>{sentence(300, 'first') * 2}</div>", f"<div>{sentence(size, 'later')}</div>"
    kept = keep(f"{text}<h2>27 commentaires</h2>{later}")
    assert (kept == ["firstaaa"] * 2) is is_end


@pytest.mark.parametrize("heading", ["<h2>评论</h2>", f"<div>{sentence(80)}</div><b>2 Comments</b>"])
def test_a_heading_above_the_text_is_no_comments(heading: str) -> None:
    kept = keep(f"{heading}<section>{sentence(300, 'first') * 2}</section><ul><li>{sentence(300)}</ul>")
    assert kept[-3:-1] == ["firstaaa"] * 2


def test_a_link_to_the_comments_is_not_their_heading() -> None:
    kept = keep(
        f"<div>{sentence(300, 'first') * 2}</div><p><a href=#c>2 Comments</a></p><b>{sentence(60, 'later')}</b>"
    )
    assert kept[-1] == "lateraaa"


@pytest.mark.parametrize(("digits", "is_end"), [(4, True), (5, False)])
def test_a_heading_of_comments_is_short(digits: int, is_end: bool) -> None:
    """Of 36 bytes at most, as labels are that stand alone."""
    heading = f"<h2>123456789 коментарів ({'1' * digits}</h2>"
    kept = keep(f"<div>{sentence(300, 'first')}</div>{heading}<ul>{f'<li>{sentence(300)}' * 3}</ul>")
    assert (kept == ["firstaaa"]) is is_end


NOTICE = "<p>特别声明：以上内容为自媒体平台用户上传并发布，本平台仅提供信息存储服务，如有侵权请联系我们处理。</p>"
STATEMENT = f"<div class=statement>{NOTICE}{sentence(400, 'notice')}</div>"


@pytest.mark.parametrize(
    ("behind", "is_end"),
    [
        (STATEMENT, True),
        (NOTICE + sentence(400, "notice"), False),  # set as the text is
        (f"{STATEMENT}<div>{sentence(45, 'later')}</div>", False),  # the text goes on
        (f"<div class=statement>{sentence(400, 'notice')}</div>", False),
    ],
)
def test_a_notice_in_its_own_box_may_be_longer_than_the_text(behind: str, is_end: bool) -> None:
    text = f"<div>{sentence(100, 'first') * 2}</div>"
    kept = keep(text.replace("</div>", behind + "</div>") if behind.startswith("<p>") else text + behind)
    assert ("noticeaa" not in kept) is is_end


def test_a_notice_above_the_text_ends_nothing() -> None:
    kept = keep(f"<div class=lead>{sentence(100)}</div>{STATEMENT}<div class=text>{sentence(300, 'first') * 2}</div>")
    assert kept[-2:] == ["firstaaa"] * 2


@pytest.mark.parametrize(("name", "is_text"), [(" class=paragraph", True), ("", False)])
def test_a_paragraph_with_the_name_of_the_text_s_is_text_however_short(name: str, is_text: bool) -> None:
    text = sentence(300).replace("<p>", f"<p{name}>") * 3
    last = sentence(40, "later").replace("<p>", f"<p{name}>")
    kept = keep(f"<article>{text}<section><h4>Lire aussi</h4>{LINK}</section>{last}</article>")
    assert ("lateraaa" in kept) is is_text


@pytest.mark.parametrize(
    ("last", "is_text"),
    [
        (f"{'a' * 23}.", True),
        (f"{'a' * 22}.", False),
        # No whole sentence, and a sentence in a paragraph of another class.
        (f"{'a' * 22}, a", False),
    ],
)
def test_a_short_paragraph_behind_a_box_is_a_whole_sentence_of_eight_hanzi(last: str, is_text: bool) -> None:
    text = "".join(f"<p class=t>{'a' * 99}.</p>" for _ in range(3))
    box = f"<section><h4>延伸阅读</h4>{LINK}</section>"
    assert len(keep(f"<div>{text}{box}<p class=t>{last}</p></div>")) == (4 if is_text else 3)
    assert len(keep(f"<div>{text}{box}<p class=u>{last}</p></div>")) == 3


def test_comments_may_stand_in_the_text_s_element() -> None:
    comments = f"<h2>1 Kommentar <a href=#post>»</a></h2><ol><li><p>{'a' * 300}.</p></ol>"
    comments += "<p><a href=/feed>RSS feed of the comments.</a></p>"
    assert keep(f"<div>{sentence(300, 'first') * 2}{comments}</div>") == ["firstaaa"] * 2
