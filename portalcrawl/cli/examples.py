"""Two calls of each verb, as `--help` shows them."""

EXAMPLES: dict[str, tuple[str, ...]] = {
    "demo": ("portalcrawl demo", "portalcrawl demo --style english --serve"),
    "crawl": (
        "portalcrawl crawl http://www.example.com/ --since 2017 --section 新闻中心",
        "portalcrawl crawl output/www.example.com --json",
    ),
    "learn": (
        "portalcrawl learn http://www.example.com/",
        "portalcrawl learn http://www.example.com/ -o output/www.example.com/profile.toml",
    ),
    "check": ("portalcrawl check output/www.example.com", "portalcrawl check output/www.example.com --json"),
    "status": ("portalcrawl status output/www.example.com", "portalcrawl status output --failed"),
    "urls": (
        "portalcrawl urls output/www.example.com --state failed",
        "portalcrawl urls output/www.example.com | jq -r .state | sort | uniq -c",
    ),
    "verify": ("portalcrawl verify output/www.example.com", "portalcrawl verify --repair output/www.example.com"),
    "log": (
        "portalcrawl log http://www.example.com/a/1.html",
        "portalcrawl log output/www.example.com --json",
    ),
    "diff": (
        "portalcrawl diff http://www.example.com/a/1.html",
        "portalcrawl diff http://www.example.com/a/1.html --from 1 --to 3",
    ),
    "duplicates": ("portalcrawl duplicates output", "portalcrawl duplicates output --json"),
    "extract": (
        "portalcrawl extract http://www.example.com/a/1.html",
        "portalcrawl extract saved.html --url http://www.example.com/a/1.html",
    ),
    "explain": (
        "portalcrawl explain saved.html --url http://www.example.com/a/1.html",
        "portalcrawl explain http://www.example.com/news/ --rows --pager --json",
    ),
    "doctor": ("portalcrawl doctor http://www.example.com/", "portalcrawl doctor www.example.com --json"),
    "schedule": (
        "portalcrawl schedule http://www.example.com/ --every 6h",
        "portalcrawl schedule output/www.example.com output/news.example.org --every 1d --cron",
    ),
    "tail": (
        "portalcrawl tail output --cursor search.cursor >> events.jsonl",
        "portalcrawl tail output --cursor search.cursor --follow --exec ./load-into-search",
    ),
    "export": (
        "portalcrawl export output --to parquet -o articles.parquet",
        "portalcrawl export output/www.example.com --to csv --since 2017 --section 新闻中心 -o news.csv",
    ),
    "reextract": (
        "portalcrawl reextract output/www.example.com",
        "portalcrawl reextract output/www.example.com --profile mended.toml --apply",
    ),
    "remove": (
        "portalcrawl remove http://www.example.com/a/1.html output/www.example.com",
        "portalcrawl remove --before 10y output/www.example.com --reason retention --apply",
    ),
    "schema": ("portalcrawl schema record", "portalcrawl schema manifest"),
}
