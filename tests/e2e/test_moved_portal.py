"""`crawl NEW --continues ARCHIVE`: a portal that lives at another host from now on, with its articles."""

import json
from pathlib import Path

import pytest
from archived import only_archive, read_archive, read_fates, read_lines
from prose import write_paragraphs
from running import Run, crawl, refuse, run_cli
from tiny_portal import TinyPortal, render_article

SIZE = 8


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The archive of a portal that is not there any more."""
    with TinyPortal(size=SIZE) as portal:
        run = crawl(portal.url, tmp_path)
        assert run.returncode == 0, run.stdout + run.stderr
    return only_archive(tmp_path)


def move(portal: TinyPortal, root: Path, *arguments: object) -> Run:
    run = crawl(portal.url, root.parent, "--continues", root, *arguments)
    assert run.returncode == 0, run.stdout + run.stderr
    assert only_archive(root.parent) == root
    assert run_cli("verify", root).returncode == 0, run_cli("verify", root).stdout
    return run


def moves_of(root: Path) -> dict[str, str]:
    return {line["url"]: line["movedTo"] for line in read_lines(root / "changes.jsonl") if line["kind"] == "moved"}


def test_the_same_paths_are_the_same_articles(old: Path) -> None:
    before = read_archive(old)
    with TinyPortal(size=SIZE + 2) as portal:
        move(portal, old)
        after = read_archive(old)
        assert len(after.records) == SIZE + 2
        assert after.duplicates == before.duplicates == {}
        new = {record["url"] for record in after.records.values()} - {one["url"] for one in before.records.values()}
        assert new == {portal.url.rstrip("/") + target for target in portal.articles[SIZE:]}
        found = moves_of(old)
        assert len(found) == SIZE
        assert all(url.partition("://")[2].partition("/")[2] in target for url, target in found.items())
        assert sum(portal.asked(target) for target in portal.articles[:SIZE]) == 0, "no article is fetched for it"
        again = crawl(old, old.parent)
        assert again.returncode == 0, again.stdout
        assert read_archive(old).records.keys() == after.records.keys()
        assert len(moves_of(old)) == SIZE


def test_an_edit_on_the_new_host_is_a_version_of_the_old_record(old: Path) -> None:
    with TinyPortal(size=SIZE) as portal:
        move(portal, old)
        text = [*write_paragraphs(3), "这一段是搬家以后补充的，讲的是后续进展和下一步安排。"]
        page = render_article(3, "本地新闻", "/local/", text)
        portal.routes[portal.articles[2]] = lambda h: h.send_page(page)
        run = crawl(portal.url, old.parent, "--continues", old, "--recheck", "0d")
        assert run.returncode == 0, run.stdout + run.stderr
    records = [record for path in sorted(old.glob("articles/*.jsonl")) for record in read_lines(path)]
    [record] = [record for record in records if record["capture"]["version"] == 2]
    assert record["url"].endswith(portal.articles[2])
    assert not record["url"].startswith(portal.url)
    assert len(records) == SIZE + 1


def test_other_paths_are_known_by_headline_and_text(old: Path) -> None:
    with TinyPortal(size=SIZE) as portal:
        edited = render_article(2, "政策法规", "/policy/", [*write_paragraphs(2), "搬家以后改过一句。"])
        for number, target in enumerate(list(portal.articles)):
            portal.articles[number] = target.replace(".html", "-show.shtml")
            portal.routes[portal.articles[number]] = portal.routes.pop(target)
        portal.routes[portal.articles[1]] = lambda h: h.send_page(edited)
        move(portal, old)
        records = [record for path in old.glob("articles/*.jsonl") for record in read_lines(path)]
        assert len({record["url"] for record in records}) == SIZE
        assert set(moves_of(old).values()) == {portal.url.rstrip("/") + target for target in portal.articles}
        versions = [record["capture"]["version"] for record in records]
        assert sorted(versions) == [1] * SIZE + [2], "what was edited with the move is a version"
        assert not any("-show" in target for target in read_fates(old))


def test_another_article_at_an_old_path_is_another_article(old: Path) -> None:
    with TinyPortal(size=SIZE) as portal:
        portal.articles = [portal.articles[0], *portal.articles[2:], "/policy/2.html"]
        for number, target in enumerate(portal.articles, 20):
            portal.articles[number - 20] = target
        new = render_article(40, "政策法规", "/policy/", write_paragraphs(40))
        portal.routes["/policy/2.html"] = lambda h: h.send_page(new)
        rows = TinyPortal.rows
        headline = next(part for part in new.split("<h1>")[1:]).partition("</h1>")[0]
        portal.rows = lambda address: [  # type: ignore[method-assign]
            (target, headline if target == "/policy/2.html" else title, day)
            for target, title, day in _renumbered(rows(portal, address))
        ]
        move(portal, old)
    records = [record for path in old.glob("articles/*.jsonl") for record in read_lines(path)]
    assert len(records) == SIZE + 1
    assert {record["headline"] for record in records} > {headline}


def _renumbered(rows: list[tuple[str, str, object]]) -> list[tuple[str, str, object]]:
    """Each row with the headline that its target's number has."""
    from prose import write_headline

    return [(target, write_headline(int("".join(c for c in target if c.isdigit()))), day) for target, _, day in rows]


