"""Which line is the caption of which image."""

import pytest

from portalcrawl.extraction.body.lines.captions import find_captioned, is_picture_line, is_portrait
from portalcrawl.page.document import Document
from portalcrawl.page.layout import Layout
from portalcrawl.page.page import page_of

IMAGE = "<p><img src=/i.jpg></p>"


def read(body: str) -> Layout:
    return page_of(Document.from_text("http://portal.example/a/1.html", f"<body>{body}</body>")).layout


def captions_in(body: str) -> dict[str, str]:
    """Each caption, with the text of the line whose image it belongs to; images stand alone and have none."""
    layout = read(body)
    owners = {i: find_captioned(layout, i, 0, len(layout.lines)) for i in range(len(layout.lines))}
    return {layout.lines[i].text: layout.lines[owner].text for i, owner in owners.items() if owner is not None}


@pytest.mark.parametrize(
    ("line", "is_caption"),
    [
        ("<p class=caption>码头新泊位</p>", True),
        ("<figcaption>码头新泊位</figcaption>", True),
        ("<p align=center>码头新泊位</p>", True),
        ("<p style='text-align: center'>码头新泊位</p>", True),
        ("<div align=center><p>码头新泊位</p></div>", True),
        ("<p>图为码头新泊位</p>", True),
        ("<p>Ships wait at the quay (Photo by Jane Doe)</p>", True),
        ("<p>码头新泊位</p>", False),
        # A heading of the next part, set in the middle.
        ("<h3 align=center>码头新泊位</h3>", False),
        ("<p align=center><b>码头新泊位</b></p>", False),
        ("<p align=center><b>码头新泊位，昨日启用。</b></p>", True),
        # A poem, a programme: more than a caption and its source.
        ("<p align=center>码头新泊位<br>本报记者摄<br>昨日</p>", True),
        ("<p align=center>码头新泊位<br>本报记者摄<br>昨日<br>下午</p>", False),
        ("<div align=center><p>码头新泊位</p><p>本报记者摄</p><p>昨日</p></div>", True),
        ("<div align=center><p>码头新泊位</p><p>本报记者摄</p><p>昨日</p><p>下午</p></div>", False),
    ],
)
def test_line_below_an_image(line: str, is_caption: bool) -> None:
    assert bool(captions_in(IMAGE + line)) is is_caption


@pytest.mark.parametrize(
    ("line", "characters", "is_caption"),
    [
        # A caption that its class names is at most 450 bytes of text, one that is centred 300; a figcaption 1,500.
        ("<p class=caption>{}</p>", 450, True),
        ("<p class=caption>{}</p>", 451, False),
        ("<p align=center>{}</p>", 300, True),
        ("<p align=center>{}</p>", 301, False),
        ("<figcaption>{}</figcaption>", 1_500, True),
        ("<figcaption>{}</figcaption>", 1_501, False),
    ],
)
def test_a_long_line_is_a_paragraph(line: str, characters: int, is_caption: bool) -> None:
    assert bool(captions_in(IMAGE + line.format("a" * characters))) is is_caption


def test_a_line_without_an_image_above_is_no_caption_unless_it_is_marked() -> None:
    assert captions_in("<p>码头。</p><p align=center>码头新泊位</p>") == {}
    assert captions_in("<p>图为码头新泊位</p>") == {}
    assert captions_in("<p class=caption>码头新泊位</p>") == {"码头新泊位": "码头新泊位"}


def test_a_marked_caption_belongs_to_the_nearest_image() -> None:
    layout = read(f"{IMAGE}<p>码头。</p><p class=caption>上图</p><p>泊位。</p><p class=caption>下图</p>{IMAGE}")
    texts = [line.text for line in layout.lines]
    assert find_captioned(layout, texts.index("上图"), 0, len(texts)) == 0
    assert find_captioned(layout, texts.index("下图"), 0, len(texts)) == len(texts) - 1
    # An image outside of the body is nobody's.
    assert find_captioned(layout, texts.index("上图"), 1, len(texts)) == texts.index("上图")


def test_image_and_caption_in_one_line() -> None:
    assert captions_in("<div class=photo><img src=/i.jpg> 码头新泊位</div>") == {"码头新泊位": "码头新泊位"}
    assert captions_in("<p><img src=/i.jpg> 码头新泊位</p>") == {}
    # A class that names a whole column makes no caption of its first paragraph.
    column = "<div class=photo><img src=/i.jpg> 码头新泊位<p>昨日启用。</p>{}</div>"
    assert captions_in(column.format("")) == {"码头新泊位": "码头新泊位"}
    assert captions_in(column.format("<p>明年再建。</p>")) == {}


@pytest.mark.parametrize(
    ("image", "is_picture"),
    [
        ("<img src=/i.jpg>", True),
        ("<img src=/i.jpg width=600>", True),
        ("<img src=/i.jpg width=40px>", True),
        ("<img src=/i.jpg width=39>", False),
        ("<img src=/i.jpg width=600 height=12px>", False),
        ("<img src=/i.jpg width=100%>", True),
    ],
)
def test_a_spacer_is_no_picture(image: str, is_picture: bool) -> None:
    assert is_picture_line(read(f"<p>{image}</p>").lines[0]) is is_picture


@pytest.mark.parametrize(("words", "is_caption"), [(3, True), (4, False)])
def test_what_a_figure_says_of_its_picture(words: int, is_caption: bool) -> None:
    """Its title, what it shows, and whose it is; a list of facts is the article's."""
    lines = "".join(f"<p>码头{n}</p>" for n in range(words))
    assert bool(captions_in(f"<figure>{IMAGE}{lines}</figure>")) is is_caption


@pytest.mark.parametrize(("around", "is_caption"), [(6, True), (7, False)])
def test_a_figure_stands_near_its_words(around: int, is_caption: bool) -> None:
    words = f"{'<div>' * around}<p>码头</p>{'</div>' * around}"
    assert bool(captions_in(f"<figure>{IMAGE}{words}</figure>")) is is_caption


@pytest.mark.parametrize(("size", "is_caption"), [(90, True), (91, False)])
def test_whose_picture_it_is_says_a_short_line(size: int, is_caption: bool) -> None:
    assert bool(captions_in(f"{IMAGE}<p>©{'a' * (size - 2)}</p>")) is is_caption


@pytest.mark.parametrize(("width", "height", "expected"), [(100, 100, True), (101, 100, False), (100, 101, False)])
def test_a_portrait_is_small(width: int, height: int, expected: bool) -> None:
    (image,) = read(f"<p><img src=/i.jpg width={width} height={height}></p>").lines[0].images
    assert is_portrait(image) is expected
