"""The lexicon's data: in one script, used, and the only home of words."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import portalcrawl
from portalcrawl.lexicon import article_words, credit_words, index_names, list_words, persons, site_words
from portalcrawl.lexicon.folding import load_forms
from portalcrawl.lexicon.words import Pattern, expand, words_of

PACKAGE = Path(portalcrawl.__file__).parent
FILES = sorted((PACKAGE / "lexicon" / "words").glob("*.toml"))
HANZI = re.compile("[\u3400-\u9fff]")
# A bar that editors type, by its looks.
NO_WORDS = "丨"
REFERENCE = re.compile(r"\(\?&([a-z_.]+)\)")


def read_concepts() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in FILES:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        yield file.stem, table
        for name, part in table.items():
            if isinstance(part, dict):
                yield f"{file.stem}.{name}", part


CONCEPTS = dict(read_concepts())
WORDED = [name for name, table in CONCEPTS.items() if any(isinstance(value, list) for value in table.values())]


@pytest.mark.parametrize("name", WORDED)
def test_concepts_are_described_and_compile(name: str) -> None:
    pattern = re.compile(expand(f"(?&{name})"))
    assert pattern.match("") is None, "a word that may be nothing is found everywhere"
    assert CONCEPTS[name].get("about") or CONCEPTS[name.partition(".")[0]].get("about")


@pytest.mark.parametrize("name", WORDED)
def test_chinese_words_are_simplified(name: str) -> None:
    forms = load_forms()
    traditional = {form for char, own in forms.items() for form in own} - forms.keys()
    words = [word for language in ("zh", "tw") for word in CONCEPTS[name].get(language, [])]
    assert [word for word in words if traditional.intersection(word)] == []


# Of things that the mainland calls otherwise: 打印 窗口 链接 登录 收藏 地图 报道.
TAIWAN = re.compile("列印|视窗|连结|选单|登入|登出|最爱|电子报|导览|点阅|友站|报导|汇整|封存|讯息")


@pytest.mark.parametrize("name", WORDED)
def test_words_of_taiwan_stand_in_their_own_list(name: str) -> None:
    assert [word for word in CONCEPTS[name].get("zh", []) if TAIWAN.search(word)] == []


@pytest.mark.parametrize("name", WORDED)
def test_each_word_stands_once_in_its_language(name: str) -> None:
    for language, words in CONCEPTS[name].items():
        if isinstance(words, list):
            assert len(words) == len(set(words)), language


def test_each_concept_is_asked_for() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py"))
    assert sorted(set(WORDED) - set(REFERENCE.findall(text))) == []


@pytest.mark.parametrize("module", [article_words, credit_words, index_names, list_words, persons, site_words])
def test_patterns_compile(module: Any) -> None:
    patterns = [value for value in vars(module).values() if isinstance(value, Pattern)]
    assert patterns
    for pattern in patterns:
        assert pattern.regex.pattern


def test_an_unknown_concept_is_an_error() -> None:
    with pytest.raises(KeyError, match="no_such"):
        words_of("no_such")
    with pytest.raises(KeyError):
        words_of("pager.no_such")


def find_regexes(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The strings that a module gives to `re.compile` and to the lexicon's `Pattern`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("re.compile", "re.search", "re.match", "Pattern"):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                    yield inner.lineno, inner.value


def test_words_stand_in_no_regex_elsewhere() -> None:
    """Hanzi in a regular expression are words, and words have one home; ranges of them are written as escapes."""
    found = []
    for file in PACKAGE.rglob("*.py"):
        place = file.relative_to(PACKAGE)
        if place.parts[0] in ("lexicon", "text"):
            continue
        source = file.read_text(encoding="utf-8")
        lines = source.splitlines()
        for number, _ in find_regexes(ast.parse(source)):
            if HANZI.search(lines[number - 1].split("#")[0].replace(NO_WORDS, "")):
                found.append(f"{place}:{number}")
    assert found == []
