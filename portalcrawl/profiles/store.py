"""Profiles as TOML files, read with errors that name file, key and value."""

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from portalcrawl.exceptions import ProfileError
from portalcrawl.profiles.error_words import describe_error
from portalcrawl.profiles.model import Profile
from portalcrawl.profiles.support import Support

LARGEST = 2_000_000
"""Bytes; a profile has some thousands, and reading TOML takes a second for each of these millions."""
FORMAT = 1
"""The version of the file's format; a file of a later one is refused."""


def load_profile(path: Path) -> Profile:
    """The profile of a file. Raises ProfileError, which names file, key and value."""
    try:
        if path.stat().st_size > LARGEST:
            raise ProfileError(f"{path}: is larger than {LARGEST} bytes, and no profile")
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise ProfileError(f"{path}: cannot be read ({reason})") from error
    return parse_profile(text, str(path))


def parse_profile(text: str, name: str) -> Profile:
    """The profile of a text; `name` stands for it in errors. Raises ProfileError."""
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # besides TOMLDecodeError: numbers of thousands of digits
        raise ProfileError(f"{name}: is no TOML ({error})") from error
    version = data.pop("format", FORMAT)
    if not isinstance(version, int) or isinstance(version, bool):
        raise ProfileError(f"{name}: format: {version!r} is no whole number")
    if version > FORMAT:
        raise ProfileError(f"{name}: format: {version} is of a later portalcrawl; this one reads {FORMAT}")
    try:
        return msgspec.convert(data, Profile, dec_hook=_read_custom)
    except msgspec.ValidationError as error:
        raise ProfileError(f"{name}: {describe_error(error, data)}") from error


def _read_custom(kind: type, value: Any) -> Any:
    """What msgspec asks for a type that it does not know."""
    if kind is not Support:
        raise NotImplementedError(kind)
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return Support.parse(value)
