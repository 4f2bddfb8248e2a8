"""Where a walk starts: splash pages, indexes of all articles, feeds and sitemaps."""
