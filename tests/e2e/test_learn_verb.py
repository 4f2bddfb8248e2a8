"""`portalcrawl learn`: the file, what it prints, and what it says where it cannot."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from changing_portal import ChangingPortal
from prose import write_headline, write_paragraphs
from running import FAST, Run, refuse, run_cli, run_here
from tiny_portal import SITE, Handler, TinyPortal, render_page

from portalcrawl.profiles.store import load_profile

HEADS = ("headline", "datePublished", "contentSource", "breadcrumbs", "articleBody")


@pytest.fixture
def portal() -> Iterator[ChangingPortal]:
    with ChangingPortal() as running:
        yield running


def learn(url: str, file: Path, *options: object) -> Run:
    return run_cli("learn", url, "-o", file, *FAST, *options)


# --- what comes out -----------------------------------------------------------------------------


def test_a_profile_is_written_and_shown(portal: ChangingPortal, tmp_path: Path) -> None:
    file = tmp_path / "site.toml"
    run = learn(portal.url, file)
    assert run.returncode == 0, run.stderr
    profile = load_profile(file)
    [template] = profile.templates
    lines = run.stdout.splitlines()
    assert lines[0].startswith(f"{portal.url}: {SITE}, zh")
    assert "sections      本地新闻, 政策法规" in run.stdout
    assert "articles      /{s}/{n}.html, all dated" in run.stdout
    for field, rule in (*template.rules.items(), ("articleBody", template.body)):
        assert rule is not None
        [row] = [line for line in lines if line.startswith("article-1") and f" {field} " in line]
        assert rule.xpath in row
        assert str(rule.support) in row
        assert (rule.example or "?")[:10] in row
    # Two lists are too few for certainty, and nobody signs here.
    assert any(line.startswith("! ") and "rows" in line and "2/2" in line for line in lines)
    assert "! article-1: by heuristics alone: authors" in lines
    assert lines[-1].startswith(f"Written to {file}.")
    assert f"crawl {file}" in lines[-1]


def test_three_articles_as_they_would_be_archived(portal: ChangingPortal, tmp_path: Path) -> None:
    run = learn(portal.url, tmp_path / "site.toml")
    shown = [line.split()[1] for line in run.stdout.splitlines() if line.startswith("  url ")]
    assert len(shown) == len(set(shown)) == 3
    number = int(shown[0].rpartition("/")[2].removesuffix(".html"))
    assert f"  headline       {write_headline(number)}" in run.stdout
    assert f"  contentSource  {SITE}" in run.stdout
    first, second, *rest = write_paragraphs(number)
    length = len("\n\n".join([first, second, *rest]))
    assert f"{length} characters: {first[:40]}" in run.stdout
    assert "/ … 2 more paragraphs" in run.stdout


def test_requests_are_at_most_forty_and_each_page_is_asked_for_once(tmp_path: Path) -> None:
    with ChangingPortal(size=90) as portal:
        run = learn(portal.url, tmp_path / "site.toml")
        asked = [target for target, _ in portal.requests]
    assert len(asked) == len(set(asked)) == 40
    assert "learned from  40 requests" in run.stdout


def test_the_answer_as_json(portal: ChangingPortal, tmp_path: Path) -> None:
    portal.routes["/local/3.html"] = lambda h: h.send_page("", 500)
    file = tmp_path / "site.toml"
    run = learn(portal.url, file, "--json")
    assert run.returncode == 0, run.stderr
    [line] = run.stdout.splitlines()
    answer = json.loads(line)
    assert answer.keys() == {"profile", "revision", "requests", "rules", "articles", "failures"}
    assert (answer["profile"], answer["revision"]) == (str(file), 1)
    assert answer["requests"] == len(portal.requests)
    rules = {(one["where"], one["field"]): one for one in answer["rules"]}
    [template] = load_profile(file).templates
    for field, rule in template.rules.items():
        told = rules["article-1", field]
        assert told == {
            "where": "article-1", "field": field, "xpath": rule.xpath, "label": rule.label,
            "support": str(rule.support), "example": rule.example, "origin": "learned",
        }  # fmt: skip
    assert {where for where, _ in rules} == {"home page", "list", "article-1"}
    assert len(answer["articles"]) == 3
    assert all(record["capture"]["profileVersion"] == 1 for record in answer["articles"])
    assert all(record["capture"]["evidence"]["headline"] == "rule:article-1" for record in answer["articles"])
    assert answer["failures"] == [{"url": f"{portal.url}local/3.html", "reason": "HTTP 500"}]


def test_the_file_is_named_after_the_host(
    portal: ChangingPortal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run_cli("learn", portal.url, *FAST).returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == [f"127.0.0.1_{portal.port}.toml"]


# --- learning anew ------------------------------------------------------------------------------


def test_what_a_person_declared_stays(portal: ChangingPortal, tmp_path: Path) -> None:
    file = tmp_path / "site.toml"
    assert learn(portal.url, file).returncode == 0
    text = file.read_text("utf-8")
    mine = '[templates.contentSource]\nxpath = \'//div[@class="mine"]\'\nlabel = "供稿"\norigin = "declared"\n'
    head, _, rest = text.partition("[templates.contentSource]\n")
    policy = f'url = "{portal.url}policy/"\n'
    text = (head + mine + rest[rest.index("\n[") :]).replace(policy, policy + 'skip = true\norigin = "declared"\n')
    file.write_text(text.replace("revision = 1", "revision = 6"), "utf-8")
    declared = load_profile(file).templates[0].rules["contentSource"]
    assert declared.is_declared
    portal.is_new = True
    run = learn(portal.url, file)
    assert run.returncode == 0, run.stderr
    renewed = load_profile(file)
    assert renewed.revision == 7
    assert renewed.templates[0].rules["contentSource"] == declared
    assert [section.skip for section in renewed.sections if section.url.endswith("/policy/")] == [True]
    assert renewed.templates[0].body is not None
    assert "zhengwen" in renewed.templates[0].body.xpath, "what nobody declared is the new layout's"
    [row] = [line for line in run.stdout.splitlines() if line.startswith("article-1") and " contentSource " in line]
    assert "declared" in row


def test_an_existing_file_that_is_no_profile_stays_as_it_is(portal: ChangingPortal, tmp_path: Path) -> None:
    file = tmp_path / "notes.toml"
    file.write_text('[portal]\nstart = "here"\n', "utf-8")
    refuse(run_here("learn", portal.url, "-o", file, *FAST), 1, str(file), "[portal] start", "'here'")
    assert file.read_text("utf-8") == '[portal]\nstart = "here"\n'
    assert portal.requests == []


# --- where it cannot ----------------------------------------------------------------------------


def test_a_portal_that_does_not_answer(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        url = portal.url
    refuse(learn(url, tmp_path / "site.toml"), 7, url, "cannot be read", "refused")
    assert not list(tmp_path.iterdir())


def test_a_portal_that_forbids_everything(portal: ChangingPortal, tmp_path: Path) -> None:
    portal.routes["/robots.txt"] = lambda h: h.send_page("User-agent: *\nDisallow: /\n", Content_Type="text/plain")
    refuse(learn(portal.url, tmp_path / "site.toml"), 7, portal.url, "robots.txt")
    assert {target for target, _ in portal.requests} == {"/robots.txt"}


@pytest.mark.parametrize("body", ["", "<html><body><h1>It works!</h1></body></html>", render_page("x", "<p>欢迎</p>")])
def test_a_portal_without_articles(portal: ChangingPortal, tmp_path: Path, body: str) -> None:
    portal.routes = {"/": lambda h: h.send_page(body)}
    refuse(learn(portal.url, tmp_path / "site.toml"), 1, portal.url, "no article", "start from")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a folder where nobody can make a file")
def test_a_file_that_cannot_be_written(portal: ChangingPortal) -> None:
    refuse(learn(portal.url, Path("/proc/site.toml")), 1, "/proc/site.toml", "cannot be written", "-o")


def test_a_folder_that_is_not_there(portal: ChangingPortal, tmp_path: Path) -> None:
    file = tmp_path / "absent" / "site.toml"
    refuse(learn(portal.url, file), 1, str(file), "cannot be written", "-o")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission(portal: ChangingPortal, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    refuse(learn(portal.url, tmp_path / "closed" / "site.toml"), 1, "cannot be written")


@pytest.mark.parametrize("url", ["", "nonsense", "ftp://example.com/"])
def test_what_is_no_address(url: str, tmp_path: Path) -> None:
    refuse(run_here("learn", url, "-o", tmp_path / "site.toml"), 2, repr(url), "http://")


# --- poor portals -------------------------------------------------------------------------------


def test_a_portal_that_forbids_after_twenty_requests(portal: ChangingPortal, tmp_path: Path) -> None:
    """It learns from what it got, says what it did not get, and does not insist."""
    for target, answer in list(portal.routes.items()):
        portal.routes[target] = lambda h, answer=answer: (  # type: ignore[misc]
            answer(h) if len(portal.requests) <= 20 else h.send_page("403", 403)
        )
    file = tmp_path / "site.toml"
    run = learn(portal.url, file)
    assert run.returncode == 0, run.stderr
    assert len(load_profile(file).templates) == 1
    assert "(HTTP 403)" in run.stdout
    assert len(portal.requests) < 40


def test_too_few_articles_for_rules(tmp_path: Path) -> None:
    with TinyPortal(size=4) as portal:
        portal.routes["/local/1.html"] = portal.routes["/local/3.html"] = Handler.drop
        run = learn(portal.url, tmp_path / "site.toml")
    assert run.returncode == 0, run.stderr
    assert "! articles: no layout has support; all fields are found by heuristics" in run.stdout.splitlines()
    assert load_profile(tmp_path / "site.toml").templates == ()


@pytest.mark.parametrize("lead", ["redirect", "meta refresh"])
def test_a_home_page_that_leads_elsewhere(portal: ChangingPortal, tmp_path: Path, lead: str) -> None:
    portal.routes["/index/"] = portal.routes["/"]
    splash = '<html><head><meta http-equiv="refresh" content="0;url=/index/"></head><body></body></html>'
    portal.routes["/"] = lambda h: (
        h.send_page("", 302, Location="/index/") if lead == "redirect" else h.send_page(splash)
    )
    run = learn(portal.url, tmp_path / "site.toml")
    assert run.returncode == 0, run.stderr
    assert len(load_profile(tmp_path / "site.toml").sections) == 2


def test_a_home_page_that_only_a_script_leads_away_from(portal: ChangingPortal, tmp_path: Path) -> None:
    """Scripts are not run, but an address that one goes to is read."""
    portal.routes["/index/"] = portal.routes["/"]
    portal.routes["/"] = lambda h: h.send_page('<html><script>location.href="/index/"</script><body></body></html>')
    assert learn(portal.url, tmp_path / "site.toml").returncode == 0
    assert load_profile(tmp_path / "site.toml").templates


def test_no_traceback_on_anything_that_a_portal_serves(portal: ChangingPortal, tmp_path: Path) -> None:
    junk = ["", "\x00" * 50, "<html", "<table>" * 3000, '<meta charset="x-none">', "<!--", "<p>" + "一" * 100_000]
    for target, text in zip(portal.articles, junk * 2, strict=False):
        portal.routes[target] = lambda h, text=text: h.send_page(text)  # type: ignore[misc]
    run = learn(portal.url, tmp_path / "site.toml")
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    [template] = load_profile(tmp_path / "site.toml").templates
    assert set(HEADS) <= {*template.rules, "articleBody"}
