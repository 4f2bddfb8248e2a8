"""One label for each line of a page, given by one rule: the body is what is labelled text.

Every rule gives one label. So a line that knows its rule says what it was taken for, and why.
"""

from enum import StrEnum

from msgspec import Struct

from portalcrawl.lexicon import class_names
from portalcrawl.page.layout import Block, Line
from portalcrawl.page.tags import HEADINGS


class Label(StrEnum):
    """What a line is on the page of an article."""

    HEADLINE = "HEADLINE"
    TEXT = "TEXT"
    HEADING = "HEADING"
    TABLE = "TABLE"
    PICTURE = "PICTURE"
    CAPTION = "CAPTION"
    FILE = "FILE"
    META = "META"
    SUMMARY = "SUMMARY"
    TOOL = "TOOL"
    TEASER = "TEASER"
    AUTHOR_BOX = "AUTHOR_BOX"
    WALL = "WALL"
    END = "END"
    FURNITURE = "FURNITURE"
    OUTSIDE = "OUTSIDE"


BODY_LABELS = frozenset((Label.TEXT, Label.HEADING, Label.TABLE, Label.PICTURE))
"""The labels of the article's text, with its pictures."""


class Rule(Struct, frozen=True):
    """Why a line has its label: the rule's name, the label, and what the rule says of the line."""

    name: str
    label: Label
    meaning: str


RULES: dict[str, Rule] = {}
"""All rules by their names."""


def _rule(name: str, label: Label, meaning: str) -> Rule:
    RULES[name] = Rule(name, label, meaning)
    return RULES[name]


