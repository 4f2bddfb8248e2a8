"""The truth against the pages, read back independently of the code that wrote them."""

import re
from collections import Counter
from itertools import combinations

import pytest
from lxml import etree, html

from portalcrawl.demo import Portal, TruthArticle

# Written down from the seed, in its order.
SEED_MENU = [
    "高新院新聞",
    "政策解讀",
    "高新區(qū)新聞",
    "區(qū)域經(jīng)濟研究",
    "經(jīng)濟開發(fā)區(qū)新聞",
    "科技創(chuàng)新",
    "戰(zhàn)略性新興產(chǎn)業(yè)研究",
    "行業(yè)洞見",
    "一帶一路新聞",
    "智慧城市案例",
    "產(chǎn)業(yè)規(guī)劃",
    "園區(qū)規(guī)劃",
    "智慧城市news",
]


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def tree_of(portal: Portal, target: str) -> html.HtmlElement:
    return html.fromstring(portal.pages[target].body.decode("gbk").replace('charset=gb2312"', '"'))


def text_of(tree: html.HtmlElement, path: str) -> str:
    return squeeze("".join("".join(node.itertext()) for node in tree.xpath(path)))


def meta_of(tree: html.HtmlElement) -> str:
    """The line between the title and the body."""
    title = tree.xpath("//div[@class='viewbox']/div[@class='title']")[0]
    return " ".join("".join(title.getnext().itertext()).split())


def bodies_of(portal: Portal, article: TruthArticle) -> list[html.HtmlElement]:
    return [tree_of(portal, target).xpath("//div[@id='zoom']")[0] for target in article.pages or [article.path]]


def test_headlines_stand_in_headings(portal: Portal) -> None:
    for article in portal.truth:
        tree = tree_of(portal, article.path)
        assert text_of(tree, "//div[@class='viewbox']//h1 | //div[@class='viewbox']//h2") == squeeze(article.headline)
        assert squeeze(tree.findtext(".//title")).startswith(squeeze(article.headline))


def test_paragraphs_are_the_body(portal: Portal) -> None:
    """Nothing but captions, file links and the editor's note stands in the body besides the paragraphs."""
    for article in portal.truth:
        text = squeeze("".join("".join(body.itertext()) for body in bodies_of(portal, article)))
        for paragraph in map(squeeze, article.paragraphs):
            before, found, text = text.partition(paragraph)
            assert found, (article.path, paragraph)
            text = before + text
        for caption in filter(None, article.captions):
            text = text.replace(squeeze(caption), "", 1)
        text = re.sub(r"附件:|\(責任編輯:admin\)|[^:/.]+\.(pdf|doc|zip)", "", text)
        assert text == "", article.path


def test_a_paragraph_stands_on_one_page_only(portal: Portal) -> None:
    for article in portal.truth:
        texts = [squeeze("".join(body.itertext())) for body in bodies_of(portal, article)]
        assert all(any(squeeze(paragraph) in text for paragraph in article.paragraphs) for text in texts[1:])
        for paragraph in map(squeeze, article.paragraphs):
            assert sum(paragraph in text for text in texts) == 1


def test_dates_are_those_shown(portal: Portal) -> None:
    for article in portal.truth:
        meta = meta_of(tree_of(portal, article.path))
        shown = re.search(r"(\d{4})\D(\d\d)\D(\d\d)日?(?: (\d\d:\d\d(?::\d\d)?))?", meta)
        if article.datePublished is None:
            assert shown is None, article.path
            continue
        assert shown is not None, article.path
        year, month, day, clock = shown.groups()
        assert article.datePublished == f"{year}-{month}-{day}" + (f"T{clock}+08:00" if clock else "")
        assert article.listDate in (None, article.datePublished[:10])


def test_dated_addresses_agree_with_the_dates(portal: Portal) -> None:
    dated = [article for article in portal.truth if article.path.startswith("/a/")]
    assert len(dated) > 200
    for article in dated:
        day = re.sub(r"/a/(\d{4})/(\d\d)(\d\d)/.*", r"\1-\2-\3", article.path)
        assert day in (article.listDate, str(article.datePublished)[:10]), article.path


