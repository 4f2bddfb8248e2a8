"""A portal that publishes, and what may be wrong with it for a night."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from archived import only_archive, read_archive, read_fates, read_lines
from prose import write_headline
from running import Run, crawl
from tiny_portal import SITE, Answer, Handler, TinyPortal, render_page

GATE = "系统检测到访问频繁，正在验证您的浏览器，请稍候，验证通过后将自动返回原来的页面。"


def send_gate(handler: Handler) -> None:
    """A check of the visitor's browser, as long as a short article; its number is another one each time."""
    number = len(handler.server.portal.requests)
    text = "".join(f"<p>{GATE}第{step}步。</p>" for step in range(4))
    handler.send_page(
        f"<html><head><title>安全验证</title></head><body><h1>安全验证</h1><div>2024-05-06</div><div>{text}"
        f"</div><p>请求编号 {number}</p></body></html>"
    )


def lead_to(target: str, status: int = 302) -> Answer:
    """A redirect; `%s` stands for the path that was asked for."""
    return lambda h: h.send_page("", status, Location=target.replace("%s", h.path))


def say(text: str) -> Answer:
    """A page with status 200 that says something, without the portal's frame."""
    return lambda h: h.send_page(f"<html><head><title>提示</title></head><body><p>{text}</p></body></html>")


def frame(text: str) -> Answer:
    """The same in the portal's frame."""
    return lambda h: h.send_page(render_page(SITE, f"<p>{text}</p>"))


def spoil(portal: TinyPortal, targets: Iterable[str], answer: Answer | None) -> dict[str, Answer]:
    """Let these targets answer so, None with 404; what they answer when the portal is well."""
    well = {target: portal.routes[target] for target in targets}
    for target in well:
        if answer is None:
            del portal.routes[target]
        else:
            portal.routes[target] = answer
    return well


def held(output: Path) -> dict[str, dict[str, Any]]:
    """The newest record of each article."""
    return read_archive(only_archive(output)).records


def read_all(output: Path) -> list[dict[str, Any]]:
    """All records, versions too, in the order in which they were written."""
    return [line for path in sorted(only_archive(output).glob("articles/*.jsonl")) for line in read_lines(path)]


def headlines(output: Path) -> set[str]:
    return {record["headline"] for record in read_all(output)}


def changes(output: Path) -> list[str]:
    """What changes.jsonl tells, in its order."""
    return [line["kind"] for line in read_lines(only_archive(output) / "changes.jsonl")]


def versions(output: Path, target: str) -> list[dict[str, Any]]:
    """All records of an article, oldest first."""
    return [line for line in read_all(output) if line["url"].endswith(target)]


def state_of(output: Path, target: str) -> str:
    return str(read_fates(only_archive(output))[target]["state"])


def crawl_night(portal: TinyPortal, output: Path, *arguments: object) -> tuple[Run, dict[str, Any]]:
    """A run, and its summary."""
    portal.requests.clear()
    run = crawl(portal.url, output, "--json", *arguments)
    assert "Traceback" not in run.stderr, run.stderr
    return run, json.loads(run.stdout) if run.stdout else {}


def titles_of(targets: Iterable[str]) -> set[str]:
    """The headlines under which articles were published."""
    return {write_headline(int(target.rpartition("/")[2].partition(".")[0])) for target in targets}
