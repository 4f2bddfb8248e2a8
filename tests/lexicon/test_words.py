"""Patterns take their words from the data files by name, when they are first used."""

import re
import subprocess
import sys
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_samples import list_samples, write_traditional

from portalcrawl.lexicon import words
from portalcrawl.lexicon.article_words import MESSAGE, META_LABEL
from portalcrawl.lexicon.words import Pattern, expand, load_table, words_of


def test_a_reference_is_replaced_by_its_words() -> None:
    assert expand("^(?&pinned.featured)$") == f"^{expand('(?&pinned.featured)')}$"
    assert "featured" in expand("(?&pinned.featured)")
    assert "(?&" not in expand("(?&home)|(?&pager.next)x{1,3}(?&pager.next)")
    assert expand(r"(?P<a>x)(?:b)(?=c)(?<!d)&amp;") == r"(?P<a>x)(?:b)(?=c)(?<!d)&amp;"


@pytest.mark.parametrize("concept", ["no_such", "no_such.part", "pager.no_such"])
def test_an_unknown_concept_is_an_error_that_names_it(concept: str) -> None:
    with pytest.raises(KeyError, match=concept.partition(".")[0]):
        words_of(concept)
    pattern = Pattern(f"(?&{concept})")
    with pytest.raises(KeyError, match=concept.partition(".")[0]):
        pattern.search("x")


def test_a_concept_without_words_of_its_own_is_an_error_too() -> None:
    assert words_of("pager") == ()
    with pytest.raises(KeyError, match="pager"):
        expand("(?&pager)")
    with pytest.raises(KeyError, match=r"pager\.no_such"):
        expand("(?&pager.no_such)")


def test_words_are_those_of_all_languages() -> None:
    table = load_table("home")
    assert words_of("home") == tuple(word for value in table.values() if isinstance(value, list) for word in value)
    assert set(words_of("home")) > set(table["tr"])
    assert load_table("home") is table


def test_a_pattern_is_compiled_at_its_first_use_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(words, "expand", lambda source: asked.append(source) or source)
    pattern = Pattern("[<«]*next")
    assert asked == []
    for _ in range(3):
        assert pattern.search("« next")
        assert pattern.fullmatch("«next")
    assert asked == ["[<«]*next"]
    assert pattern.regex is pattern.regex


def test_no_data_is_read_by_importing() -> None:
    """Load time: nothing is read before the first text is compared."""
    code = (
        "from portalcrawl.lexicon import article_words, class_names, credit_words, index_names, list_words, persons, "
        "site_words, headline_marks\n"
        "from portalcrawl.lexicon.words import load_table\n"
        "from portalcrawl.lexicon.folding import load_forms\n"
        "print(load_table.cache_info().currsize, load_forms.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["0", "0"]


def test_a_pattern_has_the_methods_of_a_regular_expression() -> None:
    pattern = Pattern(r"(?&pager.next)(\d)?", re.IGNORECASE)
    text = "NEXT1 next2"
    for name in ("match", "search", "sub", "split", "fullmatch", "finditer"):
        assert getattr(pattern, name) == getattr(pattern.regex, name)
    assert [match[1] for match in pattern.finditer(text)] == ["1", "2"]
    assert pattern.sub("x", text) == "x x"


def test_case_counts_if_asked_for() -> None:
    assert Pattern("(?&pinned.featured)").search("Featured")
    assert not Pattern("(?&pinned.featured)", re.NOFLAG).search("Featured")


CONCEPTS = [
    f"{file.name.removesuffix('.toml')}{part}"
    for file in files("portalcrawl.lexicon").joinpath("words").iterdir()
    for table in [load_table(file.name.removesuffix(".toml"))]
    for part in ("", *(f".{name}" for name, value in table.items() if isinstance(value, dict)))
]


@pytest.mark.parametrize("concept", [concept for concept in CONCEPTS if words_of(concept)])
def test_each_word_is_found_in_both_scripts(concept: str) -> None:
    pattern = Pattern(f"(?&{concept})")
    texts = [text for word in words_of(concept) for text in list_samples(word)]
    missed = [text for text in texts for one in (text, write_traditional(text)) if not pattern.search(one)]
    assert missed == []


# What stands before and behind a word, and may be a part of another one.
AROUND = st.text(st.sampled_from("园区年月 ：:/12（)|abcX\n来源作者点击"), max_size=6)
LEADING = [
    (META_LABEL, [f"meta_labels.{part}" for part in ("source", "author", "editor", "date", "count", "other")]),
    (MESSAGE, ["messages.message"]),
]
SAMPLES = [
    (pattern, text)
    for pattern, concepts in LEADING
    for concept in concepts
    for word in words_of(concept)
    for text in list_samples(word)
]


@pytest.mark.parametrize(("pattern", "concepts"), LEADING)
def test_a_leading_pattern_finds_each_of_its_words(pattern: Pattern, concepts: list[str]) -> None:
    assert pattern.leads
    assert pattern.regex.pattern.startswith("(?=[")
    for text in (text for one, text in SAMPLES if one is pattern):
        for written in (text, write_traditional(text), text.upper()):
            assert pattern.search(f"2017 {written}：3"), written


@given(st.sampled_from(SAMPLES), AROUND, AROUND)
def test_a_leading_pattern_finds_the_same_as_without(sample: tuple[Pattern, str], before: str, behind: str) -> None:
    pattern, text = sample
    plain = re.compile(expand(pattern.source), pattern.flags)
    whole = f"{before}{text}{behind}"
    assert [match.span() for match in pattern.finditer(whole)] == [match.span() for match in plain.finditer(whole)]
