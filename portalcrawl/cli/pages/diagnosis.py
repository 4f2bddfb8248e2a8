"""What keeps a portal from being crawled, as far as its start page tells, and what to try."""

import re
from collections.abc import Iterator

from msgspec import Struct

from portalcrawl.discovery.entrances.splash_pages import find_frames
from portalcrawl.discovery.menu.sections import find_sections
from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

_STATUS = re.compile(r"HTTP (\d{3})")
_LITTLE_TEXT = 200
"""Characters; a home page has more, a page that a script fills has less."""
_FEW_LINKS = 8

_BY_STATUS = {
    401: "the portal asks for a login: see docs/cli.md, `With Scrapy`, for a spider that logs in",
    403: "the server refuses this client: name yourself with --set USER_AGENT='… (+mailto:you@example.com)', ask the "
    "portal, or try from a network in its country",
    404: "there is no such page: look up the home page's address in a browser",
    412: "a firewall wants a browser that runs its script; portalcrawl runs none: ask the portal for access",
    429: "the server asks for fewer requests: --delay 10, and try later",
    503: "the server is busy, or a challenge page stands before it: try later, and look in a browser",
    521: "a firewall wants a browser that runs its script; portalcrawl runs none: ask the portal for access",
}
_BY_WORDS = (
    ("robots.txt cannot be read", "nobody knows what is allowed: try later; --assume-no-robots takes it as absent"),
    ("host unknown", "the name does not exist: look at its spelling, with and without www."),
    ("connection refused", "nothing answers at this port: try https:// instead of http://, or the other way"),
    ("timed out", "the server does not answer in a minute: it may refuse networks of other countries; try another one"),
    ("does not speak TLS", "write http:// instead of https://"),
    ("TLS failure", "the certificate is not valid, or the server's TLS is too old: http:// may work"),
    ("robots.txt", "robots.txt keeps crawlers out: ask the portal; nothing of it is fetched until then"),
    ("address", "the address is not a public one: --allow-address lets it be asked if it is yours"),
    ("in circles", "the page leads back to itself: the portal may want a cookie, or another start page"),
)


class Check(Struct, frozen=True):
    """One thing that was looked at."""

    name: str
    is_well: bool
    told: str
    advice: str = ""


def diagnose_refusal(reason: str) -> Check:
    """Why a start page gave no page."""
    status = _STATUS.search(reason)
    advice = _BY_STATUS.get(int(status[1]), "") if status else ""
    advice = advice or next((words for sign, words in _BY_WORDS if sign.lower() in reason.lower()), "")
    return Check("home page", False, reason, advice or "look at it in a browser")


def diagnose_page(document: Document) -> Iterator[Check]:
    """What a start page has, and what it lacks."""
    text = " ".join(line.text for line in page_of(document).layout.lines if line.text)
    links = sum(1 for _ in document.tree.iter("a"))
    scripts = sum(1 for _ in document.tree.iter("script"))
    read = f"{len(text):,} characters, {links} links, read as {document.encoding}"
    frames = find_frames(document)
    if scripts and len(text) < _LITTLE_TEXT and links < _FEW_LINKS:
        advice = (
            "a script fills the page, and portalcrawl runs none: look in a browser for the addresses that it asks, "
        )
        yield Check("home page", False, f"{read}, {scripts} scripts", advice + "a sitemap, a feed or a mobile version")
    elif not text and not links and not frames:
        yield Check("home page", False, read, "the page is empty: look at it in a browser, and try another user agent")
    elif frames:
        yield Check("home page", True, f"{read}; it shows {frames[0]} in a frame, which is read too")
    else:
        yield Check("home page", True, read)
    sections = find_sections(document)
    named = ", ".join(section.name for section in sections[:6])
    if sections:
        yield Check("menu", True, f"{len(sections)} sections: {named}")
    else:
        advice = "name the start page behind a splash page, or declare the sections in a profile (docs/profile.md)"
        yield Check("menu", False, "no section menu was found", advice)
    rows = find_rows(document).rows
    if rows:
        dated = sum(row.datePublished is not None for row in rows)
        yield Check("rows", True, f"{len(rows)} links to articles, {dated} with a date")
    elif not sections:
        yield Check(
            "rows", False, "no links to articles were found", "`portalcrawl explain` shows how the page is read"
        )
