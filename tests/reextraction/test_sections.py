"""The section tree of an archive that is only read."""

import sqlite3

from portalcrawl.items import Breadcrumb
from portalcrawl.reextraction.sections import make_tree

HOME = "http://e.example/"
NEWS = HOME + "news/"


def test_breadcrumbs_name_sections_and_nothing_is_written() -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE sections (id INTEGER, url TEXT, path TEXT, urls TEXT, origin TEXT)")
    db.execute("INSERT INTO sections VALUES (1, ?, '[\"新闻\"]', '[\"/news/\"]', 'menu')", (NEWS,))
    tree = make_tree(db, HOME)
    known = tree.add_breadcrumbs([Breadcrumb("新闻", NEWS)], NEWS + "1.html")
    below = tree.add_breadcrumbs([Breadcrumb("新闻", NEWS), Breadcrumb("要闻", NEWS + "yw/")], NEWS + "yw/2.html")
    assert (known and known.id, below and below.path) == (1, ("新闻", "要闻"))
    assert db.execute("SELECT count(*) FROM sections").fetchone() == (1,)
