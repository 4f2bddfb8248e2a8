"""One module for each format: it turns what was selected into a file."""
