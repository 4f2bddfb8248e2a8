"""A run over some sections takes these alone, whatever an earlier run left pending."""

from pathlib import Path

from archived import only_archive, read_archive, read_fates
from running import FAST, crawl, run_cli
from tiny_portal import SECTIONS, SITE, Handler, TinyPortal, render_page, render_rows


def test_what_an_earlier_run_left_elsewhere_stays_pending(portal: TinyPortal, tmp_path: Path) -> None:
    assert crawl(portal.url, tmp_path, "--max-articles", "1").returncode == 0
    root = only_archive(tmp_path)
    (_, first), (name, second) = SECTIONS
    run = run_cli("crawl", root, "--section", name, *FAST)
    assert run.returncode == 0, run.stderr
    before, wanted = read_archive(root).records.keys(), {path for path in portal.articles if path.startswith(second)}
    assert {path for path in before if path.startswith(second)} == wanted
    assert len({path for path in before if path.startswith(first)}) <= 1, "those of the first run"
    states = {
        fate["state"] for path, fate in read_fates(root).items() if path.startswith(first) and path.endswith(".html")
    }
    assert "pending" in states
    assert run_cli("crawl", root, *FAST).returncode == 0
    assert read_archive(root).records.keys() == set(portal.articles)


def test_the_home_pages_own_list_is_not_missed(tmp_path: Path) -> None:
    """A run of one section does not read it, so it says nothing of it."""
    with TinyPortal(size=24) as portal:
        rows = [row for _, address in SECTIONS for row in portal.rows(address)]

        def answer(handler: Handler, page: int) -> None:
            pager = "".join(f'<a href="/page/{n}/">{n}</a>' for n in (2, 3) if n != page)
            lists = render_rows(rows[8 * page - 8 : 8 * page])
            handler.send_page(render_page(SITE, f'<div class="list">{lists}</div><div class="pages">{pager}</div>'))

        for page, target in ((1, "/"), (2, "/page/2/"), (3, "/page/3/")):
            portal.routes[target] = lambda handler, page=page: answer(handler, page)  # type: ignore[misc]
        assert crawl(portal.url, tmp_path).returncode == 0
        run = crawl(portal.url, tmp_path, "--section", SECTIONS[1][0])
    assert run.returncode == 0, run.stdout
    assert "alarm" not in run.stdout
