"""The verb `explain`: what it says of a page, and of what is not one."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from portalcrawl.cli.app import app
from portalcrawl.exceptions import UsageError
from portalcrawl.extraction.body.labels import RULES

ROOT = Path(__file__).parents[3]
PAGES = ROOT / "tests" / "pages"
SOME_PAGES = sorted(path for path in PAGES.iterdir() if path.is_dir())[::6]
HOME = "http://www.portal.example/"
MENU = (
    '<ul class="nav"><li><a href="/">首页</a></li><li><a href="/a/">新闻</a></li><li><a href="/b/">公告</a></li>'
    '<li><a href="/c/">政策</a></li><li><a href="http://other.example/">论坛</a></li>'
    '<li><a href="/x.pdf">手册</a></li></ul>'
)
ROWS = "".join(
    f'<li><a href="/a/{n}.html">园区第{n}次会议部署下一步的各项工作</a><span>{date}</span></li>'
    for n, date in enumerate(["2020-01-05", "2026-03-05", "2026-03-04", "2026-03-03", "2026-03-02", "03-01"])
)
PAGER = '<div>1 <a href="/a/list_2.html">2</a> <a href="/a/list_3.html">3</a> <a href="/z/9.html">9</a></div>'


@pytest.fixture
def explain(tmp_path: Path) -> Callable[..., Any]:
    """Explains a page with `--json`, in this process."""

    def run(page: str, *options: str) -> Any:
        file = tmp_path / "page.html"
        file.write_text(f"<html><body>{page}</body></html>", "utf-8")
        result = CliRunner().invoke(app, ["explain", str(file), "--json", *options])
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    return run


@pytest.mark.parametrize("page", SOME_PAGES, ids=lambda path: path.name)
def test_each_line_has_a_rule_that_is_documented_and_the_text_is_what_is_labelled(page: Path) -> None:
    result = CliRunner().invoke(app, ["explain", str(page / "page.html"), "--json", "--article"])
    told = json.loads(result.stdout)["article"]
    for line in told["lines"]:
        assert RULES[line["rule"]].label == line["label"]
        assert RULES[line["rule"]].meaning == line["why"]
    body = [line["text"] for line in told["lines"] if line["label"] == "TEXT"]
    expected = json.loads((page / "expected.json").read_text("utf-8")).get("articleBody")
    fails = json.loads((page / "case.json").read_text("utf-8")).get("fails", {})
    if expected and not told["rejection"] and "articleBody" not in fails:
        assert set(body) <= set(expected)


def test_the_documentation_lists_every_rule() -> None:
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    table = text.partition("| label | rule | the line |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| `([A-Z_]+)` \| ([^|]+) \| ([^|]+) \|$", table, re.MULTILINE)
    assert rows == [(str(rule.label), rule.name, rule.meaning) for rule in RULES.values()]


def test_a_block_s_score_is_the_sum_of_its_parts(explain: Callable[..., Any]) -> None:
    text = "园区昨日召开会议，部署下一步工作，要求各单位抓好落实。"
    told = explain(f"<h1>园区召开会议</h1><div class=zw><p>{text}</p><p>{text}</p></div>{MENU}", "--article")
    blocks = told["article"]["blocks"]
    assert [one["block"] for one in blocks if one["elected"]] == ["div.zw"]
    for one in blocks:
        assert one["score"] == pytest.approx(sum(one["parts"].values()), abs=0.5)


def test_the_candidates_for_the_headline_say_what_speaks_for_them(explain: Callable[..., Any]) -> None:
    text = "园区昨日召开会议，部署下一步工作，要求各单位抓好落实。"
    page = f"<title>园区召开会议</title><h2>园区召开会议</h2><p>2026-03-01</p><p>{text}</p><h3>相关新闻</h3>"
    told = explain(page, "--article")["article"]["headlines"]
    assert [one["text"] for one in told] == ["园区召开会议", "相关新闻", text]
    assert [one["elected"] for one in told] == [True, False, False]
    assert list(told[0]["parts"]) == ["in_title", "h2", "above_meta"]
    for one in told:
        assert one["score"] == pytest.approx(sum(one["parts"].values()), abs=0.2)


def test_a_stray_line_says_what_counted_against_it() -> None:
    page = str(PAGES / "tile_of_another_page_between_paragraphs" / "page.html")
    told = json.loads(CliRunner().invoke(app, ["explain", page, "--json", "--article"]).stdout)["article"]
    [stray] = [one for one in told["lines"] if one["rule"] == "stray line"]
    assert stray["text"] == "Sea | The new quay"
    assert stray["chance"] < 0.05
    assert stray["terms"]["has a sign"] < 0
    words = CliRunner().invoke(app, ["explain", page, "--article"]).stdout
    assert f"text by a chance of {stray['chance']:.3f}: has a sign {stray['terms']['has a sign']:+.2f}, " in words


def test_entries_of_the_menu_say_why_they_are_left_out(explain: Callable[..., Any]) -> None:
    told = explain(MENU, "--menu", "--url", HOME)["menu"]
    assert {one["name"]: one["kept"] for one in told} == {
        "首页": False, "新闻": True, "公告": True, "政策": True, "论坛": False, "手册": False,
    }  # fmt: skip
    reasons = {one["name"]: one["reason"] for one in told}
    assert "service" in reasons["首页"]
    assert reasons["论坛"] == "another site"
    assert "file" in reasons["手册"]


def test_rows_say_why_one_is_pinned_or_has_no_date(explain: Callable[..., Any]) -> None:
    told = explain(f"{MENU}<ul>{ROWS}</ul>", "--rows", "--url", f"{HOME}a/")["rows"]
    first, *_, last = told["rows"]
    assert last["date"] is None
    assert "no year" in last["dateReason"]
    assert not first["pinned"], "the order of dates is not known while a row has none"
    dated = explain(f"{MENU}<ul>{ROWS.replace('03-01', '2026-03-01', 1)}</ul>", "--rows", "--url", f"{HOME}a/")
    assert [row["pinnedReason"] for row in dated["rows"]["rows"]][:2] == ["above the order of dates", None]


def test_links_of_the_pager_say_whether_they_count(explain: Callable[..., Any]) -> None:
    told = explain(f"<ul>{ROWS}</ul>{PAGER}", "--pager", "--url", f"{HOME}a/")["pager"]
    assert {one["text"]: one["kept"] for one in told["links"]} == {"2": True, "3": True, "9": False}
    assert all(str(one["text"]) in one["reason"] for one in told["links"])


def test_without_options_all_parts_are_told_in_words(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(f"<html><body>{MENU}<ul>{ROWS}</ul>{PAGER}</body></html>", "utf-8")
    result = CliRunner().invoke(app, ["explain", str(file), "--url", f"{HOME}a/"])
    assert result.exit_code == 0
    assert [line for line in result.stdout.splitlines() if line.isupper() and not line.startswith(" ")] == [
        "ARTICLE", "MENU", "ROWS", "PAGER",
    ]  # fmt: skip
    assert "+ 新闻" in result.stdout


def test_what_is_not_a_page_is_told_in_one_line(tmp_path: Path) -> None:
    empty = tmp_path / "empty.html"
    empty.touch()
    for name, code, word in ((tmp_path / "none.html", 2, "no such file"), (empty, 1, "empty"), (tmp_path, 2, "")):
        result = CliRunner().invoke(app, ["explain", str(name), "--json"])
        assert result.exit_code == code
        assert result.stdout == ""
        assert len(result.stderr.splitlines()) == 1
        assert word in result.stderr


def test_an_address_needs_no_second_one() -> None:
    result = CliRunner().invoke(app, ["explain", HOME, "--url", HOME])
    assert isinstance(result.exception, UsageError)
