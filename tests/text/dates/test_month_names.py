"""Months by their names in the languages whose dates begin with the day."""

import pytest

from portalcrawl.text.dates.month_names import (
    OTHER_DAY_FIRST,
    OTHER_HINT,
    names_other_month,
    read_month,
    read_other_month,
)
from portalcrawl.text.dates.parsing import parse_date

# 25 and a month, as CLDR writes the month in German, French, Spanish, Italian, Portuguese and Russian.
MONTHS_OF = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
NAMED = [(name, number) for names in MONTHS_OF.values() for number, name in enumerate(names.split(), 1)]


@pytest.mark.parametrize(("name", "number"), NAMED)
def test_a_month_is_known_by_its_name(name: str, number: int) -> None:
    text = f"Am 25 {name} 2017"
    match = OTHER_DAY_FIRST.search(text)
    assert match is not None
    assert OTHER_HINT.search(text)
    assert (match["d"], read_other_month(match["other"]), match["y"]) == ("25", number, "2017")
    assert read_other_month(name.upper()) == number


@pytest.mark.parametrize(
    ("text", "day", "month"),
    [
        ("25. Dezember 2017", "25", 12),
        ("1er janvier 2017", "1", 1),
        ("5º de março de 2017", "5", 3),
        ("25 de diciembre del 2017", "25", 12),
        ("25-dic-2017", "25", 12),
        ("3 févr. 2017", "3", 2),
        ("7 сент. 2017 г.", "7", 9),
        ("7 jänner 2017", "7", 1),
        ("25 tháng 12, 2017", "25", 12),
        ("25 tháng 12 năm 2017", "25", 12),
        ("25 listopada 2017", "25", 11),
        ("25. listopada 2017", "25", 10),
        ("25. listopadu 2017", "25", 11),
        ("25 грудня 2017 р.", "25", 12),
        ("25 Aralık 2017", "25", 12),
        ("25 ธันวาคม 2017", "25", 12),
        ("25/ديسمبر/2017", "25", 12),
        ("25 ديسمبر، 2017", "25", 12),
        ("25 كانون الأول 2017", "25", 12),
        ("25 آب 2017", "25", 8),
        ("25 december 2017", "25", 12),
        ("25 d’abril de 2017", "25", 4),
    ],
)
def test_a_date_is_written_in_its_language(text: str, day: str, month: int) -> None:
    match = OTHER_DAY_FIRST.fullmatch(text)
    assert match is not None
    has_dot = match["dot"] is not None
    assert (match["d"], read_other_month(match["other"], has_dot=has_dot)) == (day, month)


@pytest.mark.parametrize(
    "text", ["32 mai 2017", "125 mai 2017", "3.25 mai 2017", "25 maison 2017", "25 mai 20170", "25 tháng 13, 2017"]
)
def test_other_words_are_not_a_date(text: str) -> None:
    assert not names_other_month(text)


def test_a_name_of_two_months_is_none() -> None:
    assert read_other_month("srp", has_dot=True) is None


def test_english_months_are_known_by_three_letters() -> None:
    names = "January February March April May June July August September October November December"
    assert [read_month(name) for name in names.split()] == list(range(1, 13))
    assert [read_month(name[:3].upper()) for name in names.split()] == list(range(1, 13))


@pytest.mark.parametrize("text", ["ſep 25, 2017", "25 ſept 2017", "Mon, 25-ſep-17 09:29:37 GMT"])
def test_a_long_s_is_an_s(text: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert found.day == "2017-09-25"


@pytest.mark.parametrize(
    "text",
    [
        "2024. március 5.",
        "2024. márc. 5., 10:30",
        "2024. március hó 5. napján 0:52-kor",
        "2024 m. kovo mėn. 5 d.",
        "2024 m. kovo 5 d.",
        "2024. gada 5. marts",
        "5 במרץ 2024",
        "5 मार्च 2024",
        "05 tháng 03, 2024",
        "5 آذار / مارس 2024",
        "5 Machi 2024",
    ],
)
def test_years_first_prefixes_and_scripts_with_signs(text: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert found.day == "2024-03-05"
    assert names_other_month(text)


@pytest.mark.parametrize("text", ["2024 houses 5", "in 2024 marsh 5", "2024. 5. 6 ways"])
def test_other_words_behind_a_year(text: str) -> None:
    assert not names_other_month(text)


@pytest.mark.parametrize(
    "text",
    [
        "mars 5, 2024",
        "märz 5,2024",
        "Março 5, 2024 por Jana Roe",
        "Март 5, 2024",
        "Μάρτιος 5, 2024",
        "maart 5., 2024",
        "مارس 5، 2024",
        "มีนาคม 5, 2024 09:29",
    ],
)
def test_the_english_order_in_another_language(text: str) -> None:
    """Systems print it whose format of dates nobody has translated."""
    found = parse_date(text)
    assert found is not None
    assert found.day == "2024-03-05"
    assert names_other_month(text)


@pytest.mark.parametrize("text", ["marsh 5, 2024", "mars 32, 2024", "mars 5 2024", "mars 5, 20245", "xmars 5, 2024"])
def test_other_words_and_numbers_before_a_year(text: str) -> None:
    assert not names_other_month(text)
    assert parse_date(text) is None
