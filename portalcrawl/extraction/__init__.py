"""A page's fields: `article.extract_article` is the door, every other module finds one kind of field.

The numbers of a module are at its head, each with a name and its reason; the test module of the same name holds them.
"""
