"""Credits in the words of one portal: what 本站 means there, and which names are nobody's, as its profile says."""

from msgspec.structs import replace

from portalcrawl.extraction.credits.source import Credits
from portalcrawl.lexicon import article_words
from portalcrawl.profiles.model import OwnSource, Portal


def settle_credits(credit: Credits, portal: Portal) -> Credits:
    """The credits without those whom the portal calls nobody, and with its own name for 本站 if it wants that."""
    nobody = {name.casefold() for name in portal.nobody}
    source = credit.source
    if source is not None and article_words.OWN.fullmatch(source):
        source = {OwnSource.STATED: source, OwnSource.NAME: portal.name, OwnSource.ABSENT: None}[portal.own_source]
    if source is not None and source.casefold() in nobody:
        source = None
    authors = tuple(name for name in credit.authors if name.casefold() not in nobody)
    return replace(
        credit,
        source=source,
        source_evidence=credit.source_evidence if source else "",
        authors=authors,
        author_evidence=credit.author_evidence if authors else "",
    )
