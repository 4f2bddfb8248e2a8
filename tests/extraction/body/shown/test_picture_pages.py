"""Pages of one stored picture."""

import pytest

from portalcrawl.extraction.body.shown.picture_pages import is_picture_page
from portalcrawl.items import Image
from portalcrawl.page.document import Document

SITE = "http://portal.example"


def judge(path: str, headline: str, pictures: int = 1, text: str = "", body: str = "") -> bool:
    images = [Image(f"{SITE}/up/{headline}-{n}x200.jpg") for n in range(300, 300 + pictures)]
    return is_picture_page(Document.from_text(f"{SITE}{path}", f"<body>{body}</body>"), headline, images, text)


@pytest.mark.parametrize(
    ("path", "headline", "expected"),
    [
        ("/img-20140724/", "IMG_20140724", True),
        ("/team/lin.jpg/view", "Lin at the quay", True),
        ("/harbour/", "Harbour", False),
    ],
)
def test_a_page_is_a_picture_s(path: str, headline: str, expected: bool) -> None:
    assert judge(path, headline) is expected


def test_a_link_around_the_picture_to_the_next_one() -> None:
    assert judge("/harbour/", "Harbour", body="<a rel=attachment href=/quay/><img src=/1.jpg></a>")


def test_a_report_has_several_pictures_or_a_text() -> None:
    assert not judge("/img-20140724/", "IMG_20140724", pictures=2)
    assert not judge("/img-20140724/", "IMG_20140724", text="Click to see the full size")


@pytest.mark.parametrize(("size", "expected"), [(149, True), (150, False)])
def test_below_a_picture_stands_how_large_it_is(size: int, expected: bool) -> None:
    assert judge("/team/lin.jpg/view", "Lin at the quay", text="a" * size) is expected
