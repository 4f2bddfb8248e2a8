"""Where the text begins and ends in its block: by-line and deck above it, labels and boxes below it."""
