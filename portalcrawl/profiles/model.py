"""The profile of a portal: facts, sections and rules, as they stand in its file.

Frozen, and checked when made, by code or from a file: a rule that is there can be used. Types and keys are checked by
msgspec where a file is read, values in `__post_init__`, in both cases. Fields of templates carry the record's names.
Each rule says how often it was right; where that is little, induction writes none and heuristics find the field.
"""

from collections.abc import Mapping
from datetime import tzinfo
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct

from portalcrawl.profiles.checking import InvalidValueError, check_value
from portalcrawl.profiles.support import Support
from portalcrawl.profiles.values import (
    check_address,
    check_charset,
    check_contact,
    check_name,
    check_path,
    check_script,
    parse_zone,
)
from portalcrawl.profiles.xpath import compile_xpath
from portalcrawl.text.urls.patterns import check_pattern

TEXT_FIELDS = ("headline", "datePublished", "contentSource", "authors", "breadcrumbs")
"""Fields of a template whose rule is a plain one."""


class Origin(StrEnum):
    """Who wrote a part of a profile. What a person declared is obeyed, and learning leaves it as it is."""

    LEARNED = "learned"
    DECLARED = "declared"


class OwnSource(StrEnum):
    """What `contentSource` is where a page says 本站, 本网 or 原创: that word, the portal's name, or nothing."""

    STATED = "stated"
    NAME = "name"
    ABSENT = "absent"


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """Where something stands on a page."""

    xpath: str
    """Of several nodes the first that gives a value counts."""
    label: str | None = None
    """What stands before the value in the node's text, such as `来源：`."""
    example: str | None = None
    """A value that it gave."""
    support: Support | None = None
    """None for a rule that nobody has tried."""
    origin: Origin = Origin.LEARNED

    def __post_init__(self) -> None:
        check_value("xpath", compile_xpath, self.xpath)

    @property
    def is_declared(self) -> bool:
        """Whether a person wrote it: then it is obeyed, not weighed."""
        return self.origin is Origin.DECLARED

    @property
    def is_sure(self) -> bool:
        """Whether a page that it does not fit is an exception; rules with less support often miss."""
        return self.is_declared or (
            self.support is not None and self.support.seen >= _SURE_PAGES and self.support.share >= _SURE_SHARE
        )


_SURE_PAGES = 8
_SURE_SHARE = 0.8


class BodyRule(Rule, frozen=True):
    """Where the text stands, and what in there is not the article's."""

    omit: tuple[str, ...] = ()
    """XPaths of elements to leave out."""
    omit_lines: tuple[str, ...] = ()
    """Lines to leave out, as they are: what stands under every article."""

    def __post_init__(self) -> None:
        super().__post_init__()
        for xpath in self.omit:
            check_value("omit", compile_xpath, xpath)


class RowsRule(Rule, frozen=True):
    """Which elements are a list page's rows; `title` and `date` are XPaths from a row."""

    title: str | None = None
    date: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        for key, xpath in (("title", self.title), ("date", self.date)):
            if xpath is not None:
                check_value(key, compile_xpath, xpath)


class Template(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"pages": "seen", "body": "articleBody", "pager": "pages"},
):
    """The layout that some of the portal's articles share."""

    name: str = "article"
    pages: int = 0
    """Sample pages of this template."""
    headline: Rule | None = None
    datePublished: Rule | None = None
    contentSource: Rule | None = None
    authors: Rule | None = None
    breadcrumbs: Rule | None = None
    body: BodyRule | None = None
    pager: Rule | None = None
    """Where the links to the article's further pages stand."""
    furniture: tuple[str, ...] = ()
    """XPaths of elements that say the same on unlike pages, such as today's date: they give no field."""
    origin: Origin = Origin.LEARNED

    def __post_init__(self) -> None:
        for xpath in self.furniture:
            check_value("furniture", compile_xpath, xpath)

    @property
    def rules(self) -> Mapping[str, Rule]:
        """The rules that are there by field, of `TEXT_FIELDS`."""
        return MappingProxyType({name: rule for name in TEXT_FIELDS if (rule := getattr(self, name)) is not None})


class SectionEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A section, by the names from the top of the menu down to its own."""

    path: tuple[str, ...]
    url: str
    skip: bool = False
    """Whether it is left out of crawls."""
    origin: Origin = Origin.LEARNED

    def __post_init__(self) -> None:
        check_value("path", check_path, self.path)
        check_value("url", check_address, self.url)


class Portal(Struct, frozen=True, forbid_unknown_fields=True):
    """Facts of the portal."""

    start: str
    name: str | None = None
    hosts: tuple[str, ...] = ()
    charset: str | None = None
    """Given where pages lie about theirs: it then counts before header, meta and bytes."""
    time_zone: str | None = None
    """Of times that state none: `+08:00` or a name of the IANA database, `Asia/Shanghai`."""
    day_first: bool | None = None
    """Whether the day comes first in its dates with the year last (03/04/2017)."""
    script: str | None = None
    """`simplified`: traditional characters are made simplified ones on all pages, whoever wrote them."""
    language: str | None = None
    system: str | None = None
    """What published it, where its pages say so."""
    own_source: OwnSource = OwnSource.STATED
    nobody: tuple[str, ...] = ()
    """Values of source and author that name nobody here: `admin`."""
    contact: str | None = None
    """Who crawls this portal, for the user agent: an e-mail address or a page."""
    origin: Origin = Origin.LEARNED

    def __post_init__(self) -> None:
        check_value("start", check_address, self.start)
        checks = (
            ("charset", check_charset),
            ("time_zone", parse_zone),
            ("script", check_script),
            ("contact", check_contact),
        )
        for key, check in checks:
            if (value := getattr(self, key)) is not None:
                check_value(key, check, value)
        if self.own_source is OwnSource.NAME and not (self.name or "").strip():
            words = f'{self.own_source.value!r} needs the portal\'s name, and there is none; write one: name = "…"'
            raise InvalidValueError("own_source", words)
        for word in self.nobody:
            check_value("nobody", check_name, word)

    @property
    def zone(self) -> tzinfo | None:
        """The time zone, where one is known."""
        return None if self.time_zone is None else parse_zone(self.time_zone)


class ArticleAddresses(Struct, frozen=True, forbid_unknown_fields=True):
    """What tells an article before and after it is fetched."""

    patterns: tuple[str, ...] = ()
    """Addresses of articles, `{n}` for a number and `{s}` for any other word: `/a/{n}/{n}.html`."""
    dated: bool = False
    """Whether all articles show a date: a page without one, and of no known template, is then not an article."""
    support: Support | None = None
    origin: Origin = Origin.LEARNED

    def __post_init__(self) -> None:
        for pattern in self.patterns:
            check_value("patterns", check_pattern, pattern)


class Profile(Struct, frozen=True, forbid_unknown_fields=True):
    """All that is known of one portal's layout."""

    portal: Portal
    revision: int = 1
    """Counts up each time it is learned again; records name it."""
    sections: tuple[SectionEntry, ...] = ()
    menu: Rule | None = None
    rows: tuple[RowsRule, ...] = ()
    """One for each layout of list pages; the first that finds rows on a page is obeyed."""
    pager: Rule | None = None
    articles: ArticleAddresses = ArticleAddresses()
    templates: tuple[Template, ...] = ()


class TriedProfile(Profile, frozen=True, forbid_unknown_fields=True):
    """A profile fresh from learning, with what was learned and not kept."""

    notes: tuple[str, ...] = ()
    """A sentence for each rule that a trial refused; comments in the file, no keys."""
