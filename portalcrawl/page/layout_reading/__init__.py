"""The pass that makes a layout of a tree: what it skips, what it doubts, what is hidden, parts of a page."""
