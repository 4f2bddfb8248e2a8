"""The lists of a page: repeated elements, the parts that belong to their links, and which list the page exists for."""
