"""Who runs a crawl, as its requests tell the portal."""

import re

from portalcrawl import __version__

_CONTACT = re.compile(r"[\w.+-]{1,100}@[\w.-]{1,200}\.\w{2,}|https?://[!-~]{1,300}", re.ASCII)


def is_contact(text: str) -> bool:
    """Whether a text is an e-mail address or a page's.

    >>> is_contact("me@example.com"), is_contact("http://example.com/bot"), is_contact("me")
    (True, True, False)
    """
    return _CONTACT.fullmatch(text) is not None


def name_agent(contact: str) -> str:
    """The user agent that names a contact."""
    return f"portalcrawl/{__version__} (archival crawler; +{contact})"
