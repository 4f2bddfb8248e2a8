"""Extensions: Scrapy's signals in, reports and progress out."""
