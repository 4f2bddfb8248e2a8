"""The parts that texts and files are made with."""

import io
import re
import zipfile
from random import Random

import pytest

from portalcrawl.demo.drawing import load_grammar
from portalcrawl.demo.mainland.annotate import Level, annotate, remove_annotations
from portalcrawl.demo.mainland.grammar import Writer, load_seed_article
from portalcrawl.demo.media import make_jpeg, make_pdf, make_rtf, make_zip
from portalcrawl.demo.template import Choice, Number, Symbol, parse_template


@pytest.mark.parametrize(
    ("clean", "level", "shown"),
    [
        ("經濟開發區", Level.SOME, "經(jīng)濟開發(fā)區(qū)"),
        ("醫業,戰", Level.SOME, "醫(yī)業(yè),戰(zhàn)"),
        ("內容，結構", Level.SOME, "內容,結構"),
        ("內容，結構", Level.MANY, "內(nèi)容,結(jié)構(gòu)"),
        ("經濟，開發", Level.NONE, "經濟，開發"),
        ("園區（一期）：是？", Level.SOME, "園區(qū)(一期):是?"),
        ("", Level.MANY, ""),
    ],
)
def test_annotate(clean: str, level: Level, shown: str) -> None:
    assert annotate(clean, level) == shown


@pytest.mark.parametrize("level", list(Level))
def test_removing_undoes_annotating(level: Level) -> None:
    for line in load_grammar("portalcrawl.demo.mainland")["動態.body"]:
        half_width = line.translate(str.maketrans("，：；（）？！", ",:;()?!"))
        assert remove_annotations(annotate(line, level)) == (half_width if level else line)


@pytest.mark.parametrize("text", ["園區(一期)", "重(zhòng)", "湖南(省)", "區(quyu)"])
def test_other_parentheses_stay(text: str) -> None:
    assert remove_annotations(text) == text


def test_every_reading_is_gbk() -> None:
    for level in Level:
        annotate("".join(map(chr, range(0x4E00, 0x9FA6))), level).encode("gbk")


def test_the_seed_is_annotated_as_the_tool_does() -> None:
    """Removing and adding the annotations of the first 19 characters gives the seed's text back."""
    seed = load_seed_article()
    for text in (seed.headline, *(block.text for block in seed.blocks)):
        assert annotate(remove_annotations(text), Level.SOME) == text


def test_parse_template_nested() -> None:
    assert parse_template("{甲|乙{n:2-3}}丙") == (
        Choice((("甲",), ("乙", Number(2, 3, False)))),
        "丙",
    )
    assert parse_template("{city}") == (Symbol("city"),)
    assert parse_template("") == ()


@pytest.mark.parametrize("broken", ["{甲", "甲}", "{甲|{乙}", "}{"])
def test_unbalanced_braces_are_refused(broken: str) -> None:
    with pytest.raises(ValueError, match="unbalanced"):
        parse_template(broken)


def test_grammar_is_sound() -> None:
    """Every alternative parses, every symbol that it names exists, and no alternative stands twice in its list."""
    grammar = load_grammar("portalcrawl.demo.mainland")
    bound = set("CPpIFKYMD")
    for name, lines in grammar.items():
        assert len(lines) == len(set(lines)) or name == "firm", name
        for line in lines:
            parse_template(line)
            named = {slot for slot in re.findall(r"\{([^{}|]*)\}", line) if not re.fullmatch(r"[nf]:\d+-\d+", slot)}
            assert named <= grammar.keys() | bound, line
            assert not re.search(r"\|\s*(quarter|industry|product|firm|money|rise|percent)\s*[|}]", line), line


def test_grammar_is_gbk() -> None:
    for lines in load_grammar("portalcrawl.demo.mainland").values():
        "".join(lines).encode("gbk")


def test_numbers_stay_in_their_range() -> None:
    writer = Writer(Random(7), 2015, 4, 9)
    drawn = [writer.write("{n:2-4} {f:5-6}").split() for _ in range(200)]
    assert {whole for whole, _ in drawn} == {"2", "3", "4"}
    assert all(5.1 <= float(decimal) <= 6.9 for _, decimal in drawn)


def test_an_article_keeps_to_its_place() -> None:
    writer = Writer(Random(11), 2015, 4, 9)
    park, city = writer.write("{P}"), writer.write("{C}")
    assert park.startswith(city.removesuffix("市"))
    assert writer.write_article("園區規劃", 6).place == park


def test_an_article_has_the_paragraphs_asked_for() -> None:
    for count in range(3, 13):
        text = Writer(Random(count), 2015, 4, 9).write_article("創新", count)
        assert sum(not block.is_heading for block in text.blocks) == count


def test_jpeg_has_its_markers_and_size() -> None:
    body = make_jpeg(320, 240, 7)
    assert (body[:2], body[-2:]) == (b"\xff\xd8", b"\xff\xd9")
    frame = body.index(b"\xff\xc0")
    assert int.from_bytes(body[frame + 5 : frame + 7]) == 240
    assert int.from_bytes(body[frame + 7 : frame + 9]) == 320


def test_pdf_table_points_at_its_objects() -> None:
    body = make_pdf("/uploads/a.pdf")
    table = body[int(body.rsplit(b"startxref\n", 1)[1].split()[0]) :]
    assert table.startswith(b"xref\n0 5\n")
    offsets = [int(line[:10]) for line in table.splitlines()[3:7]]
    assert [body[offset : offset + 7] for offset in offsets] == [b"%d 0 obj" % n for n in range(1, 5)]


def test_zip_opens() -> None:
    with zipfile.ZipFile(io.BytesIO(make_zip("a.txt", "園區"))) as archive:
        assert archive.testzip() is None
        assert archive.read("a.txt").decode() == "園區"


def test_rtf_spells_hanzi_as_signed_numbers() -> None:
    assert make_rtf("園A，") == b"{\\rtf1\\ansi \\u22290?\\u65?\\u-244?}"
