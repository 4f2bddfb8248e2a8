"""Articles and exact copies by their numbers, from a ledger that is only read."""

from pathlib import Path

import pytest
from ledgers import HOME, archive, begin, lease_article

from portalcrawl.archive.ledger import COPY_OF, State
from portalcrawl.archive.ledger.questions.articles import Copy, LedgerReader
from portalcrawl.exceptions import ArchiveError


def test_articles_and_copies(tmp_path: Path) -> None:
    ledger = begin(tmp_path)
    original, withdrawn = archive(ledger, "a"), archive(ledger, "b")
    ledger.set_gone(withdrawn.url, "HTTP 404")
    for name, reason in (
        ("c", COPY_OF + "https://www.example.com/a"),  # however it is spelled
        ("d", COPY_OF + HOME + "lost"),
        ("e", "redirects to " + HOME + "a"),
    ):
        ledger.set_state(lease_article(ledger, name).url, State.DUPLICATE, reason, "2017-12-25")
    ledger.commit()
    reader = LedgerReader(tmp_path / "ledger.db")
    copy = Copy(3, HOME + "c", "2017-12-25", original.id)
    assert list(reader.iter_copies()) == list(reader.iter_copies(batch=1)) == [copy]
    assert [reader.read_copy(number) for number in (1, 3, 4, 5)] == [None, copy, None, None]
    assert [[one.number for one in batch] for batch in reader.iter_articles()] == [[original.id, withdrawn.id]]
    assert [bool(reader.read_article(number)) for number in (1, 2, 3)] == [True, True, False]
    with pytest.raises(ArchiveError, match="cannot be read"):
        reader.execute("SELECT nothing FROM nowhere")
    reader.close()
