"""What is seen of a line in a box of its own. The weights are fitted to these traits: another step is another trait."""

import pytest

from portalcrawl.extraction.body.setting.line_traits import LineReader
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

SENTENCE = "The ferry runs again, and the islanders are glad of it."
TEXT = f"<div class=text>{f'<p>{SENTENCE}</p>' * 3}</div>"


def read(body: str, text: str) -> dict[str, float]:
    """The traits of the line that says this, behind a text of three sentences."""
    document = Document.from_text("http://portal.example/a/1.html", f"<body><main>{TEXT}{body}</main></body>")
    layout = page_of(document).layout
    kept = [i for i, line in enumerate(layout.lines) if line.text]
    reader = LineReader(layout, 0, len(layout.lines), kept, Headline(None))
    return reader.read(next(i for i in kept if layout.lines[i].text == text))


@pytest.mark.parametrize(
    ("size", "step"),
    [
        *((8, "8"), (9, "16"), (16, "16"), (17, "32"), (32, "32"), (33, "64"), (64, "64"), (65, "128")),
        *((128, "128"), (129, "more")),
    ],
)
def test_steps_of_size(size: int, step: str) -> None:
    assert f"up to {step} bytes" in read(f"<div><p>{'x' * size}</p></div>", "x" * size)


@pytest.mark.parametrize(("lines", "step"), [(1, "1"), (2, "3"), (3, "3"), (4, "7"), (7, "7"), (8, "15"), (16, "more")])
def test_steps_of_a_box(lines: int, step: str) -> None:
    others = "".join(f"<p>{n}</p>" for n in range(lines - 1))
    assert f"box of {step} lines" in read(f"<div><p>word</p>{others}</div>", "word")


@pytest.mark.parametrize(("depth", "steps"), [(2, 2), (5, 5), (6, 5)])
def test_steps_from_the_text(depth: int, steps: int) -> None:
    assert f"{steps} steps from the text" in read(
        "<div>" * (depth - 1) + "<p>word</p>" + "</div>" * (depth - 1), "word"
    )


@pytest.mark.parametrize(("boxes", "share"), [(1, 0.0), (3, 0.5), (5, 1.0), (6, 1.0)])
def test_boxes_alike_are_counted_up_to_four_beside_it(boxes: int, share: float) -> None:
    body = "".join(f"<section><p>word {n}</p></section>" for n in range(boxes))
    assert read(body, "word 0")["boxes alike"] == share


@pytest.mark.parametrize(("place", "seen"), [(-3, False), (-2, True), (-1, True), (1, True), (2, True), (3, False)])
def test_two_neighbours_on_either_side(place: int, seen: bool) -> None:
    lines = ["<p>line</p>"] * 7
    lines[3], lines[3 + place] = "<p>word</p>", "<h3>Heading</h3>"
    traits = read(f"<div>{''.join(lines)}</div>", "word")
    assert [name for name in traits if name.endswith("heading")] == ([f"line {place:+}: heading"] if seen else [])


@pytest.mark.parametrize(
    ("below", "step"),
    [(0, "0"), (1, "2"), (2, "2"), (3, "6"), (6, "6"), (7, "14"), (14, "14"), (15, "30"), (30, "30"), (31, "more")],
)
def test_steps_below_the_headline(below: int, step: str) -> None:
    html = f"<body><h1>Harbour opens</h1>{'<p>x</p>' * below}<div><b>word</b></div>{TEXT}</body>"
    layout = page_of(Document.from_text("http://portal.example/a/1.html", html)).layout
    kept = [i for i, line in enumerate(layout.lines) if line.text]
    reader = LineReader(layout, 0, len(layout.lines), kept, Headline("Harbour opens", "", 0, 1))
    assert f"{step} lines below the headline" in reader.read(below + 1)
