"""Exports of two small archives: versions, a withdrawal, sections, dates of each precision, texts that are awkward."""

from pathlib import Path

from running import run_cli
from small_archive import PORTAL, SmallArchive

WITHDRAWN = "2026-02-01T00:00:00Z"


def write_archives(folder: Path) -> Path:
    """Writes them below a folder."""
    small = SmallArchive(folder / "www.example.com")
    small.begin()
    for depth, name in enumerate(("新闻中心", "园区要闻"), 1):
        path = ("新闻中心", "园区要闻")[:depth]
        small.archive.ledger.sections.add(f"{PORTAL}{name}/", path, ("",) * depth, depth, "menu")
    news = {"breadcrumbs": [{"name": "新闻中心"}, {"name": "园区要闻", "url": PORTAL + "yq/"}]}
    small.write(PORTAL + "1", "园区建设加快推进。\n\nThe parks are growing.", datePublished="2017-12-25", **news)
    small.write(PORTAL + "2", "另一篇。", datePublished="2018-01-02T09:29+08:00", authors=[{"name": "=王五"}])
    small.write(
        PORTAL + "3", "没有日期\x0b的。", contentSource="+86", images=[{"url": PORTAL + "a.png", "caption": "图"}]
    )
    small.end()
    small.begin()
    small.rewrite(PORTAL + "1", "园区建设已经完成。")
    small.archive.append_change({"url": PORTAL + "2", "kind": "withdrawn", "version": 1, "at": WITHDRAWN, "runId": "r"})
    small.end()
    other = SmallArchive(folder / "other.example.com", "http://other.example.com/")
    other.begin()
    other.write(
        PORTAL + "9", "开发区的消息。", datePublished="2018-06-07T08:09:10+08:00", videos=[{"url": PORTAL + "v"}]
    )
    other.end()
    return folder


def export(output: Path, target: Path, form: str, *arguments: object) -> str:
    """The line that the verb says on stderr."""
    run = run_cli("export", output, "--to", form, "-o", target, *arguments)
    assert run.returncode == 0, run.stderr
    assert run.stdout == ""
    return run.stderr
