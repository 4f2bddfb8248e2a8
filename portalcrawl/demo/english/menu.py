"""The menu of the English style: five categories, two more under one of them, static pages and services."""

from portalcrawl.demo.story import Section

SITE_NAME = "The Alder Bridge Courier"
SITE_ADDRESS = "http://www.courier.example"

COUNCIL = Section(
    "council", "Town Council", "/category/council/", "/category/council/page/{n}/", "council", 22, "teasers", "numbers",
    "posted",
)  # fmt: skip
SPORT = Section(
    "sport", "Sport", "/category/sport/", "/category/sport/page/{n}/", "sport", 14, "teasers", "numbers", "byline"
)
ROWING = Section(
    "rowing", "Rowing", "/category/sport/rowing/", "/category/sport/rowing/page/{n}/", "sport", 10, "lines", "older",
    "byline", above=SPORT,
)  # fmt: skip
CULTURE = Section(
    "culture", "Arts & Culture", "/category/culture/", "/category/culture/page/{n}/", "culture", 18, "cards", "window",
    "time",
)  # fmt: skip
SCHOOLS = Section(
    "schools", "Schools", "/category/schools/", "/category/schools/page/{n}/", "schools", 16, "lines", "numbers",
    "posted",
)  # fmt: skip
BUSINESS = Section(
    "business", "Business", "/category/business/", "/category/business/page/{n}/", "business", 16, "table", "steps",
    "agency",
)  # fmt: skip
SECTIONS = (COUNCIL, SPORT, ROWING, CULTURE, SCHOOLS, BUSINESS)

STATICS = (("About", "/about/"), ("Contact", "/contact/"))
POLICIES = (("Privacy", "/privacy/"), ("Terms of use", "/terms/"))
SERVICES = (("Sign in", "/account/"), ("Subscribe", "/subscribe/"), ("Advertise", "/advertise/"))
