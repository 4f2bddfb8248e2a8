"""The rows of a list page: links to articles with their titles and dates."""
