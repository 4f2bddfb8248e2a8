"""Near-duplicates: the same story told twice, not word for word. Signatures, their index on disk, and the proof."""
