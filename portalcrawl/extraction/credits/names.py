"""What is a name, of a person or a desk, and what only stands in a name's place."""

import re

from portalcrawl.lexicon import article_words
from portalcrawl.lexicon.persons import is_outlet, may_be_person

_HANZI = re.compile(r"[\u3400-\u9fff]")
_BRACKETS = "[]【】()（）<>《》「」\"'“” "
# What English by-lines write behind a name and before what is none.
_LATIN_END = re.compile(
    r"\s+(?:(?:last\s+)?updated|published|posted|special\s+(?:to|for)|edited\s+by|photos?\s+by|for\s+the|on|at)\b.*",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^(?:(?:Written\s+)?By|Von|Par|Por|作者|[记記]者|文|文字|撰文)\s*[:：/]?\s+(?=\S)|^By:\s*", re.IGNORECASE
)
# A note in brackets behind a name: what the person is, or whose.
_NOTE = re.compile(r"\s?[(（\[]([^()（）\[\]]{1,20})[)）\]]?$")
_NOTE_WORD = re.compile(
    r"[实實][习習]|[见見][习習]|通[讯訊][员員]|[记記]者|[摄攝图圖文]|[编編][辑輯]|单位|單位|@|[报報社网網台]$",
    re.IGNORECASE,
)
_NOT_NAME = re.compile(
    r"https?:|www\.|\.com|@|\d|[■◆●►。！？]|作者|文章|[评評][论論]|更多|[专專][栏欄]|[阅閱][读讀]|[关關]注|[点點][击擊]|[来來]源|[时時][间間]|日期",
    re.IGNORECASE,
)
# Words that stand where a name is missing, and what an editor is called, who never is an author. A login's name such as
# admin is what the page states: whether anybody is behind it, the profile may say.
_NOBODY = re.compile(
    r"(?:test|guest|anonymous|staff|author|editor(?:ial)?|web\s?master|"
    r"(?:系统|系統|超级|超級|[网網]站|后台|後台|信息|[总總])?管理[员員]|[总總]?站[长長]|[网網]友|[游遊]客|[会會][员員]|用[户戶]|"
    r"(?:本[站网網报報刊台臺社]|[网網]站|[网網][络絡])?(?:小[编編]|[编編][辑輯][员員]?|[责責]任[编編][辑輯]|[责責][编編])|"
    r"(?:来自|來自)?(?:互联|互聯)?[网網](?:[络絡上])?(?:[转轉][载載]|整理|收集)?|[转轉][载載帖])",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"(?:(?:senior|chief|staff|special|contributing|associate|assistant|managing|executive|freelance|guest|national|political|"
    r"business|science|health|sports|technology|education|city|our|the|a|an)\s+){0,3}"
    r"(?:writer|reporter|editor|correspondent|columnist|contributor|photographer|journalist|producer|intern)s?\b.*|photo(?:s|graphy)?\s+by\b.*|staff|special",
    re.IGNORECASE,
)
_HANZI_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,8}·[\u3400-\u9fff·]{1,12}")
# What follows 记者 and 作者 in headings and sentences.
_NO_NAME = re.compile(
    r"手[记記]|[观觀]察|[调調]查|札[记記]|来信|[专專]?[访訪]|获悉|[获獲]知|了解|注意|[连連][线線]|提[问問]|谢谢|謝謝|感[谢謝]|[您你]好|[报報]道|博客|微博|[热熱][线線]|[电電][话話]|[联聯][系繫]|[节節]|[协協]|[评評]|[站团團证證]$|^[系为為是在的从從对對]|单位|單位|[简簡]介"
)
_SHORTEST_NAME = 2
_MOST_HANZI = 14
_MOST_LETTERS = 40


def may_be_name(text: str) -> bool:
    """Whether a text in hanzi may be a person's name and no other word that follows 记者; any text in letters may."""
    if _NO_NAME.search(text):
        return False
    return may_be_person(text) or bool(_HANZI_NAME.fullmatch(text))


def names_nobody(text: str) -> bool:
    """Whether a text is what stands where a name is missing: 管理员, 本站原创, 小编."""
    return bool(_NOBODY.fullmatch(text) or article_words.OWN.fullmatch(text))


def clean_name(text: str) -> str | None:
    """A name without by-word and brackets; None for what is none."""
    name = _BY.sub("", strip_brackets(text))
    if not _HANZI.search(name):
        name = _LATIN_END.sub("", name).strip(" .")
        if _JOB.fullmatch(name):
            return None
    if len(name) > _SHORTEST_NAME and name[-1] == "等" and may_be_person(name[:-1]):
        name = name[:-1]
    name = name.strip()
    if sum(map(str.isalpha, name)) < _SHORTEST_NAME or article_words.UNKNOWN.match(name) or names_nobody(name):
        return None
    if _NOT_NAME.search(name) or len(_HANZI.findall(name)) > _MOST_HANZI or len(name) > _MOST_LETTERS:
        return None
    return name


def strip_note(text: str) -> str:
    """The text without what is said of a person in brackets behind the name: 张三（实习生）, 李四(江城日报)."""
    note = _NOTE.search(text)
    return text[: note.start()] if note and (_NOTE_WORD.search(note[1]) or is_outlet(note[1])) else text


def strip_brackets(text: str) -> str:
    """The text without brackets around it, and without one whose counterpart is missing."""
    text = text.strip(_BRACKETS) if text and text[0] in _BRACKETS else text
    for opening, closing in ("()", "（）", "[]", "【】"):
        if text.endswith(closing) and opening not in text:
            text = text[:-1]
        if text.startswith(opening) and closing not in text:
            text = text[1:]
    return text
