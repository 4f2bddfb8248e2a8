"""By-lines in letters, of several languages; sentences, menus and pictures' credits are not by-lines."""

import pytest

from portalcrawl.extraction.credits.latin_by_line import read_latin_by_line
from portalcrawl.lexicon.persons import is_full_name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Jane Doe", ["Jane Doe"]),
        ("ByJ.R. Stone", ["J.R. Stone"]),
        ("By Jane de la Cruz", ["Jane de la Cruz"]),
        ("By Jane Doe, August 14, 2020 2:30 pm", ["Jane Doe"]),
        ("By Jane Doe in Schools", ["Jane Doe"]),
        ("Von Jana Roe, dpa", ["Jana Roe"]),
        ("Von Jana Roe und Łukasz Doe", ["Jana Roe", "Łukasz Doe"]),
        ("von Olga 06.11.2023 13:30", ["Olga"]),
        ("Ein Artikel von Jana Roe | 27.01.2022 - 12:45", ["Jana Roe"]),
        ("Gespeichert von river2 am 24. Juli 2017 - 18:55", ["river2"]),
        ("04.02.2022 par Jean Roe", ["Jean Roe"]),
        ("par Jean Roe, 21 juin 2018", ["Jean Roe"]),
        ("Por Julia Roe 5 mayo, 2022, 6:12 pm", ["Julia Roe"]),
        ("Door Jan Roe", ["Jan Roe"]),
        ("By Jane Doe (Harbour Radio)May 6, 2024", ["Jane Doe"]),
        ("Di Giulia Roe", ["Giulia Roe"]),
        ("5. mars 2024 av Ola Roe", ["Ola Roe"]),
        ("Piše: Ivan Roe, 05.03.2024.", ["Ivan Roe"]),
        ("Публикувано от Иван Роев", ["Иван Роев"]),
        ("Von\uf8ffJana Roe", ["Jana Roe"]),
        # One word in an element of its own, and nothing else; a day that two spaces set apart.
        ("par\uf8ffJana", ["Jana"]),
        ("par\uf8ffJana\uf8ffMairie", []),
        ("par Jana", []),
        ("Posted by jroe at February\uf8ff9, 2014 06:34 PM", ["jroe"]),
        ("By Harbour Desk", ["Harbour Desk"]),
        # Sentences, and what is behind a name that is not one.
        ("Von der Brücke sieht man den Kran", []),
        ("Von Anfang an war der Kran zu klein", []),
        ("By and by the crane moved", []),
        ("By 2026 the crane will be gone", []),
        ("Von Berlin Mitte nach Hamburg", []),
        ("Par thème", []),
        ("Jane Doe", []),
        ("作者：\uf8ff点击：12 2024-05-06", []),
        ("By Jane Doe, Harbour News", ["Jane Doe"]),
        ("By " + "Jane Doe, " * 16, []),
    ],
)
def test_read_latin_by_line(text: str, names: list[str]) -> None:
    assert list(read_latin_by_line(text)) == names


@pytest.mark.parametrize(("count", "is_by_line"), [(12, True), (13, False)])
def test_more_names_than_a_team_are_a_list(count: int, is_by_line: bool) -> None:
    names = tuple(f"Jane D{letter}e" for letter in "abcdefghijklm"[:count])
    assert read_latin_by_line("By " + ", ".join(names)) == (names if is_by_line else ())


@pytest.mark.parametrize(("first", "is_by_line"), [("Ann", True), ("Anna", False)])
def test_a_by_line_is_one_line(first: str, is_by_line: bool) -> None:
    """Of 160 characters; one of 161 is a paragraph."""
    names = (f"{first} Rosenberg", *(f"Anna R{letter}senberg" for letter in "abcdefghi"))
    line = "By " + ", ".join(names)
    assert len(line) == 160 + (not is_by_line)
    assert read_latin_by_line(line) == (names if is_by_line else ())


@pytest.mark.parametrize(
    ("name", "is_name"),
    [
        ("Jane Doe", True),
        ("J. R. Stone", True),
        ("Émile Zola-Roe", True),
        ("Иван Петров", True),
        ("Ludwig van Roe", True),
        ("van Roe", False),
        ("Jane", False),
        ("Jane doe", False),
        ("Jane Doe 3", False),
        ("Press Office", False),
        ("A B C D E F", False),
    ],
)
def test_a_full_name_is_of_words_in_capitals(name: str, is_name: bool) -> None:
    assert is_full_name(name) is is_name
