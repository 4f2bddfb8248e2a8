"""Which images of the body are kept, from which address, with which caption."""

import pytest
from lxml import html

from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.extraction.body.shown.images import is_picture, source_of
from portalcrawl.page.document import Document

URL = "http://portal.example/a/1.html"


def image(markup: str) -> tuple[Document, html.HtmlElement]:
    document = Document.from_text(URL, f"<p><img {markup}></p>")
    return document, next(document.tree.iter("img"))


@pytest.mark.parametrize(
    ("markup", "url"),
    [
        ("src=/1.jpg", "http://portal.example/1.jpg"),
        ("src=1.jpg", "http://portal.example/a/1.jpg"),
        ("src=/loading.gif data-src=/1.jpg", "http://portal.example/1.jpg"),
        ("src=/loading.gif data-original=/1.jpg", "http://portal.example/1.jpg"),
        ("src=/1.jpg data-src='data:image/gif;base64,R0'", "http://portal.example/1.jpg"),
        ("src=/1.jpg data-src=''", "http://portal.example/1.jpg"),
        ("src='data:image/gif;base64,R0'", None),
        ("alt=x", None),
        # A spelling that nobody listed, only where `src` shows nothing.
        ("src=/loading.gif data-hi-res=/1.jpg?w=800", "http://portal.example/1.jpg?w=800"),
        ("src=/2.jpg data-hi-res=/1.jpg", "http://portal.example/2.jpg"),
        ("src=/loading.gif data-hi-res=1", "http://portal.example/loading.gif"),
        ("src=/loading.gif alt=1.jpg", "http://portal.example/loading.gif"),
        # The largest of several sizes.
        ("srcset='/s.jpg 480w, /l.jpg 1600w, /m.jpg 800w'", "http://portal.example/l.jpg"),
        ("srcset='/s.jpg, /l.jpg 2x'", "http://portal.example/l.jpg"),
        ("srcset='/w_1,h_2/s.jpg 480w,/w_3,h_4/l.jpg 960w'", "http://portal.example/w_3,h_4/l.jpg"),
        ("src='data:image/gif;base64,R0' data-srcset='/l.jpg'", "http://portal.example/l.jpg"),
        ("src=/2.jpg srcset='/l.jpg 1600w'", "http://portal.example/2.jpg"),
    ],
)
def test_source_of(markup: str, url: str | None) -> None:
    document, element = image(markup)
    assert source_of(document, element) == url


@pytest.mark.parametrize(
    ("markup", "url", "expected"),
    [
        ("", "http://x.example/upload/1.jpg", True),
        ("width=40", "http://x.example/1.jpg", True),
        ("width=39", "http://x.example/1.jpg", False),
        ("height=16px", "http://x.example/1.jpg", False),
        ("", "http://x.example/images/icon/1.gif", False),
        ("", "http://x.example/images/logo.png", False),
        ("", "http://x.example/blank.gif", False),
        ("", "http://x.example/count.php?id=3", False),
        # The word is a part of another, of the host, or far from the file's name.
        ("", "http://x.example/upload/outline.jpg", True),
        ("", "http://icon.example/1.jpg", True),
        ("", f"http://x.example/icon/{'a' * 68}/12.jpg", False),
        ("", f"http://x.example/icon/{'a' * 69}/12.jpg", True),
    ],
)
def test_is_picture(markup: str, url: str, expected: bool) -> None:
    assert is_picture(image(markup)[1], url) is expected


def images_of(content: str) -> list[tuple[str, str | None]]:
    text = "<p>码头昨日启用，船只进港。</p><p>二期工程历时四年，投资三亿元，明年再建铁路。</p>"
    page = f"<title>码头启用</title><h1>码头启用</h1><div>2017-12-25</div><div>{text}{content}</div>"
    article = extract_article(Document.from_text(URL, page), Hints(listed=True)).article
    assert article is not None
    return [(one.url.removeprefix("http://portal.example"), one.caption) for one in article.images]


def test_the_caption_is_the_last_image_s_of_its_line_and_each_address_counts_once() -> None:
    caption = "<p>图为码头</p>"
    assert images_of(f"<p><img src=/1.jpg><img src=/2.jpg></p>{caption}") == [("/1.jpg", None), ("/2.jpg", "图为码头")]
    assert images_of(f"<p><img src=/1.jpg></p><p><img src=/1.jpg></p>{caption}") == [("/1.jpg", "图为码头")]


def test_the_icon_of_a_file_is_no_image() -> None:
    assert images_of("<p><img src=/word.gif><a href=/1.doc>规划.doc</a></p><p><img src=/1.jpg></p>") == [
        ("/1.jpg", None)
    ]


def test_the_source_of_a_picture_without_an_address() -> None:
    markup = "<picture><source srcset='/s.webp 1x, /l.webp 2x'><img alt=x></picture>"
    document = Document.from_text(URL, markup)
    assert source_of(document, next(document.tree.iter("img"))) == "http://portal.example/l.webp"


def test_amp_pages() -> None:
    markup = "<amp-img src=/1.jpg width=800 height=600><noscript><img src=/1.jpg></noscript></amp-img>"
    assert images_of(f"{markup}<p>货轮二十日进港，共卸下集装箱四百个。</p>") == [("/1.jpg", None)]


@pytest.mark.parametrize(
    ("size", "url"), [(5_000, "http://portal.example/l.jpg"), (5_001, "http://portal.example/s.jpg")]
)
def test_so_much_of_a_set_is_read(size: int, url: str) -> None:
    """The largest is the last one; cut, its width is not known."""
    last = "/l.jpg 1600w"
    entries = f"/s.jpg 480w,{' ' * (size - len(last) - 12)}{last}"
    assert source_of(*image(f"srcset='{entries}'")) == url
