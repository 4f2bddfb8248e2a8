"""Links to persons: of an account, of a page about a writer, of the author as HTML's `rel` names him."""

import re
from collections.abc import Sequence
from itertools import islice, takewhile

from lxml import html

from portalcrawl.extraction.credits.credit_parser import clean_names
from portalcrawl.extraction.credits.names import names_nobody
from portalcrawl.extraction.meta_zone import MetaZone
from portalcrawl.lexicon import article_words, class_names, credit_words
from portalcrawl.lexicon.index_names import is_category_address, is_tag_index
from portalcrawl.lexicon.persons import is_full_name, is_korean_person, may_be_person
from portalcrawl.page.document import Document
from portalcrawl.page.layout import Layout, Link
from portalcrawl.page.stops import count_stops
from portalcrawl.page.texts import pieces_of, text_of
from portalcrawl.text.hanzi import HANZI
from portalcrawl.text.whitespace import fold

# A page about a writer.
_PERSON_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|es|a|in)?|auteurs?|staff|profiles?|people|editors?|contributors?|writers?|journalists?|reporters?|columnists?)[/_-]",
    re.IGNORECASE,
)
# Not `#` alone, which links nothing yet.
_PLACE = re.compile(r"#\w")
# The class that Drupal, XenForo and many others give the link to an account.
_ACCOUNT = "username"
_LONGEST_ACCOUNT = 30
# Classes of the name inside an author's element.
_NAME_CLASSES = frozenset(("name", "fn"))
_NAME_ENDS = ("-name", "_name")
# Elements of one class that are looked at, how many of them are sentences, and the stops that a sentence has.
_MOST_ALIKE = 200
_SENTENCES = 3
_STOPS_OF_SENTENCE = 2
# Elements among which a name may be shared.
_PARTS_OF_NAME = 2
# From a name in a caption up to its figure.
_STEPS_TO_FIGURE = 5


def find_linked(layout: Layout, meta_zone: MetaZone) -> tuple[str, ...]:
    """The names that a line between headline and text links: an account's, or of pages about persons."""
    for index in meta_zone.head:
        found: list[str] = []
        for link in layout.lines[index].links if index > meta_zone.anchor else ():
            classes = (link.element.get("class") or "").lower().split()
            names = _read_link(link)
            if _ACCOUNT in classes and len(names) == 1:
                return names
            if _leads_to_person(link.element) and all(map(_may_be_author, names)):
                found += names
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def find_sole_author(layout: Layout, meta_zone: MetaZone) -> tuple[str, ...]:
    """The one person whom all links to an author behind the headline name, wherever they stand; none if they differ.

    `rel=author` says that a link leads to the author of the text around it: teasers and comments have theirs.
    """
    found: set[str] = set()
    for line in layout.lines[meta_zone.anchor :]:
        for link in line.links:
            if _is_author(link.element) and not layout.blocks[line.block].role & class_names.COMMENT:
                found.update(filter(_may_be_author, _read_link(link)))
    return tuple(found) if len(found) == 1 else ()


def names_authors(document: Document) -> bool:
    """Whether any link of a page says that it leads to an author."""
    return any(map(_is_author, document.tree.iter("a")))


def names_of(element: html.HtmlElement) -> tuple[str, ...]:
    """The names in an element that is marked as the author's: microdata's, else its links', else its first text that is
    not a label. A level or a role may stand beside what is marked as the name."""
    named = (text_of(one) for one in element.iterdescendants() if one.get("itemprop") == "name")
    if names := [name for text in named if (name := credit_words.BY.sub("", text))]:
        return tuple(names)
    called = [text_of(one) for one in element.iterdescendants() if _is_called_name(one)]
    if called and all(map(_is_person, called)):
        return tuple(called)
    found = [link for link in element.iter("a") if not _is_tool(link, element)]
    # Beside the author, or in his place, a box links the article's section, his mail, his site.
    sections = {fold(text_of(link)) for link in found if _leads_to_section(link)}
    found = [link for link in found if fold(text_of(link)) not in sections]
    persons = [link for link in found if _leads_to_person(link)]
    links = [text for link in persons or found if (text := _first_name(link))]
    texts: Sequence[str] = links or [text for text in map(fold, pieces_of(element)) if text not in sections]
    texts = [text for text in texts if text and not credit_words.BY_WORD.match(text)]
    names = [credit_words.BY.sub("", text) for text in texts]
    if not links:
        # Jane D. | Von Roe.
        names[1:] = texts[1:]
        # First and last name may have an element each.
        is_parted = len(names) > 1 and (" " not in names[0] or _goes_on(names, ""))
        joined = " ".join(names[:2])
        return (joined,) if is_parted and is_full_name(joined) else tuple(names[:1])
    if names and is_full_name(names[0]):
        return tuple(filter(is_full_name, names))
    # Behind an account a box links where it posts: river2017 | Harbour stories.
    is_account = bool(names) and names[0].isascii() and " " not in names[0]
    return tuple(name for name in names if not (is_account and " " in name))


