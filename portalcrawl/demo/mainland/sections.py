"""What a section of the demo portal is: its name, its addresses, the forms of its rows, pager and articles."""

from dataclasses import dataclass
from typing import Literal

from portalcrawl.demo.mainland.annotate import Level, annotate

SITE_NAME = annotate("高新院園區規劃網", Level.SOME)

RowForm = Literal["ul-after", "ul-before", "table", "dl", "short-date", "grid"]
PagerForm = Literal["numbers", "window", "steps", "ends", "select", "prev-next", "english"]
AddressForm = Literal["dated", "view", "flat"]
MetaForm = Literal["seed", "full", "small", "words"]


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of the menu; `address` and `later` are the targets of its first and of its nth list page."""

    key: str
    name: str
    """Clean traditional; the menu shows it annotated."""
    address: str
    later: str
    """With `{n}` for the number; `{total}` for the number of rows."""
    topics: tuple[str, ...]
    weight: int
    """Its share of the articles, in thousandths."""
    rows: RowForm
    pager: PagerForm
    page_size: int = 15
    cut: int | None = None
    """Titles in the list are cut to so many characters."""
    has_full_title: bool = True
    """Whether the row of a cut title gives the whole one in its title attribute."""
    states_total: bool = False
    links_first_page_twice: bool = False
    """Whether the pager calls page 1 by its number while the menu calls it by its folder."""
    uses_relative_links: bool = False
    address_form: AddressForm = "dated"
    meta: MetaForm = "seed"
    level: Level = Level.NONE

    @property
    def label(self) -> str:
        """The name as every page shows it."""
        return annotate(self.name, Level.SOME)

    def page_address(self, number: int, total: int) -> str:
        """The target of a list page as the pager links it."""
        if number == 1 and not self.links_first_page_twice:
            return self.address
        return self.later.format(n=number, total=total)


@dataclass(frozen=True, slots=True)
class Channel:
    """A heading of the menu with its sections."""

    name: str
    address: str
    sections: tuple[Section, ...]

    @property
    def label(self) -> str:
        """The name as every page shows it."""
        return annotate(self.name, Level.SOME)
