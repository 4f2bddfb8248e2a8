"""A profile that a person gives, mends or breaks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from archived import only_archive, read_archive, read_fates
from changing_portal import ChangingPortal
from profile_runs import asked_twice, crawl_well, edit, kept_profile
from prose import write_headline, write_paragraphs
from running import FAST, crawl, refuse, run_cli, run_here
from tiny_portal import SITE

from portalcrawl.profiles.store import load_profile

SAMPLED = ("headline", "datePublished", "contentSource", "breadcrumbs", "articleBody")


@pytest.fixture
def portal() -> Iterator[ChangingPortal]:
    with ChangingPortal() as running:
        yield running


def write_profile(path: Path, start: str, *, rules: str = "", head: str = "") -> Path:
    path.write_text(f'revision = 9\n[portal]\nstart = "{start}"\n{head}\n{rules}', "utf-8")
    return path


DECLARED = """
[[templates]]
name = "mine"
origin = "declared"
[templates.headline]
xpath = "//h1"
[templates.articleBody]
xpath = '//div[@class="content"]/p[2]'
origin = "declared"
"""


@pytest.mark.parametrize("way", ["option", "target"])
def test_a_given_profile_is_read_by_and_kept(portal: ChangingPortal, tmp_path: Path, way: str) -> None:
    file = write_profile(tmp_path / "site.toml", portal.url, rules=DECLARED)
    given = (portal.url, "--profile", file) if way == "option" else (file,)
    run = run_cli("crawl", *given, "--output", tmp_path / "out", *FAST)
    assert run.returncode == 0, run.stdout + run.stderr
    path, profile = kept_profile(tmp_path / "out")
    assert profile == load_profile(file)
    records = read_archive(path.parent).records
    assert records.keys() == set(portal.articles)
    for number, target in enumerate(portal.articles, 1):
        assert records[target]["articleBody"] == write_paragraphs(number)[1]
        assert records[target]["capture"]["profileVersion"] == 9
        assert records[target]["capture"]["evidence"]["articleBody"] == "rule:mine"
    assert asked_twice(portal) == []


def test_a_given_profile_takes_the_place_of_the_archives(learned: ChangingPortal, tmp_path: Path) -> None:
    file = write_profile(tmp_path / "site.toml", learned.url, rules=DECLARED)
    fresh = learned.grow(2)
    crawl_well(learned, tmp_path, "--profile", file)
    path, profile = kept_profile(tmp_path)
    assert profile == load_profile(file)
    records = read_archive(path.parent).records
    assert {records[target]["capture"]["profileVersion"] for target in fresh} == {9}


def test_a_profiles_facts_count(portal: ChangingPortal, tmp_path: Path) -> None:
    """Charset and zone: what no page says of itself."""
    for number, target in enumerate(portal.articles, 1):
        text = portal.render_article(number).replace('<meta charset="utf-8">', "")
        day = f"2024-03-{number + 1:02d}"
        body = text.replace(f"日期：{day}", f"日期：{day} 09:30").encode("gb18030")
        portal.routes[target] = lambda h, body=body: h.send_page(body, Content_Type="text/html; charset=utf-8")  # type: ignore[misc]
    file = write_profile(
        tmp_path / "site.toml", portal.url, head='charset = "gbk"\ntime_zone = "-05:00"\norigin = "declared"'
    )
    crawl_well(portal, tmp_path / "out", "--profile", file)
    records = read_archive(only_archive(tmp_path / "out")).records
    assert records["/local/1.html"]["datePublished"] == "2024-03-02T09:30-05:00"
    assert records["/local/1.html"]["headline"] == write_headline(1)


def test_a_section_that_is_skipped(portal: ChangingPortal, tmp_path: Path) -> None:
    learned = run_cli("learn", portal.url, "-o", tmp_path / "site.toml", *FAST)
    assert learned.returncode == 0, learned.stderr
    policy = f'url = "{portal.url}policy/"\n'
    edit(tmp_path / "site.toml", (policy, policy + 'skip = true\norigin = "declared"\n'))
    start = len(portal.requests)
    run = run_cli("crawl", tmp_path / "site.toml", "--output", tmp_path / "out", *FAST)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "/policy/" not in portal.asked_since(start)
    records = read_archive(only_archive(tmp_path / "out")).records
    assert {t for t in portal.articles if t.startswith("/local/")} <= records.keys()
    # What the home page shows of the section belongs to the home page.
    assert {t for t in records if t.startswith("/policy/")} <= {f"/policy/{n}.html" for n in (2, 4, 6)}


def add_undated(portal: ChangingPortal, count: int) -> list[str]:
    """Pages of another layout without a date, in the first section's list."""
    targets = [f"/local/about-{n}.html" for n in range(1, count + 1)]
    for number, target in enumerate(targets, 1):
        body = "".join(f"<p>{text}</p>" for text in write_paragraphs(900 + number))
        page = (
            f"<html><head><title>{write_headline(900 + number)}</title></head><body><div class='intro'>"
            f"<h3>{write_headline(900 + number)}</h3>{body}</div></body></html>"
        )
        portal.routes[target] = lambda h, page=page: h.send_page(page)  # type: ignore[misc]
    rows = "".join(f'<li><a href="{t}">{write_headline(900 + n)}</a></li>' for n, t in enumerate(targets, 1))
    render = portal.render_list

    def with_rows(h: object) -> None:
        h.send_page(
            render("本地新闻", "/local/")
            .replace("</ul>\n", rows + "</ul>\n")
            .replace('</ul></div>\n<div class="footer"', f'{rows}</ul></div>\n<div class="footer"')
        )  # type: ignore[attr-defined]

    portal.routes["/local/"] = with_rows
    return targets


