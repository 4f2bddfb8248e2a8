"""A page's fields: `article.extract_article` is the door, every other module finds one kind of field."""
