"""The snippets of the cookbook and of the API's page run, as far as the programs that they use are installed."""

import os
import re
import shutil
import subprocess
import sys
from importlib.machinery import PathFinder
from pathlib import Path

import pytest
from documents import DOCUMENTS, FENCE
from small_archive import PORTAL, SmallArchive

PAGES = ("docs/cookbook.md", "docs/api.md")
SNIPPETS = [
    (page, number, kind, body)
    for page in PAGES
    for number, (kind, body) in enumerate(FENCE.findall(DOCUMENTS[page]))
    if kind in ("sh", "python")
]
# Where .ci/run puts what only the snippets use, and none of ours depends on.
EXTRA = Path(__file__).resolve().parents[2] / ".cache" / "cookbook"
_IMPORT = re.compile(r"^(?:import|from) (\w+)", re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the archives, in which snippets run one after the other."""
    root = tmp_path_factory.mktemp("cookbook")
    small = SmallArchive(root / "output" / "www.example.com")
    small.begin()
    crumbs = [{"name": "新闻中心", "url": PORTAL + "xw/"}]
    small.write(PORTAL + "1", "园区建设加快推进。", datePublished="2017-12-25", breadcrumbs=crumbs)
    small.write(PORTAL + "2", "另一篇。", datePublished="2018-01-02T09:29+08:00", contentSource="清河日报")
    small.end()
    small.begin()
    small.rewrite(PORTAL + "1", "园区建设已经完成。")
    small.end()
    return root


def is_installed(name: str) -> bool:
    return PathFinder.find_spec(name, [*sys.path, str(EXTRA)]) is not None


def find_missing(kind: str, body: str) -> str | None:
    """What a snippet needs and is not installed."""
    if kind == "python":
        names = set(_IMPORT.findall(body)) | ({"pyarrow"} if "parquet" in body else set())
        return next((name for name in sorted(names) if not is_installed(name)), None)
    if "--to parquet" in body and not is_installed("pyarrow"):
        return "pyarrow"
    return next((name for name in ("jq", "sqlite3") if f"{name} " in body and shutil.which(name) is None), None)


@pytest.mark.parametrize(("page", "number", "kind", "body"), SNIPPETS)
def test_a_snippet_runs(folder: Path, page: str, number: int, kind: str, body: str) -> None:
    if missing := find_missing(kind, body):
        pytest.skip(f"{missing} is not installed")
    program = folder / "bin"
    program.mkdir(exist_ok=True)
    command = program / "portalcrawl"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m portalcrawl "$@"\n')
    command.chmod(0o755)
    root = str(Path(__file__).resolve().parents[2])
    extra = str(EXTRA) if EXTRA.is_dir() else None
    paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"), extra)))
    environment = os.environ | {"PATH": f"{program}:{os.environ['PATH']}", "PYTHONPATH": paths}
    words = [sys.executable, "-c", body] if kind == "python" else ["/bin/bash", "-euo", "pipefail", "-c", body]
    run = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert run.returncode == 0, run.stderr
    if kind == "python" or "jq -r" in body or "sqlite3" in body:
        assert run.stdout.strip() or "> changed.txt" in body


def test_the_public_names_are_those_of_the_page() -> None:
    import portalcrawl

    told = set(re.findall(r"`(?:Archive\.)?(\w+)", DOCUMENTS["docs/api.md"])) | {"Archive"}
    assert set(portalcrawl.__all__) <= told
    for name in portalcrawl.__all__:
        assert getattr(portalcrawl, name) is not None
    assert set(portalcrawl.__all__) <= set(dir(portalcrawl))
    stub = Path(portalcrawl.__file__).with_name("__init__.pyi").read_text("utf-8")
    assert set(re.findall(r"(\w+) as \1", stub)) == set(portalcrawl.__all__)
    with pytest.raises(AttributeError):
        _ = portalcrawl.no_such_name


def test_importing_the_package_loads_nothing_else() -> None:
    code = "import sys, portalcrawl; print([name for name in sys.modules if name.startswith('portalcrawl.')])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
