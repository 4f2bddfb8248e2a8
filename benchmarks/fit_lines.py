"""Fits the weights of `extraction/body/setting/stray_lines.toml` to labelled pages, and says what they are worth.

    fit_lines.py PAGES PORTALS SERVER [--also FOLDER] [--write]      (pip install scikit-learn: only this needs it)

PAGES holds `dev.tar.xz` and `peer.tar.xz`, PORTALS the unpacked recorded portals, SERVER is their `serve.py`. Each
line in a box of its own is an example: text, or not. Every corpus, every portal and every fifth of the peers' sites is
judged by weights that were fitted without it. FOLDER has pages (`source.html`, `expected.html`) that are only judged.
The table says for each corpus how many lines would go at each threshold: rightly/wrongly.
"""

import argparse
import importlib.util
import json
import random
import re
import tarfile
import tempfile
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from lxml import html
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from portalcrawl.extraction.analysis import analyse
from portalcrawl.extraction.body import labels
from portalcrawl.extraction.body.setting import stray_lines
from portalcrawl.extraction.hints import Hints
from portalcrawl.page.document import Document
from portalcrawl.text.urls.parts import split_url

_TABLE = Path(stray_lines.__file__).with_suffix(".toml")
_SETS = ("zh_news", "zh_cwced", "en_aeb", "en_fundus")
_THRESHOLDS = (0.98, 0.97, 0.95, 0.92, 0.9, 0.8)
_SURE = 0.98
_STRENGTH = 0.2
# Pages of each portal, their whole weight beside the corpora, that of a peer's page, and of one page's lines.
_PORTAL_PAGES = 40
_PORTALS_WEIGHT = 800.0
_PEER_WEIGHT = 3.0
_MOST_LINES = 20
_FOLDS = 5
# A longer page is a list.
_LONGEST_PAGE = 3_000
# Letters and digits: a shorter line may stand in a text by chance, and counts only between lines of it.
_SURE_LENGTH = 24
_SHINGLE = 8


@dataclass
class Labelled:
    """A page and what is known of its text: all of it, or snippets that are in it and that are not."""

    corpus: str
    fold: str
    url: str
    data: bytes
    text: str = ""
    captions: str = ""
    inside: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()


@dataclass
class Example:
    """A line: its traits, whether it is text, whether the weights may take it away."""

    corpus: str
    fold: str
    traits: dict[str, float]
    is_text: bool
    may_go: bool
    weight: float


def read_sets(folder: Path) -> Iterator[Labelled]:
    """The pages of `dev.tar.xz`, with their whole text."""
    for name in _SETS:
        for path in sorted((folder / "dev" / name).glob("*.json")):
            label = json.loads(path.read_text("utf-8"))
            if label.get("body") is not None:
                yield Labelled(name, name, label["url"] or "", path.with_suffix(".html").read_bytes(), label["body"])


def read_peers(folder: Path) -> Iterator[Labelled]:
    """The pages of `peer.tar.xz`, with snippets."""
    for url, item in sorted(json.loads((folder / "peer" / "evaldata.json").read_text("utf-8")).items()):
        path = folder / "peer" / "eval" / item["file"]
        if path.is_file():
            fold = f"peer {zlib.crc32(url.split('/')[2 if '//' in url else 0].encode()) % _FOLDS}"
            yield Labelled("peer", fold, url, path.read_bytes(), "", "", tuple(item["with"]), tuple(item["without"]))


def read_portals(folder: Path, server: ModuleType) -> Iterator[Labelled]:
    """Some articles of each recorded portal, always the same ones."""
    for path in sorted(folder.iterdir()):
        portal = server.Portal(path)
        articles = [json.loads(line) for line in (path / "truth.jsonl").read_text("utf-8").splitlines()]
        random.Random(1).shuffle(articles)
        for article in articles[:_PORTAL_PAGES]:
            status, _, data = portal.lookup(article["path"])
            if status == 200 and data:
                cells = [str(cell) for table in article.get("tables") or [] for row in table for cell in row]
                text = "\n".join([*map(str, article["paragraphs"] or []), *cells])
                captions = " ".join(map(str, article.get("captions") or []))
                url = f"http://{portal.origin_host}{article['path']}"
                yield Labelled("portals", f"portal {path.name}", url, data, text, captions)