def test_what_is_not_there_is_not_withdrawn(old: Path) -> None:
    with TinyPortal(size=SIZE) as portal:
        left = portal.articles.pop(4)
        del portal.routes[left]
        move(portal, old)
        for _ in range(2):
            assert crawl(old, old.parent, "--recheck", "0d").returncode == 0
    assert {line["kind"] for line in read_lines(old / "changes.jsonl")} == {"moved"}
    assert read_fates(old)[left]["state"] == "archived"


def test_a_killed_one_goes_on_by_the_same_command(old: Path) -> None:
    with TinyPortal(size=SIZE) as portal:
        run = crawl(portal.url, old.parent, "--continues", old, "--max-pages", "3")
        assert run.returncode == 4, run.stdout
        move(portal, old)
        assert len(read_archive(old).records) == SIZE
        assert len(moves_of(old)) == SIZE
        typed = crawl(portal.url, old.parent)
        assert typed.returncode == 0, typed.stdout + typed.stderr
        assert only_archive(old.parent) == old, "the new address alone means this archive too"


def test_the_log_of_the_new_address_is_that_of_the_article(old: Path) -> None:
    with TinyPortal(size=SIZE) as portal:
        move(portal, old)
        url = portal.url.rstrip("/") + portal.articles[0]
        told = run_cli("log", url, "--output", old.parent, "--json")
        assert told.returncode == 0, told.stderr
        kinds = [json.loads(line)["kind"] for line in told.stdout.splitlines()]
    assert "archived" in kinds
    assert "moved" in kinds


def test_a_ledger_that_is_built_again_knows_where_the_portal_lives(old: Path) -> None:
    with TinyPortal(size=SIZE) as portal:
        move(portal, old)
        found = moves_of(old)
        (old / "ledger.db").unlink()
        assert run_cli("verify", "--repair", old).returncode == 0
        run = crawl(old, old.parent)
        assert run.returncode == 0, run.stdout + run.stderr
        assert moves_of(old) == found
        assert len(read_archive(old).records) == SIZE
        assert sum(portal.asked(target) for target in portal.articles) == 0


def test_arguments_that_cannot_be_meant(old: Path, tmp_path: Path) -> None:
    refuse(crawl("http://127.0.0.1:9/", tmp_path, "--continues", tmp_path / "nothing"), 2, "no archive here")
    refuse(crawl("http://127.0.0.1:9/", tmp_path, "http://127.0.0.1:10/", "--continues", old), 2, "one target")
    refuse(crawl(old, tmp_path, "--continues", old), 2, "one target")
    refuse(crawl("http://127.0.0.1:9/", tmp_path, "--output", tmp_path / "x", "--continues", old), 7)
