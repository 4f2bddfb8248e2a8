"""Addresses: their canonical form, parts, shapes, and what they do."""
