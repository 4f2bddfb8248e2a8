"""What a run is called."""

from datetime import UTC, datetime, timedelta, timezone

from portalcrawl.archive.run_name import name_run


def test_the_hundredth_of_a_second_is_the_last_thing_told() -> None:
    assert name_run(datetime(2026, 11, 29, 10, 49, 27, 389_999, UTC)) == "20261129T104927.38Z"
    assert name_run(datetime(2026, 11, 29, 10, 49, 27, tzinfo=UTC)) == "20261129T104927.00Z"


def test_it_is_told_in_utc() -> None:
    assert name_run(datetime(2026, 1, 1, 6, 0, 0, 0, timezone(timedelta(hours=8)))) == "20251231T220000.00Z"
