"""A word of another language above a term is text, how the term is read is not."""

import pytest

from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of


def read(ruby: str) -> str:
    page = f"<html><body><p>一台{ruby}坏了</p></body></html>"
    return page_of(Document.from_text("http://portal.example/a.html", page)).layout.lines[0].text


@pytest.mark.parametrize(
    ("ruby", "text"),
    [
        # Glosses, in capitals or not, with a bracket for who cannot write above the line.
        ("<ruby>软件<rt>Software</rt></ruby>", "一台软件Software坏了"),
        ("<ruby>剧本 <rt>playbook</rt></ruby>", "一台剧本 playbook坏了"),
        ("<ruby>剧本<rp>（</rp><rt>playbook</rt><rp>）</rp></ruby>", "一台剧本（playbook）坏了"),
        # As many syllables as the term has characters, but not its own.
        ("<ruby>数据<rt>data</rt></ruby>", "一台数据data坏了"),
        # Readings, with tones and without, of each character or of the term.
        ("<ruby>剧<rt>jù</rt>本<rt>běn</rt></ruby>", "一台剧本坏了"),
        ("<ruby>剧<rt>ju</rt>本<rt>ben</rt></ruby>", "一台剧本坏了"),
        ("<ruby>剧本<rt>ju ben</rt></ruby>", "一台剧本坏了"),
        ("<ruby>剧本<rp>(</rp><rt>juben</rt><rp>)</rp></ruby>", "一台剧本坏了"),
        ("<ruby>電車<rt>でんしゃ</rt></ruby>", "一台電車坏了"),
        ("<ruby>でんしゃ<rt>densha</rt></ruby>", "一台でんしゃ坏了"),
        ("<ruby><rb>剧本</rb><rt>playbook</rt></ruby>", "一台剧本playbook坏了"),
        ("<ruby>剧本<rt>1</rt></ruby>", "一台剧本坏了"),
    ],
)
def test_what_stands_above_a_term(ruby: str, text: str) -> None:
    assert read(ruby) == text


def test_a_term_of_many_characters_costs_little() -> None:
    assert read(f"<ruby>{'啊' * 20_000}<rt>{'a' * 20_000}</rt></ruby>").endswith("坏了")
