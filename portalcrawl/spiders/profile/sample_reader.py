"""Reads the pages that a profile is learned from, within the limits of one learning."""

from collections.abc import Awaitable, Callable

from scrapy.http import Response

from portalcrawl.archive.ledger import State
from portalcrawl.induction.samples import Samples
from portalcrawl.page.document import Document
from portalcrawl.spiders.answers import IN_CIRCLES, Elsewhere, Refusal, read_page, read_status
from portalcrawl.spiders.portal_profile import PortalProfile
from portalcrawl.text.urls.canonical import canonicalize_url, is_same_site

MOST_HOPS = 4
"""Each costs one of the few requests."""
LARGEST_SAMPLE = 2_000_000
"""Bytes; a larger page is unusual, and its tree would stay in memory until all samples are learned from."""
MOST_TAGS = 400_000
"""Of all samples together, for the same reason: ordinary portals' samples have a quarter of them."""
MOST_FAILURES = 5
"""So many failures in a row end learning. A dead link is not a failure, because the portal answers."""

Fetch = Callable[[str], Awaitable[Response | str]]
"""Fetches an address: the answer, or why there is none."""


class SampleReader:
    """Fetches pages, follows their redirects, and notes each that fails."""

    def __init__(self, samples: Samples, fetch: Fetch, portal_profile: PortalProfile, most: int) -> None:
        """`most` is how many requests it may make; they are counted in `samples`."""
        self._samples = samples
        self._fetch = fetch
        self._portal_profile = portal_profile
        self._most = most
        self._failures = 0
        self._tags = 0
        self.met: set[str] = set()
        """The canonical form of each address that was asked, or that was chosen to be asked."""

    @property
    def left(self) -> int:
        """How many requests may still be made."""
        return self._most - self._samples.requests

    @property
    def is_spent(self) -> bool:
        """Whether nothing more is fetched."""
        return self.left <= 0 or self._failures >= MOST_FAILURES

    async def read(self, url: str) -> Document | None:
        """The page of an address, redirects followed; None where there is none, which is noted."""
        target, reason, is_failure = url, IN_CIRCLES, True
        for _ in range(MOST_HOPS):
            if self.is_spent:
                return None
            self._samples.requests += 1
            self.met.add(canonicalize_url(target))
            response = await self._fetch(target)
            if isinstance(response, str):
                reason = response
                break
            answer = self._read_answer(response)
            if isinstance(answer, Document):
                self._failures = 0
                return answer
            if isinstance(answer, Refusal):
                reason, is_failure = answer.reason, answer.state is not State.GONE
                break
            following = answer.target
            if following is None or following == target:
                reason = "redirects to nowhere"
                break
            if url != self._samples.start and not is_same_site(following, target):
                reason = "redirects offsite"
                break
            target = following
        self._failures += is_failure
        self._samples.failures.append((url, reason))
        return None

    def _read_answer(self, response: Response) -> Document | Elsewhere | Refusal:
        """What an answer says; a page that is too large, beside those that are kept, is not even parsed."""
        status = read_status(response)
        if status is not None:
            return status
        tags = response.body.count(b"<")
        if len(response.body) > LARGEST_SAMPLE or self._tags + tags > MOST_TAGS:
            return Refusal(State.FAILED, "too large to learn from")
        self._tags += tags
        return read_page(response, self._portal_profile)
