"""The rules of one robots.txt for us, as RFC 9309 reads them (https://www.rfc-editor.org/rfc/rfc9309).

Protego matches paths. Which group is ours, and what bytes mean that are not UTF-8, is decided here: Protego takes a
word of the User-Agent's comment for the robot's name, and without its bytes `Disallow: /资料` in GBK would forbid all.
"""

import codecs
import re

from protego import Protego

from portalcrawl.text.charsets.decoding import decode

MOST_BYTES = 500 * 1024
"""Bytes that are read (section 2.5)."""

# A product token (section 2.2.1) stands first in a User-Agent header, or behind the word that robots put before their
# name if they pass for browsers.
_TOKEN = re.compile(r"[A-Za-z_-]+")
_COMPATIBLE = re.compile(r"compatible;\s*([A-Za-z_-]+)", re.IGNORECASE)
_BROWSER = "mozilla"
_GROUP = re.compile(r"^([ \t\ufeff]*user[- ]?agents?[ \t]*[:=]?[ \t]*)([^#\r\n]*)", re.IGNORECASE | re.MULTILINE)
_OURS, _OTHERS = "ours", "others"


def product_token(user_agent: str) -> str:
    """The name by which groups of a robots.txt mean the sender of a User-Agent header, in lower case.

    >>> product_token("portalcrawl/1.0 (archival crawler)"), product_token("Mozilla/5.0 (compatible; Foo-bot/1; +http://x)")
    ('portalcrawl', 'foo-bot')
    """
    first = _TOKEN.search(user_agent)
    token = first[0].lower() if first else ""
    if token == _BROWSER and (named := _COMPATIBLE.search(user_agent)):
        return named[1].lower()
    return token


class RobotsRules:
    """What a robots.txt allows us."""

    def __init__(self, body: bytes, user_agent: str) -> None:
        """`body` is the whole file; `user_agent` is the header that we send. Never raises."""
        token = product_token(user_agent)
        text = _GROUP.sub(lambda match: match[1] + _name_group(match[2], token), _read(body))
        self._rules = Protego.parse(text)

    def is_allowed(self, url: str) -> bool:
        """Whether an address may be asked for."""
        return self._rules.can_fetch(url, _OURS)

    def crawl_delay(self, user_agent: object = None) -> float | None:
        """The seconds between requests that the file asks us for; Scrapy's interface, whatever the `user_agent`."""
        return self._rules.crawl_delay(_OURS)


def _name_group(name: str, token: str) -> str:
    """A group's name as one of three: all robots, ours, others."""
    if name.strip() == "*":
        return "*"
    found = _TOKEN.match(name.strip())
    return _OURS if found is not None and found[0].lower() == token else _OTHERS


def _read(body: bytes) -> str:
    """The file's text up to its limit; a line that is not UTF-8 stands in two readings.

    A browser asks for a folder in the page's charset or in UTF-8, and both are the folder that the line means.
    """
    if len(body) > MOST_BYTES:
        # Half a line is another rule.
        body = body[:MOST_BYTES].rpartition(b"\n")[0]
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return body.decode("utf-16", "replace")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    lines = []
    for line in body.splitlines():
        if not line.isascii():
            lines.append(decode(line).text)
        lines.append("".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in line))
    return "\n".join(lines)
