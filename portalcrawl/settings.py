"""Scrapy settings: every default that matters is set here on purpose, with its reason.

Facts of a portal stand in its archive, wishes of a run in spider arguments; this file holds facts of the machine and
manners. `scrapy crawl portal` and the CLI both read it.
"""

from portalcrawl import __version__

BOT_NAME = "portalcrawl"
SPIDER_MODULES = ["portalcrawl.spiders"]

# --- manners -------------------------------------------------------------------------------------
# A guest names itself. Whoever runs this for real puts an address of their own here.
NO_CONTACT = "no contact is set"
USER_AGENT = f"portalcrawl/{__version__} (archival crawler; {NO_CONTACT})"
ROBOTSTXT_OBEY = True
# A robots.txt that the server cannot give (5xx, no answer) forbids all until it can (--assume-no-robots).
ROBOTSTXT_ASSUME_ABSENT = False
# One connection and a pause; AutoThrottle lengthens the pause where the server is slow.
CONCURRENT_REQUESTS = 16
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_MAX_DELAY = 60.0
RETRY_TIMES = 2
# What passes: the server's trouble, and that of what stands before it (520 and above: it has no word from the server).
RETRY_HTTP_CODES = [408, 425, 429, 500, 502, 503, 504, 507, 508, 509, *range(520, 528), 530, 598, 599]
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5",
}

# --- a hostile web -------------------------------------------------------------------------------
DOWNLOAD_TIMEOUT = 60
# Scrapy's default resolver knows IPv4 alone: neither [::1] nor a host that has only IPv6 addresses would be found.
TWISTED_DNS_RESOLVER = "scrapy.resolver.CachingHostnameResolver"
# Wire and decompressed size of one page; the largest real article pages are a few MB.
DOWNLOAD_MAXSIZE = 5 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
# A cut answer is tried again, not archived as if it were whole. Scrapy only flags it: the length that a server states
# may be another one than the packed page's, and the middlewares see whether that has an end (`middlewares.inflate`).
DOWNLOAD_FAIL_ON_DATALOSS = False
DOWNLOAD_VERIFY_CERTIFICATES = True
REDIRECT_MAX_TIMES = 8
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
# Only the web: no local files, no FTP. Each connection's address is checked.
DOWNLOAD_HANDLERS = {
    "http": "portalcrawl.downloader.handler.GuardedDownloadHandler",
    "https": "portalcrawl.downloader.handler.GuardedDownloadHandler",
    "file": None,
    "ftp": None,
    "s3": None,
    "data": None,
}
# Bytes of all answers after which a run ends (--max-bytes); 0 is no limit. Scrapy has CLOSESPIDER_PAGECOUNT and
# CLOSESPIDER_TIMEOUT besides.
CLOSESPIDER_BYTES = 0
# Pages that ask not to be archived (noarchive) are archived all the same (--ignore-noarchive).
IGNORE_NOARCHIVE = False
# Hosts whose certificates are not verified (--insecure-tls); each record of such a run says so.
INSECURE_TLS_HOSTS: list[str] = []
# Networks that may be asked besides public addresses and the start URL's own (--allow-address).
ALLOWED_ADDRESSES: list[str] = []
# Sessions would give one visitor's view. A cookie without which a portal lets nobody in is sent all the same.
COOKIES_ENABLED = False

# --- the house -----------------------------------------------------------------------------------
SCHEDULER = "portalcrawl.scheduler.LedgerScheduler"
# The ledger is the duplicate filter.
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"
ITEM_PIPELINES = {
    "portalcrawl.pipelines.normalize.NormalizePipeline": 100,
    "portalcrawl.pipelines.datefilter.DateFilterPipeline": 200,
    "portalcrawl.pipelines.dedupe.DedupePipeline": 300,
    "portalcrawl.pipelines.write.WritePipeline": 400,
}
# Scrapy's own lists are replaced, not added to: it imports and asks each name of them, those that are switched off too.
EXTENSIONS_BASE: dict[str, int] = {}
EXTENSIONS = {
    "scrapy.extensions.closespider.CloseSpider": 0,
    "scrapy.extensions.throttle.AutoThrottle": 0,
    # Does nothing without FEEDS; the archive has no need of it.
    "scrapy.extensions.feedexport.FeedExporter": 0,
    "portalcrawl.extensions.page_budget.PageBudget": 40,
    "portalcrawl.extensions.byte_limit.ByteLimit": 45,
    "portalcrawl.extensions.crawldelay.CrawlDelay": 50,
    "portalcrawl.extensions.warc.WarcRecorder": 90,
    "portalcrawl.extensions.report.RunReport": 100,
    "portalcrawl.extensions.stall.StallGuard": 150,
    "portalcrawl.extensions.progress.Progress": 200,
}
# Left out: cookies as Scrapy sends them, passwords; the cache, which the archive is; meta refresh, for which
# Scrapy decodes and searches every page and PortalSpider reads the tree it has anyway; counts that nobody reads.
DOWNLOADER_MIDDLEWARES_BASE: dict[str, int] = {}
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": 50,
    # Before robots.txt is asked: what is at hand was allowed.
    "portalcrawl.middlewares.sampled.SampledMiddleware": 50,
    "portalcrawl.middlewares.robots.ObeyRobotsMiddleware": 100,
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": 350,
    "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
    "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
    "portalcrawl.middlewares.backoff.BackoffRetryMiddleware": 550,
    "portalcrawl.middlewares.inflate.InflateMiddleware": 590,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": 600,
    "portalcrawl.middlewares.cookies.CookieMiddleware": 700,
    "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware": 750,
}
# Callbacks put links into the ledger, not into Scrapy, and judge every status themselves.
SPIDER_MIDDLEWARES_BASE: dict[str, int] = {}
SPIDER_MIDDLEWARES = {"scrapy.spidermiddlewares.referer.RefererMiddleware": 700}

# --- speed (benchmarks/README.md) ------------------------------------------------------------------
# The default starts a pool of 100 tasks for each response; our callbacks yield one item.
CONCURRENT_ITEMS = 1
ASYNCIO_EVENT_LOOP = "uvloop.Loop"
# Looks into the source of every callback for a `return` in a generator; ours are checked by mypy.
WARN_ON_GENERATOR_RETURN_VALUE = False

# --- logs ----------------------------------------------------------------------------------------
LOG_LEVEL = "INFO"
LOG_FORMAT = "%(asctime)s %(levelname)s %(message)s"
LOG_DATEFORMAT = "%Y-%m-%dT%H:%M:%S%z"
LOGSTATS_INTERVAL = 0
STATS_DUMP = False
