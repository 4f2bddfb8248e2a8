"""What readers ask of the portal's profile; where there is none, heuristics decide."""

from datetime import tzinfo

from portalcrawl.extraction.part_reading import PartReadings
from portalcrawl.page.document import Document
from portalcrawl.page.links.page_links import read_addresses
from portalcrawl.profiles.model import Profile, RowsRule, Rule
from portalcrawl.text.dates.parsing import CHINA
from portalcrawl.text.urls.sessions import SessionNames


class PortalProfile:
    """Answers for the profile: without one, as a portal of which nothing is known."""

    def __init__(self, profile: Profile | None = None, site_name: str | None = None) -> None:
        """`site_name` is what the home page's title calls the portal."""
        self.profile = profile
        self.site_name = site_name
        self.sessions = SessionNames()
        """What the portal's pages have shown of sessions in addresses."""
        self.readings = PartReadings()
        """Which of its articles are read in part."""

    def note_sessions(self, document: Document) -> None:
        """Learn from a page's links which parameters follow a visitor; they are left out of its addresses."""
        document.session_names = self.sessions.read_page(read_addresses(document))

    @property
    def zone(self) -> tzinfo:
        """The zone of times that state none."""
        return (self.profile and self.profile.portal.zone) or CHINA

    @property
    def knows_zone(self) -> bool:
        """Whether the profile states that zone; else it is an assumption."""
        return bool(self.profile and self.profile.portal.zone)

    @property
    def day_first(self) -> bool | None:
        """Whether the day comes first in dates with the year last; None if the profile does not say."""
        return self.profile.portal.day_first if self.profile else None

    @property
    def charset(self) -> str | None:
        """The pages' charset where the profile states it, whatever the pages say."""
        return self.profile.portal.charset if self.profile else None

    @property
    def script(self) -> str | None:
        """`simplified` where traditional characters on all pages are to be made simplified ones."""
        return self.profile.portal.script if self.profile else None

    @property
    def name(self) -> str | None:
        """The portal's name."""
        return (self.profile and self.profile.portal.name) or self.site_name

    @property
    def menu(self) -> Rule | None:
        """Where the section menu stands."""
        return self.profile.menu if self.profile else None

    @property
    def rows(self) -> tuple[RowsRule, ...]:
        """Where lists have their rows."""
        return self.profile.rows if self.profile else ()

    @property
    def pager(self) -> Rule | None:
        """Where lists have their pager."""
        return self.profile.pager if self.profile else None
