"""How pages name who wrote an article, who did something else for it, and where it was taken from, as patterns."""

import re

from portalcrawl.lexicon.words import Pattern

POSTER = Pattern("(?&roles.posted)")
"""Labels of whoever put a text online, who may have written it."""
SENDER = Pattern("(?&roles.sent)")
"""Labels of whoever sent it in."""
BY = Pattern(r"^(?&roles.by)\s*[:：/]?\s+(?=\S)|^By:\s*|^(?-i:By(?=[A-Z]\w*\s))")
"""What stands before an author's name."""
BY_LINE = Pattern(
    r"^[/|~•·»›:—–-]{0,4}\s?(?:(?:(?&roles.by)|(?&roles.by_line))\s*[:：/]?\s+|(?-i:By(?=[A-Z])))(?P<rest>[^\W\d_].*)$"
)
"""What a line of names begins with, a designer's mark before it: Von Jana Roe, ByJane Roe, //Posted by jroe."""
BEHIND_BY = Pattern("(?&roles.behind_by)")
"""A word with which a by-line goes on behind the names: a place, a day, a column follows."""
BY_WORD = Pattern(r"^(?:(?&roles.by)|(?&roles.by_line)|author|written|posted)?\W*$")
"""The same alone."""
NOTE_WORD = Pattern("(?&roles.note)|@|(?&names.media)$")
"""What a note in brackets behind a name says: what the person is, or whose."""
NO_VALUE = Pattern(r"https?:|www\.|\.com|@|\d|[■◆●►。！？]|(?&nobody.no_value)")
"""What no author's value has in it."""
NOBODY = Pattern("(?&nobody.nobody)|(?&nobody.label)|(?&nobody.weekday)|(?&date_labels.weekday)|(?&nobody.picture)")
"""Words that stand where a name is missing, what an editor is called, who never is an author, and days of the week.

A login's name such as admin is what the page states: whether anybody is behind it, the profile may say.
"""
NO_NAME = Pattern("(?&nobody.no_name)|[站团團證证]$|^[系为為是在的从從对對]", re.NOFLAG)
"""What follows 记者 and 作者 in headings and sentences."""
BREAK = Pattern(r"[、,，/／;；&＆|｜丨:：]|[)）\]】]\s?[(（\[【]|\s+(?:and|和|与|與)\s+", re.NOFLAG)
"""What parts the names of a list."""
AND_OTHERS = "等"
JOINING = Pattern(r"\s+(?&names.joining)\s+", re.NOFLAG)
"""What joins the last of several names to the others, in letters."""
OFFICE = Pattern(r",\s(?:[^\s,;&|]{1,20}\s){0,4}?(?&roles.office)(?=\W|$)")
"""What a person is elsewhere than at the paper, behind the name: Jane Doe, Vice President."""

