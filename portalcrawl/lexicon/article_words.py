"""What portals write around an article's text, as patterns: labels of the meta line, notes, ends of the text."""

import re
from functools import lru_cache

from portalcrawl.lexicon.words import Pattern

_COLON = r"\s*[:：]\s*"
# What designs set before a label.
_MARKS = "■□◆◇●○◎★☆▲△▼▽※►▶"
# 【来源】江城日报
_COLON_OR_BRACKET = r"\s*(?:[:：]|[】\]]\s*[:：]?)\s*"
META_LABEL = Pattern(
    rf"(?P<source>(?&meta_labels.source)){_COLON_OR_BRACKET}"
    rf"|(?P<author>(?&meta_labels.author))(?:{_COLON_OR_BRACKET}|(?<=/)(?<![中英日法德俄韩韓全正原外公作语語论論散杂雜短长長古人]文/))"
    rf"|(?P<editor>(?&meta_labels.editor)){_COLON}|(?P<date>(?&meta_labels.date)){_COLON}"
    rf"|(?P<count>(?&meta_labels.count))(?:{_COLON}|[\s\uf8ff]*(?=[(（\d]))|(?P<other>(?&meta_labels.other)){_COLON}",
    leads=True,
)
"""A label of the meta line; its group's name is the kind of value that follows."""
BARE_LABEL = Pattern(
    "(?&meta_labels.source)|(?&meta_labels.author)|(?&meta_labels.editor)|(?&meta_labels.date)|(?&meta_labels.count)|"
    "(?&meta_labels.other)|(?&meta_labels.record)"
)
"""One of these labels, alone and without its colon."""
# The last character of a counting label and the number behind it.
_COUNT = re.compile(r"[击擊数數率量览覽读讀閱问問气看度sd][\s|｜丨]{0,9}[(（\d]", re.IGNORECASE)
COUNTER = Pattern(r"(?&meta_labels.count)\s*[:：(（]?\s*\d+\s*[次)）]?")
"""A counting label with its number, which changes with every visit."""

