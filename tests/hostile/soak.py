"""Crawls portals one after the other in one process: `soak.py FOLDER URL…`

It does what `cli.runs.process` does for each of them. One JSON line for each portal: `rss` is what stays when it is
done, `peak` the most that it took, in MB.
"""

import asyncio
import ctypes
import gc
import json
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import cast

from twisted.internet.interfaces import IReactorCore

from portalcrawl.cli.forgetting import forget_portal
from portalcrawl.cli.runs.process import create_process
from portalcrawl.spiders.portal import PortalSpider

STATUS = Path("/proc/self/status")
RESET_PEAK = "5"
"""What `clear_refs` takes for "the peak begins anew" (proc(5))."""


def read_mb(name: str) -> float:
    """A line of the process's status, in MB."""
    found = re.search(rf"{name}:\s+(\d+) kB", STATUS.read_text("ascii", "replace"))
    assert found is not None
    return int(found[1]) / 1024


def give_back() -> None:
    """Let the C library return what it keeps of freed memory: it is used again, so it is no leak."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)


def main(folder: Path, urls: list[str]) -> None:
    """Crawl them all."""
    process = create_process({"DOWNLOAD_DELAY": 0.0, "AUTOTHROTTLE_ENABLED": False, "LOG_ENABLED": False})

    async def crawl_all() -> None:
        for number, url in enumerate(urls):
            Path("/proc/self/clear_refs").write_text(RESET_PEAK, "ascii")
            crawler = process.create_crawler(PortalSpider)
            await process.crawl(crawler, start=url, output=str(folder / str(number)))
            assert isinstance(crawler.spider, PortalSpider)
            summary = crawler.spider.run.summary
            assert summary is not None
            code = int(summary.exit_code)
            del crawler, summary
            forget_portal()
            gc.collect()
            give_back()
            print(json.dumps({"rss": read_mb("VmRSS"), "peak": read_mb("VmHWM"), "code": code}), flush=True)

    from twisted.internet import reactor  # the process has installed it

    crawls = asyncio.get_event_loop().create_task(crawl_all())
    crawls.add_done_callback(lambda _: cast("IReactorCore", reactor).stop())
    process.start(stop_after_crawl=False)
    crawls.result()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
