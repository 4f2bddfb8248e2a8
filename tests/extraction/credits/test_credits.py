"""What a profile says of its own source, and credits that are hostile."""

import time

import pytest
from credited_articles import extract, names_in

from portalcrawl.extraction.credits.by_line import read_by_line
from portalcrawl.extraction.credits.credit_parser import clean_names
from portalcrawl.extraction.credits.stated_source import clean_source
from portalcrawl.profiles.model import OwnSource, Portal, Profile

# --- what the profile says ----------------------------------------------------------------------

OWN_WORDS = ["本站", "本站原创", "本网", "本报讯", "原创", "本網站", "本站编辑"]


@pytest.mark.parametrize("word", OWN_WORDS)
def test_own_source_is_as_the_profile_says(word: str) -> None:
    def read(own_source: OwnSource) -> tuple[str | None, str | None]:
        portal = Portal("http://portal.example/", name="清河新闻网", own_source=own_source)
        article = extract(f"来源：{word} 作者：张三", rule=Profile(portal))
        assert names_in(article) == ["张三"]
        return article.contentSource, article.evidence.get("contentSource")

    assert read(OwnSource.STATED) == (word, "meta-line")
    assert read(OwnSource.NAME) == ("清河新闻网", "meta-line")
    assert read(OwnSource.ABSENT) == (None, None)
    assert extract(f"来源：{word}").contentSource == word


def test_nobody_is_neither_source_nor_author() -> None:
    profile = Profile(Portal("http://portal.example/", nobody=("admin", "互联网")))
    for meta in ("来源：互联网 作者：admin", "来源：admin 作者：Admin"):
        article = extract(meta, rule=profile)
        assert (article.contentSource, names_in(article)) == (None, [])
        assert not {"contentSource", "authors"} & set(article.evidence)
    article = extract("来源：江城互联网 作者：admin、张三", rule=profile)
    assert (article.contentSource, names_in(article)) == ("江城互联网", ["张三"])
    assert names_in(extract("作者：admin")) == ["admin"]


# --- hostile texts ------------------------------------------------------------------------------

PIECES = [
    "记者",
    "记者 ",
    "（",
    "（记者 ",
    "张 ",
    "文/",
    "/",
    "、",
    "By A",
    ", ",
    "来源",
    "《",
    "转自",
    "(a) ",
    "系",
    " ",
    "】【",
]


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_credits_take_no_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    clean_names((text, text))
    clean_source((text, text))
    read_by_line(text)
    read_by_line(text[:150])
    extract(text, end=text, tail=f"（{text[:600]}）")
    assert time.process_time() - start < 5