def test_list_dates_are_those_of_the_rows(portal: Portal) -> None:
    by_path = {article.path: article for article in portal.truth}
    seen = 0
    for section in portal.sections:
        for target in section.listPages:
            for link in tree_of(portal, target).xpath("//div[@class='listbox']//a[not(img)][not(.='查看全文')]"):
                article = by_path.get(link.get("href"))
                if article is None:
                    continue
                row = link.xpath(
                    "ancestor::*[self::li or self::tr[not(ancestor::table[@class='piclist'])] or self::dl"
                    " or self::td[ancestor::table[@class='piclist']]][1]"
                )[0]
                text = "".join(row.itertext()).replace(link.text or "", "", 1)
                shown = re.search(r"\d{4}-\d\d-\d\d|\[\d\d-\d\d\]", text)
                assert bool(shown) == bool(article.listDate), article.path
                if shown and article.listDate:
                    assert article.listDate.endswith(shown[0].strip("[]"))
                seen += 1
    assert seen == sum(article.isListed for article in portal.truth) + 8


def test_sources_and_authors_are_those_of_the_meta_line(portal: Portal) -> None:
    for article in portal.truth:
        meta = meta_of(tree_of(portal, article.path))
        source = re.search(r"來源[:：]\s*(\S+?)(?=\s|\||閱讀|$)", meta)
        assert (source[1] if source and source[1] != "未知" else None) == article.contentSource, meta
        writers = re.search(r"作者[:：](.+?) ?(?=來源|瀏覽)|記者 (\S+)", meta)
        names = re.split(r"[ 、]", (writers[1] or writers[2]).strip()) if writers else []
        assert names == article.authors, meta


def test_breadcrumbs_are_the_sections(portal: Portal) -> None:
    for article in portal.truth:
        place = text_of(tree_of(portal, article.path), "//div[@class='place']")
        assert place == squeeze(f"當前位置:主頁>{'>'.join(article.sections)}>")


def test_files_and_pictures_are_linked_from_the_body(portal: Portal) -> None:
    for article in portal.truth:
        bodies = bodies_of(portal, article)
        pictures = [str(src) for body in bodies for src in body.xpath(".//img/@src") if "/uploads/" in src]
        assert pictures == article.images
        files = [
            str(href) for body in bodies for href in body.xpath(".//a/@href") if re.search(r"(pdf|doc|zip)$", href)
        ]
        assert files == article.attachments
        assert len(article.captions) == len(article.images)


def test_duplicates_are_exact_and_younger(portal: Portal) -> None:
    by_path = {article.path: article for article in portal.truth}
    copies = [article for article in portal.truth if article.duplicateOf]
    assert len(copies) == 12
    for copy in copies:
        original = by_path[str(copy.duplicateOf)]
        assert original.duplicateOf is None
        assert (copy.headline, copy.paragraphs) == (original.headline, original.paragraphs)
        assert str(original.datePublished)[:10] < str(copy.datePublished)[:10]
        assert copy.sections != original.sections


def test_nothing_else_is_a_near_duplicate(portal: Portal) -> None:
    """Far below the 0.45 at which near-duplicates are suspected: shingles of 5 characters, Jaccard."""
    texts = {a.path: squeeze("".join(a.paragraphs)) for a in portal.truth if a.paragraphs and not a.duplicateOf}
    shingles = {path: {hash(text[i : i + 5]) for i in range(len(text) - 4)} for path, text in texts.items()}
    assert len(shingles) > 380
    holders: dict[int, list[str]] = {}
    for path, own in shingles.items():
        for shingle in own:
            holders.setdefault(shingle, []).append(path)
    # Only pairs that share something are counted: those are few of all.
    shared = Counter(pair for paths in holders.values() for pair in combinations(paths, 2))
    worst = max(count / (len(shingles[a]) + len(shingles[b]) - count) for (a, b), count in shared.items())
    assert 0 < worst < 0.25


def test_headlines_repeat_in_copies_only(portal: Portal) -> None:
    counts = Counter(article.headline for article in portal.truth)
    repeated = {headline for headline, count in counts.items() if count > 1}
    assert repeated == {article.headline for article in portal.truth if article.duplicateOf}


