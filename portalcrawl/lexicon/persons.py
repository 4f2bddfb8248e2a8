"""Whether a Chinese name is a person's: what tells an author from the account or the paper that publishes."""

import re

# The hundred commonest surnames of the mainland's household registers (2020), which cover 85 % of its people, and
# those of Taiwan's first fifty that are not among them; simplified and traditional.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆"
    "范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓鄧馮蕭葉蔣蘇呂盧鍾譚陸賈鄒閻龍賀顧龔萬錢嚴湯喬賴溫莊柯洪施詹游藍簡倪裴"
)
_COMPOUND = "(?:欧阳|歐陽|上官|司马|司馬|诸葛|諸葛|东方|東方|皇甫|尉迟|公孙|令狐|慕容)"
_PERSON = re.compile(
    rf"(?:[{_SURNAMES}][\u3400-\u9fff]{{1,2}}|{_COMPOUND}[\u3400-\u9fff]{{1,2}})(?:[(（][^()（）]{{1,6}}[)）])?"
)
_HANZI = re.compile("[\u3400-\u9fff]")
_LETTER = re.compile("[A-Za-z0-9]")
# Desks of a paper or a site: they write, as people do.
_DESK = re.compile("(?:部|室|组|組|员|員|办|辦|处|處|编|編)$")
_SHORTEST_OUTLET = 4


def may_be_person(name: str) -> bool:
    """Whether a name may be a person's: any name in letters, of names in hanzi those that begin with a surname.

    >>> [may_be_person(name) for name in ("王小明", "江城晚报", "欧阳修", "Jane Doe", "IT之家")]
    [True, False, True, True, False]
    """
    if not _HANZI.search(name):
        return True
    return bool(_PERSON.fullmatch(name.replace(" ", ""))) or "·" in name


def is_compound_surname(text: str) -> bool:
    """Whether a text is a surname of two hanzi."""
    return bool(re.fullmatch(_COMPOUND, text))


def is_outlet(name: str) -> bool:
    """Whether a name in hanzi is a paper's or an account's: too long for a pen name, no person's and no desk's.

    >>> [is_outlet(name) for name in ("江城晚报", "IT之家", "欧阳修远", "编辑部", "茉莉")]
    [True, True, False, False, False]
    """
    hanzi = len(_HANZI.findall(name))
    if not hanzi or may_be_person(name) or _DESK.search(name):
        return False
    return hanzi >= _SHORTEST_OUTLET or bool(_LETTER.search(name))
