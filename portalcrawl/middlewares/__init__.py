"""Downloader middlewares: where Scrapy's own ones cost too much or ask too soon."""
