"""The profile of a portal: facts, sections and rules. Frozen, and checked when made: a rule that is there can be used.

Fields of templates carry the record's names. Each rule says how often it was seen to be right; where that is little,
induction writes none and the field stays with the heuristics.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from enum import StrEnum
from types import MappingProxyType

from portalcrawl.profiles.values import check_address, check_charset, check_name, check_path, check_script, parse_zone
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

    @classmethod
    def parse(cls, text: str, name: str | None) -> "OwnSource":
        """What stands in a profile whose portal has this name. Raises ValueError."""
        if text not in set(cls):
            raise ValueError(f"{text!r} is none of {', '.join(cls)}")
        if text == cls.NAME and not (name or "").strip():
            raise ValueError(f'{text!r} needs the portal\'s name, and there is none; write one: name = "…"')
        return cls(text)


@dataclass(frozen=True, slots=True)
class Support:
    """On how many of the pages where a rule could be judged it was right."""

    agreed: int
    seen: int

    def __post_init__(self) -> None:
        if not 0 <= self.agreed <= self.seen:
            raise ValueError(f"{self} is no support: the first number is of the pages that agreed, the second of all")

    @classmethod
    def parse(cls, text: str) -> "Support":
        """`18/20`. Raises ValueError."""
        agreed, slash, seen = text.partition("/")
        if not slash or not agreed.strip().isdecimal() or not seen.strip().isdecimal():
            raise ValueError(f"{text!r} is no support; write how many pages agreed of how many seen, like 18/20")
        return cls(int(agreed), int(seen))

    @property
    def share(self) -> float:
        """From 0 to 1; 0 where nothing was seen."""
        return self.agreed / self.seen if self.seen else 0.0

    def __str__(self) -> str:
        return f"{self.agreed}/{self.seen}"


@dataclass(frozen=True, slots=True)
class Rule:
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
        compile_xpath(self.xpath)

    @property
    def is_declared(self) -> bool:
        """Whether a person wrote it: then it is obeyed, not weighed."""
        return self.origin is Origin.DECLARED

    @property
    def is_sure(self) -> bool:
        """Whether a page that it does not fit is an exception: of a rule with less support that is the usual thing."""
        return self.is_declared or (
            self.support is not None and self.support.seen >= _SURE_PAGES and self.support.share >= _SURE_SHARE
        )


_SURE_PAGES = 8
_SURE_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class BodyRule(Rule):
    """Where the text stands, and what in there is not the article's."""

    omit: tuple[str, ...] = ()
    """XPaths of elements to leave out."""
    omit_lines: tuple[str, ...] = ()
    """Lines to leave out, as they are: what stands under every article."""

    def __post_init__(self) -> None:
        # Not super(): dataclasses with slots are made anew, and the zero-argument form then fails (CPython #90562).
        Rule.__post_init__(self)
        for xpath in self.omit:
            compile_xpath(xpath)


@dataclass(frozen=True, slots=True)
class RowsRule(Rule):
    """Which elements are a list page's rows; `title` and `date` are XPaths from a row."""

    title: str | None = None
    date: str | None = None

    def __post_init__(self) -> None:
        Rule.__post_init__(self)
        for xpath in (self.title, self.date):
            if xpath is not None:
                compile_xpath(xpath)


@dataclass(frozen=True, slots=True)
class Template:
    """The layout that some of the portal's articles share."""

    name: str
    pages: int = 0
    """Sample pages of this template."""
    rules: Mapping[str, Rule] = field(default_factory=lambda: MappingProxyType({}))
    """By field, of `TEXT_FIELDS`."""
    body: BodyRule | None = None
    pager: Rule | None = None
    """Where the links to the article's further pages stand."""
    origin: Origin = Origin.LEARNED

    def __post_init__(self) -> None:
        if strangers := sorted(set(self.rules) - set(TEXT_FIELDS)):
            raise ValueError(f"{strangers[0]!r} is no field of a template; there are {', '.join(TEXT_FIELDS)}")


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A section, by the names from the top of the menu down to its own."""

    path: tuple[str, ...]
    url: str
    skip: bool = False
    """Whether it is left out of crawls."""
    origin: Origin = Origin.LEARNED

    def __post_init__(self) -> None:
        check_path(self.path)
        check_address(self.url)


@dataclass(frozen=True, slots=True)
class Portal:
    """Facts of the portal."""

    start: str
    name: str | None = None
    hosts: tuple[str, ...] = ()
    charset: str | None = None
    """Given where pages lie about theirs: it then counts before header, meta and bytes."""
    time_zone: str | None = None
    """Of times that state none: `+08:00` or a name of the IANA database, `Asia/Shanghai`."""
    script: str | None = None
    """`simplified`: traditional characters are made simplified ones on all pages, whoever wrote them."""
    language: str | None = None
    system: str | None = None
    """What published it, where its pages say so."""
    own_source: OwnSource = OwnSource.STATED
    nobody: tuple[str, ...] = ()
    """Values of source and author that name nobody here: `admin`."""
    origin: Origin = Origin.LEARNED

    def __post_init__(self) -> None:
        check_address(self.start)
        if self.charset is not None:
            check_charset(self.charset)
        if self.time_zone is not None:
            parse_zone(self.time_zone)
        if self.script is not None:
            check_script(self.script)
        OwnSource.parse(self.own_source, self.name)
        for word in self.nobody:
            check_name(word)

    @property
    def zone(self) -> tzinfo | None:
        """The time zone, where one is known."""
        return None if self.time_zone is None else parse_zone(self.time_zone)


@dataclass(frozen=True, slots=True)
class ArticleAddresses:
    """What tells an article before and after it is fetched."""

    patterns: tuple[str, ...] = ()
    """Addresses of articles, `{n}` for a number and `{s}` for any other word: `/a/{n}/{n}.html`."""
    dated: bool = False
    """Whether all articles show a date: a page without one, and of no known template, is then none."""
    support: Support | None = None
    origin: Origin = Origin.LEARNED

    def __post_init__(self) -> None:
        for pattern in self.patterns:
            check_pattern(pattern)


@dataclass(frozen=True, slots=True)
class Profile:
    """All that is known of one portal's layout."""

    portal: Portal
    revision: int = 1
    """Counts up each time it is learned anew; records name it."""
    sections: tuple[SectionEntry, ...] = ()
    menu: Rule | None = None
    rows: tuple[RowsRule, ...] = ()
    """One for each layout of list pages; the first that finds rows on a page is obeyed."""
    pager: Rule | None = None
    articles: ArticleAddresses = field(default_factory=ArticleAddresses)
    templates: tuple[Template, ...] = ()
