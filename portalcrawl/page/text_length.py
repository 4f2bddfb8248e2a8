"""The unit of length of all texts of a page: bytes of UTF-8. A hanzi counts 3, a Latin letter 1, a Cyrillic letter 2.

That is about what each tells a reader, so one threshold holds for all scripts.
"""

import re

# The reading behind a hanzi that copied pages carry: `經(jīng)濟`. It adds nothing to what the text says.
_READING = re.compile("(?<=[\u3400-\u9fff])[(（][a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿê]{1,7}[)）]")


def text_length(text: str) -> int:
    """Bytes of UTF-8."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "replace"))


def title_length(text: str) -> int:
    """The same without the readings behind hanzi: `經(jīng)濟` counts 6. Texts of links are copied with them."""
    if (")" in text or "）" in text) and not text.isascii():
        text = _READING.sub("", text)
    return text_length(text)
