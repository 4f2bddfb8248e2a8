"""Segments of paths that follow a visitor."""

from runs import HOME, archive_article

from portalcrawl.archive.ledger import COPY_OF, ListedRow, Role, State
from portalcrawl.items import Article
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.unlisted.turning_segments import TurningSegments

ONE, TWO, THREE = "a1b2c3d4e5f6", "b7c8d9e0f1a2", "c3d4e5f6a7b8"


def form(session: str, number: int) -> str:
    return f"{HOME}s/{session}/news/{number}.html"


def archive(run: Run, url: str) -> None:
    archive_article(run, Article(url, headline=f"标题{url[-12:]}", articleBody=f"正文在{url}。"))


def copy(run: Run, url: str, original: str) -> None:
    run.ledger.add_candidate(ListedRow(url, HOME, 1))
    run.ledger.lease((Role.CANDIDATE,), 50)
    run.ledger.set_state(url, State.DUPLICATE, COPY_OF + original)


def meet(turning: TurningSegments, session: str, *numbers: int) -> list[str | None]:
    return [turning.find_first(form(session, number)) for number in numbers]


def test_what_proves_to_be_a_copy_again_and_again_is_a_visitors(run: Run) -> None:
    turning = TurningSegments(run.ledger)
    for number in (1, 2, 3):
        assert meet(turning, ONE, number) == meet(turning, TWO, number) == [None]
        archive(run, form(ONE, number))
        copy(run, form(TWO, number), form(ONE, number))
    assert meet(turning, ONE, 4) == [None], "nobody has met this page yet"
    assert meet(turning, THREE, 1, 2) == [None, None], "two are too few"
    assert meet(turning, THREE, 3, 4, 5) == [form(ONE, 3), form(ONE, 4), None]
    assert meet(turning, TWO, 1) == [form(ONE, 1)]


def test_both_may_be_copies_of_a_third_page(run: Run) -> None:
    turning = TurningSegments(run.ledger)
    for number in (1, 2, 3):
        meet(turning, ONE, number)
        meet(turning, TWO, number)
        archive(run, f"{HOME}news/{number}.html")
        for session in (ONE, TWO):
            copy(run, form(session, number), f"{HOME}news/{number}.html")
    assert meet(turning, THREE, 1, 2, 3)[-1] == form(ONE, 3)


def test_a_segment_that_has_chosen_the_article_once_does_so_always(run: Run) -> None:
    """The issues of a paper have pages of the same names."""
    turning = TurningSegments(run.ledger)
    for number in (1, 2, 3, 4):
        meet(turning, ONE, number)
        meet(turning, TWO, number)
        archive(run, form(ONE, number))
        if number == 2:
            archive(run, form(TWO, number))
        else:
            copy(run, form(TWO, number), form(ONE, number))
    assert meet(turning, THREE, 1, 2, 3, 4) == [None] * 4


def test_names_and_numbers_are_no_visitors(run: Run) -> None:
    turning = TurningSegments(run.ledger)
    for url in (f"{HOME}news/1.html", f"{HOME}20240301/1.html", f"{HOME}yaowen/1.html", HOME, f"{HOME}a?b=/{ONE}/c"):
        assert turning.find_first(url) is None
    assert not turning._places
