"""The arguments of a run, checked in one place for `scrapy crawl portal -a name=value` and the CLI."""

from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from portalcrawl.archive.recheck import RecheckPlan
from portalcrawl.exceptions import UsageError
from portalcrawl.profiles.model import Profile
from portalcrawl.profiles.store import load_profile
from portalcrawl.text.dates.window import Window, parse_span, read_window
from portalcrawl.text.urls.canonical import canonicalize_url, portal_folder, request_url

UNDATED = ("keep", "drop")
_YES = (True, "1", "true", "yes")


class RunArguments(Struct, frozen=True):
    """What a run is asked to do."""

    start: str
    output: Path
    window: Window
    keep_undated: bool = True
    sections: tuple[str, ...] = ()
    max_articles: int | None = None
    is_full: bool = False
    plan: RecheckPlan = RecheckPlan()
    """When archived articles are looked at again."""
    keeps_warc: bool = True
    archive: Path | None = None
    """The folder of the archive, wherever it stands; None for the portal's own in `output`."""
    continues: bool = False
    """Whether the archive is of this portal as it was on another host."""
    profile: Profile | None = None
    """The profile that a person names for this run; without one the archive's is used, or one is learned."""

    @property
    def root(self) -> Path:
        """The archive's folder."""
        return self.archive or self.output / portal_folder(self.start)

    def describe(self) -> dict[str, object]:
        """What decides how far a walk goes: two runs with the same description cover the same."""
        return {
            "since": self.window.since and self.window.since.isoformat(),
            "until": self.window.until and self.window.until.isoformat(),
            "sections": sorted(self.sections),
        }


def parse_start(text: str) -> str:
    """The start address in ASCII; `example.com` means http://example.com/. Raises UsageError for what is not one."""
    cleaned = text.strip()
    candidate = cleaned if "://" in cleaned else f"http://{cleaned}"
    try:
        parts = urlsplit(candidate)
        canonicalize_url(candidate)
        is_address = bool(parts.hostname) and (
            "." in (parts.hostname or "") or parts.hostname == "localhost" or ":" in cleaned
        )
        # Of `htp:/example.com` the colon is that of a scheme, and no port stands behind it.
        port_is_sound = parts.port > 0 if parts.port is not None else "://" in cleaned or not parts.netloc.endswith(":")
    except ValueError:
        is_address = port_is_sound = False
    if not is_address or not port_is_sound or any(c.isspace() for c in cleaned):
        raise UsageError(f"{text!r} is not a web address; write one like http://www.example.com/")
    if parts.username or parts.password:
        raise UsageError(
            f"the address of {parts.hostname} has a user's name or password in it, which would be stored; leave it out"
        )
    return request_url(candidate if parts.path else candidate + "/")


def parse_arguments(
    *,
    start: str | None = None,
    output: str = "output",
    since: str | None = None,
    until: str | None = None,
    undated: str = "keep",
    sections: tuple[str, ...] = (),
    max_articles: int | str | None = None,
    full: bool | str = False,
    recheck: str | None = None,
    warc: bool | str = True,
    archive: str | Path | None = None,
    continues: bool | str = False,
    profile: str | Path | None = None,
) -> RunArguments:
    """The checked arguments. Raises UsageError, naming the argument and its value; ProfileError for a bad profile.

    Without a `start` the profile says where the portal starts.
    """
    if undated not in UNDATED:
        raise UsageError(f"--undated {undated!r}: write keep or drop")
    try:
        window = read_window(since, until)
    except ValueError as error:
        raise UsageError(f"--since/--until: {error}") from error
    try:
        limit = None if max_articles is None else int(max_articles)
    except ValueError:
        limit = 0
    if limit is not None and limit < 1:
        raise UsageError(f"--max-articles {max_articles!r}: write a number of 1 or more")
    given = load_profile(Path(profile)) if profile is not None else None
    if start is None and given is not None:
        start = given.portal.start
    if start is None:
        raise UsageError("no start: name the portal's address, or a profile that does")
    return RunArguments(
        start=parse_start(start),
        output=Path(output),
        window=window,
        keep_undated=undated == "keep",
        sections=tuple(name for name in sections if name.strip()),
        max_articles=limit,
        is_full=full in _YES,
        plan=RecheckPlan() if recheck is None else parse_recheck(recheck),
        keeps_warc=warc not in (False, "0", "false", "no"),
        archive=Path(archive) if archive else None,
        continues=continues in _YES,
        profile=given,
    )


def parse_recheck(text: str) -> RecheckPlan:
    """The plan meant by `30d`, `12h` or `never`; `0d` looks at every article in this run. Raises UsageError."""
    if text.strip().lower() == "never":
        return RecheckPlan(None)
    try:
        return RecheckPlan(parse_span(text))
    except ValueError as error:
        raise UsageError(f"--recheck {text!r}: write a time such as 30d, 12h, 2w, or never") from error
