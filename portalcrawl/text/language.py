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
# Scripts, the language of most texts in each, if there is one, and the languages that are written in it. Some of these
# have letters that tell them.
_SCRIPTS: tuple[tuple[re.Pattern[str], str | None, str], ...] = (
    (re.compile("[\u0400-\u04ff][\u0400-\u04ff]*"), None, "ru uk be bg sr mk kk ky mn tg tt"),
    (re.compile("[\u0370-\u03ff][\u0370-\u03ff]*"), "el", "el"),
    (re.compile("[\u0590-\u05ff][\u0590-\u05ff]*"), "he", "he iw yi"),
    (re.compile("[\u0600-\u06ff][\u0600-\u06ff]*"), "ar", "ar fa ur ckb ps ug sd"),
    (re.compile("[\u0e00-\u0e7f][\u0e00-\u0e7f]*"), "th", "th"),
    (re.compile("[\u10a0-\u10ff][\u10a0-\u10ff]*"), "ka", "ka"),
    (re.compile("[\u0530-\u058f][\u0530-\u058f]*"), "hy", "hy"),
)
_TELLING_LETTERS = {
    "kk": re.compile("[ңғұәқ]"),
    "uk": re.compile("[їєґ]"),
    "be": re.compile("ў"),
    "sr": re.compile("[ђћџљњј]"),
    "ru": re.compile("[ыэё]"),
    "bg": re.compile("ъ"),
    "ur": re.compile("[ٹڈڑے]"),
    "fa": re.compile("[پچژگ]"),
}
# So often such a letter stands in a sample: a name in another language has one or two.
_LEAST_TELLING = 3
# Letters of a script, so that the text is in it.
_LEAST_LETTERS = 20
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
    for letters, usual, languages in _SCRIPTS:
        if _count(letters, sample) > max(latin, _LEAST_LETTERS):
            return tag if primary in languages.split() else _tell_apart(sample.lower(), usual, languages.split())
    if latin > hanzi * 4 and primary in ("", "zh", "ja", "ko"):
        return "en" if len(_ENGLISH.findall(sample)) * 60 > latin else None
    return tag or None


def _tell_apart(sample: str, usual: str | None, languages: list[str]) -> str | None:
    """The language of a text by letters that the others of its script do not have."""
    for language, letters in _TELLING_LETTERS.items():
        if language in languages and len(letters.findall(sample)) >= _LEAST_TELLING:
            return language
    return usual


def _count(characters: re.Pattern[str], sample: str) -> int:
    return sum(map(len, characters.findall(sample)))


def _chinese(tag: str, sample: str) -> str:
    stated = next((_CHINESE_REGIONS[p] for p in tag.lower().split("-")[1:] if p in _CHINESE_REGIONS), None)
    traditional = len(_TRADITIONAL.findall(sample))
    is_traditional = traditional > 0 and traditional > len(_SIMPLIFIED.findall(sample))
    if stated and tag.lower().startswith("zh") and is_traditional == (stated not in ("zh-CN", "zh-SG")):
        return stated
    return "zh-TW" if is_traditional else "zh-CN"
