"""Whether two addresses show one and the same page."""

import pytest

from portalcrawl.page.document import Document
from portalcrawl.spiders.recheck.sameness import fingerprint_page, is_titled


def fingerprint(body: str, url: str = "http://e.cn/1.html") -> str:
    return fingerprint_page(Document.from_text(url, f"<html><body>{body}</body></html>"))


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("<p>系统繁忙，请稍后再试</p>", "<p>系统繁忙，请稍后再试</p>", True),
        ("<p>安全验证 请求编号：a81f-22</p>", "<p>安全验证 请求编号：7c04-19</p>", True),
        ("<p>安全验证</p><img src=/captcha?1>", "<p>安全验证</p><img src=/captcha?2>", True),
        ("<p>安全验证</p>", "<p>园区召开会议</p>", False),
        # Pages without a word are told apart by what they play or show.
        ("<video><source src=/m/28.mp4></video>", "<video><source src=/m/29.mp4></video>", False),
        ("<object data=/m/28.swf></object>", "<object data=/m/28.swf></object>", True),
        ("", "", True),
    ],
)
def test_what_two_addresses_show(one: str, other: str, is_same: bool) -> None:
    assert (fingerprint(one) == fingerprint(other, "http://e.cn/2.html")) is is_same


@pytest.mark.parametrize(
    ("title", "name", "expected"),
    [
        ("江城网 | 专题 | 自行车节 057", "自行车节 057", True),
        ("江城网 | 专题 | 自行车节 057", "自行车节 05…", True),
        # The gate's own title, and names that tell nothing.
        ("安全验证", "自行车节 057", False),
        ("江城网", "江城网公告", False),
        ("更多 | 江城网", "更多", False),
        ("江城网", None, False),
    ],
)
def test_what_a_title_names(title: str, name: str | None, expected: bool) -> None:
    assert is_titled(title, name) is expected