def test_covers_ten_years(portal: Portal) -> None:
    years = Counter(str(article.datePublished)[:4] for article in portal.truth if article.datePublished)
    assert sorted(years) == [str(year) for year in range(2008, 2018)]
    assert min(years.values()) >= 20


@pytest.mark.parametrize(
    ("what", "least", "count"),
    [
        ("no date on the page", 10, lambda a: a.datePublished is None),
        ("no date anywhere", 1, lambda a: a.datePublished is None and a.listDate is None and a.isListed),
        ("a time of day", 40, lambda a: len(a.datePublished or "") > 10),
        ("seconds", 5, lambda a: len(a.datePublished or "") == 25),
        ("no source", 80, lambda a: a.contentSource is None),
        ("a source", 150, lambda a: a.contentSource is not None),
        ("two authors", 15, lambda a: len(a.authors) == 2),
        ("two pages", 30, lambda a: len(a.pages) == 2),
        ("three pages", 8, lambda a: len(a.pages) == 3),
        ("pictures only", 4, lambda a: a.images and not a.paragraphs),
        ("a file only", 5, lambda a: a.attachments and not a.images and not a.paragraphs),
        ("a caption", 60, lambda a: any(a.captions)),
        ("an attachment", 20, lambda a: a.attachments),
        ("annotations", 150, lambda a: re.search(r"[一-鿿]\([a-zāáǎàēéěèīíǐìōóǒòūúǔù]+\)", "".join(a.paragraphs))),
        ("no annotations", 150, lambda a: "(" not in "".join(a.paragraphs)),
    ],
)
def test_has_the_kinds_that_a_crawler_meets(portal: Portal, what: str, least: int, count: object) -> None:
    assert sum(bool(count(article)) for article in portal.truth) >= least, what  # type: ignore[operator]


def test_article_lengths(portal: Portal) -> None:
    texts = [article for article in portal.truth if article.paragraphs]
    assert all(3 <= len(article.paragraphs) <= 18 for article in texts)
    assert min(len("".join(article.paragraphs)) for article in texts) > 100


def test_the_menu_is_the_seeds(portal: Portal) -> None:
    assert [section.path[-1] for section in portal.sections] == SEED_MENU
    for target in ("/", "/xw/", portal.truth[0].path, "/about/"):
        links = tree_of(portal, target).xpath("//div[@class='sidenav']//li[not(@class)]/a")
        assert [link.text for link in links] == SEED_MENU
        assert [link.get("href") for link in links] == [section.address for section in portal.sections]


def test_the_seeds_own_article_stands_verbatim(portal: Portal) -> None:
    seed = portal.truth[-1]
    assert seed.headline == "郴州經(jīng)開區(qū):跨越發(fā)展正當時"
    assert (seed.datePublished, seed.contentSource) == ("2017-12-25", None)
    assert seed.sections == ["新聞中心", "經(jīng)濟開發(fā)區(qū)新聞"]
    assert len(seed.paragraphs) == 15
    assert seed.paragraphs[3] == "精準服務推進項目建設"
    assert seed.paragraphs[0].startswith(
        "郴州位于湖南的最南部,是湖南對接粵港澳的窗口和門戶,是湖南經(jīng)濟發(fā)展的“南增長極”。"
    )
    assert seed.paragraphs[-1] == (
        "12月19日,郴州經(jīng)開區(qū)“電子信息新材料產(chǎn)業(yè)園(一期)”正式開工建設,標志著園區(qū)發(fā)展邁入新的階段。"
    )
    assert meta_of(tree_of(portal, seed.path)) == "來源:未知 日期:2017-12-25 點擊:次"


def test_the_counter_is_called_by_a_script_of_every_article(portal: Portal) -> None:
    for article in portal.truth:
        (counter,) = tree_of(portal, article.path).xpath("//div[@class='viewbox']//script/@src")
        assert counter.startswith("/plus/count.php?")


def test_the_feed_has_the_newest_articles(portal: Portal) -> None:
    feed = etree.fromstring(portal.pages["/rss.xml"].body)
    links = feed.xpath("//item/link/text()")
    assert len(links) == 20
    assert links[0].endswith(portal.truth[-1].path)
    assert feed.xpath("//item/title/text()")[0] == portal.truth[-1].headline
