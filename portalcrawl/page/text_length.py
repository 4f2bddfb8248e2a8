"""How long a text is to a reader, whatever its script."""

import re

# The reading behind a hanzi that copied pages carry: `經(jīng)濟`. It adds nothing to what the text says.
_READING = re.compile("(?<=[\u3400-\u9fff])[(（][a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿê]{1,7}[)）]")


def weigh_text(text: str) -> float:
    """Length in hanzi: a Latin letter counts 0.4, so that names and titles of both scripts compare.

    Readings behind hanzi count nothing: `經(jīng)濟` weighs 2.
    """
    if text.isascii():
        return 0.4 * len(text)
    if ")" in text or "）" in text:
        text = _READING.sub("", text)
    # A hanzi takes three bytes of UTF-8.
    wide = (len(text.encode("utf-8", "replace")) - len(text)) / 2
    return wide + 0.4 * (len(text) - wide)
