"""The walk over a portal: what a fetched page is read as and what follows from it."""
