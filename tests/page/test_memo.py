"""A fact of a page is found once for each document."""

from portalcrawl.page.document import Document
from portalcrawl.page.memo import once_per_page


def test_a_fact_is_found_once_for_each_document() -> None:
    asked: list[str] = []

    @once_per_page
    def count_links(document: Document) -> int:
        """How many links."""
        asked.append(document.url)
        return sum(1 for _ in document.tree.iter("a"))

    one, other = (Document.from_text(f"http://e.com/{name}", "<a>x</a>") for name in ("1", "2"))
    assert [count_links(one), count_links(one), count_links(other)] == [1, 1, 1]
    assert asked == ["http://e.com/1", "http://e.com/2"]
    assert count_links.__doc__ == "How many links."


def test_that_there_is_nothing_is_a_fact_too() -> None:
    asked: list[str] = []

    @once_per_page
    def find_nothing(document: Document) -> None:
        asked.append(document.url)

    document = Document.from_text("http://e.com/", "")
    find_nothing(document)
    find_nothing(document)
    assert len(asked) == 1


def test_two_facts_do_not_mix() -> None:
    document = Document.from_text("http://e.com/", "<a>x</a>")

    def find_url(document: Document) -> str:
        return document.url

    def find_encoding(document: Document) -> str:
        return document.encoding

    assert once_per_page(find_url)(document) == "http://e.com/"
    assert once_per_page(find_encoding)(document) == "utf-8"