def read_others(folder: Path) -> Iterator[Labelled]:
    """Folders with `source.html` and `expected.html`."""
    for path in sorted(folder.glob("*/expected.html")):
        tree = html.fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        url = f"http://{path.parent.name}.example/a/b.html"
        yield Labelled("also", "also", url, path.with_name("source.html").read_bytes(), "\n".join(tree.itertext()))


def fold_text(text: str) -> str:
    """Letters and digits alone."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


def label_lines(page: Labelled, lines: list[str]) -> list[bool | None]:
    """For each line whether it is text; None where nobody knows."""
    return _label_by_text(page, lines) if page.text else _label_by_snippets(page, lines)


def _label_by_text(page: Labelled, lines: list[str]) -> list[bool | None]:
    text, captions = fold_text(page.text), fold_text(page.captions)
    found: list[bool | None] = []
    unsure = []
    for place, line in enumerate(map(fold_text, lines)):
        if not line or (line in captions and line not in text):
            found.append(None)
        elif len(line.encode()) < _SURE_LENGTH:
            unsure += [place] * (line in text)
            found.append(None if line in text else False)
        else:
            parts = [line[i : i + _SHINGLE] for i in range(0, max(1, len(line) - _SHINGLE + 1), _SHINGLE // 2)]
            share = 1.0 if line in text else sum(part in text for part in parts) / len(parts)
            found.append(True if share >= 0.8 else False if share <= 0.3 else None)
    known = list(found)
    for place in unsure:
        sides = (known[max(0, place - 5) : place][::-1], known[place + 1 : place + 6])
        if all(next((one for one in side if one is not None), False) for side in sides):
            found[place] = True
    return found


def _label_by_snippets(page: Labelled, lines: list[str]) -> list[bool | None]:
    found: list[bool | None] = [None] * len(lines)
    plain = [" ".join(line.split()) for line in lines]
    for is_text, snippets in ((False, page.outside), (True, page.inside)):
        for snippet in (" ".join(one.split()) for one in snippets):
            places = [i for i, line in enumerate(plain) if snippet in line]
            # A word that stands everywhere says nothing, nor does one in a paragraph.
            if len(places) > (1 if is_text and len(snippet) < 25 else 4):
                continue
            for place in places:
                if is_text or len(snippet) >= 12 or len(plain[place]) <= 200:
                    found[place] = is_text
    return found


def read_examples(page: Labelled) -> list[Example]:
    """The lines of a page that stand in boxes of their own, and of which somebody knows what they are."""
    url = page.url if split_url(page.url) else ""
    read = analyse(Document.from_bytes(url, page.data), Hints(listed=True, is_fragment=True))
    layout, body = read.layout, read.body
    if len(layout.lines) > _LONGEST_PAGE:
        return []
    known = label_lines(page, [line.text for line in layout.lines])
    rules = body.rules | dict.fromkeys(body.strays, labels.TEXT)
    reader, boxed = stray_lines.find_boxed(layout, read.container, rules, read.headline)
    places = [i for i in boxed if known[i] is not None]
    weight = (_PEER_WEIGHT if page.corpus == "peer" else 1.0) * min(1.0, _MOST_LINES / max(1, len(places)))
    return [
        Example(page.corpus, page.fold, reader.read(i), bool(known[i]), not reader.is_set_as_sentence(i), weight)
        for i in places
    ]


class Fit:
    """The examples as a matrix."""

    def __init__(self, examples: list[Example]) -> None:
        self.examples = examples
        self.vectorizer = DictVectorizer()
        self.matrix = self.vectorizer.fit_transform([one.traits for one in examples]).tocsr()
        # The solver reads 32-bit indices only.
        self.matrix.indices, self.matrix.indptr = self.matrix.indices.astype("i4"), self.matrix.indptr.astype("i4")
        self.truth = np.array([one.is_text for one in examples])
        portals = sum(one.weight for one in examples if one.corpus == "portals") or 1.0
        scales = {"portals": _PORTALS_WEIGHT / portals}
        self.weights = np.array([one.weight * scales.get(one.corpus, 1.0) for one in examples])

    def fit(self, mask: Any) -> LogisticRegression:
        """A model of some of the examples."""
        model = LogisticRegression(C=_STRENGTH, penalty="l1", solver="liblinear", max_iter=1000, random_state=0)
        return model.fit(self.matrix[mask], self.truth[mask], sample_weight=self.weights[mask])

    def judge_unseen(self) -> Any:
        """For each example the chance that it is text, by a model that has not seen its fold."""
        folds = np.array([one.fold for one in self.examples])
        fitted = np.array([one.corpus != "also" for one in self.examples])
        chances = np.zeros(len(self.examples))
        for fold in sorted(set(folds)):
            here = folds == fold
            chances[here] = self.fit(fitted & ~here).predict_proba(self.matrix[here])[:, 1]
        return chances


def print_worth(fit: Fit, chances: Any) -> str:
    """Prints for each corpus how many lines would go, rightly / wrongly; returns the line of the threshold in use."""
    told = []
    print("sure at least".ljust(16), *(f"{sure:>9}" for sure in _THRESHOLDS))
    for corpus in sorted({one.corpus for one in fit.examples}):
        cells = []
        for sure in _THRESHOLDS:
            gone = Counter(
                one.is_text
                for one, chance in zip(fit.examples, chances, strict=True)
                if one.corpus == corpus and one.may_go and chance < 1 - sure
            )
            cells.append(f"{gone[False]}/{gone[True]}")
            if sure == _SURE:
                told.append(f"{corpus} {cells[-1]}")
        print(corpus.ljust(16), *(f"{cell:>9}" for cell in cells))
    return ", ".join(told)


def write_table(fit: Fit, model: LogisticRegression, worth: str) -> None:
    """Writes the table that is shipped."""
    counts = Counter(one.corpus for one in fit.examples if one.corpus != "also")
    weights = dict(zip(fit.vectorizer.get_feature_names_out(), model.coef_[0], strict=True))
    told = "\n".join(f"{name}: {count} lines" for name, count in sorted(counts.items()))
    lines = [
        'about = """What the traits of a line in a box of its own (`line_traits.py`) say of whether it is text:',
        "a positive weight speaks for the text, a negative one against it. Fitted by `benchmarks/fit_lines.py`, by",
        f"logistic regression, L1, C = {_STRENGTH}, to lines of labelled pages:",
        told,
        "Lines that go, rightly/wrongly, by weights fitted without their corpus, portal or fifth of the peers' sites:",
        f'{worth}."""',
        "",
        "# A line goes if the chance that it is none of the text is larger.",
        f"sure = {_SURE}",
        f"bias = {model.intercept_[0]:.2f}",
        "",
        "[weights]",
        *(
            f'"{name}" = {weight:.2f}'
            for name, weight in sorted(weights.items(), key=lambda one: one[1])
            if round(weight, 2)
        ),
    ]
    _TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _load_server(portals: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("serve", portals)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Fits, prints, writes."""
    assert __doc__ is not None
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=Path, help="the folder of dev.tar.xz and peer.tar.xz")
    parser.add_argument("portals", type=Path, help="the folder of unpacked portals")
    parser.add_argument("server", type=Path, help="the portals' serve.py")
    parser.add_argument("--also", type=Path, help="pages that are only judged")
    parser.add_argument("--write", action="store_true", help=f"write {_TABLE.name}")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="fit-lines-") as temporary:
        for name in ("dev", "peer"):
            with tarfile.open(arguments.pages / f"{name}.tar.xz") as packed:
                packed.extractall(temporary, filter="data")
        folder = Path(temporary)
        pages = chain(
            read_sets(folder),
            read_peers(folder),
            read_portals(arguments.portals, _load_server(arguments.server)),
            read_others(arguments.also) if arguments.also else (),
        )
        fit = Fit([example for page in pages for example in read_examples(page)])
    worth = print_worth(fit, fit.judge_unseen())
    if arguments.write:
        write_table(fit, fit.fit(np.array([one.corpus != "also" for one in fit.examples])), worth)


if __name__ == "__main__":
    main()
