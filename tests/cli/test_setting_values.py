"""Settings of a command line are tried before anything is done."""

import pytest

from portalcrawl.cli.setting_values import check_settings
from portalcrawl.exceptions import UsageError


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("USER_AGENT", "mine/1.0"),
        ("DOWNLOAD_DELAY", "0.5"),
        ("DOWNLOAD_DELAY", 0),
        ("CONCURRENT_REQUESTS", "4"),
        ("ROBOTSTXT_OBEY", "False"),
        ("COOKIES_ENABLED", "1"),
        ("LOG_LEVEL", "debug"),
        ("RETRY_HTTP_CODES", "500,503"),
        ("DOWNLOAD_MAXSIZE", "0"),
        ("TWISTED_DNS_RESOLVER", "scrapy.resolver.CachingThreadedResolver"),
        ("DEFAULT_REQUEST_HEADERS", '{"X-A": "b"}'),
    ],
)
def test_what_scrapy_can_read(name: str, value: object) -> None:
    check_settings({name: value})


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("USERAGENT", "mine", "did you mean USER_AGENT"),
        ("download_delay", "1", "did you mean DOWNLOAD_DELAY"),
        ("Concurrent-Requests", "1", "did you mean CONCURRENT_REQUESTS"),
        ("NO_SUCH_THING_AT_ALL", "1", "there is no such setting"),
        ("DOWNLOAD_DELAY", "fast", "DOWNLOAD_DELAY=fast"),
        ("DOWNLOAD_DELAY", "-1", "0 or more"),
        ("DOWNLOAD_DELAY", "nan", "0 or more"),
        ("CONCURRENT_REQUESTS", "1.5", "CONCURRENT_REQUESTS=1.5"),
        ("CONCURRENT_REQUESTS_PER_DOMAIN", "0", "above 0"),
        ("DOWNLOAD_TIMEOUT", "0", "above 0"),
        ("ROBOTSTXT_OBEY", "maybe", "ROBOTSTXT_OBEY=maybe"),
        ("LOG_LEVEL", "LOUD", "WARNING"),
        ("SCHEDULER", "nosuch.module.Scheduler", "SCHEDULER=nosuch"),
        ("ASYNCIO_EVENT_LOOP", "loop", "ASYNCIO_EVENT_LOOP=loop"),
        ("DEFAULT_REQUEST_HEADERS", "{", "DEFAULT_REQUEST_HEADERS={"),
    ],
)
def test_what_cannot_be_meant(name: str, value: str, words: str) -> None:
    with pytest.raises(UsageError) as error:
        check_settings({name: value})
    assert words in str(error.value)
