"""How long a text is to a reader, whatever its script."""


def weigh_text(text: str) -> float:
    """Length in hanzi: a Latin letter counts 0.4, so that names and titles of both scripts compare."""
    if text.isascii():
        return 0.4 * len(text)
    # A hanzi takes three bytes of UTF-8.
    wide = (len(text.encode("utf-8", "replace")) - len(text)) / 2
    return wide + 0.4 * (len(text) - wide)
