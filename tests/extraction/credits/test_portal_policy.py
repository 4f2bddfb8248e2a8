"""Source and authors in the words of one portal."""

import pytest

from portalcrawl.extraction.credits.portal_policy import settle_credits
from portalcrawl.extraction.credits.source import Credits
from portalcrawl.profiles.model import OwnSource, Portal

OWN = Credits("本站", "meta-line", ("张三",), "meta-line", 7)


@pytest.mark.parametrize(
    ("own_source", "source", "evidence"),
    [
        (OwnSource.STATED, "本站", "meta-line"),
        (OwnSource.NAME, "清河新闻网", "meta-line"),
        (OwnSource.ABSENT, None, ""),
    ],
)
def test_own_source(own_source: OwnSource, source: str | None, evidence: str) -> None:
    portal = Portal("http://portal.example/", name="清河新闻网", own_source=own_source)
    settled = settle_credits(OWN, portal)
    assert (settled.source, settled.source_evidence) == (source, evidence)
    assert (settled.authors, settled.clicks) == (("张三",), 7)
    other = Credits("江城日报", "meta-line")
    assert settle_credits(other, portal) == other


def test_nobody() -> None:
    portal = Portal("http://portal.example/", nobody=("admin", "互联网"))
    found = Credits("互联网", "class", ("Admin", "张三"), "meta-line")
    assert settle_credits(found, portal) == Credits(None, "", ("张三",), "meta-line")
    assert settle_credits(Credits("江城互联网", "class", ("admin",), "class"), portal) == Credits("江城互联网", "class")
