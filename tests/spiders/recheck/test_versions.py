"""When an article that is looked at again becomes a new version."""

import hashlib
from typing import Any

import pytest
from runs import HOME, archive_article, lease_look

from portalcrawl.items import Article, Attachment, Audio, Author, Capture, Image, Video
from portalcrawl.spiders.recheck.versions import Versions, content_of
from portalcrawl.spiders.run import Run

URL = HOME + "1.html"
BODY = "今天上午，园区召开会议，部署下一步工作。"


def article(body: str = BODY, **fields: Any) -> Article:
    capture = Capture("r", "2026-01-02T00:00:00Z", 200)
    return Article(URL, "园区召开会议", body, capture=capture, **fields)


def take(run: Run, new: Article, stored: Article | None = None) -> bool:
    archive_article(run, article())
    look, versions = lease_look(run), Versions(run.archive, lambda look, record: stored)
    assert versions.name(look) == "园区召开会议"
    if not versions.differs(new, look):
        return False
    versions.number(new, look.held)
    return True


@pytest.mark.parametrize(
    ("new", "is_new"),
    [
        (article(), False),
        (article("今天上午，园区召开会议，  部署下一步工作。"), False),
        (article(BODY + "\n\n阅读：1234次"), False),
        (article(datePublished="2026-01-02", clicks=7, keywords=["园区"]), False),
        (article(BODY.replace("今天", "昨天")), True),
        (article(contentSource="清河日报"), True),
        (article(authors=[Author("王明")]), True),
        (article(images=[Image(HOME + "1.jpg")]), True),
        (article(attachments=[Attachment(HOME + "1.pdf", "名单")]), True),
        (article(videos=[Video(HOME + "1.mp4")]), True),
        (article(audios=[Audio(HOME + "1.mp3")]), True),
    ],
    ids=["same", "spaces", "counter", "around it", "text", "source", "author", "image", "file", "video", "sound"],
)
def test_the_content_decides(run: Run, new: Article, is_new: bool) -> None:
    assert take(run, new) is is_new


def test_signatures_in_addresses_of_files_do_not_count() -> None:
    one, other = ({"images": [{"url": f"{HOME}1.jpg?sign={sign}"}]} for sign in "ab")
    assert content_of(one) == content_of(other)
    assert content_of(one) != content_of({"images": [{"url": f"{HOME}2.jpg?sign=a"}]})


def test_a_better_reader_makes_no_version(run: Run) -> None:
    """The stored page, read today, gives what today's page gives."""
    better = BODY + "\n\n这一段以前没有读到。"
    assert not take(run, article(better), stored=article(better))


def test_a_page_that_has_changed_since_it_was_stored_makes_one(run: Run) -> None:
    assert take(run, article(BODY + "\n\n更正：会议在昨天。"), stored=article())


def test_a_version_names_the_record_before_it(run: Run) -> None:
    new = article(BODY.replace("今天", "昨天"))
    assert take(run, new)
    assert new.capture is not None
    [line] = run.archive.layout.open_segment(1).read_bytes().splitlines()
    digest = f"sha256:{hashlib.sha256(line).hexdigest()}"
    assert (new.capture.version, new.capture.previousVersion) == (2, digest)
