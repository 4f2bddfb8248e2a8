"""Leases of addresses: their requests, what comes of them, pages that wait for others."""
