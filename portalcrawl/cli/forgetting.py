"""What a process remembers of one portal's addresses and names is of no use for the next one."""

import sys

_PACKAGE = "portalcrawl"


def forget_portal() -> None:
    """Empty the bounded caches of the package. Those without a bound hold data files and stay."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == _PACKAGE:
            for value in list(vars(module).values()):
                parameters = getattr(value, "cache_parameters", None)
                if parameters is not None and parameters()["maxsize"] is not None:
                    value.cache_clear()
