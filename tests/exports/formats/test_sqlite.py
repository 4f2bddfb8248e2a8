"""The database of an export, and its search."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from exporting import WITHDRAWN, export
from small_archive import PORTAL


def search(db: sqlite3.Connection, words: str) -> list[str]:
    query = "SELECT url FROM search JOIN articles ON id = search.rowid WHERE search MATCH ? ORDER BY rank"
    return [url.removeprefix(PORTAL) for (url,) in db.execute(query, (words,))]


def test_words_of_two_characters_and_english_ones_are_found(output: Path, tmp_path: Path) -> None:
    export(output, tmp_path / "a.sqlite", "sqlite", "--all-versions")
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as db:
        # Every headline has 园区; a text with it comes first, and the shorter text before the longer one.
        assert search(db, "body: 园区") == ["1", "1"]
        assert set(search(db, "园区")) == {"1", "2", "3", "9"}
        assert search(db, "开发") == ["9"]
        assert search(db, '"开发 发区"') == ["9"]
        assert search(db, '"开区 区发"') == []
        assert search(db, "park") == search(db, "PARKS") == ["1"]
        assert db.execute("SELECT url, kind, at FROM changes").fetchall() == [(PORTAL + "2", "withdrawn", WITHDRAWN)]
        [(text,)] = db.execute("SELECT record FROM articles WHERE datePublished = '2017-12-25'")
        assert json.loads(text)["articleBody"].startswith("园区建设")
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
