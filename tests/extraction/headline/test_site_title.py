"""Whether a page's title is its site's name, by its foot and its logo."""

import pytest

from portalcrawl.extraction.headline.site_title import is_own_name
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

TEXT = "<p>" + "The old mill was opened again on Monday, after two years. " * 3 + "</p>"


@pytest.mark.parametrize(
    ("page", "is_own"),
    [
        (f"<h2>Old mill</h2>{TEXT}<p>Copyright 2024 Bay Oil Letter</p>", True),
        (f"{TEXT}<p>© 2024 Bay Oil Letter, Quay Street</p>", True),
        (f'<a href="/"><img src="l.gif" alt="Bay Oil Letter"></a>{TEXT}', True),
        (f'<a href="/a/1.html"><img src="l.gif" alt="Bay Oil Letter"></a>{TEXT}', False),
        (f"<p>Bay Oil Letter</p>{TEXT}", False),
        (f"<p>Copyright 2024 Bay Oil Letter</p>{TEXT * 11}", True),
        # A notice that far from the page's end is the text's.
        (f"<p>Copyright 2024 Bay Oil Letter</p>{TEXT * 12}", False),
    ],
)
def test_a_notice_or_the_logo_names_the_site(page: str, is_own: bool) -> None:
    document = Document.from_text("http://bay.example/a/2.html", f"<body>{page}</body>")
    assert is_own_name(page_of(document).layout, "bayoilletter") == is_own


@pytest.mark.parametrize(("before", "is_own"), [(3, True), (4, False)])
def test_the_logo_is_one_of_the_first_pictures(before: int, is_own: bool) -> None:
    logo = '<a href="/"><img src="l.gif" alt="Bay Oil Letter"></a>'
    document = Document.from_text(
        "http://bay.example/a/2.html", f"<body>{'<img src=b.gif>' * before}{logo}{TEXT}</body>"
    )
    assert is_own_name(page_of(document).layout, "bayoilletter") is is_own


@pytest.mark.parametrize(("name", "is_own"), [("AB", False), ("ABC", True)])
def test_a_name_of_two_characters_stands_in_many_notices(name: str, is_own: bool) -> None:
    document = Document.from_text("http://bay.example/a/2.html", f"<body><p>© 2024 {name} News</p></body>")
    assert is_own_name(page_of(document).layout, name.lower()) is is_own
