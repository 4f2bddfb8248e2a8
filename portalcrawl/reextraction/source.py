"""What a re-extraction reads by: an archive, its profile or another one, its sections, the dates of its last walk."""

from datetime import date

from msgspec import Struct

from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger.database import Queries
from portalcrawl.archive.ledger.questions.rereadable import read_digest, read_last_wishes
from portalcrawl.archive.ledger.tables.meta import read_meta
from portalcrawl.exceptions import ProfileError
from portalcrawl.profiles.mending import mend_profile
from portalcrawl.profiles.model import Profile
from portalcrawl.profiles.store import load_profile
from portalcrawl.reextraction.sections import make_tree
from portalcrawl.spiders.portal_profile import PortalProfile
from portalcrawl.spiders.section_tree import SectionTree
from portalcrawl.text.dates.window import Window
from portalcrawl.text.urls.canonical import host_of
from portalcrawl.text.urls.sites import drop_www

_FACTS = ("site_name", "home_url", "start_url", "address", "host")


class Source(Struct, frozen=True):
    """An archive, opened to be read again."""

    layout: Layout
    portal: PortalProfile
    home: str
    tree: SectionTree
    """Where articles are filed."""
    window: Window
    """The days that the last walk kept."""
    db: Queries

    def read_digest(self, url: str) -> str | None:
        """What the newest record of an address shares with copies; None if it has no record."""
        return read_digest(self.db, url)


def open_source(layout: Layout, db: Queries, profile: Profile | None, tree: SectionTree | None = None) -> Source:
    """Put it together; without a profile the archive's is taken, without a tree one that is kept in memory.

    Raises ProfileError for a profile of another portal, or one that cannot be read.
    """
    facts = {key: str(value) for key, value in read_meta(db, *_FACTS).items()}
    if profile is None and layout.profile.is_file():
        profile = load_profile(layout.profile)
    if profile is not None:
        host = host_of(profile.portal.start) if profile.portal.start else ""
        own = {drop_www(host_of(facts[key])) for key in ("start_url", "address") if key in facts}
        if host and drop_www(host) not in own | {drop_www(facts.get("host", ""))}:
            raise ProfileError(f"{layout.root}: belongs to {facts.get('host')}, and the profile to {host}")
        profile = mend_profile(profile)[0]
    home = facts.get("home_url") or facts.get("start_url", "")
    days = [date.fromisoformat(day) if day else None for day in read_last_wishes(db)]
    portal = PortalProfile(profile, facts.get("site_name"))
    return Source(layout, portal, home, tree or make_tree(db, home), Window(*days), db)
