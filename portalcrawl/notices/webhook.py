"""Posts a summary to a webhook, within a time that a hanging or talkative server cannot stretch."""

import os
import re
import threading
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import orjson

SECONDS = 15.0
"""For all of it."""
TOKEN = "PORTALCRAWL_NOTIFY_TOKEN"  # noqa: S105 - the variable's name
"""The environment variable whose value is sent as a bearer token."""
_MOST_READ = 64 * 1024
_VARIABLE = re.compile(r"\$\{(\w+)\}")


class NoticeError(Exception):
    """A notice that was not taken; the message says why, without secrets."""


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A redirect would carry the token to another server."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """None: the redirect is the answer."""


def check_address(template: str) -> None:
    """Raises ValueError if a webhook's address cannot be meant, or names a variable that is not set."""
    parts = urlsplit(_fill(template))
    if parts.username is not None or parts.password is not None:
        # Messages show the address.
        raise ValueError(
            f"the address of {parts.hostname} has a user's name or password in it; put a token for the server into "
            f"the environment, as {TOKEN}"
        )
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"{template!r} is not a web address; write one like https://hooks.example.com/portals")


def _fill(template: str) -> str:
    """The address with the values of environment variables, `${NAME}`. Raises ValueError."""

    def read(found: re.Match[str]) -> str:
        if (value := os.environ.get(found[1])) is None:
            raise ValueError(f"{template!r}: the environment has no {found[1]}")
        return value

    return _VARIABLE.sub(read, template)


def post(template: str, facts: Mapping[str, Any], seconds: float = SECONDS) -> None:
    """Post facts as JSON. Raises NoticeError if the server does not take them in time."""
    failed: list[str] = []
    thread = threading.Thread(target=_post, args=(template, orjson.dumps(facts), seconds, failed), daemon=True)
    thread.start()
    # A server that sends a byte now and then keeps every read within its own limit; the thread dies with the process.
    thread.join(seconds)
    if thread.is_alive():
        raise NoticeError(f"{template}: no whole answer within {seconds:g} s")
    if failed:
        raise NoticeError(f"{template}: {failed[0]}")


def _post(template: str, data: bytes, seconds: float, failed: list[str]) -> None:
    headers = {"Content-Type": "application/json", "User-Agent": "portalcrawl"}
    if token := os.environ.get(TOKEN):
        headers["Authorization"] = f"Bearer {token}"
    try:
        request = urllib.request.Request(_fill(template), data, headers)  # noqa: S310 - checked: http or https
        with urllib.request.build_opener(_NoRedirects).open(request, timeout=seconds) as answer:
            answer.read(_MOST_READ)
    except urllib.error.HTTPError as error:
        error.close()
        failed.append(f"answered {error.code}")
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        failed.append(str(getattr(reason, "strerror", None) or reason)[:200])
