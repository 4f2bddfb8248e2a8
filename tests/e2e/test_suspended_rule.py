"""A learned rule that takes a part of the text for the whole: the crawl notices, mends what it wrote, and says so."""

import json
from pathlib import Path

import pytest
from archived import only_archive, read_lines
from prose import write_paragraphs
from running import crawl, run_cli
from tiny_portal import TinyPortal

SIZE = 16
PROFILE = """
[portal]
start = "{url}"

[[templates]]
name = "article-1"

[templates.headline]
xpath = "//h1"

[templates.articleBody]
xpath = '//div[@class="content"]/p'
"""


@pytest.mark.parametrize("keeps_pages", [True, False])
def test_what_a_bad_rule_read_is_mended_in_the_same_run(tmp_path: Path, *, keeps_pages: bool) -> None:
    options = () if keeps_pages else ("--no-warc",)
    with TinyPortal(size=SIZE) as portal:
        file = tmp_path / "site.toml"
        file.write_text(PROFILE.format(url=portal.url), "utf-8")
        run = crawl(portal.url, tmp_path / "out", "--profile", file, "--json", *options)
        asked = list(portal.requests)
    assert run.returncode == 3, run.stdout + run.stderr
    root = only_archive(tmp_path / "out")
    [alarm] = json.loads(run.stdout.splitlines()[-1])["alarms"]
    assert 'the rule of article-1 (//div[@class="content"]/p) is suspended for this run' in alarm
    newest = {record["url"]: record for path in sorted(root.glob("articles/*.jsonl")) for record in read_lines(path)}
    assert len(newest) == SIZE
    short = [record for record in newest.values() if "\n\n" not in record["articleBody"]]
    [report] = [json.loads(path.read_bytes()) for path in root.glob("reports/*.json")]
    [told] = report["suspended"]
    if keeps_pages:
        assert short == []
        assert (told["readAgain"], told["left"]) == (2, 0)
        assert f"; {told['readAgain']} articles were read again" in alarm
    else:
        assert len(short) == told["left"] == 2
        assert "2 could not be" in alarm
    whole = {"\n\n".join(write_paragraphs(number)) for number in range(1, SIZE + 1)}
    assert {record["articleBody"] for record in newest.values() if record not in short} <= whole
    assert len(asked) == len(set(map(str, asked))), "nothing is fetched a second time"
    assert run_cli("verify", root).returncode == 0
