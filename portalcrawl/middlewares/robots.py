"""Obeying robots.txt with every request, also with those that wait while it is fetched."""

from scrapy import Request
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached


class ObeyRobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's middleware without its gap: of several requests that wait for one robots.txt, all obey it.

    In Scrapy 2.19 they wait for one Deferred. Its first reader leaves None to the others, which then ask without rules.
    """

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The host's rules; None where it has none that can be read."""
        await super().robot_parser(request)
        known = self._parsers[urlparse_cached(request).netloc]
        return known if isinstance(known, RobotParser) else None
