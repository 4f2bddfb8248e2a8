"""Charsets of other alphabets where nothing, or the wrong thing, is said of them."""

import pytest

from portalcrawl.text.charsets.alphabets import rate_alphabets
from portalcrawl.text.charsets.decoding import decode

RUSSIAN = (
    "Вчера в городе открылся новый мост через реку, сообщает администрация. Движение начнётся на следующей неделе."
)
UKRAINIAN = "Учора в місті відкрили новий міст через річку, повідомляє міська рада. Рух ним почнеться наступного тижня."
GREEK = "Χθες άνοιξε η νέα γέφυρα της πόλης, ανακοίνωσε ο δήμος. Η κυκλοφορία θα αρχίσει την επόμενη εβδομάδα."
HEBREW = "אתמול נפתח בעיר הגשר החדש מעל הנהר, מסרה העירייה. התנועה בו תחל בשבוע הבא בשעות הבוקר."
ARABIC = "افتتح أمس في المدينة الجسر الجديد فوق النهر حسبما أعلنت البلدية وستبدأ حركة المرور الأسبوع المقبل"
THAI = "เมื่อวานนี้มีการเปิดสะพานใหม่ข้ามแม่น้ำในเมือง เทศบาลแจ้งว่าจะเริ่มใช้ได้ในสัปดาห์หน้า"
CHINESE = "昨日，园区召开安全生产工作会议，部署下一阶段重点工作，各单位负责人参加会议，并就有关问题进行了讨论。"
JAPANESE = "昨日、市内の川に新しい橋が開通したと市が発表した。来週から通行できるようになる見込みだという。"
KOREAN = "어제 시내 강 위로 새 다리가 개통되었다고 시가 밝혔다. 다음 주부터 차량이 다닐 수 있게 된다고 한다."
FRENCH = "Hier, la municipalité a annoncé l'ouverture d'un nouveau pont à l'entrée de la cité, très attendue."


def read(text: str, codec: str, head: str = "") -> str:
    return decode(f"<html><head>{head}</head><body><p>{text}</p></body></html>".encode(codec)).text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859_5"),
        (RUSSIAN, "mac_cyrillic"),
        (RUSSIAN.upper(), "cp1251"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8_u"),
        (GREEK, "cp1253"),
        (GREEK, "iso8859_7"),
        (HEBREW, "cp1255"),
        (HEBREW, "iso8859_8"),
        (ARABIC, "cp1256"),
        (ARABIC, "iso8859_6"),
        (THAI, "cp874"),
        (CHINESE, "gb18030"),
        (JAPANESE, "cp932"),
        (KOREAN, "cp949"),
        (FRENCH, "cp1252"),
    ],
)
def test_a_charset_that_nothing_names(text: str, codec: str) -> None:
    assert text in read(text, codec)


def test_a_server_s_default_is_overruled() -> None:
    """Many servers say of all pages that they are in Latin letters."""
    assert RUSSIAN in read(RUSSIAN, "cp1251", "<meta charset=iso-8859-1>")


def test_a_name_in_a_page_in_letters_is_no_alphabet() -> None:
    assert read(f"{FRENCH} Москва", "utf-8").count("Москва") == 1
    assert rate_alphabets(f"{FRENCH * 3} ÀÉÈÊ".encode("cp1252")) == {}


@pytest.mark.parametrize(("size", "is_rated"), [(59, False), (60, True)])
def test_a_few_words_may_be_anything(size: int, is_rated: bool) -> None:
    text = RUSSIAN.replace(" ", "").replace(",", "").replace(".", "")[:size]
    assert bool(rate_alphabets(text.encode("cp1251"))) is is_rated


@pytest.mark.parametrize(("word", "is_rated"), [("нов", True), ("но", False)])
def test_letters_of_latin_words_stand_alone(word: str, is_rated: bool) -> None:
    assert bool(rate_alphabets(" ".join([word] * 40).encode("cp1251"))) is is_rated
