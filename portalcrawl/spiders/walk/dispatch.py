"""Reading an answer by what its URL was met as: home page, list, sitemap, feed, article."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scrapy import Request
from scrapy.http import Response

from portalcrawl.archive.ledger import Lease, Role, Section, State
from portalcrawl.exceptions import NothingFoundError
from portalcrawl.items import Article
from portalcrawl.page.document import Document
from portalcrawl.spiders.answers import REDIRECTS, describe_status, is_page, redirect_target, refresh_target
from portalcrawl.spiders.recheck.looks import NOT_MODIFIED, SAME, is_conditional, read_validators
from portalcrawl.spiders.walk.redirects import IN_CIRCLES, MAX_HOPS
from portalcrawl.text.urls.canonical import canonicalize_url, hostname_of

if TYPE_CHECKING:
    from portalcrawl.spiders.portal import PortalSpider


class AnswerReader:
    """Reads a portal's answers for one run; what they lead to is an item, a further request of the lease, or a fate."""

    def __init__(self, spider: "PortalSpider") -> None:
        """All that is read goes to the spider's readers."""
        self._spider = spider

    def read(self, response: Response) -> list[Request | Article] | None:
        lease: Lease = response.meta["lease"]
        self._spider.archive.commit_batch()
        if response.status == NOT_MODIFIED and is_conditional(response):
            self._spider.note_answer()
            self._read_same(lease)
            return None
        if response.status in REDIRECTS:
            return self._follow(lease, redirect_target(response), response)
        if fate := describe_status(response.status):
            self._spider.settle_answer(lease, response.url, *fate)
            return None
        self._spider.note_answer()
        if not response.meta.get("parts"):
            self._spider.archive.ledger.note_validators(lease.url, read_validators(response))
        if lease.role is Role.SITEMAP:
            self._spider.entrances.read_sitemap(response, lease)
            return None
        if lease.role is Role.FEED:
            self._spider.entrances.read_feed(response, lease)
            return None
        if not is_page(response):
            self._spider.settle(lease, State.NOT_ARTICLE, "not a page")
            return None
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        known = self._spider.keeper
        document = Document.from_bytes(response.url, response.body, content_type, known.charset, known.script)
        if target := refresh_target(document):
            return self._follow(lease, target, response)
        if lease.role is Role.HOME:
            self._read_home(document, lease)
            return None
        if lease.role is Role.LIST:
            section = self._spider.tree.get(lease.section)
            self._spider.reading = section.name if section else "front page"
            if self._spider.lists.read(document, lease, datetime.now(UTC)) or section is None:
                return None
            return self._read_section_without_rows(lease, section, document, response)
        return self._read_article(lease, document, response)

    def _follow(self, lease: Lease, target: str | None, response: Response) -> list[Request | Article] | None:
        """An answer points elsewhere: the same page under another spelling is fetched, another page is another URL."""
        hops = response.meta["hops"] + 1
        if target is None or hops > MAX_HOPS:
            self._spider.settle(lease, State.FAILED, IN_CIRCLES if target else f"HTTP {response.status} to nowhere")
            return None
        if lease.role is Role.HOME:
            self._spider.tree.home = target
            self._spider.archive.ledger.set_meta("home_url", target)
            self._spider.allowed_domains = [*self._spider.allowed_domains, hostname_of(target)]
            return [self._spider.request(target, lease, hops)]
        if self._spider.redirects.is_same_page(lease, target) or lease.role in (Role.SITEMAP, Role.FEED):
            return [self._spider.request(target, lease, hops)]
        if fate := self._spider.redirects.refuse(target):
            if lease.held is None:
                self._spider.settle(lease, *fate)
            elif fate[0] is State.EXCLUDED:
                self._spider.rechecks.note_moved(lease, target)
            else:
                # To the home page: so portals answer who asks for what is not there any more.
                self._spider.settle(lease, State.GONE, fate[1])
        else:
            self._spider.redirects.add(lease, target)
            if lease.held is not None and lease.url in self._spider.archive.ledger.leased:
                self._spider.rechecks.note_moved(lease, target)
        return None

    def _read_same(self, lease: Lease) -> None:
        """The server says that a page is the same as before."""
        if lease.held is not None:
            self._spider.rechecks.note_same(lease, SAME)
        elif lease.role is Role.LIST:
            self._spider.lists.read_same(lease)
        else:
            if lease.role is Role.SITEMAP:
                self._spider.archive.ledger.add_sitemaps()
            self._spider.archive.ledger.set_same(lease.url)

    def _read_home(self, document: Document, lease: Lease) -> None:
        self._spider.reading = "home page"
        try:
            self._spider.entrances.read_home(document, lease)
        except NothingFoundError as error:
            self._spider.stop(error)

    def _read_section_without_rows(
        self, lease: Lease, section: Section, document: Document, response: Response
    ) -> list[Request | Article] | None:
        """A menu entry, or a link taken for one, may lead straight to an article; it must show its own date."""
        if canonicalize_url(lease.url) != canonicalize_url(section.url):
            return None
        step = self._spider.articles.read(document, lease, response)
        if step.article is None or step.article.datePublished is None:
            return None
        if section.origin == "page":
            self._spider.tree.remove(section)
        self._spider.archive.ledger.lease_again(lease)
        return [step.article]

    def _read_article(self, lease: Lease, document: Document, response: Response) -> list[Request | Article] | None:
        """The article as an item, or the request of its next page; what is no article gets its fate here."""
        step = self._spider.articles.read(document, lease, response)
        if lease.role is Role.CANDIDATE:
            self._spider.shapes.note(lease.url, is_article=step.rejection is None)
        if step.rejection is not None:
            self._spider.settle(lease, State.NOT_ARTICLE, step.rejection)
            return None
        self._spider.side_links.note(document)
        if step.article is not None:
            self._spider.reading = step.article.headline or lease.url
            if lease.held is not None:
                if not self._spider.versions.take(step.article, lease):
                    self._spider.rechecks.note_same(lease, "the same content")
                    return None
                self._spider.rechecks.note_changed(lease)
            return [step.article]
        assert step.next_page is not None
        request = self._spider.request(step.next_page, lease)
        request.meta["parts"] = step.parts
        return [request]
