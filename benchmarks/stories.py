"""Generated articles with planted copies, edited in known ways, and with siblings by one template that are none.

Words are made of hanzi at random and used as often as words are (Zipf); each article has a field of its own. So two
articles share what two articles of one portal share: common words, names, numbers, no sentences.
"""

import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

COPIES = ("equal", "tail", "lead", "edit2", "edit5", "cut20", "short")
SIBLINGS = ("report", "notice", "appointment")
_HANZI = [chr(code) for code in range(0x4E00, 0x4E00 + 3500) if chr(code) not in "一七三万九二五八六十千百"]
_TAIL = "本文转载自{}网站，版权归原作者所有，转载目的在于传递更多信息，并不代表本网赞同其观点和对其真实性负责。"
_LEAD = "编者按：{}，现将有关报道全文刊发如下，供各单位学习参考，敬请关注。"


@dataclass(frozen=True, slots=True)
class Made:
    """A generated article."""

    number: int
    headline: str
    body: str
    published: str
    kind: str
    """`new`, one of COPIES, or one of SIBLINGS."""
    original: int | None = None
    """Of a copy."""


class Writer:
    """Writes articles; the same ones for the same seed."""

    def __init__(self, seed: int = 7, length: int = 400) -> None:
        """`length`: characters of an article, about."""
        self._random = random.Random(seed)
        self._length = length
        pick = self._random
        self._words = ["".join(pick.choices(_HANZI, k=pick.choice((1, 2, 2, 2, 2, 3, 4)))) for _ in range(12_000)]
        self._weights = list(accumulate(1 / (rank + 20) for rank in range(len(self._words))))
        self._templates = [self._make_template(kind) for kind in SIBLINGS for _ in range(30)]

    def write(self, count: int, *, copies: float = 0.07, siblings: float = 0.1) -> Iterator[Made]:
        """So many articles in order of publication, of which a share are copies and siblings."""
        originals: deque[Made] = deque(maxlen=3000)
        for number in range(count):
            luck = self._random.random()
            day = f"{2010 + number * 10 // count}-{number % 12 + 1:02}-{number % 28 + 1:02}"
            if luck < copies and originals:
                source = self._random.choice(originals)
                kind = COPIES[number % len(COPIES)]
                yield Made(
                    number, self._retitle(source.headline), self._edit(source.body, kind), day, kind, source.number
                )
            elif luck < copies + siblings:
                kind, headline, body = self._random.choice(self._templates)
                filled = self._fill(headline), self._fill(body)
                yield Made(number, *filled, day, kind)
            else:
                made = Made(number, "".join(self._draw(6)), self._write_body(), day, "new")
                if number % 3 == 0:
                    originals.append(made)
                yield made

    def _draw(self, count: int) -> list[str]:
        return self._random.choices(self._words, cum_weights=self._weights, k=count)

    def _write_body(self) -> str:
        pick = self._random
        field = self._draw(60)
        paragraphs: list[str] = []
        length = 0
        while length < self._length:
            sentences = [self._write_sentence(field) for _ in range(pick.randint(2, 4))]
            paragraphs.append("".join(sentences))
            length += len(paragraphs[-1])
        return "\n\n".join(paragraphs)

    def _write_sentence(self, field: list[str]) -> str:
        pick = self._random
        parts = []
        for _ in range(pick.randint(2, 4)):
            words = [pick.choice(field) if pick.random() < 0.4 else word for word in self._draw(pick.randint(3, 7))]
            if pick.random() < 0.2:
                words.insert(pick.randrange(len(words)), self._write_value())
            parts.append("".join(words))
        return "，".join(parts) + "。"

    def _write_value(self) -> str:
        pick = self._random
        return pick.choice((
            lambda: f"{pick.randint(1, 12)}月{pick.randint(1, 28)}日", lambda: f"{pick.uniform(1, 99):.1f}%",
            lambda: f"{pick.randint(2, 9999)}万元", lambda: f"{pick.randint(2005, 2024)}年",
        ))()  # fmt: skip

    # --- siblings -------------------------------------------------------------------------------

    def _make_template(self, kind: str) -> tuple[str, str, str]:
        """A text with places to be filled: numbers in reports, names in appointments, both in notices."""
        slots = {"report": "#", "notice": "#@", "appointment": "@"}[kind]
        parts = self._write_body()
        for value in "0123456789":
            parts = parts.replace(value, "")
        step = len(parts) // 9
        pieces = [parts[i : i + step] for i in range(0, len(parts), step)]
        body = "".join(piece + slots[i % len(slots)] for i, piece in enumerate(pieces))
        return kind, "".join(self._draw(4)) + slots[0], body

    def _fill(self, template: str) -> str:
        pick = self._random
        out = []
        for char in template:
            if char == "#":
                out.append(self._write_value())
            elif char == "@":
                out.append("".join(pick.choices(_HANZI, k=pick.randint(2, 4))))
            else:
                out.append(char)
        return "".join(out)

    # --- copies ---------------------------------------------------------------------------------

    def _retitle(self, headline: str) -> str:
        return self._random.choice((headline, headline, f"快讯：{headline}", f"{headline}（图）"))

    def _edit(self, body: str, kind: str) -> str:
        paragraphs = body.split("\n\n")
        if kind == "equal":
            return body.replace("，", ",").replace("\n\n", "\n\n　　")
        if kind == "tail":
            return body + "\n\n" + _TAIL.format("".join(self._draw(2)))
        if kind == "lead":
            return _LEAD.format("".join(self._draw(5))) + "\n\n" + body
        if kind in ("edit2", "edit5"):
            return self._scatter(body, 0.02 if kind == "edit2" else 0.05)
        if kind == "cut20":
            size = len(body) // 5
            start = self._random.randrange(len(body) - size)
            return body[:start] + body[start + size :]
        sentences = "".join(paragraphs).split("。")
        return "。".join(sentences[: max(2, round(len(sentences) * 0.62))]) + "。"

    def _scatter(self, body: str, rate: float) -> str:
        """Characters replaced, left out, put in, at random places."""
        pick = self._random
        out = []
        for char in body:
            if pick.random() >= rate:
                out.append(char)
                continue
            other = pick.choice(_HANZI)
            out.append(pick.choice((other, "", char + other)))
        return "".join(out)
