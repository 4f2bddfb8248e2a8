"""The section tree while a run walks it: what is a section, where it hangs, whether it is wanted."""

from collections.abc import Iterable

from portalcrawl.archive.ledger import REDIRECTS_TO, Lease, Ledger, ListedRow, Role, Section, State
from portalcrawl.items import Breadcrumb
from portalcrawl.spiders.lists_of_lists import SPENT, ListsOfLists
from portalcrawl.spiders.section_growth import SectionGrowth
from portalcrawl.text.section_names import section_key
from portalcrawl.text.urls.canonical import canonicalize_url, is_action, is_file, is_same_site, trap_reason
from portalcrawl.text.urls.identity import is_same_address
from portalcrawl.text.whitespace import fold


class SectionTree:
    """All sections of a portal, by number and by address; new ones go to the ledger with their first list page."""

    def __init__(self, ledger: Ledger, home: str, wanted: Iterable[str] = ()) -> None:
        """`wanted` are section names that limit the run, with all that hangs below them; none means all."""
        self._ledger = ledger
        self.home = home
        self._wanted = {section_key(name): fold(name) for name in wanted}
        self._skipped: set[str] = set()
        self._by_number: dict[int, Section] = {}
        self._by_url: dict[str, Section] = {}
        # Articles of a section show the same breadcrumb.
        self._growth = SectionGrowth(ledger, self._by_number.values())
        self._lists_of_lists = ListsOfLists(ledger, self._by_number.values())
        self._read_crumbs: dict[tuple[tuple[str, str | None], ...], Section | None] = {}
        for section in ledger.sections.load():
            self._keep(section)

    def _keep(self, section: Section) -> None:
        self._by_number[section.id] = section
        self._by_url[canonicalize_url(section.url)] = section

    def __len__(self) -> int:
        return len(self._by_number)

    def get(self, number: int | None) -> Section | None:
        """The section of a number, None for none."""
        return None if number is None else self._by_number.get(number)

    def find(self, url: str) -> Section | None:
        """The section whose list starts at an address."""
        return self._by_url.get(canonicalize_url(url))

    @property
    def urls(self) -> Iterable[str]:
        """The canonical addresses of all sections."""
        return self._by_url.keys()

    def is_wanted(self, section: Section) -> bool:
        """Whether the run may read a section: not skipped; no limit, or one of the names on its path."""
        if canonicalize_url(section.url) in self._skipped:
            return False
        return not self._wanted or any(section_key(name) in self._wanted for name in section.path)

    def wanted_numbers(self) -> list[int]:
        """The numbers of the sections that the run may read."""
        return [number for number, section in self._by_number.items() if self.is_wanted(section)]

    @property
    def is_limited(self) -> bool:
        """Whether the run is limited to some sections."""
        return bool(self._wanted)

    def missing_names(self) -> list[str]:
        """Names that limit the run and that no section has."""
        known = {section_key(name) for section in self._by_number.values() for name in section.path}
        return sorted(name for key, name in self._wanted.items() if key not in known)

    def names(self) -> set[str]:
        """The names of all sections."""
        return {section.name for section in self._by_number.values()}

    def top_names(self) -> list[str]:
        """The names of the top level, for people who wrote another one."""
        return list(dict.fromkeys(section.path[0] for section in self._by_number.values()))

    def enqueue(self, section: Section, *, is_again: bool = False, is_in_menu: bool = False) -> None:
        """Put a section's first list page on the frontier, where it is wanted and due."""
        if self.is_wanted(section):
            self._ledger.add_page(section.url, Role.LIST, section.id, is_again=is_again, is_in_menu=is_in_menu)
            self._ledger.look_daily(section.url)

    def enqueue_all(self) -> None:
        """Put every known section on the frontier: the menu does not name all of them.

        A run that goes on with an interrupted one begins with them too: since then something may have been published.
        Sections on another host are of a day on which the portal seemed to have moved there.
        """
        for section in self._by_number.values():
            if is_same_site(section.url, self.home):
                self.enqueue(section, is_again=True)

    def skip(self, url: str) -> None:
        """Leave a section out of this run."""
        self._skipped.add(canonicalize_url(url))

    def is_vain(self, number: int | None, *, shows_list: bool = False) -> bool:
        """Whether the rows of a section's list are not worth a request; `shows_list`: one is known to be a list."""
        return self._lists_of_lists.is_vain(number, shows_list=shows_list)

    def list_unproven(self) -> list[int]:
        """The numbers of sections of which one row is asked for at a time, because many lists here lead to lists; in
        the order in which they are asked for."""
        return self._lists_of_lists.list_unproven()

    def leave_vain(self, lease: Lease) -> bool:
        """Leave a section that was noted and never read, if it shows what other lists do; whether it was left."""
        section = self.get(lease.section)
        if section is None or lease.url != section.url or not self._growth.is_vain(section):
            return False
        if self._ledger.has_listed(section.id):
            return False
        self._ledger.lease_again(lease)
        self._ledger.set_state(lease.url, State.EXCLUDED, SPENT)
        self.remove(section)
        return True

    def add(self, url: str, path: tuple[str, ...], urls: tuple[str, ...], origin: str) -> Section | None:
        """Note a section and put its list on the frontier; None where the address cannot be one of this portal."""
        known = self.find(url)
        if known is None:
            if not is_same_site(url, self.home) or is_action(url) or is_file(url) or trap_reason(url):
                return None
            if canonicalize_url(url) == canonicalize_url(self.home):
                return None
            if origin == "page" and (owner := self._find_shown(url)) is not None:
                return owner
            if origin == "page" and not self._growth.allows(urls):
                page = urls[-2] if urls[1:] and urls[-2] else self.home
                self._ledger.add_candidate(ListedRow(url, page, 1, path[-1]), (State.EXCLUDED, SPENT))
                return None
            known = self._ledger.sections.add(url, path, urls, len(self._by_number), origin)
            self._keep(known)
        elif origin == "breadcrumb" and known.origin == "page" and known.path != path:
            # A link on some page may call a section anything; its articles' breadcrumb is what it is called.
            known = self._rename(known, path, urls, origin)
        self.enqueue(known, is_in_menu=origin == "menu")
        return known

    def note_namer(self, section: Section, namer: Section | None) -> None:
        """Note that a list's page has named a section; `namer` is the list's, None for a list of no section."""
        self._growth.note_namer(section, namer)

    def _find_shown(self, url: str) -> Section | None:
        """The section whose list an address showed when it was read, which is another one's."""
        found, reason = self._ledger.find(url), self._ledger.reason_of(url)
        if found is None or found[1:] != (Role.CANDIDATE, State.DUPLICATE) or not reason.startswith(REDIRECTS_TO):
            return None
        return self.find(reason.removeprefix(REDIRECTS_TO))

    def place(self, url: str, path: tuple[str, ...], urls: tuple[str, ...]) -> None:
        """Give a section the name and the place that the menu shows today, and what hangs below it its new path.

        A section that its articles' breadcrumbs name keeps that name.
        """
        known = self.find(url)
        if known is None or known.origin == "breadcrumb" or known.path == path:
            return
        depth = known.depth
        for section in list(self._by_number.values()):
            if (
                section.depth > depth
                and section.path[:depth] == known.path
                and section.urls[depth - 1] == known.urls[-1]
            ):
                below = (*path, *section.path[depth:]), (*urls, *section.urls[depth:])
                self._rename(section, *below, section.origin)
        self._rename(known, path, urls, "menu")

    def _rename(self, known: Section, path: tuple[str, ...], urls: tuple[str, ...], origin: str) -> Section:
        self._read_crumbs.clear()
        section = self._ledger.sections.rename(known, path, urls, origin)
        self._keep(section)
        return section

    def remove(self, section: Section) -> None:
        """Forget a section: its page turned out to be something else."""
        self._ledger.sections.remove(section)
        del self._by_number[section.id]
        del self._by_url[canonicalize_url(section.url)]

    def add_breadcrumbs(self, breadcrumbs: Iterable[Breadcrumb], page: str) -> Section | None:
        """Note the sections that the breadcrumb of the page at this address names; the innermost of them.

        A crumb that leads to the page itself is an article's name, unless the address is a section's already.
        """
        crumbs = tuple((crumb.name, None if self._is_own(crumb.url, page) else crumb.url) for crumb in breadcrumbs)
        if crumbs not in self._read_crumbs:
            self._read_crumbs[crumbs] = self._add_crumbs(crumbs)
        return self._read_crumbs[crumbs]

    def _is_own(self, url: str | None, page: str) -> bool:
        return url is not None and is_same_address(url, page) and self.find(url) is None

    def _add_crumbs(self, crumbs: tuple[tuple[str, str | None], ...]) -> Section | None:
        path: tuple[str, ...] = ()
        urls: tuple[str, ...] = ()
        innermost = None
        for name, url in crumbs:
            path, urls = (*path, name), (*urls, url or "")
            if url:
                innermost = self.add(url, path, urls, "breadcrumb") or innermost
        return innermost

    def breadcrumbs_of(self, section: Section) -> list[Breadcrumb]:
        """A section's path as a record shows it."""
        return [Breadcrumb(name, url or None) for name, url in zip(section.path, section.urls, strict=True)]

    def deeper(self, one: Section | None, other: Section | None) -> Section | None:
        """The more exact of two sections."""
        if one is None or other is None:
            return one or other
        return other if other.depth > one.depth else one
