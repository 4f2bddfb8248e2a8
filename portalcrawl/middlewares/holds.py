"""Hosts that ask to be left alone for a time (Retry-After: RFC 9110, section 10.2.3), and who keeps to it.

The wish of one answer is that of its host: while it lasts nothing is asked there, by this run or a later one.
"""

import re
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from scrapy.exceptions import IgnoreRequest

from portalcrawl.exceptions import HeldOffError
from portalcrawl.middlewares.host import Memory

LONGEST_WAIT = 900.0
"""Seconds that a run waits for a host; a longer wish ends it, and the next run goes on."""
LONGEST_WISH = 86_400.0
"""Seconds; who asks for more than a day is asked again after one."""
HOLDING = frozenset((429, 503))
"""The statuses with which a host asks."""

_NUMBER = re.compile(r"([0-9]+)(?:\.[0-9]*)?(?:\s*(?:s|sec|secs|second|seconds))?", re.IGNORECASE)
_LEAST_MOMENT = 1_000_000_000
"""A number from here on is a moment in Unix time: nobody asks for thirty years."""
_KEY = "held "


class HeldError(IgnoreRequest):
    """A request that was not sent because its host asked for a pause."""

    def __init__(self, host: str, until: float) -> None:
        """`until` is in Unix time."""
        super().__init__(f"{host} asks to be left alone until {describe_moment(until)} (Retry-After)")
        self.until = until


def describe_moment(moment: float) -> str:
    """A moment in Unix time, for people."""
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def parse_retry_after(value: str, now: float) -> float | None:
    """The seconds that a Retry-After header asks for, or None if it says nothing; `now` is Unix time.

    A date may have any of HTTP's three forms, or that of ISO 8601. Without a zone it is UTC, whatever this machine's
    zone is.

    >>> parse_retry_after("120", 0.0), parse_retry_after("Thu Jan  1 00:01:00 1970", 0.0)
    (120.0, 60.0)
    """
    text = value.strip()
    if match := _NUMBER.fullmatch(text):
        number = int(match[1][:12])
        return float(number) if number < _LEAST_MOMENT else max(0.0, number - now)
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = parse(text)
            moment = found if found.tzinfo else found.replace(tzinfo=UTC)
            return max(0.0, moment.timestamp() - now)
        except (TypeError, ValueError, IndexError, OverflowError):
            continue
    return None


def held_off(host: str, until: float) -> HeldOffError:
    """Why a run ends whose host asks for a pause that does not fit into it."""
    return HeldOffError(
        f"{host} asks to be left alone until {describe_moment(until)} (Retry-After); "
        "run the same command again then, it continues"
    )


class Holds:
    """Until when which host wants to be left alone."""

    def __init__(self, memory: Memory) -> None:
        """`memory` keeps them for later runs."""
        self._memory = memory
        self._until: dict[str, float] = {}

    def note(self, host: str, seconds: float, now: float) -> float:
        """A host asks for a pause; until when it lasts, in Unix time."""
        until = max(self.until(host), now + min(seconds, LONGEST_WISH))
        self._until[host] = until
        self._memory.set_meta(_KEY + host, until)
        return until

    def until(self, host: str) -> float:
        """Until when a host is held, in Unix time; 0 for one that never asked."""
        if host not in self._until:
            until = float(self._memory.get_meta(_KEY + host, 0.0))
            # Nobody is held for longer: the clock was wrong when this was noted.
            self._until[host] = until if until - time.time() <= LONGEST_WISH else 0.0
        return self._until[host]

    def check(self, host: str) -> None:
        """Raises HeldError while a host is held."""
        if (until := self.until(host)) > time.time():
            raise HeldError(host, until)
