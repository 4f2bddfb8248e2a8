"""Reads the raw pages of an archive again, with today's code or another profile, without a network."""
