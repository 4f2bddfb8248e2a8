"""Where a page is at home, as far as it can be told: its country, that country's time zone, and its language's variety.

A language's tag may name the country (de-AT), the address may (.at, /en-gb/), or the language is at home in one country
alone. Countries of several time zones, and domains that the whole world uses (.io, .co, .tv), tell nothing.
"""

import re
from datetime import tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from portalcrawl.text.urls.parts import host_of

# By ISO 3166: nearly all of whose people live by one clock.
_ZONES = {
    "ar": "America/Argentina/Buenos_Aires",
    "at": "Europe/Vienna",
    "ba": "Europe/Sarajevo",
    "bd": "Asia/Dhaka",
    "be": "Europe/Brussels",
    "bg": "Europe/Sofia",
    "bo": "America/La_Paz",
    "by": "Europe/Minsk",
    "ch": "Europe/Zurich",
    "cn": "Asia/Shanghai",
    "cz": "Europe/Prague",
    "de": "Europe/Berlin",
    "dk": "Europe/Copenhagen",
    "ee": "Europe/Tallinn",
    "eg": "Africa/Cairo",
    "es": "Europe/Madrid",
    "fi": "Europe/Helsinki",
    "fr": "Europe/Paris",
    "gb": "Europe/London",
    "gr": "Europe/Athens",
    "hk": "Asia/Hong_Kong",
    "hr": "Europe/Zagreb",
    "hu": "Europe/Budapest",
    "ie": "Europe/Dublin",
    "il": "Asia/Jerusalem",
    "in": "Asia/Kolkata",
    "ir": "Asia/Tehran",
    "is": "Atlantic/Reykjavik",
    "it": "Europe/Rome",
    "jp": "Asia/Tokyo",
    "ke": "Africa/Nairobi",
    "kr": "Asia/Seoul",
    "lk": "Asia/Colombo",
    "lt": "Europe/Vilnius",
    "lu": "Europe/Luxembourg",
    "lv": "Europe/Riga",
    "mk": "Europe/Skopje",
    "mo": "Asia/Macau",
    "my": "Asia/Kuala_Lumpur",
    "ng": "Africa/Lagos",
    "nl": "Europe/Amsterdam",
    "no": "Europe/Oslo",
    "np": "Asia/Kathmandu",
    "nz": "Pacific/Auckland",
    "pe": "America/Lima",
    "ph": "Asia/Manila",
    "pk": "Asia/Karachi",
    "pl": "Europe/Warsaw",
    "pt": "Europe/Lisbon",
    "ro": "Europe/Bucharest",
    "rs": "Europe/Belgrade",
    "sa": "Asia/Riyadh",
    "se": "Europe/Stockholm",
    "sg": "Asia/Singapore",
    "si": "Europe/Ljubljana",
    "sk": "Europe/Bratislava",
    "th": "Asia/Bangkok",
    "tr": "Europe/Istanbul",
    "tw": "Asia/Taipei",
    "ua": "Europe/Kyiv",
    "uy": "America/Montevideo",
    "vn": "Asia/Ho_Chi_Minh",
    "za": "Africa/Johannesburg",
}
# By ISO 639: at home in this country, or in neighbours that live by its clock.
_HOMES = {
    "bg": "bg",
    "bs": "ba",
    "ca": "es",
    "cs": "cz",
    "da": "dk",
    "de": "de",
    "el": "gr",
    "et": "ee",
    "eu": "es",
    "fa": "ir",
    "fi": "fi",
    "fr": "fr",
    "gl": "es",
    "he": "il",
    "hi": "in",
    "hr": "hr",
    "hu": "hu",
    "is": "is",
    "it": "it",
    "ja": "jp",
    "ko": "kr",
    "lt": "lt",
    "lv": "lv",
    "mk": "mk",
    "nb": "no",
    "nl": "nl",
    "nn": "no",
    "no": "no",
    "pl": "pl",
    "ro": "ro",
    "sk": "sk",
    "sl": "si",
    "sr": "rs",
    "sv": "se",
    "th": "th",
    "tr": "tr",
    "uk": "ua",
    "vi": "vn",
    "zh": "cn",
}
# Of the domains of countries those that are not the country's code.
_DOMAINS = {"uk": "gb"}
# Where English is written as Britain writes it, by CLDR's parents of locales.
_BRITISH = frozenset(("bd", "gb", "hk", "ie", "in", "ke", "lk", "my", "ng", "np", "nz", "pk", "sg", "za"))
# `/en-gb/news/`, the first folder.
_FOLDER = re.compile(r"[a-z]+://[^/]+/[a-z]{2}[-_]([a-z]{2})(?:/|$)", re.IGNORECASE)
_REGION = re.compile(r"[-_]([A-Za-z]{2})(?:[-_]|$)")


def _read_region(tag: str | None) -> str | None:
    match = _REGION.search(tag) if tag else None
    return match[1].lower() if match else None


def _read_address(url: str) -> str | None:
    if match := _FOLDER.match(url):
        return match[1].lower()
    domain = host_of(url).partition(":")[0].rpartition(".")[2]
    country = _DOMAINS.get(domain, domain)
    return country if country in _ZONES else None


def find_variety(tag: str | None, url: str) -> str | None:
    """The tag, with the country of the address if it is English without a country and written there as in Britain.

    >>> find_variety("en", "http://e.co.uk/"), find_variety("en", "http://e.de/"), find_variety("de", "http://e.co.uk/")
    ('en-GB', 'en', 'de')
    """
    region = _read_address(url) if (tag or "").lower() == "en" else None
    return f"en-{region.upper()}" if region in _BRITISH else tag


def find_zone(tag: str | None, url: str) -> tzinfo | None:
    """The time zone of a page by its language's tag and its address; None if they tell none.

    Many systems write en-US into every page: a country of several zones gives way to the address.

    >>> str(find_zone("de", "http://e.example/")), str(find_zone("en-US", "http://e.jp/")), find_zone("en", "http://e.io/")
    ('Europe/Berlin', 'Asia/Tokyo', None)
    """
    region = _read_region(tag)
    if region not in _ZONES:
        home = _HOMES.get(tag.lower()) if tag and region is None else None
        region = _read_address(url) or home
    return _load_zone(_ZONES[region]) if region in _ZONES else None


@cache
def _load_zone(name: str) -> tzinfo | None:
    """None on a machine that has no table of zones."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError):
        return None