TEXT = _rule("text", Label.TEXT, "stands in the article's block, and no other rule takes it away")
LEAD = _rule("lead", Label.TEXT, "is sentences between headline and block that the text does not say again")
SAID_AGAIN = _rule("headline as text", Label.TEXT, "says the headline again, and there is no other text")
NAMED_FILE = _rule("file without address", Label.TEXT, "names a file that no address leads to")
ANNOUNCED = _rule("announced link", Label.TEXT, "is a linked title that a sentence with a colon announces")
HEADING = _rule("heading", Label.HEADING, "is a heading in the article's block")
TABLE = _rule("table of data", Label.TABLE, "is a cell or a caption of a table of values")
PICTURE = _rule("picture", Label.PICTURE, "is a picture in the article's block")
CAPTION = _rule("caption", Label.CAPTION, "is marked, set or worded as the caption of a picture")
FILE = _rule("file", Label.FILE, "is only links to files and their label")
FILE_BESIDE = _rule("file beside", Label.FILE, "is a file shortly before or behind the article's block")
FILE_LABEL = _rule("label of files", Label.FILE, "announces files: 附件：")
HEADLINE = _rule("headline", Label.HEADLINE, "was elected as the headline")
HEADLINE_AGAIN = _rule("headline again", Label.META, "says the headline again between headline and text")
META_LINE = _rule("meta line", Label.META, "is labels and dates and hardly anything else")
BELOW_LEAD = _rule(
    "meta line below the lead", Label.META, "is a by-line or a date between the first sentences and the rest"
)
ABOVE_META_LINE = _rule("above the meta line", Label.META, "is a short line between headline and meta line")
ABOVE_BY_LINE = _rule("by-line", Label.META, "is the by-line, the marked date, or stands above it")
LINK_ABOVE = _rule("link above the text", Label.META, "is a short link between headline and text")
FACT = _rule("fact of a record", Label.META, "is a label or short value beside the value that is the text")
FACTS_AGAIN = _rule("facts again", Label.META, "states the article's facts once more below the text")
TWIN = _rule("text again", Label.FURNITURE, "stands in a block that says the whole text again, for small screens")
OVER_NOTHING = _rule("heading of nothing", Label.END, "is a heading below the last text, of what is not the article's")
POSTING = _rule("posting", Label.META, "is the system's sentence of when, by whom or under what the text was posted")
EDITOR = _rule("editor", Label.META, "names the editor, with or without the source")
SUMMARY = _rule("summary", Label.SUMMARY, "sums the text up above it, in words that the text says again")
DECK = _rule("deck", Label.SUMMARY, "stands above the by-line, named as what sums the article up")
TOOL = _rule("tool", Label.TOOL, "is a tool of the page: print, share, font size")
UNSEEN = _rule("unseen", Label.TOOL, "is a label for screen readers, which nobody sees on the page")
PROGRAM = _rule("program", Label.TOOL, "is a message of the program that writes the page, about itself")
RULER = _rule("ruler", Label.TOOL, "is a rule drawn with characters")
LINE_NUMBER = _rule("line number", Label.TOOL, "numbers the lines of a program beside it")
PAGER = _rule("pager", Label.TOOL, "is the pager of the article")
TAGS = _rule("tags", Label.TOOL, "is keywords behind their label")
NEIGHBOUR = _rule("neighbour", Label.TEASER, "names the article before or behind this one")
INSERTION = _rule("insertion", Label.TEASER, "leads to another article or over a part of the page, and says no more")
END_LINK = _rule("linked label", Label.TEASER, "is a link that announces something else")
LABELLED_LINK = _rule("label of one link", Label.TEASER, "announces one other article between two paragraphs")
LINK_BOX = _rule("box of links", Label.TEASER, "is a label, or a link behind it, between paragraphs")
LINK_RUN = _rule("run of links", Label.TEASER, "is one of three or more lines of links in a row")
LINKS_AT_END = _rule("links at the end", Label.TEASER, "is a line of links behind the last text")
CARD = _rule("card", Label.TEASER, "stands in a box whose links all lead to one other page, beside others of its kind")
INSERTED_CARD = _rule(
    "box between paragraphs", Label.TEASER, "stands in a box between paragraphs with the linked title of another page"
)
EXCERPT = _rule("excerpt", Label.TEASER, "is a link to another article, or the cut beginning of what that says")
AUTHOR_BOX = _rule("author box", Label.AUTHOR_BOX, "is the portrait of the author below the text")
PROTECTED_WALL = _rule("protected", Label.WALL, "asks for a password or a login in place of the text")
TRUNCATED_WALL = _rule("truncated", Label.WALL, "asks to pay or log in for the rest of the text")
CONSENT = _rule("consent", Label.WALL, "asks for consent to show what another site has")
OFFER = _rule("offer", Label.WALL, "stands in a box between paragraphs that offers more to those who pay or log in")
END_LABEL = _rule("label of an end", Label.END, "announces other articles, comments or notices: the text ends here")
NOTICE = _rule("notice", Label.END, "says whose the text is, or who wrote it: the text ends here")
TEASERS = _rule("teasers", Label.END, "is the first of several links to other articles: the text ends here")
COMMENTS = _rule("comments", Label.END, "is the first comment: the text ends here")
BEHIND_END = _rule("behind the end", Label.END, "stands behind the line that ends the text")
NAVIGATION = _rule("menu", Label.FURNITURE, "stands in a menu or a pager, by tag or class")
ASIDE = _rule("side", Label.FURNITURE, "stands in a side bar, a related or share box, a form, by tag or class")
COMMENT = _rule("comment", Label.FURNITURE, "stands in a block of comments, by class")
BREADCRUMB = _rule("path", Label.FURNITURE, "stands in the path, by class")
FOOT = _rule("foot", Label.FURNITURE, "stands in the foot of the page, by tag or class")
STRAY = _rule("stray line", Label.FURNITURE, "is set in a box as no line of the text is: fitted weights say so")
BOX_BEHIND = _rule(
    "box behind the text", Label.FURNITURE, "stands in a box of another kind behind the element that holds the text"
)
STALE = _rule("age of the text", Label.FURNITURE, "says how old the text is, and that it may be out of date")
LEFT_OUT = _rule("left out", Label.FURNITURE, "stands in a sign-up box, or the profile leaves it out")
LAST_NOTICE = _rule("last notice", Label.FURNITURE, "is a notice of the site behind the last text")
COLOPHON = _rule("colophon", Label.FURNITURE, "is the name of whoever runs the site, as the page's last line")
NO_TEXT = _rule("no text", Label.FURNITURE, "is a path, a notice or a label, and nothing else was found")
ABOVE_START = _rule("above the start", Label.OUTSIDE, "stands in the article's block, above the headline")
OUTSIDE = _rule("outside", Label.OUTSIDE, "does not stand in the article's block")
BESIDE_THINGS = _rule("beside pictures", Label.OUTSIDE, "stands beside what a page without a text shows")

_OF_ROLES = (
    (class_names.COMMENT, COMMENT),
    (class_names.BREADCRUMB, BREADCRUMB),
    (class_names.FOOTER, FOOT),
    (class_names.NAVIGATION, NAVIGATION),
    (class_names.ASIDE, ASIDE),
)


def furniture_rule(block: Block) -> Rule:
    """Why a line of furniture is one, by the roles of its block."""
    return next((rule for role, rule in _OF_ROLES if block.role & role), LEFT_OUT)


def text_rule(line: Line, block: Block) -> Rule:
    """The rule of a line that belongs to the text."""
    if not line.text:
        return PICTURE
    return HEADING if block.tag in HEADINGS else TEXT
