"""A run that has a limit ends in good order, and the next one goes on."""

from pathlib import Path

import pytest
from archived import only_archive, read_archive
from running import crawl, refuse, run_here
from tiny_portal import TinyPortal

LIMITS = (("--max-pages", "8"), ("--max-bytes", "12K"), ("--max-time", "1s"))


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit[0])
def test_a_run_ends_at_its_limit_and_the_next_one_goes_on(limit: tuple[str, str], tmp_path: Path) -> None:
    with TinyPortal(size=30, delay=0.3 if limit[0] == "--max-time" else 0.0) as portal:
        pace = ("--concurrency", "1") if limit[0] == "--max-time" else ()
        run = crawl(portal.url, tmp_path, *pace, *limit)
        assert run.returncode == 4, run.stdout + run.stderr
        assert "stopped at the limit of" in run.stdout
        assert len(portal.requests) < 25
        portal.delay = 0
        assert crawl(portal.url, tmp_path).returncode == 0
        assert len(read_archive(only_archive(tmp_path)).records) == 30


BAD = (("--max-time", "soon"), ("--max-time", "0s"), ("--max-bytes", "5 apples"), ("--contact", "me"))


@pytest.mark.parametrize("limit", BAD, ids=lambda limit: " ".join(limit))
def test_what_is_no_limit_is_refused(limit: tuple[str, str], tmp_path: Path) -> None:
    refuse(run_here("crawl", "http://portal.example/", "-o", tmp_path, *limit), 2, limit[0])


def test_the_user_agent_names_the_contact(tmp_path: Path) -> None:
    agents: list[str] = []
    with TinyPortal() as portal:
        home = portal.render_home()

        def answer(handler: object) -> None:
            agents.append(handler.headers["User-Agent"])  # type: ignore[attr-defined]
            handler.send_page(home)  # type: ignore[attr-defined]

        portal.routes["/"] = answer
        run = crawl(portal.url, tmp_path, "--contact", "me@archive.example", "--max-articles", "1")
        assert "--contact" not in run.stderr
    assert agents
    assert all("+me@archive.example" in agent for agent in agents)


@pytest.mark.parametrize(("option", "named"), [((), "us"), (("--contact", "me@archive.example"), "me")])
def test_the_profile_names_the_contact_unless_the_command_does(
    option: tuple[str, ...], named: str, tmp_path: Path
) -> None:
    agents: set[str] = set()
    with TinyPortal() as portal:
        page = portal.render_article(1)

        def answer(handler: object) -> None:
            agents.add(handler.headers["User-Agent"])  # type: ignore[attr-defined]
            handler.send_page(page)  # type: ignore[attr-defined]

        portal.routes[portal.articles[0]] = answer
        profile = tmp_path / "p.toml"
        profile.write_text(f'format = 1\n[portal]\nstart = "{portal.url}"\ncontact = "us@archive.example"\n', "utf-8")
        run = crawl(str(profile), tmp_path / "output", *option)
        assert run.returncode == 0, run.stderr
        assert "the user agent names nobody" not in run.stderr
    [agent] = agents
    assert f"+{named}@archive.example" in agent


def test_that_no_contact_is_named_is_said_once(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        said = [crawl(portal.url, tmp_path, "--max-articles", str(count)).stderr for count in (1, 2)]
    assert [text.count("the user agent names nobody; --contact ADDRESS") for text in said] == [1, 0]
