"""What a template engine would fill in: markup that has such places is a template, which shows nothing yet."""

import re

# `[[ ]]>` ends a CDATA section.
_PLACE = re.compile(rb"\{\{|<%|\$\{|\{%|\[\[[^\]]{1,60}\]\](?!>)|\{[a-z_.]{1,30}\}", re.IGNORECASE)


def is_template(markup: bytes) -> bool:
    """Whether markup has a place that is to be filled in.

    >>> is_template(b'<a href="/{{id}}">'), is_template(b"<a>[[=title]]</a>"), is_template(b"<a>[1]</a>")
    (True, True, False)
    """
    return _PLACE.search(markup) is not None
