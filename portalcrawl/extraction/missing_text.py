"""Why an article has no text: what its page shows instead."""

from portalcrawl.extraction.analysis import Analysis
from portalcrawl.lexicon import article_words
from portalcrawl.page.layout import prose_of

_SOME_PROSE, _SOME_WORDS = 150, 60
"""UTF-8 bytes of sentences below a headline, and of words outside furniture, that may be a text which was not found."""


def explain_missing_text(read: Analysis) -> str:
    """The evidence of an article without a text: `no text: ` and what the page shows, in a word or two."""
    return f"no text: {_name_what_is_there(read)}"


def _name_what_is_there(read: Analysis) -> str:
    shown = read.shown
    if read.wall.is_protected:
        return "protected"
    kinds = {
        "video": shown.videos,
        "sound": shown.audios,
        "files": read.attachments,
        "frame": shown.files or shown.has_frame,
        "pictures": read.images,
    }
    if kind := next((kind for kind, things in kinds.items() if things), None):
        return kind
    prose = free = 0
    for index in range(max(read.headline.last, 0), len(read.layout.lines)):
        line = read.layout.lines[index]
        if article_words.is_legal(line.text):
            continue
        prose += prose_of(line)
        is_said = not read.furniture[index] and not article_words.may_be_labelled(line.text)
        free += line.size - line.link_size if is_said and line.text != read.date.raw else 0
    return "title only" if prose < _SOME_PROSE and free < _SOME_WORDS else "not recognized"
