"""Whether a further page belongs to an article: the comments' pager shows the same text on each of its pages."""

import pytest

from portalcrawl.extraction.further_pages import is_new
from portalcrawl.items import Article, Attachment, Image

URL = "http://portal.example/12.html"
FIRST = Article(
    URL,
    articleBody="码头二期工程今日启用。\n\n船只进港。",
    images=[Image("http://e/1.jpg")],
    attachments=[Attachment("http://e/a.doc", "a")],
)


@pytest.mark.parametrize(
    ("text", "image", "found"),
    [
        ("明年建三期。", None, True),
        ("码头二期工程今日启用。\n\n船只进港。", None, False),
        # Marks and blanks aside; a part of it; nothing.
        ("码头二期工程，今日启用 。", None, False),
        ("船只进港。", None, False),
        (None, None, False),
        # A tenth of the text
        (f"码头二期工程今日启用。\n\n{'江'}", None, False),
        (f"码头二期工程今日启用。\n\n{'江江'}", None, True),
        (f"码头二期工程今日启用。\n\n船只进港。\n\n{'江江'}", None, True),
        # A gallery: the words stay, the picture does not.
        ("船只进港。", "http://e/2.jpg", True),
        ("船只进港。", "http://e/1.jpg", False),
        (None, "http://e/2.jpg", True),
    ],
)
def test_is_new(text: str | None, image: str | None, found: bool) -> None:
    images = [Image(image)] if image else []
    assert is_new(Article(f"{URL}?page=2", articleBody=text, images=images), [FIRST]) is found


def test_all_pages_before_count() -> None:
    second = Article(URL, articleBody="明年建三期。")
    assert is_new(second, [FIRST])
    assert not is_new(second, [FIRST, second])
