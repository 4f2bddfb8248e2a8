"""Each page of `tests/pages` gives the fields that a person wrote down: one test for each field.

`pytest tests/test_golden.py -k NAME` shows what is expected of a page and what was found, field by field.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from golden_case import Case, load_cases, show_value
from golden_reading import READERS, find_unexpected, read_page

from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.page.document import Document

CASES = load_cases()
ARTICLES = [case for case in CASES if "article" in case.read and "rejection" not in case.expected]
EVIDENT = ("headline", "articleBody", "datePublished", "contentSource", "authors", "breadcrumbs")


def iter_fields() -> Iterator[Any]:
    for case in CASES:
        for name in dict.fromkeys((*case.expected, *case.fails)):
            marks = [pytest.mark.xfail(reason=case.fails[name])] if name in case.fails else []
            yield pytest.param(case, name, id=f"{case.name}-{name}", marks=marks)


@cache
def read_once(name: str) -> dict[str, Any]:
    return read_page(next(case for case in CASES if case.name == name))


@pytest.mark.parametrize(("case", "field"), list(iter_fields()))
def test_field(case: Case, field: str) -> None:
    expected, found = case.expected.get(field), read_once(case.name).get(field)
    if found != expected:
        pytest.fail(
            f"{case.why}\n{case.name}/{field}\nexpected {show_value(expected)}\nfound    {show_value(found)}",
            pytrace=False,
        )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.name}-unexpected")
def test_page_gives_nothing_else(case: Case) -> None:
    if unexpected := find_unexpected(read_once(case.name), case):
        shown = "\n".join(f"{name}: {show_value(value)}" for name, value in unexpected.items())
        pytest.fail(f"{case.name} gives fields that expected.json does not name\n{shown}", pytrace=False)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.name}-case")
def test_case_is_whole(case: Case) -> None:
    assert len(case.why) > 20, "say in a sentence why the page exists"
    assert (case.folder / "expected.json").exists(), "no expected.json: run `make golden` and read what it shows"
    assert case.read
    assert set(case.read) <= set(READERS)
    assert case.url.partition("//")[2].partition("/")[0].split(":")[0].endswith((".example", ".example.gov.cn"))


@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: case.name)
def test_each_value_has_its_evidence(case: Case) -> None:
    article = extract_article(Document.from_bytes(case.url, case.body, case.content_type), Hints(**case.hints)).article
    assert article is not None
    for name in EVIDENT:
        how = article.evidence.get(name, "")
        assert bool(getattr(article, name)) == (bool(how) and not how.startswith("no text: ")), name


@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: case.name)
def test_markup_is_sanitized(case: Case) -> None:
    article = extract_article(Document.from_bytes(case.url, case.body, case.content_type), Hints(**case.hints)).article
    assert article is not None
    markup = Document.from_text("http://x.example/", article.articleBodyHtml or "<p></p>")
    for element in markup.body.iter():
        assert element.tag not in {"script", "style", "iframe", "object", "embed", "form", "input", "svg"}
        for attribute, value in element.attrib.items():
            assert attribute in {"href", "src", "alt", "colspan", "rowspan"}
            assert attribute not in {"href", "src"} or value.startswith("http")
