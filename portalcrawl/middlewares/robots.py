"""robots.txt for every request, also for those that wait while it is fetched."""

from scrapy import Request
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached


class ObeyRobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's obedience, without its gap: of several requests that wait for one robots.txt, all obey it.

    Scrapy 2.19 lets them wait for one Deferred, whose first reader leaves None to the others: they take all as allowed.
    """

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The host's rules; None where it has none that can be read."""
        await super().robot_parser(request)
        known = self._parsers[urlparse_cached(request).netloc]
        return known if isinstance(known, RobotParser) else None
