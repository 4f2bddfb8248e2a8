"""A text's language: what the page states counts if the text bears it out."""

import pytest

from portalcrawl.text.language import find_language

MAINLAND = "江城经济开发区召开工作会议，会议指出要抓好项目建设，开创发展新局面。"
TAIWAN = "市政府今天召開會議，討論新的產業園區計畫，並說明未來三年的發展方向。"
# The same in both scripts.
NEITHER = "江城日本海子山石"
ENGLISH = "The park opened its second plant on Monday, and the mayor said that it is one of the largest in the region."
FRENCH = "La région présente un nouveau parc, près de la grande ville : une première étape est achevée cette semaine."
JAPANESE = "市は今日、新しい工業団地の計画について説明会を開き、これからの予定を発表しました。"
KOREAN = "시는 오늘 새로운 산업단지 계획에 대한 설명회를 열고 앞으로의 일정을 발표하였다."


@pytest.mark.parametrize(
    ("stated", "text", "language"),
    [
        (None, MAINLAND, "zh-CN"),
        (None, TAIWAN, "zh-TW"),
        (None, ENGLISH, "en"),
        (None, JAPANESE, "ja"),
        (None, KOREAN, "ko"),
        # Letters alone do not tell.
        (None, FRENCH, None),
        (None, "2017-12-25", None),
        (None, "", None),
        # A template's language that the text contradicts.
        ("en", MAINLAND, "zh-CN"),
        ("zh-CN", TAIWAN, "zh-TW"),
        ("zh-CN", ENGLISH, "en"),
        ("zh-CN", FRENCH, None),
        ("zh-TW", MAINLAND, "zh-CN"),
        ("en", JAPANESE, "ja"),
        ("zh", KOREAN, "ko"),
        # One that it bears out, in all detail.
        ("zh-HK", TAIWAN, "zh-HK"),
        ("zh-SG", MAINLAND, "zh-SG"),
        ("zh-Hans", MAINLAND, "zh-CN"),
        ("en-GB", ENGLISH, "en-GB"),
        ("en_US", ENGLISH, "en-US"),
        ("fr", FRENCH, "fr"),
        ("ja-JP", JAPANESE, "ja-JP"),
        ("ko-KR", KOREAN, "ko-KR"),
        ("de", "2017-12-25", "de"),
        # What is not a tag.
        ("english!", MAINLAND, "zh-CN"),
        ("{lang}", "2017-12-25", None),
        (" fr ", FRENCH, "fr"),
        # Chinese of a text that is the same in both scripts.
        ("zh-TW", NEITHER, "zh-CN"),
        # A name or two of another script changes nothing.
        (None, MAINLAND + "（Robert Bosch GmbH）", "zh-CN"),
        (None, ENGLISH + "（江城）", "en"),
    ],
)
def test_language(stated: str | None, text: str, language: str | None) -> None:
    assert find_language(stated, text) == language


def test_the_beginning_of_a_text_decides() -> None:
    assert find_language(None, MAINLAND * 40 + ENGLISH * 400) == "zh-CN"


RUSSIAN = "Городской совет принял решение о строительстве новой набережной, этот вопрос был вынесен на обсуждение."
UKRAINIAN = "Міська рада ухвалила рішення про будівництво нової набережної, її відкриють навесні, своєю чергою."
BULGARIAN = "Общинският съвет прие решение за изграждане на нов булевард, а жителите ще се съберат във вторник."
SERBIAN = "Скупштина општине донела је одлуку о изградњи новог кеја, који ће бити отворен у пролеће, кажу у општини."
KAZAKH = "Қалалық мәслихат жаңа жағалау салу туралы шешім қабылдады, тұрғындар оны көктемде көреді."
GREEK = "Το δημοτικό συμβούλιο αποφάσισε την κατασκευή του νέου λιμανιού, που θα ανοίξει την άνοιξη για όλους."
ARABIC = "قرر المجلس البلدي بناء الميناء الجديد الذي سيفتح في الربيع لجميع السكان في المدينة"
PERSIAN = "شورای شهر تصمیم گرفت بندر جدیدی بسازد که در بهار برای همه گشوده می‌شود و چاپ گزارش پیش از آن است"
HEBREW = "מועצת העיר החליטה לבנות את הנמל החדש שייפתח באביב לכל התושבים"
THAI = "สภาเทศบาลมีมติให้สร้างท่าเรือใหม่ซึ่งจะเปิดในฤดูใบไม้ผลิสำหรับทุกคน"


@pytest.mark.parametrize(
    ("stated", "text", "language"),
    [
        (None, RUSSIAN, "ru"),
        (None, UKRAINIAN, "uk"),
        (None, BULGARIAN, "bg"),
        (None, SERBIAN, "sr"),
        (None, KAZAKH, "kk"),
        (None, GREEK, "el"),
        (None, ARABIC, "ar"),
        (None, PERSIAN, "fa"),
        (None, HEBREW, "he"),
        (None, THAI, "th"),
        ("en-US", RUSSIAN, "ru"),
        ("ru-RU", RUSSIAN, "ru-RU"),
        # A language that is written in the script is believed.
        ("mn", RUSSIAN, "mn"),
        (None, "Городской совет города", None),  # too little to tell it from its neighbours
        (None, "совет", None),
        (None, ENGLISH + " Москва", "en"),
    ],
)
def test_scripts_tell_their_languages(stated: str | None, text: str, language: str | None) -> None:
    assert find_language(stated, text) == language


@pytest.mark.parametrize(("letters", "language"), [(20, None), (21, "el")])
def test_a_text_has_more_letters_than_a_name(letters: int, language: str | None) -> None:
    assert find_language(None, "α" * letters) == language


@pytest.mark.parametrize(("letters", "language"), [(2, None), (3, "ru")])
def test_a_letter_of_another_language_may_stand_in_a_name(letters: int, language: str | None) -> None:
    assert find_language(None, "город" * 10 + "ы" * letters) == language


@pytest.mark.parametrize(("before", "language"), [(779, "el"), (780, None)])
def test_the_first_eight_hundred_characters_tell(before: int, language: str | None) -> None:
    assert find_language(None, " " * before + "α" * 30) == language
