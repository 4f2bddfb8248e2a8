"""Authors whose place and whose own form alone speak for them."""

import pytest

from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.page.document import Document

LETTERS = "The quay was opened on Monday, and the first ships came in before noon, as planned."
HANZI = "码头二期工程昨日正式启用，第一艘远洋货船进港，工人们忙到深夜，各项工作进展顺利。"
KANA = "港の新しい岸壁が月曜日に開通し、最初の貨物船が正午までに入港した。関係者は喜んだ。"


def names_of(text: str, *, meta: str = "", below: str = "", above: str = "") -> list[str]:
    texts = f"<p>{text}</p>" * 3
    page = f"<body>{above}<h1>{text[:12]}</h1>{meta}<article>{texts}{below}</article></body>"
    article = extract_article(Document.from_text("http://x.example/a/1.html", page), Hints(listed=True)).article
    assert article is not None
    return [author.name for author in article.authors]


@pytest.mark.parametrize(
    ("meta", "names"),
    [
        ("<p>Ute Roe | 05.04.2025 - 10:20</p>", ["Ute Roe"]),
        ("<ul><li>Boris T. Roe</li><li>5 April 2025</li></ul>", ["Boris T. Roe"]),
        ("<div>Anna Roe</div><div>John Doe</div><div>5 April 2025</div>", ["Anna Roe", "John Doe"]),
        ("<p>5 April 2025 | Anna Roe and John Doe</p>", ["Anna Roe", "John Doe"]),
        # Nothing says that these are persons, or the date is far.
        ("<p>Harbour Square | 5 April 2025</p>", []),
        ("<div>Anna Roe</div><p>A</p><p>B</p><p>C</p><p>5 April 2025</p>", []),
        # Whose the picture is.
        ("<figure><img src=a.jpg><figcaption>Anna Roe</figcaption></figure><p>5 April 2025</p>", []),
        ("<div>© Anna Roe</div><p>5 April 2025</p>", []),
        ("<p>The quay of the old harbour in the morning, 5 April 2025 (Press / Anna Roe)</p>", []),
        ("<p>Harbour / 5 April 2025 / Anna Roe</p>", ["Anna Roe"]),
        (f"<p>5 April 2025 / {'q' * 30} / Anna Roe</p>", ["Anna Roe"]),
        (f"<p>5 April 2025 / {'q' * 31} / Anna Roe</p>", []),
        ("<div>Anna Roe</div><p>A</p><p>5 April 2025</p>", ["Anna Roe"]),
        ("<div>Anna Roe</div><p>A</p><p>B</p><p>5 April 2025</p>", []),
        # A line of 160 bytes may be the meta line; a line with more than three commas is a list.
        (f"<p><b>Anna Roe</b> <i>5 April 2025</i> <i>{'q' * 138}</i></p>", ["Anna Roe"]),
        (f"<p><b>Anna Roe</b> <i>5 April 2025</i> <i>{'q' * 139}</i></p>", []),
        (
            "<p>5 April 2025 | Anna Roe, John Doe, Jane Doe, Peter Roe</p>",
            ["Anna Roe", "John Doe", "Jane Doe", "Peter Roe"],
        ),
        ("<p>5 April 2025 | Anna Roe, John Doe, Jane Doe, Peter Roe, Paul Doe</p>", []),
    ],
)
def test_a_known_first_name_beside_the_date(meta: str, names: list[str]) -> None:
    assert names_of(LETTERS, meta=meta) == names


def test_above_the_headline_too() -> None:
    assert names_of(LETTERS, above="<small>04.02.2022 | 13:10 Uhr | Uta Roe</small>") == ["Uta Roe"]


@pytest.mark.parametrize(
    ("below", "names"),
    [
        ("<p style='text-align:right'>Ivo Kranz</p>", ["Ivo Kranz"]),
        ("<p align=right><em>Ivo Kranz</em></p>", ["Ivo Kranz"]),
        ("<p><strong>Lê Hoa</strong></p>", ["Lê Hoa"]),
        ("<p><b>Anna Roe</b></p>", ["Anna Roe"]),
        # Bold words may be a heading; a plain line is text.
        ("<p><b>Ivo Kranz</b></p>", []),
        ("<p>Anna Roe</p>", []),
        ("<p align=right>Harbour News</p>", []),
        # The element in the line says so, and what lies deeper in it does not.
        ("<p><span style='text-align:right'>Ivo Kranz</span></p>", ["Ivo Kranz"]),
        ("<p><span><i style='text-align:right'>Ivo Kranz</i></span></p>", []),
    ],
)
def test_a_signature_below_the_text(below: str, names: list[str]) -> None:
    assert names_of(LETTERS, below=below) == names


@pytest.mark.parametrize(("behind", "names"), [(2, ["Ivo Kranz"]), (3, [])])
def test_a_signature_is_one_of_the_last_lines(behind: int, names: list[str]) -> None:
    assert names_of(LETTERS, below=f"<p align=right>Ivo Kranz</p>{f'<p>{LETTERS}</p>' * behind}") == names


def test_signatures_in_hanzi() -> None:
    assert names_of(HANZI, below="<p style='text-align: right'>王小明</p>") == ["王小明"]
    assert names_of(HANZI, below="<p style='text-align: right'>东湖新区管委会</p>") == []


@pytest.mark.parametrize(
    ("meta", "names"),
    [
        ("<p>王小明</p>", ["王小明"]),
        ("<p>王明、李四</p>", ["王明", "李四"]),
        # Two characters may be any word, and places begin with surnames.
        ("<p>高考</p>", []),
        ("<p>高新区</p>", []),
        ("<p>要闻</p>", []),
        # One of the persons whom a list or a table names.
        ("<table><tr><td>1</td><td>王小明</td></tr></table>", []),
        ("<ul><li>王小明</li><li>孔大海</li></ul>", []),
        ("<table><tr><td>王小明</td></tr></table>", ["王小明"]),
    ],
)
def test_names_between_headline_and_text(meta: str, names: list[str]) -> None:
    assert names_of(HANZI, meta=meta) == names


@pytest.mark.parametrize(("commas", "are_names"), [(1, True), (2, False)])
def test_a_line_of_many_names_is_a_list(commas: int, are_names: bool) -> None:
    """Of 90 bytes with one comma, and of 91 with two."""
    line = " ".join(["王小明," if number < commas else "王小明" for number in range(9)])
    assert bool(names_of(HANZI, meta=f"<p>{line}</p>")) is are_names


@pytest.mark.parametrize(
    ("meta", "names"),
    [
        ("<p>田中花子 <time>2025年1月13日 21時37分</time></p>", ["田中花子"]),
        ("<p>[田中花子，港町通信]</p>", ["田中花子"]),
        ("<p>港町通信 <time>2025年1月13日</time></p>", []),
    ],
)
def test_japanese_surnames_on_pages_in_japanese(meta: str, names: list[str]) -> None:
    assert names_of(KANA, meta=meta) == names


def test_a_page_without_a_line() -> None:
    """Nothing is read from it, and nothing is raised."""
    document = Document.from_text("http://x.example/a/1.html", "<title>The quay</title><body></body>")
    assert extract_article(document, Hints(listed=True)).rejection is not None