EDITOR_NOTE = Pattern(
    rf"^(?:[\[【(（](?&tools.word)[\]】)）]\s*)?[\[【(（]?\s*(?&meta_labels.editor)(?:{_COLON}|\s+)[^。！？]{{0,60}}$"
    r"|^[\[【(（]\s*(?&meta_labels.editor)[^。]{0,60}[\]】)）]$",
)
"""A line that is nothing but an editor's note: 责任编辑：张三, （编辑 李四）, [责任编辑：王五]."""
TOOL_LINE = Pattern(
    r"^(?:[\[【(（|/\s]{0,4}(?&tools.word)[\]】)）|:：/\s]{0,4}){1,8}$"
    r"|^[\[【(（|\s]{0,4}(?:(?&tools.lead)\S{0,24}|story\s+continues\s+below(?:\s+advertisement)?|loading\W{0,9}|"
    r"share\s+this(?:\s+\w+){0,3})$",
)
"""Lines of tools that stand inside or beside the text."""
UNFOLD = Pattern(r"^\W{0,3}(?&tools.unfold)\W{0,3}$")
"""What opens the rest of a folded text, alone."""
SKIP_LINE = Pattern(r"^\W{0,3}(?&tools.skip)")
"""The text of a link that leads over a part of the page."""
PAGER_LINE = Pattern(r"^(?:[\s\d/|\[\]【】()（）<>«»‹›…·.-]|(?&tools.pager)){1,80}$")
END_LINE = Pattern(
    rf"^[\[【(（<《·{_MARKS}>|\s-]*(?:(?&end_of_article)|(?&end_of_article.others)(?![^:：|]*[。！？]$)|More\s+(?:\w+\s+){{1,3}}(?:stories|articles|coverage)$|©)",
)
"""Nothing of the article follows such a line."""
COMMENTS_HEADING = Pattern(
    r"^\W{0,3}(?:\d[\d.,]{0,8}[)）\]]?\s?[条則则件개]?\s?)?(?&end_of_article.comments)\s?[(（\[：:]?\s?(?:\d[\d.,]{0,8})?\s?[条則则件개]?\W{0,3}$"
)
"""The heading of visitors' comments: 12 Kommentare, 网友评论（3）."""
INSERTION = Pattern(
    r"^\W{0,3}(?:related(?:\s+\w+)?|read(?:\s+(?:more|also|next|this))?|also(?:\s+(?:read|see|on\s+\w+))?|see\s+also|"
    r"more(?:\s+on\s+this)?|watch|listen|(?&end_of_article.insertion)(?-i:[\u3400-\u9fff]{0,4}))\s*[:：|]",
)
"""What introduces the link to another article between the paragraphs."""
PAPER_BY_LINE = Pattern(
    r"^([\u3400-\u9fff·、 ]{2,24})\s*[/｜|]\s*[^/｜|\d]{2,14}(?:[报報社網网刊台]|新[闻聞])$", re.NOFLAG
)
"""A line that is names and their paper: 张三、李四/江城日报."""
DISCLAIMER_LINE = Pattern(
    rf"^[\[【(（{_MARKS}*\s-]{{0,6}}(?&text_labels.disclaimer)\s*[:：】\]]"
    r"|^This\s+(?:document|article|content|material)\s+is\s+(?:subject\s+to|protected\s+by)\s+copyright",
)
"""What a site says of its texts, below them; above them such a line may be the text's own."""
BIO_LINE = re.compile(
    r"^(?P<name>[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3}),?\s(?:is|was)\s(?:an?|the|our)\s[^.]{0,160}"
    r"(?:writer|reporter|editor|correspondent|columnist|journalist|author|contributor|producer|critic|freelancer?|blogger)\b"
    r"|^(?:[Yy]ou\s+can\s+)?[Ff]ollow\s+(?:me|him|her|them|us|@\w+|[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3})\s+on\s+"
    r"(?:Twitter|X|Facebook|Instagram|LinkedIn|Threads)\b"
)
"""What is said of its author below a text."""
LEGAL_LINE = Pattern(
    r"(?&imprint.owner)|(?&imprint.register)|(?&imprint.notice)|主[办辦][单單]位\s*[:：].{2,40}[联聯][系繫][电電][话話]|"
    r"Copyright\s*(?:©|\(c\)|@|\d)|©\s*(?:\d{4}|Copyright)",
)
"""Notices of the site, not of the article: licences, hot lines, cookies."""
# A word of each of its alternatives; hardly a line has one, and this is found at once.
_MAY_BE_LEGAL = re.compile(
    "版权|版權|主办单位|主辦單位|标识码|標識碼|icp|公网|公網|许可证|許可證|违法|違法|举报|舉報|备案|備案|rights|copyright|©|cookie|ciastek|куки|кукі|çerez|クッキー|valid|policy|powered"
)
ORIGINAL_TITLE = Pattern(r"^[（(【\[]?\s*(?&text_labels.original_title)\s*[:：]")
"""The headline that the text had elsewhere, above the text."""
RULER_LINE = re.compile(r"^[-—–─=_*~·]{3,99}(?:\s?[^\W_]{1,6}\s?[-—–─=_*~·]{3,99})?$")
"""A line that is a rule drawn with characters, with or without a word in it: ------分隔线------."""
NEIGHBOUR_LINE = Pattern(rf"^[\[【(（<《·{_MARKS}>|\s-]{{0,6}}(?&neighbour.one)[\]】)）]?\s*[:：]")
"""The neighbours in time, in one line."""
TAG_LINE = Pattern(r"^[\[【(（\s]*(?&text_labels.tags)\s*(?:[:：]|$)")
"""Keywords behind their label."""
PROGRAM_MESSAGE = re.compile(
    r"^(?:PHP )?(?:Strict Standards|Warning|Notice|Deprecated|(?:Recoverable |Parse |Fatal )[Ee]rror)\s?:\s.{3,400}"
    r"\sin\s\S{3,300}\son\sline\s\d{1,6}$"
)
"""What PHP writes into a page about its own program, in front of or amid what the page says."""
NO_TAGS = Pattern(r"^[\[【(（\s]*(?&text_labels.tags)\s*[:：]\s*(?:(?&nobody.unknown)|[-—/\s]*)[\]】)）\s]*$")
"""The label of keywords where a page has none: 标签：无."""
NO_TEXT = Pattern(r"^[\[【(（\s]{0,4}(?&text_labels.no_text)")
"""What a page says in a form, of its comments or of copies: never a whole article."""
CAPTION_LINE = Pattern(
    r"^[\[【(（▲△▼■◆↑↓\s]*(?:[图圖][为為]|[图圖][一二三四五六七八九十\d]{0,2}\s*[:：]|[上下][图圖]|(?&text_labels.caption)|"
    r"[摄攝]影[:：/]|Photo\s*[:：]|Image\s*[:：])",
)
"""What a caption says at its beginning."""
CODE_LINE = Pattern(r"(?-i:[\u3400-\u9fffA-Za-z“”\"]{2,20})(?&tools.code)")
"""What a code is called that visitors photograph, alone in a line."""
RECORD_LABEL = Pattern(r"[\[【(（]?(?&meta_labels.record)[\]】)）]?\s*[:：]?")
"""A label of the record of an official document, alone."""
PICTURE_CREDIT = Pattern(r"^[\[【(（*\s]{0,3}(?&text_labels.credit)\s?[:：]\s?\S")
"""Whose the pictures of the text are."""
SUMMARY = Pattern(r"^[\[【(（\s]{0,3}(?&text_labels.summary)[\]】)）\s]{0,3}[:：]?\s*")
"""The label of a summary, at the beginning of a line."""
EVENT = Pattern(
    r"^[\[【(（\s]{0,3}(?:[一二三四五六七八九十\d]{1,2}\s*[、.．]\s*)?"
    r"(?&text_labels.event)[\]】)）]?\s*[:：]",
)
"""What a line begins with that says where an event takes place, or who speaks."""
READING_TIME = Pattern(
    r"^(?:\d{1,3}\s*-?\s*min(?:ute)?s?\s+read|(?:estimated\s+)?reading\s+time\W.{0,20}|tempo\s+de\s+leitura\W.{0,20}"
    r"|(?&text_labels.reading_time).{0,16})$",
)
"""A line that says how long reading takes."""
FILES_LABEL = Pattern(r"(?&text_labels.attachments)\s*[:：]?")
"""The label above files."""
BESIDE_FILES = Pattern(r"(?&text_labels.beside_files)|[\d一二三四五六七八九十]+|[\W_]+")
"""What stands beside a file's link and says nothing else."""
FILE_COUNT = Pattern("(?&text_labels.file_count)")
"""What a system says behind each file of its list: how often it was fetched."""
BODY_LABEL = Pattern(r"(?&text_labels.body)\s*[:：]?")
"""The label of the value that is the text, in a record: 內容, 正文, 详细内容."""
TITLE_LABEL = Pattern(r"^(?:(?&meta_labels.labelled_title)|(?&meta_labels.protected))\s*[:：]\s*")
"""What stands before a title that is stated with a label."""
UNKNOWN = Pattern(r"^(?:(?&nobody.unknown)|[-—/\s]*)$")
"""What stands for "we do not know" in a meta line."""
OWN = Pattern("(?&nobody.own)", re.NOFLAG)
"""What a portal calls itself where it names the source of its own texts."""
MESSAGE = Pattern("(?&messages.message)|(?&messages.missing)", leads=True)
"""What a page says that has nothing to read."""
PROTECTED = Pattern("(?&access.protected)", leads=True)
"""What stands in place of a text that is for those who have a password, or who log in."""
TRUNCATED = Pattern(
    r"(?&access.truncated)|(?&access.rest)[^。！？]{0,8}(?&access.price)|(?&access.price)[^。！？]{0,8}(?&access.whole)",
    leads=True,
)
"""What stands in place of the rest of a text."""
CONSENT = Pattern("(?&access.consent)", leads=True)
"""What stands in place of another site's content until a reader agrees to see it."""
OFFER = Pattern("(?&access.offer)", leads=True)
"""What a site offers to those who pay or log in."""
NOTICE = Pattern("(?&service.notice)")
"""The whole headline of a page on privacy, terms or rights, which a site has beside all that it publishes."""
REMOVED = Pattern("(?&messages.removed)|(?&messages.missing)")
"""A message that there is no such article: not that one must log in, or that the portal is being mended."""

