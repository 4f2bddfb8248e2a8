"""The links of a page: read once, as a tree, and those that scripts open."""
