"""What readers are told of the portal, with a profile and without one."""

from portalcrawl.profiles.model import Origin, Portal, Profile, Rule
from portalcrawl.spiders.portal_profile import PortalProfile
from portalcrawl.text.dates.parsing import CHINA

HOME = "http://example.com/"


def test_without_a_profile_the_zone_is_assumed() -> None:
    known = PortalProfile(None, "清河新闻网")
    assert (known.zone, known.knows_zone) == (CHINA, False)
    assert (known.name, known.rows, known.menu) == ("清河新闻网", (), None)


def test_a_profile_without_a_zone_or_a_name_leaves_them_open() -> None:
    known = PortalProfile(Profile(Portal(HOME)), "清河新闻网")
    assert (known.zone, known.knows_zone, known.name) == (CHINA, False, "清河新闻网")


def test_a_profile_decides() -> None:
    menu = Rule("//nav", origin=Origin.DECLARED)
    portal = Portal(HOME, name="清河", time_zone="-05:00", charset="gbk", script="simplified")
    known = PortalProfile(Profile(portal, menu=menu), "清河新闻网")
    assert (str(known.zone), known.knows_zone) == ("UTC-05:00", True)
    assert (known.name, known.charset, known.script, known.menu) == ("清河", "gbk", "simplified", menu)
