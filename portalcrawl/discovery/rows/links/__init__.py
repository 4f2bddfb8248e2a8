"""The links of a page that may lead to articles, wherever the page keeps them."""
