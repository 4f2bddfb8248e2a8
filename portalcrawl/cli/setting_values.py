"""Values of Scrapy's settings, tried before a run: Scrapy itself reads a setting where it needs it."""

import difflib
import math
from collections.abc import Mapping
from types import ModuleType
from typing import Any

import scrapy.settings.default_settings
from scrapy.settings import Settings
from scrapy.utils.misc import load_object

import portalcrawl.settings
from portalcrawl.exceptions import UsageError

_MODULES: tuple[ModuleType, ...] = (portalcrawl.settings, scrapy.settings.default_settings)
# Taken from a command line in place of a default, or by one of our own parts.
_WITHOUT_DEFAULT = frozenset(("ROBOTSTXT_USER_AGENT", "LOG_INSTALL_ROOT_HANDLER", "RETRY_ENABLED", "JOBDIR"))
_LOG_LEVELS = ("CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG")
# Numbers of which 0 means that nothing happens at all, or that there is no limit for what has no end.
_POSITIVE = frozenset(("CONCURRENT_REQUESTS", "CONCURRENT_REQUESTS_PER_DOMAIN", "CONCURRENT_ITEMS", "DOWNLOAD_TIMEOUT"))


def check_settings(settings: Mapping[str, Any]) -> None:
    """Whether Scrapy knows the settings and can read their values. Raises UsageError."""
    for name, value in settings.items():
        _check_name(name)
        try:
            _check_value(name, value)
        except (TypeError, ValueError, ImportError, AttributeError, NameError) as error:
            raise UsageError(f"--set {name}={value}: {error}") from error


def _check_name(name: str) -> None:
    known = {one for module in _MODULES for one in dir(module) if one.isupper()} | _WITHOUT_DEFAULT
    if name in known:
        return
    near = difflib.get_close_matches(name.upper().replace("-", "_"), known, n=1)
    meant = f"; did you mean {near[0]}?" if near else ""
    raise UsageError(f"--set {name}: there is no such setting{meant}")


def _default_of(name: str) -> Any:
    return next((getattr(module, name) for module in _MODULES if hasattr(module, name)), None)


def _check_value(name: str, value: Any) -> None:
    """Raises what Scrapy raises for a value that it cannot read, and ValueError for one that cannot be meant."""
    settings, default = Settings({name: value}), _default_of(name)
    if isinstance(default, bool):
        settings.getbool(name)
    elif isinstance(default, int | float):
        number = float(settings.getint(name) if isinstance(default, int) else settings.getfloat(name))
        if not math.isfinite(number) or (number < 0 <= default) or (number == 0 and name in _POSITIVE):
            raise ValueError("write a number of 0 or more" if name not in _POSITIVE else "write a number above 0")
    elif isinstance(default, dict):
        settings.getdict(name)
    elif isinstance(default, list | tuple):
        settings.getlist(name)
    elif name == "LOG_LEVEL":
        if str(value).upper() not in _LOG_LEVELS:
            raise ValueError(f"write one of {', '.join(_LOG_LEVELS)}")
    elif isinstance(default, str) and _is_import_path(default) and isinstance(value, str):
        load_object(value)


def _is_import_path(text: str) -> bool:
    """Whether a default is the path of something to import, such as `scrapy.core.scheduler.Scheduler`."""
    return text.startswith(("scrapy.", "portalcrawl.", "uvloop."))
