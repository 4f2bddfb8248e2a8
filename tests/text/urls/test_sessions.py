"""Parameters that change from page to page while the page does not, and those that choose a page."""

import pytest

from portalcrawl.text.urls.sessions import SessionNames, may_have_sessions

SITE = "http://example.com"
HEX = "0123456789abcdef0123456789abcd{:02d}"
PATHS = ("/", "/news/", "/notices/", "/news/1.html", "/news/2.html")


def page(name: str, value: str, paths: tuple[str, ...] = PATHS) -> list[str]:
    return [f"{SITE}{path}?{name}={value}" for path in paths]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("t", ("1700000001", "1700000777")),
        ("token", ("a1b2c3d4e5f6a7b8", "b1b2c3d4e5f6a7b8")),
        ("visit", (HEX.format(1), HEX.format(2))),
        ("time", ("1700000001000", "1700000777000")),
    ],
)
def test_two_pages_show_a_session(name: str, values: tuple[str, str]) -> None:
    names = SessionNames()
    names.read_page(page(name, values[0]))
    assert names.read_page(page(name, values[1])) == {name}
    assert names.drop(f"{SITE}/a?id=1&{name}={values[0]}") == f"{SITE}/a?id=1"
    assert SessionNames.load(names.dump()).sessions == {name}


def test_each_link_may_have_its_own_moment() -> None:
    names = SessionNames()
    for start in (1_700_000_000, 1_700_000_500):
        found = names.read_page(f"{SITE}{path}?t={start + number}" for number, path in enumerate(PATHS))
    assert found == {"t"}


@pytest.mark.parametrize("name", ["sid", "session_id", "t", "story"])
def test_what_tells_articles_apart_stays(name: str) -> None:
    names = SessionNames()
    value = "17000{:05d}000" if name == "t" else HEX
    rows = [f"{SITE}/show.jsp?{name}={value.format(number)}" for number in range(9)]
    for shown in (rows[:6], rows[3:], rows[:1]):
        assert names.read_page([*shown, f"{SITE}/"]) == frozenset()
    assert names.dump() == f";{name}"
    assert names.drop(rows[0]) == rows[0]


def test_a_usual_name_is_dropped_until_a_page_shows_that_it_counts() -> None:
    assert SessionNames().read_page(page("sid", HEX.format(1))) == {"sid"}
    assert SessionNames().read_page(page("sid", "123")) == frozenset()
    assert SessionNames().read_page(page("t", "1700000001")) == frozenset()


def test_a_number_that_all_links_of_a_portal_have_stays() -> None:
    names = SessionNames()
    for _ in range(3):
        assert names.read_page(page("siteid", "4028e4f0a1b2c3d4e5f6a7b8")) == frozenset()


def test_the_sections_number_in_a_sections_links_stays() -> None:
    names = SessionNames()
    menu = [f"{SITE}/list?lm={HEX.format(number)}" for number in range(5)]
    for number in range(5):
        rows = [f"{SITE}/show?id={number}{row}&lm={HEX.format(number)}" for row in range(8)]
        assert names.read_page([*menu, *rows]) == frozenset()


def test_a_stale_number_in_a_text_changes_nothing() -> None:
    names = SessionNames()
    old = f"{SITE}/?sid={HEX.format(99)}"
    assert names.read_page([*page("sid", HEX.format(1)), old]) == {"sid"}
    assert names.read_page([*page("sid", HEX.format(2)), old]) == {"sid"}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (b'<a href="/a?t=1700000001">', True),
        (b'<a href="/a?id=5&amp;sid=0123456789abcdef0123">', True),
        (b'<a href="/a?id=20171225&page=3">', False),
    ],
)
def test_a_quick_look(source: bytes, expected: bool) -> None:
    assert may_have_sessions(source) is expected


@pytest.mark.parametrize(("again", "is_session"), [(2, True), (1, False)])
def test_one_page_that_is_met_again_may_be_a_chance(again: int, is_session: bool) -> None:
    names = SessionNames()
    names.read_page(page("token", "a1b2c3d4e5f6a7b8"))
    assert (names.read_page(page("token", "b1b2c3d4e5f6a7b8", PATHS[:again])) == {"token"}) is is_session


@pytest.mark.parametrize(("before", "is_known"), [(1_999, True), (2_000, False)])
def test_two_thousand_addresses_are_remembered(before: int, is_known: bool) -> None:
    names = SessionNames()
    names.read_page(page("token", "a1b2c3d4e5f6a7b8", tuple(f"/a/{number}.html" for number in range(before))))
    names.read_page(page("token", "a1b2c3d4e5f6a7b8"))
    assert (names.read_page(page("token", "b1b2c3d4e5f6a7b8")) == {"token"}) is is_known
