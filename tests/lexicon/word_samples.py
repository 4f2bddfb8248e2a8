"""Texts that a word of the lexicon must find, made of its notation: one for each way through its brackets."""

from collections.abc import Iterator
from itertools import islice

from portalcrawl.lexicon.folding import load_forms

_MOST = 200
_CLASSES = {"d": "12", "w": "abc"}


def list_samples(word: str) -> list[str]:
    """Up to 200 texts of a word as `notation` describes it. A space stays a space."""
    texts, rest = _read_choice(word.strip("*"))
    assert rest == "", word
    return list(dict.fromkeys(islice(texts, _MOST)))


def write_traditional(text: str) -> str:
    """The text with a traditional form for each character that has one."""
    forms = load_forms()
    return "".join(forms[char][0] if char in forms else char for char in text)


def _read_choice(source: str) -> tuple[Iterator[str], str]:
    choices = [[""]]
    while source and source[0] != ")":
        if source[0] == "|":
            choices.append([""])
            source = source[1:]
            continue
        part, source = _read_part(source)
        source = source.removeprefix("+")
        if source.startswith("?"):
            part, source = ["", *part], source[1:]
        choices[-1] = [text + more for text in choices[-1] for more in part][:_MOST]
    return (text for choice in choices for text in choice), source


def _read_part(source: str) -> tuple[list[str], str]:
    if source[0] == "(":
        texts, rest = _read_choice(source[1:])
        assert rest.startswith(")"), source
        return list(texts), rest[1:]
    if source[0] == "\\":
        return [_CLASSES.get(source[1], source[1])], source[2:]
    return [source[0]], source[1:]
