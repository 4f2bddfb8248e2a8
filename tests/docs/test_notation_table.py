"""What the page "How do I" says about the notation of the lexicon's words is what the program reads."""

import re

import pytest
from documents import CODE, HOW_DO_I, read_section, read_table

from portalcrawl.lexicon.notation import write_regex
from portalcrawl.lexicon.words import load_table

SECTION = read_section(HOW_DO_I, "## Add a word to the lexicon")
ROWS = read_table(SECTION)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_notation_finds_what_the_table_says(row: list[str]) -> None:
    written, _, finds, refuses = row
    [word] = CODE.findall(written)
    pattern = re.compile(write_regex([word.replace(r"\|", "|")]), re.IGNORECASE)
    assert CODE.findall(finds)
    assert CODE.findall(refuses)
    assert [text for text in CODE.findall(finds) if not pattern.search(text)] == []
    assert [text for text in CODE.findall(refuses) if pattern.search(text)] == []


def test_the_example_of_a_missing_word_names_its_table() -> None:
    """The page sends a reader to `[next]` in `pager.toml`, for a word that is not there yet."""
    assert "`[next]` in `pager.toml`" in SECTION
    words = [word for words in load_table("pager")["next"].values() if isinstance(words, list) for word in words]
    assert "next" in "".join(words)
    assert not re.compile(write_regex(words)).fullmatch("下一屏")
