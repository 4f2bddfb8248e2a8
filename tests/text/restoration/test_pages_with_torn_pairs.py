"""Pages on which annotations have torn pairs of characters apart."""

import re

import pytest
from cloning_tool import LIST, mangle
from signed_texts import SIGNED, TEARING

from portalcrawl.text.restoration.restore import (
    TORN,
    restore_text,
)


@pytest.mark.parametrize("sentence", TEARING)
@pytest.mark.parametrize("half_width", [False, True])
def test_torn_pairs_are_mended(sentence: str, half_width: bool) -> None:
    text = f"{SIGNED}\n{sentence}"
    shown = mangle(text, len(LIST), half_width=half_width)
    restored, notes = restore_text(shown)
    assert restored == text
    assert (TORN in notes) == bool(re.search(r"\?\w+\)", shown))


def test_torn_pairs_do_tear() -> None:
    """The sentences above are no use if the tool leaves them whole."""
    assert sum(bool(re.search(r"\?\w+\)", mangle(sentence, len(LIST)))) for sentence in TEARING) >= 6


@pytest.mark.parametrize("decoder", ["\ufffd(", "\ufffd", "?("])
def test_other_decoders_write_other_marks(decoder: str) -> None:
    shown = mangle(f"{SIGNED}\n研究内容", len(LIST))
    assert "研究?jī)?nèi)容" in shown
    shown = re.sub(r"\?(?=\w+\))", lambda _: decoder, shown)
    assert restore_text(shown)[0].split("\n")[1] == "研究内容"


def test_nothing_torn_is_mended_on_a_page_without_the_signature() -> None:
    text = "他写道：研究?jī)?nèi)容，不知所云。"
    assert restore_text(text) == (text, ())


def test_a_swallowed_sign_leaves_its_question_mark() -> None:
    """當地5家: the digit and half of 地 are gone; the page says elsewhere what stands behind 当 there."""
    shown = mangle(f"{SIGNED}\n招商以来，当地的人都来了，当地5家企业", len(LIST))
    restored = restore_text(shown)[0].split("\n")[1]
    assert restored.startswith("招商以来，当地的人都来了，当")
    assert restored.endswith("?家企业")
