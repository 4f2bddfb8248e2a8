"""How dates are written: one pattern for each way, and what must not stand beside it.

White space is bounded everywhere, so that a megabyte of blanks costs no more than a megabyte of letters.
"""

import re

from portalcrawl.text.dates.month_names import STEMS

_SPACE = r"\s{0,3}"
_YEAR = r"(?P<y>(?:19|20)[0-9]{2})"
_MONTH = r"(?P<m>1[0-2]|0?[1-9])"
_DAY = r"(?P<d>3[01]|[12][0-9]|0?[1-9])"
# 2017-12-2509:29: two elements whose texts were joined.
_JOINED_TIME = r"(?=[0-2][0-9][:：][0-5][0-9])"
# After the day of 2017年12月25: neither a count (25家, 25.3亿, 25%) nor a longer number.
_NO_COUNT = rf"(?:{_JOINED_TIME}|(?![0-9%‰]|[.,][0-9]|(?!星期|周|礼拜|禮拜|[上下]午|[凌早]晨|晚上)[\u4e00-\u9fff]))"

# Text without any of these has no full date; most texts of a page end here.
ANY_DIGIT = re.compile(r"[\d年]")
# The same for dates without a year and relative ones.
SHORT_HINT = re.compile("[0-9０-９前今昨刚剛上本这這去]|ago|day|now", re.IGNORECASE)
_OF_YEAR = "[一二三四五六七八九〇零○ＯO0]{3}年"
YEAR_HINT = re.compile(f"19[0-9]{{2}}|20[0-9]{{2}}|一{_OF_YEAR}|二{_OF_YEAR}|民國|民国|令和[0-9元]|平成[0-9元]")
"""A year in digits or hanzi, or one of an era. It is looked for first: no date with a year goes without it.

Each alternative begins with its character, because only so the search for it is a fast one.
"""

# 2017-12-25, 2017/12/25, 2017.12.25, 2017年12月25日, 2017년 12월 25일, 2017 - 12 - 25, 2017年12-25.
# Not v2017.1.3; not a part of a longer number (2017.12.25.1) or of a range of months (2017年1-3月).
YEAR_FIRST = re.compile(
    rf"(?<![0-9])(?<!\b[vV]){_YEAR}{_SPACE}(?:"
    rf"[年년]{_SPACE}{_MONTH}{_SPACE}[月월]{_SPACE}{_DAY}(?:{_SPACE}[日号號일]|{_NO_COUNT})"
    rf"|年{_SPACE}(?P<m2>1[0-2]|0?[1-9])[-/](?P<d2>3[01]|[12][0-9]|0?[1-9])(?:(?=[\s\])）】])|\Z)"
    r"|(?P<sep>[-/.‐‑–—−])\s?(?P<m3>1[0-2]|0?[1-9])\s?(?P=sep)\s?(?P<d3>3[01]|[12][0-9]|0?[1-9])"
    rf"(?:{_JOINED_TIME}|(?![0-9]|(?P=sep)[0-9]{{1,3}}(?![0-9:：])|[%‰亿万元]))[日号]?"
    r")"
)
# 二〇一七年十二月二十五日; the month and the day may be digits.
_HANZI_MONTH_DAY = (
    r"(?P<m>十[一二]?|[一二三四五六七八九]|1[0-2]|0?[1-9])月"
    r"(?P<d>三十一?|[一二]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|[一二][〇零○一二三四五六七八九]|三[〇零○一]|初?[一二三四五六七八九]|3[01]|[12][0-9]|0?[1-9])[日号號]"
)
HANZI = re.compile(rf"(?P<y>[一二][一二三四五六七八九〇零○ＯO0]{{3}})年{_HANZI_MONTH_DAY}")
# 民國106年12月25日, 民國106-12-25, 中華民國一百零六年十二月二十五日.
MINGUO = re.compile(
    rf"民[國国]{_SPACE}(?P<y>[0-9]{{2,3}}){_SPACE}"
    rf"(?:年{_SPACE}{_MONTH}{_SPACE}月{_SPACE}{_DAY}{_SPACE}[日號号]?"
    r"|(?P<sep>[-/.])(?P<m2>1[0-2]|0?[1-9])(?P=sep)(?P<d2>3[01]|[12][0-9]|0?[1-9]))(?![0-9])"
)
# 令和5年12月25日, 平成29年4月1日: Japan's eras since there are pages.
JAPANESE_ERA = re.compile(
    rf"(?P<era>令和|平成)(?P<y>[0-9]{{1,2}}|元)年{_SPACE}{_MONTH}{_SPACE}月{_SPACE}{_DAY}{_SPACE}日(?![0-9])"
)
MINGUO_HANZI = re.compile(rf"民[國国]{_SPACE}(?P<y>[一二三四五六七八九十百〇零○]{{1,6}})年{_HANZI_MONTH_DAY}")