HERE = Pattern(r"(?&breadcrumb.here)|^位置\s*[:：]")
"""The label of a page's path."""
MAY_SAY_HERE = re.compile(r"位|[现現]在|[这這][里裡裏]|here|current|aqu|ici", re.IGNORECASE)
"""One of its words, which is found at once."""
PLACE = Pattern(r"(?&breadcrumb.place)|you\s+are\s+here|(?&home)\s*[>›»/]")
"""A breadcrumb: its label, or a home page followed by a separator."""
MAY_BE_PLACE = re.compile("[位yY>›»/](?:(?<![yY])|[oO][uU])")
"""One of its characters, which is found at once, or the word that begins with one; most menus have none."""
PATH_HOME = Pattern(r"^(?:(?&home)|index)$")
"""The first step of a path, if it is the front page."""
PATH_SELF = Pattern(r"^(?&breadcrumb.self)$")
"""The last step of a path, if it stands for the article itself."""
CATEGORY_LABEL = Pattern(
    r"(?:^|\s)(?&text_labels.category)\s*[:：]?\s*$|(?:categori[sz]ed\s+(?:as|in|under)|filed\s+(?:under|in)|posted\s+in|"
    r"(?&text_labels.rubric)\s*[:：])\s*$",
)
"""What stands before the link to the article's category."""
CATEGORY_HEAD = Pattern(r"^(?:(?&text_labels.category)|(?&text_labels.rubric))\s*[:：]$")
"""A line that is such a label and nothing else."""

