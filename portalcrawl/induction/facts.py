"""Facts of a portal that its pages tell together: name, charset, time zone, language, system."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from portalcrawl.induction.labelled_sample import LabelledSample
from portalcrawl.induction.samples import Samples
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of
from portalcrawl.page.page_title import bare, split_title
from portalcrawl.profiles.model import Portal
from portalcrawl.profiles.values import SIMPLIFIED
from portalcrawl.text.dates.day_order import find_order
from portalcrawl.text.language import find_language
from portalcrawl.text.restoration import restore
from portalcrawl.text.urls.canonical import hostname_of

# A time with its zone, as metadata and <time> elements state it.
_ZONED = re.compile(r"\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?([+-]\d{2}):?(\d{2})$")
_BOAST = re.compile(r"powered\s+by", re.IGNORECASE)
_LEAST = 3
_MOST_SHARE = 0.6
_CHINA = "+08:00"
_LONGEST_SYSTEM = 60


def learn_facts(samples: Samples, labelled: Sequence[LabelledSample]) -> Portal:
    """What the pages say of the portal as a whole."""
    documents = samples.documents
    language = _most_common(
        (tag for r in labelled if (tag := find_language(r.analysis.metadata.language, r.analysis.text))), _LEAST
    )
    return Portal(
        start=samples.start,
        name=_find_name(documents, samples.home),
        hosts=tuple(dict.fromkeys(hostname_of(document.url) for document in documents)),
        charset=_find_charset(documents),
        time_zone=_find_zone(documents) or (_CHINA if (language or "").startswith("zh") else None),
        day_first=_find_day_order(documents),
        script=_find_script(documents),
        language=language,
        system=_find_system(documents),
    )


def _most_common(values: Iterator[str], least: int, share: float = _MOST_SHARE) -> str | None:
    """The value that most pages have, if at least so many do."""
    counts = Counter(values)
    if not counts:
        return None
    value, count = counts.most_common(1)[0]
    return value if count >= min(least, counts.total()) and count >= share * counts.total() else None


def _find_name(documents: Sequence[Document], home: Document | None) -> str | None:
    """The part that nearly all page titles share; of equals the one in the home page's, then the longest."""
    own = {bare(part) for part in split_title(home.page_title)} if home is not None else set()
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for document in documents:
        parts = {bare(part): part for part in split_title(document.page_title) if not _BOAST.match(part)}
        counts.update(parts.keys())
        shown |= parts
    if not counts:
        return None
    name, count = max(counts.items(), key=lambda item: (item[1], item[0] in own, len(item[0])))
    return shown[name] if name and count >= _LEAST and count >= _MOST_SHARE * len(documents) else None


def _find_charset(documents: Sequence[Document]) -> str | None:
    """The charset of most pages, if they do not say it or say another one."""
    return (
        _most_common(
            (d.encoding if d.encoding_evidence == "bytes" else "" for d in documents if not _is_ascii(d)), _LEAST
        )
        or None
    )


def _find_script(documents: Sequence[Document]) -> str | None:
    """`simplified` if a machine made most pages traditional; the other pages say too little to show it."""
    restored = sum(restore.SIMPLIFIED in document.text_notes for document in documents)
    return SIMPLIFIED if restored >= _LEAST and restored * 2 >= len(documents) else None


def _is_ascii(document: Document) -> bool:
    return document.page_title.isascii()


def _find_zone(documents: Sequence[Document]) -> str | None:
    """The zone of the times that pages state, if all agree. UTC does not count: many servers always state it."""
    zones = Counter(zone for document in documents for zone in set(_zones_of(document)))
    zones.pop("+00:00", None)
    if len(zones) != 1:
        return None
    zone, count = zones.most_common(1)[0]
    return zone if count >= _LEAST else None


def _find_day_order(documents: Sequence[Document]) -> bool | None:
    """Whether the day comes first in the dates of the pages that can be read in one way only, if all pages agree."""
    orders = Counter(
        order
        for document in documents
        if (order := find_order(line.text for line in page_of(document).layout.lines)) is not None
    )
    if len(orders) != 1:
        return None
    order, count = orders.most_common(1)[0]
    return order if count >= _LEAST else None


def _zones_of(document: Document) -> Iterator[str]:
    for element in document.tree.iter("meta", "time"):
        stated = element.get("datetime") or element.get("content") or ""
        if len(stated) < 40 and (match := _ZONED.search(stated)):
            yield f"{match[1]}:{match[2]}"


def _find_system(documents: Sequence[Document]) -> str | None:
    """What `<meta name="generator">` names on most pages."""
    found = (
        (element.get("content") or "").strip()[:_LONGEST_SYSTEM]
        for document in documents
        for element in document.tree.iter("meta")
        if (element.get("name") or "").lower() == "generator"
    )
    return _most_common((name for name in found if name), 1)