def _is_called_name(element: html.HtmlElement) -> bool:
    """Whether an element's class is a name's, in a word of many designs, in hCard's, or as an author's: author-name."""
    names = (element.get("class") or "").split()
    is_name = not _NAME_CLASSES.isdisjoint(names) or any(map(_ends_in_name, names))
    return is_name and next(element.iter("a"), None) is None


def _ends_in_name(name: str) -> bool:
    return name.lower().endswith(_NAME_ENDS) and class_names.read_role(name) & class_names.AUTHOR > 0


def _is_person(name: str) -> bool:
    return may_be_person(name) if HANZI.search(name) else is_full_name(name)


def is_of_picture(element: html.HtmlElement, text: str) -> bool:
    """Whether an element that is marked as an author's names a picture's: in a caption, or behind such a label."""
    if article_words.PICTURE_CREDIT.match(text):
        return True
    around = islice((element, *element.iterancestors()), _STEPS_TO_FIGURE)
    return any(one.tag in ("figure", "figcaption") for one in around)


def colours_text(element: html.HtmlElement) -> bool:
    """Whether the class of a mark says who typed the words, as pads colour them: it is that of sentences, too."""
    given = (element.get("class") or "").split()
    # Other classes of the mark may be those of any box.
    names = frozenset([name for name in given if class_names.read_role(name) & class_names.AUTHOR] or given)
    spans = element.getroottree().iter(element.tag)
    alike = (one for one in spans if not names.isdisjoint((one.get("class") or "").split()))
    texts = (text_of(one) for one in islice(alike, _MOST_ALIKE))
    return sum(count_stops(text) >= _STOPS_OF_SENTENCE for text in texts) >= _SENTENCES


def _leads_to_section(link: html.HtmlElement) -> bool:
    """Whether a link leads to a category, or to a tag that is not named as a person is."""
    href = link.get("href") or ""
    return is_category_address(href) or (is_tag_index("", href) and not is_full_name(fold(text_of(link))))


def _is_tool(link: html.HtmlElement, box: html.HtmlElement) -> bool:
    """Whether a link inside a box is for sharing the page or the like, by its own classes or those around it, or leads
    to a place on a page, such as its comments: no author has one."""
    if _PLACE.search(link.get("href") or "") and not any(map(_ends_in_name, (link.get("class") or "").split())):
        return True
    around = (link, *takewhile(lambda one: one is not box, link.iterancestors()))
    roles = (class_names.read_role(one.get("class") or "") for one in around)
    return any(role & class_names.ASIDE and not role & class_names.AUTHOR for role in roles)


def _first_name(link: html.HtmlElement) -> str:
    """A link's text; only the name with which it begins if it says in other elements what the person is."""
    pieces = [text for piece in pieces_of(link) if (text := fold(piece))]
    first = next((text for piece in pieces if (text := credit_words.BY.sub("", piece))), "")
    return first if is_full_name(first) and not _goes_on(pieces, text_of(link)) else text_of(link)


def _goes_on(pieces: Sequence[str], whole: str) -> bool:
    """Whether the first of an element's texts is a part of a name: Jane D. | Roe; of a word, whose last letter is set
    apart: Jane Ro | e."""
    if len(pieces) < _PARTS_OF_NAME:
        return False
    first, following = pieces[0], pieces[1]
    is_initial = first[-1] == "." and len(first.split()[-1]) == len("D.")
    is_word_cut = f"{first}{following}" in whole and first[-1].islower() and following[0].islower()
    return is_word_cut or (is_initial and is_full_name(f"{first} {following}"))


def read_account(element: html.HtmlElement) -> tuple[str, ...]:
    """The account that an element marked as the author's links, though its name is not a person's: river2017."""
    links = [link for link in (element, *element.iter("a")) if _leads_to_person(link)]
    names = {text_of(link) for link in links}
    name = names.pop() if len(names) == 1 else ""
    is_one_word = all(char.isalnum() or char in "_.-" for char in name) and any(map(str.isalpha, name))
    is_name = 1 < len(name) <= _LONGEST_ACCOUNT and is_one_word
    return (name,) if is_name and not names_nobody(name) and not article_words.UNKNOWN.match(name) else ()


def _read_link(link: Link) -> tuple[str, ...]:
    return clean_names((credit_words.BY.sub("", link.text),))


def _is_author(link: html.HtmlElement) -> bool:
    return "author" in (link.get("rel") or "").lower()


def _leads_to_person(link: html.HtmlElement) -> bool:
    return _is_author(link) or _PERSON_PAGE.search(link.get("href") or "") is not None


def _may_be_author(name: str) -> bool:
    return may_be_person(name) if HANZI.search(name) else is_full_name(name) or is_korean_person(name)
