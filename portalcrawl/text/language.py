"""A text's language as BCP 47: the page's `lang` if the text bears it out, else what its characters say."""

import re

# Runs of one script; the first character apart, because only so the search for it is a fast one.
_KANA = re.compile("[\u3040-\u30ff][\u3040-\u30ff]*")
_HANGUL = re.compile("[\uac00-\ud7af][\uac00-\ud7af]*")
_HANZI = re.compile("[\u3400-\u9fff][\u3400-\u9fff]*")
_LATIN = re.compile("[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ]*")
_TRADITIONAL = re.compile(
    "[個們來這說時國會對開發學經過還點無從後間樣與關問題實現長電體進產業務區動機場當報議頁東車見門馬書話語認讓請議購萬億廣處應]"
)
_SIMPLIFIED = re.compile(
    "[个们来这说时国会对开发学经过还点无从后间样与关问题实现长电体进产业务区动机场当报议页东车见门马书话语认让请购万亿广处应]"
)
_ENGLISH = re.compile(r"\b(?:the|and|of|to|in|that|is|was|for|with|on)\b", re.IGNORECASE)
_TAG = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}$")
_SAMPLE = 800
TAIWAN = "zh-TW"
"""Chinese as Taiwan writes it, and whoever does not say otherwise of a text in traditional characters."""
_CHINESE_REGIONS = {
    "cn": "zh-CN",
    "hans": "zh-CN",
    "sg": "zh-SG",
    "tw": "zh-TW",
    "hk": "zh-HK",
    "mo": "zh-MO",
    "hant": "zh-TW",
}


def find_language(stated: str | None, text: str) -> str | None:
    """The language of a text; None if neither its letters nor the page tell.

    >>> find_language("en", "经济开发区召开工作会议，会议指出要抓好项目建设。")
    'zh-CN'
    """
    tag = (stated or "").strip()
    tag = tag.replace("_", "-") if _TAG.match(tag) else ""
    sample = text[:_SAMPLE]
    hanzi, latin = _count(_HANZI, sample), _count(_LATIN, sample)
    primary = tag.partition("-")[0].lower()
    if _count(_HANGUL, sample) > max(10, hanzi):
        return tag if primary == "ko" else "ko"
    if hanzi and _count(_KANA, sample) * 4 > hanzi:
        return tag if primary == "ja" else "ja"
    if hanzi * 4 > latin and hanzi >= 2:
        return _chinese(tag, sample)
    if latin > hanzi * 4 and primary in ("", "zh", "ja", "ko"):
        return "en" if len(_ENGLISH.findall(sample)) * 60 > latin else None
    return tag or None


def _count(characters: re.Pattern[str], sample: str) -> int:
    return sum(map(len, characters.findall(sample)))


def _chinese(tag: str, sample: str) -> str:
    stated = next((_CHINESE_REGIONS[p] for p in tag.lower().split("-")[1:] if p in _CHINESE_REGIONS), None)
    traditional = len(_TRADITIONAL.findall(sample))
    is_traditional = traditional > 0 and traditional > len(_SIMPLIFIED.findall(sample))
    if stated and tag.lower().startswith("zh") and is_traditional == (stated not in ("zh-CN", "zh-SG")):
        return stated
    return "zh-TW" if is_traditional else "zh-CN"