def test_undated_pages_of_a_dated_portal_until_a_person_says_otherwise(learned: ChangingPortal, tmp_path: Path) -> None:
    path, profile = kept_profile(tmp_path)
    assert profile.articles.dated
    undated = add_undated(learned, 2)
    crawl_well(learned, tmp_path, "--full")
    fates = read_fates(path.parent)
    assert [(fates[t]["state"], fates[t]["reason"]) for t in undated] == [
        ("not_article", "no date and of no layout that articles have here")
    ] * 2
    edit(path, ("dated = true", 'dated = false\norigin = "declared"'))
    undated = add_undated(learned, 4)[2:]
    crawl_well(learned, tmp_path, "--full")
    assert set(undated) <= read_archive(path.parent).records.keys()


def test_a_misread_field_is_put_right_by_a_declared_rule(learned: ChangingPortal, tmp_path: Path) -> None:
    """The worked example of the README: look at the evidence, declare a rule, crawl again."""
    path, _ = kept_profile(tmp_path)
    record = read_archive(path.parent).records["/local/1.html"]
    assert (record["contentSource"], record["capture"]["evidence"]["contentSource"]) == (SITE, "rule:article-1")
    text = path.read_text("utf-8")
    head, _, rest = text.partition("[templates.contentSource]\n")
    declared = '[templates.contentSource]\nxpath = \'//div[@class="footer"]/p\'\nlabel = "©"\norigin = "declared"\n'
    path.write_text(head + declared + rest[rest.index("\n[") :], "utf-8")
    fresh = learned.grow(2)
    for target, number in zip(fresh, (25, 26), strict=True):
        page = learned.render_article(number).replace(f"© {SITE}", "© 江城日报")
        learned.routes[target] = lambda h, page=page: h.send_page(page)  # type: ignore[misc]
    crawl_well(learned, tmp_path)
    records = read_archive(path.parent).records
    assert {records[target]["contentSource"] for target in fresh} == {"江城日报"}


def test_an_invalid_profile_is_refused_before_anything_is_asked(portal: ChangingPortal, tmp_path: Path) -> None:
    file = write_profile(tmp_path / "site.toml", portal.url, rules='[menu]\nxpath = "//div["\n')
    words = (str(file), "[menu] xpath", "'//div['", "is no XPath")
    refuse(run_here("crawl", portal.url, "--profile", file, "-o", tmp_path / "out", *FAST), 1, *words)
    refuse(run_here("crawl", file, "-o", tmp_path / "out", *FAST), 1, *words)
    assert portal.requests == []
    assert not (tmp_path / "out").exists()


def test_an_archives_profile_that_a_person_broke(learned: ChangingPortal, tmp_path: Path) -> None:
    path, _ = kept_profile(tmp_path)
    good, start = path.read_bytes(), len(learned.requests)
    edit(path, ("dated = true", 'dated = "yes"'))
    broken = path.read_bytes()
    refuse(crawl(learned.url, tmp_path), 1, str(path), "[articles] dated", "'yes' is no true or false")
    assert learned.asked_since(start) == []
    assert path.read_bytes() == broken
    path.write_bytes(good)
    fresh = learned.grow(1)
    crawl_well(learned, tmp_path)
    assert set(fresh) <= read_archive(path.parent).records.keys()


@pytest.mark.parametrize("way", ["option", "target"])
def test_a_profile_that_is_not_there(tmp_path: Path, way: str) -> None:
    absent = tmp_path / "absent.toml"
    given = ("http://portal.invalid/", "--profile", absent) if way == "option" else (absent,)
    refuse(run_here("crawl", *given, "-o", tmp_path / "out"), 1, str(absent), "cannot be read", "No such file")


def test_a_profile_is_of_one_portal(tmp_path: Path) -> None:
    file = write_profile(tmp_path / "site.toml", "http://portal.invalid/")
    run = run_here("crawl", "http://a.invalid/", "http://b.invalid/", "--profile", file, "-o", tmp_path / "out")
    refuse(run, 2, "--profile", "one portal")