PUBLISHED_LABEL = Pattern(r"(?&date_labels.published)[^\d]{0,14}$")
"""What stands before the date of publication."""
POSTING = Pattern(r"^\W{0,4}(?:(?&posting.sentence)|(?&posting.by)\s+\S)")
"""What a system's own sentence of when, by whom and under what a text was posted begins with."""
STALE_NOTICE = Pattern(
    r"^\W{0,6}(?:(?&stale.warning)\W{0,4})?(?&stale.subject)(?=.{0,160}\d).{0,160}?(?&stale.age).{0,60}$"
)
"""A line that says how old the text is, and that it may be out of date."""
ANNOUNCEMENT = Pattern(r"(?&text_labels.announcing)[^。！？!?]{0,40}[:：]\s*$")
"""The end of a line that announces what stands below it: 现公布如下：, the following rules:"""
WRITTEN_LABEL = Pattern(r"(?&date_labels.written)[^\d]{0,10}$", re.NOFLAG)
"""When a document was written or signed: it was published later, if both are said."""
DATE_LABEL = Pattern(r"(?:(?&date_labels.any)|\bon)\s*[:：]?\s*$")
"""What stands before a date without saying whose it is."""
BARE_TIME = Pattern(r"^(?&date_labels.any)")
"""The same at the beginning of a line."""
MODIFIED_LABEL = Pattern(r"(?&date_labels.modified)[^\d]{0,14}$")
"""What stands before the date of a change."""
MODIFIED_WORD = Pattern("(?&date_labels.modified)")
"""The same anywhere in a text."""
OTHER_DATE = Pattern(r"(?&date_labels.other)[^\d]{0,12}$")
"""What stands before dates of other things: a deadline, the day on which a law comes into force."""
TODAY = Pattern(r"(?&date_labels.weekday)|[农農][历曆]")
"""What stands beside the day of the visit, as portals show it above their menu."""
OTHER_TIME = Pattern(r"(?!(?&date_labels.of_text))(?-i:[\u3400-\u9fff]{2})(?&date_labels.any)\s*[:：]\s*$")
"""A label that says of what the time is: 停水时间：. Asked behind those of publishing, changing and writing."""
DAY_OF_READING = Pattern("(?&date_labels.of_page)")
"""What stands beside the day on which a page is read."""
NOT_PUBLISHED = Pattern(
    r"(?:(?&date_labels.modified)|(?&date_labels.of_rules))\s*(?:日期|[时時][间間]|[于於]|on|at)?\s*[:：]?\s*$",
)
"""What says of the value behind it that it is not the date of publication."""
ROW_DATE_LABEL = Pattern(
    r"(?:(?&date_labels.any)|(?&date_labels.published)|更新)\s*(?:[于於]|at|on)?\s*[:：]?\s*$",
)
"""What stands before a row's date."""
BESIDE_TITLE = Pattern(
    r"\s*(?:(?&meta_labels.date)\s*[:：]|(?:(?&date_labels.published)|(?&date_labels.modified))(?&date_labels.any)|"
    r"(?&meta_labels.author)\s*[:：])",
)
"""What follows the title in an attribute that states date and author too."""


# A site's own lines stand on all of its pages, and several functions ask for each: so many answers are remembered, of
# texts of so many characters.
_REMEMBERED = 2_000
_LONGEST_REMEMBERED = 120


def is_legal(text: str) -> bool:
    """Whether a text is a notice of the site (`LEGAL_LINE`)."""
    return _is_legal_again(text) if len(text) <= _LONGEST_REMEMBERED else _is_legal(text)


def _is_legal(text: str) -> bool:
    return bool(_MAY_BE_LEGAL.search(text.lower()) and LEGAL_LINE.search(text))


_is_legal_again = lru_cache(maxsize=_REMEMBERED)(_is_legal)


def ends_article(text: str) -> bool:
    """Whether nothing of the article follows such a line (`END_LINE`)."""
    return _ends_again(text) if len(text) <= _LONGEST_REMEMBERED else END_LINE.match(text) is not None


@lru_cache(maxsize=_REMEMBERED)
def _ends_again(text: str) -> bool:
    return END_LINE.match(text) is not None


def may_be_labelled(text: str) -> bool:
    """Whether `META_LABEL` can be in a text: if not, which is nearly always, looking for it is in vain."""
    return "：" in text or ":" in text or "/" in text or "】" in text or bool(_COUNT.search(text))