# Without letters no month is named.
NAME_HINT = re.compile(r"[^\W\d_\u3000-\u9fff\uac00-\ud7a3][^\s\d\u3000-\u9fff\uac00-\ud7a3]{2}")
MONTH_HINT = re.compile(STEMS, re.IGNORECASE)
MONTH_NAME = (
    r"(?P<mon>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
# A name begins where no letter stands before it, or in CamelCase: `adminDecember 25, 2017` is two joined texts, and
# so is `AAPAugust 17, 2021`.
_NAME_BEGINS = r"(?:(?<![A-Za-z])|(?-i:(?<=[a-z])(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z])))"
_ORDINAL = r"(?:st|nd|rd|th)?"
# On December the 25th, 2017.
_THE = r"(?:the\s)?"
# December 25, 2017 · Dec. 25th 2017 · Dec-25-2017
MONTH_FIRST = re.compile(
    rf"{_NAME_BEGINS}{MONTH_NAME}[\s/-]{{1,3}}{_THE}{_DAY}{_ORDINAL}(?:\s?,\s{{0,3}}|[\s/-]{{1,3}}){_YEAR}(?![0-9])",
    re.IGNORECASE,
)
# 25 December 2017 · 25th of Dec, 2017 · 25-Dec-2017
DAY_FIRST = re.compile(
    rf"(?<![0-9])(?<![0-9][.:,/-]){_DAY}{_ORDINAL}[\s.,/-]{{0,3}}(?:of\s)?{MONTH_NAME}[\s,/-]{{1,3}}{_YEAR}(?![0-9])",
    re.IGNORECASE,
)
# 2017 Dec 25 · 2017-Dec-25
YEAR_MONTH_NAME = re.compile(
    rf"(?<![0-9]){_YEAR}[\s,/-]{{1,3}}{MONTH_NAME}[\s/-]{{1,3}}{_DAY}{_ORDINAL}(?![0-9:])", re.IGNORECASE
)
# Mon Dec 25 09:29:37 CST 2017, as C's asctime and Java's Date print it.
ASCTIME = re.compile(
    rf"{_NAME_BEGINS}{MONTH_NAME}\s{{1,2}}{_DAY}\s(?P<h>[01][0-9]|2[0-3]):(?P<mi>[0-5][0-9]):(?P<s>[0-5][0-9])\s"
    rf"(?:(?P<zone>[A-Z]{{3,4}}|GMT[+-][0-9]{{2}}:?[0-9]{{2}}|[+-][0-9]{{4}})\s)?{_YEAR}(?![0-9])",
    re.IGNORECASE,
)
# 25/12/2017, 12/25/2017, 25.12.2017, 25. 12. 2017; which is the day, the numbers or the separator say.
YEAR_LAST_HINT = re.compile(r"[0-9]\s?[-/.]\s?(?:19|20)[0-9]{2}")
YEAR_LAST = re.compile(
    r"(?<![0-9])(?<![0-9][./-])(?P<a>[0-3]?[0-9])(?P<sep>[/-]|\s/\s|\.\s?)(?P<b>[0-3]?[0-9])(?P=sep)(?P<y>(?:19|20)[0-9]{2})"
    r"(?![0-9]|[./-][0-9])"
)
# 20171225, 20171225092937, 20171225T092937Z: only as the whole text, else it is an id.
COMPACT = re.compile(
    r"(?P<y>(?:19|20)[0-9]{2})(?P<m>1[0-2]|0[1-9])(?P<d>3[01]|[12][0-9]|0[1-9])"
    r"(?:[T ]?(?P<h>[01][0-9]|2[0-3]):?(?P<mi>[0-5][0-9])(?::?(?P<s>[0-5][0-9])(?:[.,][0-9]{1,9})?)?"
    r"(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
# 发布日期：20171225, which is not an id behind a label.
LABELLED_COMPACT = re.compile(
    r"(?:日期|时间|時間|[发發][布佈表]|Date)\s?[:：]\s{0,3}"
    r"(?P<date>(?P<y>(?:19|20)[0-9]{2})(?P<m>1[0-2]|0[1-9])(?P<d>3[01]|[12][0-9]|0[1-9]))(?![0-9])",
    re.IGNORECASE,
)
# Monday, 25-Dec-17 09:29:37 GMT (RFC 850), Mon, 25 Dec 17 09:29:37 +0800 (RFC 822): two digits are a year only here.
SHORT_YEAR = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},\s{1,2}(?P<d>3[01]|[12][0-9]|0?[1-9])[\s-]"
    + MONTH_NAME
    + r"[\s-](?P<y>[0-9]{2})(?=\s{1,2}[0-2][0-9]:[0-5][0-9])",
    re.IGNORECASE,
)
# <b>25</b> 2017-12, <b>12-25</b> 2017: how lists set a date in two lines; only as the whole text.
TWO_LINES = re.compile(
    rf"{_DAY}[日号]?\s{{0,20}}[/|-]?\s{{0,20}}{_YEAR}(?:[-/.]|年){_MONTH}月?"
    r"|(?P<m2>1[0-2]|0[1-9])(?:[-/.]|月)(?P<d2>3[01]|[12][0-9]|0?[1-9])日?\s{0,20}[/|-]?\s{0,20}(?P<y2>(?:19|20)[0-9]{2})年?"
)

# Without a year: only if the whole text is the date, as in a list row. 3.5 is a number, 1/10 a pager: a dot or a
# slash needs two digits on both sides, a hyphen on one.
MONTH_DAY = re.compile(
    r"[\[(（【]\s{0,3}(?P<m>1[0-2]|0?[1-9])[-/.月](?P<d>3[01]|[12][0-9]|0?[1-9])日?"
    r"|(?P<m1>1[0-2]|0?[1-9])\s?月\s?(?P<d1>3[01]|[12][0-9]|0?[1-9])\s?[日号號]?"
    r"|(?P<m2>1[0-2]|0[1-9])[-/.](?P<d2>3[01]|[12][0-9]|0[1-9])"
    r"|(?P<m3>1[0-2]|0[1-9])-(?P<d3>[1-9])|(?P<m4>[1-9])-(?P<d4>3[01]|[12][0-9]|0[1-9])"
)
NAMED_MONTH_DAY = re.compile(
    rf"{MONTH_NAME}\s(?P<d>3[01]|[12][0-9]|0?[1-9]){_ORDINAL}|(?P<d2>3[01]|[12][0-9]|0?[1-9]){_ORDINAL}\s"
    + MONTH_NAME.replace("<mon>", "<mon2>"),
    re.IGNORECASE,
)
