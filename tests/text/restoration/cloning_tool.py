"""The cloning tool's own steps, run forward on clean text: what restoration is measured against.

Simplified characters become traditional ones by a table, one by one; then, on the bytes of GBK, the reading is put
behind each character of a list, wherever its two bytes stand, and the result is read as Windows reads it.
"""

from functools import cache

from opencc import OpenCC

# In the order in which the tool works; it stops at a different place on each page.
LIST = (
    "內態據數業權現環穩結網規關領養區構產發經術聯調貿礎節統轉創復護質團遠續優農鄉擴監紀醫夢號陽鎮儲庫愛細語負戰蟲錯沒"
    "應設務導標認準達嚴預習績學當進運擔濟測評獻責識萬機見臺說時個計級車項動實隊驗點強報堅請會營對場銷協長勢簡樂國問頁過無來開詢線類範"
)
_STAY = frozenset("后系里于干制游云范么")
_ALWAYS = {"发": "發", "复": "復", "台": "臺", "准": "準", "着": "著"}
_READINGS = {"調": "diào", "長": "zhǎng", "當": "dāng", "樂": "lè", "沒": "méi", "個": "gè", "會": "huì", "應": "yīng"}


@cache
def _load_table() -> OpenCC:
    return OpenCC("s2tw")


@cache
def _convert(char: str) -> str:
    if char in _STAY:
        return char
    return _ALWAYS.get(char) or _load_table().convert(char)


def traditionalize(text: str) -> str:
    """One-to-one conversion."""
    return "".join(_convert(char) if "\u3400" <= char <= "\u9fff" else char for char in text)


@cache
def read_aloud(char: str) -> str:
    """The reading that the tool writes."""
    # Its tables take 50 MB: not of each process that collects tests.
    from pypinyin import Style, pinyin

    return _READINGS.get(char) or pinyin(char, style=Style.TONE)[0][0]


def annotate_bytes(data: bytes, characters: str) -> bytes:
    """Puts the reading behind each of the characters, without regard to where characters begin."""
    for char in characters:
        key = char.encode("gbk")
        data = data.replace(key, key + f"({read_aloud(char)})".encode("gbk"))
    return data


def read_as_windows(data: bytes) -> str:
    """GBK bytes as code page 936 reads them: a bad pair is one question mark."""
    out, place = [], 0
    while place < len(data):
        byte, pair = data[place], data[place : place + 2]
        if byte < 0x80:
            out.append(chr(byte))
            place += 1
            continue
        if byte == 0x80:
            out.append("€")
            place += 1
            continue
        try:
            out.append(pair.decode("gb18030"))
        except UnicodeDecodeError:
            out.append("?")
        place += 2
    return "".join(out)


HALF_WIDTH = str.maketrans("，：；！？（）", ",:;!?()")


def mangle(text: str, count: int, *, half_width: bool = False) -> str:
    """A clean text as the tool publishes it, annotated with the first `count` characters of its list."""
    shown = read_as_windows(annotate_bytes(traditionalize(text).encode("gbk", "ignore"), LIST[:count]))
    return shown.translate(HALF_WIDTH) if half_width else shown
