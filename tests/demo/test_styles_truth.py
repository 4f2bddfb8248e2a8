"""The truth of the newer styles against their pages."""

import re
from collections import Counter
from html import unescape
from itertools import combinations

from lxml import html
from styled_pages import facts_of, read_day, squeeze, tree_of, whole_text

from portalcrawl.demo import Portal


def test_headlines_stand_in_a_heading_and_in_the_title(styled: Portal) -> None:
    for article in styled.truth:
        tree = tree_of(styled, article.path)
        headings = [squeeze(node.text_content()) for node in tree.xpath("//h1 | //h2 | //h3")]
        assert headings.count(squeeze(article.headline)) == 1, article.path
        assert squeeze(tree.findtext(".//title")).startswith(squeeze(article.headline))


def test_texts_stand_on_the_pages_once(styled: Portal) -> None:
    for article in styled.truth:
        text = whole_text(styled, article)
        for paragraph in map(squeeze, article.paragraphs):
            assert text.count(paragraph) == 1, (article.path, paragraph)
        for table in article.tables:
            assert squeeze("".join(cell for row in table for cell in row)) in text


def test_a_story_has_nothing_else_in_its_text_than_the_truth_and_boxes(style: str, styled: Portal) -> None:
    place = {"taiwan": "//div[@id='zone']", "english": "//div[@class='entry-content']"}[style]
    boxes = (
        "//strong[.='大家都在看']/.. | //div[@class='newsletter-box'] | //div[@class='page-links']"
        " | //p[@class='download'] | //div[@class='pic'] | //figure[img] | //div[contains(@class, 'wp-caption')]"
    )
    for article in styled.truth:
        left = ""
        for target in article.pages or [article.path]:
            tree = tree_of(styled, target)
            for box in tree.xpath(boxes):
                box.drop_tree()
            left += squeeze("".join(node.text_content() for node in tree.xpath(place)))
        for text in (*article.paragraphs, *(cell for table in article.tables for row in table for cell in row)):
            assert squeeze(text) in left, article.path
            left = left.replace(squeeze(text), "", 1)
        assert left == "", article.path


def test_dates_are_those_shown(style: str, styled: Portal) -> None:
    for article in styled.truth:
        facts = facts_of(style, styled, article)
        assert read_day(facts) == (article.datePublished and article.datePublished[:10]), (article.path, facts)
        clock = re.search(r"(\d{1,2}):(\d\d)(?: (am|pm))?", facts)
        assert bool(clock) == ("T" in (article.datePublished or ""))
        if clock:
            hour = int(clock[1]) % 12 + 12 * (clock[3] == "pm") if clock[3] else int(clock[1])
            assert f"T{hour:02}:{clock[2]}" in str(article.datePublished)


def test_sources_and_authors_are_those_shown(style: str, styled: Portal) -> None:
    for article in styled.truth:
        facts = facts_of(style, styled, article)
        source = re.search(r"(?:資料)?來源：?(\S+?)(?=點閱數|瀏覽|\s|$)|Source: (.+?) \|", facts)
        assert (source and (source[1] or source[2])) == article.contentSource, facts
        for name in article.authors:
            assert name in facts
        has_author = re.search(r"文／\S|記者\S+／|[Bb]y [A-Z]|min read", facts)
        assert bool(has_author) == bool(article.authors), facts


def test_breadcrumbs_are_the_sections(style: str, styled: Portal) -> None:
    mark = {"taiwan": "path", "english": "breadcrumbs"}[style]
    for article in styled.truth:
        steps = tree_of(styled, article.path).xpath(f"//div[@class='{mark}']/a")
        assert [step.text for step in steps[1:]] == article.sections


def test_pictures_and_files_are_those_of_the_page(styled: Portal) -> None:
    for article in styled.truth:
        trees = [tree_of(styled, target) for target in article.pages or [article.path]]
        pictures = [str(src) for tree in trees for src in tree.xpath("//img/@src") if re.search(r"upload.*jpg", src)]
        assert pictures == article.images
        files = [str(href) for tree in trees for href in tree.xpath("//a/@href") if re.search(r"(pdf|doc|zip)$", href)]
        assert files == article.attachments
        text = whole_text(styled, article)
        assert all(squeeze(caption) in text for caption in article.captions if caption)
        assert len(article.captions) == len(article.images)


def test_lists_show_their_rows(style: str, styled: Portal) -> None:
    """Each listed article stands once in the lists of its sections, with its day."""
    by_path = {article.path: article for article in styled.truth}
    rows = {
        "taiwan": "//table[@class='list']//tr[td] | //ul[@class='news']/li | //dd | //div[@class='card'] | //p[font]",
        "english": "//article | //ul[@class='post-list']/li | //div[@class='card'] | //tbody/tr",
    }[style]
    for section in styled.sections:
        shown: list[str] = []
        for target in section.listPages:
            for row in tree_of(styled, target).xpath(rows):
                links = [href for href in row.xpath(".//a/@href") if href in by_path]
                shown.append(links[0])
                day = row.getprevious().text_content() if row.tag == "dd" else html.tostring(row, encoding="unicode")
                whole = re.sub(r'href="[^"]*"|src="[^"]*"', "", unescape(day)).replace(by_path[links[0]].headline, "")
                assert read_day(whole) == by_path[links[0]].listDate, whole
        assert len(shown) == section.rowCount
        below = [a.path for a in styled.truth if a.isListed and a.sections[: len(section.path)] == section.path]
        assert sorted(shown) == sorted(below)


def test_unlisted_articles_stand_in_the_sitemap(styled: Portal) -> None:
    locations = re.findall(r"<loc>(.*?)</loc>", styled.pages["/sitemap.xml"].body.decode())
    alone = [article for article in styled.truth if not article.isListed]
    assert alone
    assert {styled.address + article.path for article in alone} <= set(map(unescape, locations))


def test_copies_are_exact_and_younger(styled: Portal) -> None:
    by_path = {article.path: article for article in styled.truth}
    copies = [article for article in styled.truth if article.duplicateOf]
    assert len(copies) == 3
    for copy in copies:
        original = by_path[str(copy.duplicateOf)]
        assert (copy.headline, copy.paragraphs) == (original.headline, original.paragraphs)
        assert str(original.datePublished)[:10] < str(copy.datePublished or copy.listDate)[:10]
        assert copy.sections != original.sections
    headlines = Counter(article.headline for article in styled.truth)
    assert sum(count > 1 for count in headlines.values()) == len(copies)


def test_nothing_else_is_a_near_duplicate(styled: Portal) -> None:
    """Below the 0.45 at which near-duplicates are suspected: shingles of 5 characters, Jaccard."""
    texts = {a.path: squeeze("".join(a.paragraphs)) for a in styled.truth if not a.duplicateOf}
    shingles = {path: {hash(text[i : i + 5]) for i in range(len(text) - 4)} for path, text in texts.items()}
    assert max(len(a & b) / len(a | b) for a, b in combinations(shingles.values(), 2)) < 0.45
