"""An article's text: the block that holds it, its edges, what stands inside without belonging to it, its files."""