WRITER = Pattern(r".{0,16}?(?&roles.writer)(?!(?<=者)站)(?P<name>.*)", re.NOFLAG)
"""Who writes: before the name, with the paper's name before it: 江城日报记者 张三."""
WROTE = Pattern("(?&roles.wrote)|[\u3400-\u9fff]{2,6}(?&roles.report)", re.NOFLAG)
"""The same if it is a word of its own, and may stand behind the name: 李四/文, 记者张三／江城报导."""
JOB_BEHIND_NAME = Pattern(r"([가-힣]{2,4})\s?(?&roles.behind_name)(?:\s\S+@\S+)?", re.NOFLAG)
"""A Korean by-line: the name, then who writes: 홍길동 기자."""
KOREAN_DISPATCH = Pattern(
    r"^(?:[(\[【〔][^()\[\]【】〔〕]{1,30}[)\]】〕]\s?)?([가-힣]{2,4})\s?(?&roles.behind_name)\s?=|"
    r"^[\[【〔][^\[\]【】〔〕]{1,20}\s([가-힣]{2,4})\s?(?&roles.behind_name)[\]】〕]",
    re.NOFLAG,
)
"""The beginning of a Korean report: (서울=통신) 홍길동 기자 =, [일보 홍길동 기자]."""
DISPATCH = Pattern(
    r"^(?:[\u3400-\u9fff]{2,12}\s{1,3})?(?:本[报報网網台社])?(?&roles.reporter)\s{1,3}"
    r"(?P<names>[\u3400-\u9fff·]{2,8}(?:[、\s]\s?[\u3400-\u9fff·]{2,4}){0,3}?)\s{1,3}(?=[\u3400-\u9fff“‘\d]{5})",
    re.NOFLAG,
)
"""The beginning of a report, with the names between blanks: 江城新闻网 记者 张三 停产十二年的……"""
PAPER = Pattern("(?&names.papers)")
"""A word in a paper's name, in letters."""
OF_WHOM = Pattern(r"(?:^|.*\s)(?&roles.of_whom)\s?$")
"""What stands before 'author:' in a heading of the author's portrait."""
JOB = Pattern(r"(?:[\w.]+\s){0,2}?(?:\w+-){0,3}(?&roles.job)(?:\s+(?=\w\S*\s+\w)|$)")
"""What the writer is, before the name, and the paper's name before it: Harbour-Online-Redakteurin Jana Roe."""
PICTURED = Pattern("(?&roles.pictured)", re.NOFLAG)
PROVIDED = Pattern(r"(?<![/／:：])\s?(?<![/／:：])(?&roles.provided)$", re.NOFLAG)
"""Who gave the pictures, at the end of a by-line: 记者张三/文受访者供图."""
REPORTED = Pattern(r"(?P<name>[\u3400-\u9fff]{2,4})\s[\u3400-\u9fff]{2,6}(?&roles.report)", re.NOFLAG)
"""Who reports from where, in the last words of a text: 张三 上海报道."""
OTHER = Pattern("(?&roles.other)", re.NOFLAG)
OTHER_FIRST = Pattern("(?&roles.other_first)(?=[\u3400-\u9fff]{2,4}$)", re.NOFLAG)
COMMENTATOR = Pattern(".[评評][论論][员員]$", re.NOFLAG)
"""The paper itself comments: 本报评论员."""
POSTED_BY = Pattern(r"\W{0,4}(?&posting.by)\s+(?P<name>\S(?:.{0,38}?\S)?)\s?[:：,，|·-]?")
"""By whom a text was posted, before the day: 投稿者 花野 :."""
POSTED_AT = Pattern(
    r"(?:由\s?)?(?!(?&roles.posted_at))(?P<name>[^\s:：，。]{2,20})\s{0,3}(?:(?&roles.posted_at)[于於]?|[于於])",
    re.NOFLAG,
)
"""Who put a text online, before the date: 张三 发表于, 由张三于."""
POST = Pattern(
    r"^作者(?:\s?[:：]\s?|\s)?(?P<name>[\u3400-\u9fff·]{2,4}?)(?:\s?[，,]\s?|\s)?(?&roles.post)",
    re.NOFLAG,
)
"""An author's post: 作者系东湖大学教授, 作者：张三，东湖大学教授."""
EDITOR = Pattern(r"^\s?(?&meta_labels.editor)")
"""The label of who edits, at the beginning."""

COUNTED = Pattern(r"(?<![\d.,:/-])(\d[\d,]{0,11})\s?(?:次|人次)\s?(?&meta_labels.count)", re.NOFLAG)
"""How often a text was read, the number before its word: 1632次阅读."""
PUBLISHER = Pattern(
    r"(?:(?&names.publishers)|(?<=[\u3400-\u9fff]{2})(?&names.publishers_behind_two)|"
    r"(?<=[\u3400-\u9fff]{3})(?&names.publishers_behind_three))$",
    re.NOFLAG,
)
"""Names that publishers end with; an unlabelled text beside the date is a source only if it has one."""
ACCOUNT = Pattern(
    r"(?!(?&sources.no_account)|[\u3400-\u9fff]*[专專][栏欄题題])[\u3400-\u9fffA-Za-z0-9]{3,12}", re.NOFLAG
)
"""The name of an account that stands alone."""
CREDIT = Pattern(
    r"\s?[(（\[【][^()（）\[\]【】]{0,12}(?:(?&roles.reporter)|作者|通[讯訊][员員]|(?&roles.editor)|[摄攝]影?|文[/：:]).*$"
    r"|(?<=[报報网網社台臺刊])(?:本[报報])?(?:作者|(?&roles.reporter)|(?&roles.editor))(?:\s.*|[\u3400-\u9fff]{0,4})$",
    re.NOFLAG,
)
"""Who wrote it, in brackets or right behind the paper's name."""
WORK = Pattern(r"《([^《》]{2,30})》(?:\s?(?:第|[总總]第|\d|[（(]\d).*|[杂雜][志誌])?", re.NOFLAG)
"""A work in its brackets and where in it: 《读者》2024年第5期."""
TAKEN = Pattern(r"(?:—|-|\s){0,4}(?&sources.taken)\s?(?P<name>[^。！？；]{2,40})", re.NOFLAG)
"""A note without a colon that says where a text was taken from."""
ACCORDING = Pattern(r"[据據](?P<name>[^\s。，、；]{2,16}?)(?&sources.behind)?", re.NOFLAG)
"""The same, of a publisher alone: the text follows him."""
PARTED = Pattern(r"(?&sources.label)\s*[|｜丨\s]\s*(?P<name>[^\s|｜丨。，、；：:/]{2,20})", re.NOFLAG)
"""A label that a bar or a space parts from the name, as accounts write it: 来源丨江城日报."""
NO_OUTLET = Pattern("(?&sources.no_outlet)", re.NOFLAG)
"""Words behind 来源 that are not a name: of data, of pictures, of incomes."""
