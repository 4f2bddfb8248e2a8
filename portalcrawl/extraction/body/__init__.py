"""An article's text: the block that holds it, its edges, what is inside without belonging to it, its files."""
