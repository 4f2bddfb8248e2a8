"""A crawl and its profile: learned first of all, kept, given, mended, refused."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from archived import only_archive, read_archive, read_fates
from changing_portal import ChangingPortal
from later_runs import crawled
from prose import write_headline, write_paragraphs
from running import FAST, Run, crawl, refuse, run_cli, run_here
from tiny_portal import SITE, TinyPortal, render_page, render_rows

from portalcrawl.profiles.model import Profile
from portalcrawl.profiles.store import load_profile

SAMPLED = ("headline", "datePublished", "contentSource", "breadcrumbs", "articleBody")


@pytest.fixture
def portal() -> Iterator[ChangingPortal]:
    with ChangingPortal() as running:
        yield running


@pytest.fixture
def learned(tmp_path: Path) -> Iterator[ChangingPortal]:
    """A portal whose archive in `tmp_path` has learned its profile."""
    with crawled(ChangingPortal, tmp_path) as running:
        yield running


def crawl_well(portal: TinyPortal, output: Path, *arguments: object) -> Run:
    run = crawl(portal.url, output, *arguments)
    assert run.returncode == 0, run.stdout + run.stderr
    return run


def kept_profile(output: Path) -> tuple[Path, Profile]:
    path = only_archive(output) / "profile.toml"
    return path, load_profile(path)


def edit(path: Path, *changes: tuple[str, str]) -> None:
    """As a person does, in an editor."""
    text = path.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{old} stands {text.count(old)} times in\n{text}"
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def asked_twice(portal: ChangingPortal) -> list[str]:
    """robots.txt aside, which is read for its rules and for the sitemaps that it names."""
    return [target for target, times in Counter(portal.asked_since(0)).items() if times > 1]


# --- learning first -----------------------------------------------------------------------------


def test_the_first_run_learns_and_reads_by_what_it_learned(portal: ChangingPortal, tmp_path: Path) -> None:
    crawl_well(portal, tmp_path)
    _, profile = kept_profile(tmp_path)
    assert profile.revision == 1
    assert profile.portal.start == portal.url
    assert profile.portal.name == SITE
    [template] = profile.templates
    assert {*template.rules, "articleBody"} == set(SAMPLED)
    records = read_archive(only_archive(tmp_path)).records
    assert records.keys() == set(portal.articles)
    for number, target in enumerate(portal.articles, 1):
        record = records[target]
        assert record["headline"] == write_headline(number)
        assert record["articleBody"].split("\n\n") == write_paragraphs(number)
        assert record["capture"]["profileVersion"] == 1
        assert {record["capture"]["evidence"][field] for field in SAMPLED} == {"rule:article-1"}


def test_a_page_that_was_learned_from_is_not_requested_again(portal: ChangingPortal, tmp_path: Path) -> None:
    crawl_well(portal, tmp_path)
    assert asked_twice(portal) == []


def test_a_failure_while_learning_counts_as_the_first_try(portal: ChangingPortal, tmp_path: Path) -> None:
    """The crawl asks again, once it has waited, and no article is lost."""
    page = portal.routes["/local/5.html"]
    portal.routes["/local/5.html"] = lambda h: (
        page(h) if portal.asked("/local/5.html") > 1 else h.send_page("", 503, Retry_After="1")
    )
    crawl_well(portal, tmp_path)
    assert portal.asked("/local/5.html") == 2
    assert read_archive(only_archive(tmp_path)).records.keys() == set(portal.articles)


def test_the_next_run_reads_by_the_profile_and_learns_nothing(learned: ChangingPortal, tmp_path: Path) -> None:
    path, _ = kept_profile(tmp_path)
    edit(path, ("revision = 1", "revision = 5"))
    written = path.read_bytes()
    fresh, start = learned.grow(4), len(learned.requests)
    crawl_well(learned, tmp_path)
    assert path.read_bytes() == written, "a run does not touch a profile that is there"
    assert sorted(learned.asked_since(start)) == sorted(["/", "/local/", "/policy/", *fresh])
    records = read_archive(only_archive(tmp_path)).records
    assert {records[target]["capture"]["profileVersion"] for target in fresh} == {5}
    assert {records[target]["capture"]["profileVersion"] for target in learned.articles[:24]} == {1}


@pytest.mark.parametrize("size", [1, 2])
def test_a_portal_of_too_few_articles_is_crawled_by_heuristics(tmp_path: Path, size: int) -> None:
    with TinyPortal(size=size) as portal:
        run = crawl(portal.url, tmp_path)
    # One article leaves one of the two sections without a row, which is a gap.
    assert (run.returncode, "has never shown a row" in run.stdout) == ((3, True) if size == 1 else (0, False))
    path = only_archive(tmp_path) / "profile.toml"
    assert not path.exists() or load_profile(path).templates == ()
    records = read_archive(only_archive(tmp_path)).records
    assert len(records) == size
    assert all(not how.startswith("rule:") for r in records.values() for how in r["capture"]["evidence"].values())


def test_a_part_of_the_portal_that_says_too_little_is_not_learned_from(portal: ChangingPortal, tmp_path: Path) -> None:
    """A later run over all of it learns better."""
    crawl_well(portal, tmp_path, "--since", "2024-03-20")
    assert not (only_archive(tmp_path) / "profile.toml").exists()
    records = read_archive(only_archive(tmp_path)).records
    assert len(records) == 6
    assert all("profileVersion" not in record["capture"] for record in records.values())
    crawl_well(portal, tmp_path)
    assert kept_profile(tmp_path)[1].templates
    assert len(read_archive(only_archive(tmp_path)).records) == 24


def test_a_portal_of_one_section(portal: ChangingPortal, tmp_path: Path) -> None:
    """Too little to tell lists by; its articles are learned all the same."""
    other = '<li><a href="/policy/">政策法规</a></li>'
    rows = render_rows(portal.rows("/local/")[:3])
    home = render_page(SITE, f'<div class="news"><h2>本地新闻 <a href="/local/">更多</a></h2>{rows}</div>')
    portal.routes = {
        "/": lambda h: h.send_page(home.replace(other, "")),
        "/local/": lambda h: h.send_page(portal.render_list("本地新闻", "/local/").replace(other, "")),
    } | {
        target: lambda h, number=number: h.send_page(portal.render_article(number).replace(other, ""))  # type: ignore[misc]
        for number, target in enumerate(portal.articles, 1)
        if number % 2
    }
    crawl_well(portal, tmp_path)
    _, profile = kept_profile(tmp_path)
    assert profile.rows == ()
    [template] = profile.templates
    # Whatever stands on all pages of one section may say its name; which place tells it, other sections would show.
    assert {*template.rules, "articleBody"} == set(SAMPLED) - {"breadcrumbs"}
    records = read_archive(only_archive(tmp_path)).records
    assert records.keys() == {target for target in portal.articles if target.startswith("/local/")}
    assert {record["breadcrumbs"][-1]["name"] for record in records.values()} == {"本地新闻"}


@pytest.mark.parametrize("lead", ["redirect", "meta refresh"])
def test_a_home_page_that_is_a_splash(portal: ChangingPortal, tmp_path: Path, lead: str) -> None:
    home = portal.routes["/"]
    portal.routes["/index/"] = home
    splash = '<html><head><meta http-equiv="refresh" content="0;url=/index/"></head><body></body></html>'
    portal.routes["/"] = lambda h: (
        h.send_page("", 302, Location="/index/") if lead == "redirect" else h.send_page(splash)
    )
    crawl_well(portal, tmp_path)
    _, profile = kept_profile(tmp_path)
    assert len(profile.templates) == 1
    assert len(profile.sections) == 2
    assert read_archive(only_archive(tmp_path)).records.keys() == set(portal.articles)


def test_a_portal_that_forbids_after_twenty_requests(portal: ChangingPortal, tmp_path: Path) -> None:
    """What was read is learned from and archived; what was not is told, and the next run has it."""
    routes = dict(portal.routes)
    for target, answer in routes.items():
        portal.routes[target] = lambda h, answer=answer: (  # type: ignore[misc]
            answer(h) if len(portal.requests) <= 20 else h.send_page("403", 403)
        )
    run = crawl(portal.url, tmp_path)
    assert run.returncode in (3, 7), run.stdout + run.stderr
    assert "Traceback" not in run.stderr
    assert kept_profile(tmp_path)[1].templates
    early = read_archive(only_archive(tmp_path)).records
    assert len(early) >= 10
    portal.routes |= routes
    crawl_well(portal, tmp_path)
    assert read_archive(only_archive(tmp_path)).records.keys() == set(portal.articles)


# --- given --------------------------------------------------------------------------------------


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


# --- mended -------------------------------------------------------------------------------------


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


# --- refused ------------------------------------------------------------------------------------


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
