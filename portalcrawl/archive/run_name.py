"""What a run is called."""

from datetime import UTC, datetime


def name_run(started: datetime) -> str:
    """The time of its start to the hundredth of a second, as in `20261129T104927.38Z`; `started` has a time zone."""
    return started.astimezone(UTC).strftime("%Y%m%dT%H%M%S.%fZ")[:-5] + "Z"
