"""Shapes: articles of one template have one, lists another; and which addresses are files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcrawl.text.urls.canonical import is_attachment, is_file, url_shape

# Each line: the shape, then addresses of articles of one template.
TEMPLATES = [
    ("/news/0-0-0/0.html", ["/news/2017-12-25/281.html", "/news/2018-1-3/7.html"]),
    ("/a/0/0.html", ["/a/20171225/17.html", "/a/20180103/1834.html"]),
    ("/c0/0/#.shtml", ["/c100/202311/abc123def.shtml", "/c2034/202401/5f3a9c21.shtml"]),
    ("/c0/0/#.html", ["/c1/2017/0f8e7d6c5b4a39281706.html", "/c22/2018/ffeeddccbbaa99887766.html"]),
    ("/art/0/0/0/art_0_0.html", ["/art/2023/11/2/art_1_2.html", "/art/2017/1/13/art_6013_98712.html"]),
    ("/xwzx/0/t0_0.html", ["/xwzx/202311/t20231102_123456.html", "/xwzx/201701/t20170102_9.html"]),
    ("/0/0/*/", ["/2017/12/some-title-of-a-story/", "/2018/01/another-long-title/"]),
    ("/0/0/*/", ["/2017/12/%e5%9b%ad%e5%8c%ba/", "/2018/01/%E6%96%B0/"]),
    ("/news/*.html", ["/news/yuan-qu-zhao-kai-da-hui.html", "/news/bu-shu-xia-yi-bu.html"]),
    ("/news/*.html", ["/news/yuanquzhaokaiguanweihuihuiyi.html", "/news/bushuxiayibuzhongdiangongzuo.html"]),
    ("/view.php?aid=0", ["/view.php?aid=17", "/view.php?aid=2034"]),
    ("/?a=show&c=index&id=0&m=content", ["/?m=content&c=index&a=show&id=3", "/?id=9&a=show&c=index&m=content"]),
    ("/index.php?s=/article/0.html", ["/index.php?s=/article/3.html", "/index.php?s=/article/88.html"]),
    ("/news.php?/name/0/", ["/news.php?/name/2/", "/news.php?/name/31/"]),
    ("/0/*/", ["/2019/release-1.5.0-announcement-notes/", "/2020/apache-thing-1.12.2-released/"]),
    ("/s/#", ["/s/1fQ8zK2p", "/s/9aB7cD3e"]),
    ("/p/#.html", ["/p/123e4567-e89b-12d3-a456-426614174000.html", "/p/00000000-e89b-12d3-a456-ffffffffffff.html"]),
    ("/story/*", ["/story/some-title-here-12345", "/story/quite-another-title-9"]),
    ("/园区/0.html", ["/园区/1.html", "/园区/22.html"]),
]  # fmt: skip


@pytest.mark.parametrize(("shape", "paths"), TEMPLATES)
def test_articles_of_one_template_share_a_shape(shape: str, paths: list[str]) -> None:
    assert {url_shape(f"http://Example.com{path}") for path in paths} == {f"example.com{shape}"}


@pytest.mark.parametrize(
    ("article", "listing"),
    [
        ("/news/2017/281.html", "/news/"),
        ("/news/281.html", "/news/index_2.html"),
        ("/news/281.html", "/news/list_1_2.html"),
        ("/art/2023/11/2/art_1_2.html", "/col/col1234/index.html"),
        ("/2017/12/some-title-of-a-story/", "/2017/12/"),
        ("/2017/12/some-title-of-a-story/", "/category/news/page/2/"),
        ("/view.php?aid=17", "/list.php?tid=1"),
        ("/index.php?m=content&c=index&a=show&id=3", "/index.php?m=content&c=index&a=lists&id=3"),
        ("/news.php?action=show&id=5", "/news.php?action=list&id=5"),
        ("/news/yuan-qu-zhao-kai-da-hui.html", "/news/yaowen.html"),
        ("/c100/202311/abc123def.shtml", "/c100/index.shtml"),
    ],
)
def test_lists_have_another_shape(article: str, listing: str) -> None:
    assert url_shape(f"http://example.com{article}") != url_shape(f"http://example.com{listing}")


def test_sections_keep_their_names() -> None:
    assert url_shape("http://example.com/yqyw/1.html") != url_shape("http://example.com/tzgg/1.html")


@given(st.text(max_size=60))
def test_never_raises(text: str) -> None:
    for url in (text, f"http://example.com/{text}", f"http://example.com/?{text}"):
        url_shape(url)
        is_file(url)
        is_attachment(url)


@pytest.mark.parametrize(
    ("path", "file", "attachment"),
    [
        ("/a.pdf", True, True),
        ("/a.PDF", True, True),
        ("/uploads/2017/通知.docx", True, True),
        ("/a.ofd", True, True),
        ("/a.wps?v=1", True, True),
        ("/a.tar.gz", True, True),
        ("/a.rar;jsessionid=1", True, True),
        ("/a.jpg", True, False),
        ("/a.JPEG", True, False),
        ("/a.mp4", True, False),
        ("/a.js", True, False),
        ("/a.apk", True, False),
        ("/a.html", False, False),
        ("/a.php?file=a.pdf", False, False),
        ("/a.do", False, False),
        ("/pdf", False, False),
        ("/pdf/", False, False),
        ("/a.pdf.html", False, False),
        ("/", False, False),
    ],
)
def test_files(path: str, file: bool, attachment: bool) -> None:
    assert (is_file(f"http://example.com{path}"), is_attachment(f"http://example.com{path}")) == (file, attachment)
