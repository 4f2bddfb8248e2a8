"""The further pages of a list or of an article."""
