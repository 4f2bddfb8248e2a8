"""When a portal is taken to be ill."""

import pytest
from runs import HOME

from portalcrawl.archive.ledger import FRONT, Lease, ListedRow, Role, State
from portalcrawl.spiders.recheck.health import NAMED, Health
from portalcrawl.spiders.run import Run

GATE = HOME + "gate"


def lease(number: int, role: Role = Role.ARTICLE, *, is_new: bool = True) -> Lease:
    return Lease(number, f"{HOME}{number}.html", role, None, None, is_new=is_new)


def judge(health: Health, missing: int, there: int, **facts: object) -> tuple[str, ...]:
    for number in range(missing + there):
        note = health.note_missing if number < missing else health.note_article
        note(lease(number, **facts))  # type: ignore[arg-type]
    return health.find_troubles()


@pytest.mark.parametrize(
    ("missing", "there", "is_ill"),
    [(0, 9, False), (1, 0, False), (2, 0, False), (3, 0, True), (3, 1, False), (5, 5, False), (5, 4, True)],
)
def test_the_share_of_rows_without_an_article(run: Run, missing: int, there: int, is_ill: bool) -> None:
    assert bool(judge(Health(run.ledger), missing, there)) is is_ill


@pytest.mark.parametrize(
    ("dead", "there", "is_told"), [(4, 0, False), (5, 0, True), (5, 95, True), (5, 96, False), (30, 500, True)]
)
def test_the_share_of_new_rows_that_lead_nowhere(run: Run, dead: int, there: int, is_told: bool) -> None:
    health = Health(run.ledger)
    for number in range(dead):
        health.note_dead(lease(1_000 + number))
        health.note_missing(lease(1_000 + number))
    health.note_dead(lease(2_000, is_new=False))
    judge(health, 0, there)
    assert bool(health.find_dead_rows()) is is_told


@pytest.mark.parametrize("facts", [{"role": Role.CANDIDATE}, {"is_new": False}])
def test_what_no_list_shows_and_what_was_dead_before_says_nothing(run: Run, facts: dict[str, object]) -> None:
    assert judge(Health(run.ledger), 9, 0, **facts) == ()


@pytest.mark.parametrize(
    ("what", "count", "others", "is_ill"),
    [("page", 2, 0, True), ("page", 2, 3, False), ("page", 3, 20, True), ("page", 3, 60, False),
     (GATE, 3, 60, True), (GATE, 2, 60, False), (GATE, 1, 0, False)],
)  # fmt: skip
def test_one_thing_at_unlike_addresses(run: Run, what: str, count: int, others: int, is_ill: bool) -> None:
    health = Health(run.ledger)
    for number in range(count):
        health.note_instead(lease(1_000 + number), what)
        assert health.count_others(lease(1_000), what) == number
    assert any("one and the same" in word or GATE in word for word in judge(health, 0, count + others)) is is_ill


@pytest.mark.parametrize(
    ("state", "is_carried", "is_ill"),
    [
        (State.ARCHIVED, False, False),
        (State.GONE, False, False),
        (State.GONE, True, True),
        (State.NOT_ARTICLE, False, True),
    ],
    ids=["articles", "one dead page", "a gate that carries them along", "a gate"],
)
def test_where_redirects_have_led_decides(run: Run, state: State, is_carried: bool, is_ill: bool) -> None:
    health = Health(run.ledger)
    for number in range(3):
        target = f"{GATE}?to={number * is_carried}"
        run.ledger.add_listed(ListedRow(target, HOME, 1), None, FRONT)
        run.ledger.lease((Role.ARTICLE,), 9)
        if target in run.ledger.leased:
            run.ledger.set_state(target, state, "x")
        health.note_instead(lease(number), GATE, target)
    assert bool(health.find_troubles()) is is_ill


def test_empty_list_pages_are_named_up_to_a_number(run: Run) -> None:
    health = Health(run.ledger)
    for number in range(NAMED + 2):
        health.note_empty_list(f"{HOME}list_{number}.html")
    words = health.find_troubles()
    assert (len(words), "2 further" in words[-1]) == (NAMED + 1, True)
    assert len(health.blamed) == NAMED + 2
