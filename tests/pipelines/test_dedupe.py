"""Exact copies are named and not written; what the disk refuses ends the run."""

from pathlib import Path
from typing import Any

import pytest
from archiving import BODY, OTHER, START, Run
from scrapy.exceptions import DropItem

from portalcrawl.archive.history import read_lines
from portalcrawl.archive.ledger import COPY_OF
from portalcrawl.exceptions import ArchiveError
from portalcrawl.items import Article, Attachment, Capture, Image


def test_an_exact_copy_is_named_by_a_line_and_by_its_fate(tmp_path: Path) -> None:
    run = Run(tmp_path / "portal")
    assert run.put("a", "2017-12-25") is not None
    assert run.put("b", "2017-12-26", BODY.replace("\n\n", "\n")) is None
    ledger = run.archive.ledger
    assert (str((ledger.find(START + "b") or ())[2]), ledger.reason_of(START + "b")) == (
        "duplicate",
        f"{COPY_OF}{START}a",
    )
    run.end()
    line = {"url": START + "b", "duplicateOf": START + "a", "kind": "exact", "similarity": 1.0}
    assert list(read_lines(run.archive.layout.duplicates)) == [line]


NOTICE = (
    "版权声明：本网站的文字、图片和音视频，版权均归清河园区管理委员会所有，任何单位和个人未经书面授权不得转载、摘编。"
    * 3
)


def test_the_sites_own_words_under_many_headlines_are_no_copies(tmp_path: Path) -> None:
    """Where the text of a page was not found, the site's notice stood in its place, thousands of times."""
    run = Run(tmp_path / "portal")
    headlines = ["园区召开项目推进会", "图书馆新馆开放", "春耕现场会召开", "消防演习圆满结束"]
    written = [run.put(str(i), "2017-12-25", NOTICE, headline) for i, headline in enumerate(headlines)]
    assert all(written)
    assert [article.nearDuplicateOf for article in written[2:] if article] == [None, None]
    run.end()
    marked = [line["url"] for line in read_lines(run.archive.layout.duplicates)]
    assert marked == [], "only the second is doubtful, and its record says so"


def test_where_a_text_recurs_its_media_tell_copies(tmp_path: Path) -> None:
    run = Run(tmp_path / "portal")
    run.put("a", "2017-12-25", NOTICE, "园区召开项目推进会", images=[Image(START + "1/a.jpg")])
    run.put("b", "2017-12-25", NOTICE, "图书馆新馆开放")
    again = run.put("c", "2017-12-25", NOTICE, "园区召开项目推进会", images=[Image(START + "2/c.jpg")])
    assert again is not None, "another picture"
    assert (again.nearDuplicateOf, again.similarity) == (START + "a", 1.0)
    assert run.put("d", "2017-12-25", NOTICE, "园区召开项目推进会", images=[Image(START + "3/a.jpg")]) is None
    run.end()


@pytest.mark.parametrize(
    "other",
    [
        {"headline": "四月份水质情况公示"},
        {"articleBodyHtml": "<p>x</p><table><tr><td>四月</td><td>7.2</td></tr></table>"},
        {"attachments": [Attachment(START + "april.pdf")]},
    ],
)
def test_monthly_notices_of_one_text_are_no_copies(tmp_path: Path, other: dict[str, Any]) -> None:
    run = Run(tmp_path / "portal")
    march = {
        "headline": "三月份水质情况公示",
        "articleBodyHtml": "<p>x</p><table><tr><td>三月</td><td>7.1</td></tr></table>",
        "attachments": [Attachment(START + "march.pdf")],
    }
    assert run.put("a", "2017-03-31", BODY, **march) is not None
    written = run.put("b", "2017-04-30", BODY, **march | other)
    assert written is not None
    run.end()


@pytest.mark.parametrize(
    ("first", "second", "is_copy"),
    [
        ("download.jsp?id=1", "download.jsp?id=2", False),
        ("down?id=1", "down?id=2", False),
        ("2017/april.pdf?v=1", "2018/april.pdf?v=2", True),
        ("show.php?f=4", "old/show.php?f=4", True),
    ],
)
def test_what_names_a_file(tmp_path: Path, first: str, second: str, is_copy: bool) -> None:
    run = Run(tmp_path / "portal")
    run.put("a", "2017-12-25", attachments=[Attachment(START + first)])
    assert (run.put("b", "2017-12-25", attachments=[Attachment(START + second)]) is None) is is_copy
    run.end()


def test_a_short_text_of_another_day_is_written_and_marked(tmp_path: Path) -> None:
    run = Run(tmp_path / "portal")
    run.put("a", "2017-12-25", "今日停水，请大家提前做好储水准备，恢复供水的时间另行通知，给您带来不便，敬请谅解。")
    body = "今日停水，请大家提前做好储水准备，恢复供水的时间另行通知，给您带来不便，敬请谅解。"
    assert run.put("b", "2017-12-25", body) is None
    later = run.put("c", "2018-07-01", body)
    assert later is not None
    assert later.nearDuplicateOf == START + "a"
    run.end()


def test_nothing_is_left_out_for_a_record_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    run = Run(tmp_path / "portal")
    run.put("a", "2017-12-25")

    def refuse(place: object) -> dict[str, Any]:
        raise ArchiveError("articles/00001.jsonl: a record is damaged")

    monkeypatch.setattr(run.archive, "read_record", refuse)
    assert run.put("b", "2017-12-26") is not None
    assert "a record is damaged" in caplog.text
    run.end()


def test_a_withdrawn_article_is_nobodys_original(tmp_path: Path) -> None:
    run = Run(tmp_path / "portal")
    run.put("a", "2017-12-25")
    run.archive.ledger.set_gone(START + "a", "HTTP 404")
    assert run.put("b", "2017-12-26") is not None
    run.archive.close()


def test_a_new_version_that_says_what_another_article_says_is_written(tmp_path: Path) -> None:
    run = Run(tmp_path / "portal")
    run.put("a", "2017-12-25")
    run.put("b", "2017-12-26", OTHER)
    run.look_again()
    assert run.put("b", "2017-12-26", BODY) is not None
    run.end()


def test_where_the_index_cannot_be_read_nothing_is_written(tmp_path: Path) -> None:
    run = Run(tmp_path / "portal")
    full = run.archive.disk.fail(OSError(28, "No space left on device"))
    run.dedupe.open_spider()
    assert run.error is full
    capture = Capture("r", "2026-01-01T00:00:00Z", 200)
    with pytest.raises(DropItem, match="cannot be written"):
        run.dedupe.process_item(Article(START + "a", "标题", BODY, capture=capture))
    run.archive.close()
