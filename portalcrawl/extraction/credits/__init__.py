"""Who wrote an article and where it was taken from."""
