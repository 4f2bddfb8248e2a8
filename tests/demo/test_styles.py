"""The styles beside the mainland's: the same arguments give the same bytes, and the truth is what the pages say."""

import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import asdict
from datetime import date
from html import unescape
from itertools import combinations
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html

from portalcrawl.demo import STYLES, DemoServer, Page, Portal, TruthArticle
from portalcrawl.demo.drawing import read_data, read_grammar
from portalcrawl.demo.template import parse_template

NEW_STYLES = ("taiwan", "english")
BOUND = {"taiwan": set("FATRMD"), "english": set("FAVM")}
MONTHS = [date(2026, number, 1).strftime("%B") for number in range(1, 13)]
_NUMBERS = {name: number for number, month in enumerate(MONTHS, 1) for name in (month, month[:3])}
_NAMES = "|".join(_NUMBERS)


@pytest.fixture(scope="module", params=NEW_STYLES)
def style(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def styled(style: str) -> Portal:
    return STYLES[style]()


def digest(portal: Portal) -> str:
    state = hashlib.sha256()
    for target, page in portal.pages.items():
        state.update(repr((target, page.status, page.headers)).encode())
        state.update(page.body)
    state.update(repr((portal.truth, portal.sections)).encode())
    return state.hexdigest()


def decode(page: Page) -> str:
    """As a browser does: by the charset that the page names."""
    found = re.search(rb'charset="?([\w-]+)', page.body)
    assert found
    return page.body.decode(found[1].decode("ascii"))


def tree_of(portal: Portal, target: str) -> html.HtmlElement:
    return html.fromstring(re.sub(r'<meta charset="[^"]+">', "", decode(portal.pages[target])))


def squeeze(text: str) -> str:
    return "".join(text.split())


def whole_text(portal: Portal, article: TruthArticle) -> str:
    return squeeze("".join(tree_of(portal, target).text_content() for target in article.pages or [article.path]))


def test_two_builds_have_the_same_bytes(style: str, styled: Portal) -> None:
    assert digest(STYLES[style]()) == digest(styled)


def test_another_process_builds_the_same_bytes(style: str, styled: Portal) -> None:
    """Nothing depends on the order of sets, which changes with the interpreter's hash seed."""
    program = f"from test_styles import STYLES, digest; print(digest(STYLES[{style!r}]()))"
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    environment = {**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": path}
    run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == digest(styled)


def test_another_seed_gives_other_texts(style: str, styled: Portal) -> None:
    other = STYLES[style](seed=1)
    assert len({a.headline for a in other.truth} & {a.headline for a in styled.truth}) < 20


@pytest.mark.parametrize("count", [60, 110])
def test_has_as_many_articles_as_asked_for(style: str, count: int) -> None:
    portal = STYLES[style](articles=count)
    assert len({article.path for article in portal.truth}) == len(portal.truth) == count


def test_too_few_articles_are_refused(style: str) -> None:
    with pytest.raises(ValueError, match="articles=59"):
        STYLES[style](articles=59)


def test_grammar_is_sound(style: str) -> None:
    """Every alternative parses, every symbol that it names exists, and none stands twice in its list."""
    grammar = read_grammar(read_data(f"portalcrawl.demo.{style}", "grammar.txt"))
    for name, lines in grammar.items():
        assert len(lines) == len(set(lines)), name
        for line in lines:
            parse_template(line)
            named = {slot for slot in re.findall(r"\{([^{}|]*)\}", line) if not re.fullmatch(r"[nf]:\d+-\d+", slot)}
            assert named <= grammar.keys() | BOUND[style], line
            # A bound symbol without its braces would be printed as its letter; in English A is a word.
            assert style == "english" or not re.search(r"[{|][A-Z][|}]", re.sub(r"\{[A-Z]\}", "", line)), line


def test_no_slot_is_left_unfilled(styled: Portal) -> None:
    for article in styled.truth:
        texts = (article.headline, *article.paragraphs, *filter(None, article.captions))
        assert not [text for text in texts if re.search(r"[{}|@]|[nf]:\d|  ", text)]


def test_truth_is_json(styled: Portal) -> None:
    records = [asdict(fact) for fact in (*styled.truth, *styled.sections)]
    assert json.loads(json.dumps(records, ensure_ascii=False)) == records


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


def read_day(text: str) -> str | None:
    """The day in the first of the forms that the pages have."""
    if found := re.search(r"(\d{4})[-/.](\d\d)[-/.](\d\d)", text):
        year, month, day = map(int, found.groups())
    elif found := re.search(r"(\d\d)/(\d\d)/(\d{4})", text):
        day, month, year = map(int, found.groups())
    elif found := re.search(r"(\d{2,3})(?:年|-)(\d{1,2})(?:月|-)(\d{1,2})(?!\d)", text):
        year, month, day = map(int, found.groups())
        year += 1911
    elif found := re.search(rf"({_NAMES}) (\d+), (\d{{4}})", text):
        year, month, day = int(found[3]), _NUMBERS[found[1]], int(found[2])
    elif found := re.search(rf"(\d+) ({_NAMES}) (\d{{4}})", text):
        year, month, day = int(found[3]), _NUMBERS[found[2]], int(found[1])
    else:
        return None
    return str(date(year, month, day))


def facts_of(style: str, portal: Portal, article: TruthArticle) -> str:
    """What stands between the headline and the text."""
    tree = tree_of(portal, article.path)
    if style == "english":
        return " ".join(node.text_content() for node in tree.xpath("//header[@class='entry-header']/*[not(self::h1)]"))
    facts = tree.xpath("//*[@class='title']/following-sibling::*[1]")
    return str(facts[0].text_content())


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


def test_every_internal_link_leads_somewhere(styled: Portal) -> None:
    closed = re.findall(r"Disallow: (\S+)", styled.pages["/robots.txt"].body.decode())
    assert closed
    for target, page in styled.pages.items():
        if not page.headers["Content-Type"].startswith("text/html"):
            continue
        for href in map(str, tree_of(styled, target).xpath("//a/@href | //img/@src | //form/@action")):
            url = urlsplit(urljoin(styled.address + target, href))
            goal = url.path + (f"?{url.query}" if url.query else "")
            if url.scheme != "http" or goal.startswith(tuple(closed)):
                continue
            assert f"http://{url.netloc}" == styled.address, (target, href)
            assert styled.respond(goal).status == 200, (target, href)


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


@pytest.mark.parametrize(
    ("what", "least", "count"),
    [
        ("a source", 10, lambda a: a.contentSource),
        ("an author", 25, lambda a: a.authors),
        ("a time of day", 10, lambda a: "T" in (a.datePublished or "")),
        ("two pages", 5, lambda a: a.pages),
        ("a caption", 20, lambda a: any(a.captions)),
        ("a picture without caption", 8, lambda a: None in a.captions),
        ("an attachment", 15, lambda a: a.attachments),
        ("a table", 3, lambda a: a.tables),
        ("two levels", 7, lambda a: len(a.sections) == 2),
    ],
)
def test_has_the_kinds_that_a_crawler_meets(styled: Portal, what: str, least: int, count: object) -> None:
    assert sum(bool(count(article)) for article in styled.truth) >= least, what  # type: ignore[operator]


def test_taiwan_is_in_traditional_characters_and_partly_in_big5() -> None:
    portal = STYLES["taiwan"]()
    bodies = [page.body for page in portal.pages.values() if b"<html" in page.body]
    names = Counter(name for body in bodies for name in re.findall(rb'meta charset="([\w-]+)"', body))
    assert names.keys() == {b"utf-8", b"big5"}
    assert names[b"big5"] > 10
    text = "".join("".join(article.paragraphs) for article in portal.truth)
    assert not set("国这会园区业发经对时间网络软") & set(text)
    assert sum(article.datePublished is None for article in portal.truth) >= 2


def test_the_server_puts_its_own_address_in_place_of_each_styles(styled: Portal) -> None:
    with DemoServer(styled) as server:
        body = server.answer("/").body
    assert styled.address.encode() in styled.pages["/"].body
    assert styled.address.encode() not in body
    assert server.url.encode() in body
