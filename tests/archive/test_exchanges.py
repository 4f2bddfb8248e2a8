"""Each payload is stored once; later exchanges name the record that has it."""

from datetime import timedelta
from pathlib import Path

import pytest
from exchanges import NOON, check_by_warcio, page, read_by_warcio
from msgspec.structs import replace

from portalcrawl.archive.archive import Archive

START = "http://www.example.com/"
FIRST = "www.example.com-00001.warc.gz"


def begin(root: Path) -> Archive:
    archive = Archive(root, START)
    archive.begin_run({})
    return archive


def files(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((root / "warc").iterdir())}


def kinds(path: Path) -> list[str]:
    """The kinds of a file's answers, by the last part of their addresses."""
    answers = [(kind, warc) for kind, warc, *_ in read_by_warcio(path) if kind in ("response", "revisit")]
    return [f"{kind} {warc['warc-target-uri'].rpartition('/')[2]}" for kind, warc in answers]


def test_a_payload_is_stored_once(tmp_path: Path) -> None:
    archive = begin(tmp_path)
    first = archive.append_exchange(page("a"))
    assert archive.append_exchange(page("b")) == first, "the place where the page can be read"
    archive.end_run("finished", {})
    archive.close()
    again = begin(tmp_path)
    assert again.append_exchange(page("c")) == first
    again.end_run("finished", {})
    again.close()
    assert kinds(tmp_path / "warc" / FIRST) == ["response a", "revisit b"]
    assert kinds(tmp_path / "warc" / "www.example.com-00002.warc.gz") == ["revisit c"]
    [revisit] = [warc for kind, warc, *_ in read_by_warcio(tmp_path / "warc" / FIRST) if kind == "revisit"]
    assert revisit["warc-refers-to-target-uri"] == "http://www.example.com/a"
    assert revisit["warc-refers-to-date"] == page("a").fetched.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    assert b'"mime":"warc/revisit"' in files(tmp_path)["www.example.com-00002.cdxj"]


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"body": b"x" * 200}, "revisit b"),
        ({"body": b"x" * 199}, "response b"),
        ({"status": 404}, "response b"),
    ],
    ids=["large enough", "too small to be worth it", "no page"],
)
def test_what_is_stored_again(tmp_path: Path, changes: dict[str, object], kind: str) -> None:
    archive = begin(tmp_path)
    places = [archive.append_exchange(page(name, **changes)) for name in "ab"]
    archive.end_run("finished", {})
    archive.close()
    assert kinds(tmp_path / "warc" / FIRST) == ["response a", kind]
    assert all(places)


def test_an_unchanged_page_names_what_was_stored_last(tmp_path: Path) -> None:
    archive = begin(tmp_path)
    # The clock goes back between them: the order of the records counts.
    archive.append_exchange(page("a", text="old " * 100, fetched=NOON))
    archive.append_exchange(page("a", text="new " * 100, fetched=NOON - timedelta(days=1)))
    unchanged = replace(page("a"), status=304, body=b"", fetched=NOON + timedelta(days=1))
    assert archive.append_exchange(unchanged) is None
    assert archive.append_exchange(replace(unchanged, url="http://www.example.com/never")) is None
    archive.end_run("finished", {})
    archive.close()
    revisits = [warc for kind, warc, *_ in read_by_warcio(tmp_path / "warc" / FIRST) if kind == "revisit"]
    assert revisits[0]["warc-refers-to-target-uri"] == "http://www.example.com/a"
    assert revisits[0]["warc-refers-to-date"] == "2024-02-29T12:00:00.250000Z"
    assert "warc-refers-to-date" not in revisits[1]
    assert all(warc["warc-profile"].endswith("/server-not-modified") for warc in revisits)
    check_by_warcio(tmp_path / "warc" / FIRST)
